"""Texts cut at blanks: as `str.split` cuts them, whatever letters they are written in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mujaz.enrich.related.chunks import BLANKS, Chunks

WORDS = st.text(st.sampled_from("aبﷺ😀\ud800\u00a0\u3000 \n"), max_size=30)


def chunks_of(chunks: Chunks, texts: list[str]) -> list[list[str]]:
    numbers, counts = chunks.of(texts)
    known, found = list(chunks.known()), iter(numbers.tolist())
    return [[known[next(found)] for _ in range(count)] for count in counts.tolist()]


def test_the_blanks_are_those_at_which_python_splits() -> None:
    assert set(BLANKS) == {chr(code) for code in range(0x110000) if chr(code).isspace()}


@given(texts=st.lists(st.lists(WORDS, max_size=4)))
def test_each_text_has_the_chunks_that_split_returns(texts: list[list[str]]) -> None:
    chunks = Chunks()
    for some in texts:
        assert chunks_of(chunks, some) == [text.split() for text in some]
    assert list(chunks.known()) == list(dict.fromkeys(" ".join(text for some in texts for text in some).split()))


def test_a_chunk_keeps_its_number() -> None:
    chunks = Chunks()
    first, _ = chunks.of(["الرقة وريف الرقة", "والمستشفيات"])
    again, counts = chunks.of(["والمستشفيات", "", "الرقة"])
    assert again.tolist() == [first[3], first[0]]
    assert counts.tolist() == [1, 0, 1]
    assert first[0] == first[2]


def test_more_letters_than_have_numbers_of_their_own_are_told_apart() -> None:
    texts = [" ".join(chr(code) for code in range(0x4E00, 0x4E00 + 600)), "一丁 丁一 \u4fff\u4ffe \u4ffe\u4fff"]
    assert chunks_of(Chunks(), texts) == [text.split() for text in texts]


def test_chunks_of_many_texts_are_told_apart_though_they_stand_in_one_place() -> None:
    texts = [" ".join(f"{number:x}" for number in range(start, start + 20_000)) for start in (0, 10_000, 0)]
    chunks = Chunks()
    for text in texts:
        assert chunks_of(chunks, [text]) == [text.split()]
