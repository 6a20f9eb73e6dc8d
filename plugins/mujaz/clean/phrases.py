"""The phrases that pages print beside their articles, and how a line is compared with them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any, Final

from mujaz.arabic.fold import fold_lookup

COLON: Final = re.compile(r"(?<!\s)\s*+[:：]\s*+")
WORD: Final = re.compile(r"\w+")
REMEMBERED: Final = 1024
"""Of so many lines the answers are remembered, for each rule asks the same of a page's lines once more."""
LONGEST_LINE: Final = 300
"""No longer line opens with a phrase that counts."""
FULL_STOPS: Final = frozenset(".؟۔")
DOTS: Final = frozenset(".…")
"""How a sentence ends that only begins with the words of a phrase, `من نحن لنحكم عليهم؟`, and how a cut one does."""
LONGEST_START: Final = 8
"""A phrase at the start of a line of more words than this is running text."""


@lru_cache(maxsize=REMEMBERED)
def fold_line(text: str) -> str:
    """Return a line folded, its ends as they are; Persian parts of words apart."""
    # Persian and Kurdish write the parts of a word with a space or with a ZERO WIDTH NON-JOINER between.
    return fold_lookup(text.replace("\u200c", " "))


def trim(text: str) -> str:
    """Return a folded text without bullets, arrows, spaces and punctuation around it.

    >>> trim("• اقرا ايضا:")
    'اقرا ايضا'
    """
    if text and text[0].isalnum() and text[-1].isalnum():
        return text
    start, end = 0, len(text)
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return text[start:end]


@lru_cache(maxsize=REMEMBERED)
def words_of(folded: str) -> frozenset[str]:
    """Return the words of a folded line, without punctuation."""
    return frozenset(WORD.findall(folded))


class Finder:
    """Finds any of some folded phrases in folded lines, as whole words."""

    def __init__(self, known: Iterable[str], prefixes: str = "") -> None:
        """Take phrases before which one of the letters `prefixes` may stand."""
        listed = sorted(known, reverse=True)
        self._by_opening: dict[str, list[str]] = defaultdict(list)
        for phrase in listed:
            for opening in [f"{letter}{match[0]}" for letter in ("", *prefixes) if (match := WORD.search(phrase))]:
                self._by_opening[opening].append(phrase)
        self.openings = frozenset(self._by_opening)
        before = f"[{prefixes}]?" if prefixes else ""
        self._pattern = re.compile(rf"(?<!\w){before}(?:{'|'.join(map(re.escape, listed))})(?!\w)")

    def __call__(self, folded: str) -> bool:
        """Tell whether a phrase stands in a folded line."""
        words = words_of(folded)
        if self.openings.isdisjoint(words):
            return False
        # Few lines have the first word of one, and fewer its letters: a pattern takes twenty times as long to tell.
        begun = chain.from_iterable(map(self._by_opening.__getitem__, self.openings.intersection(words)))
        return any(map(folded.__contains__, begun)) and self._pattern.search(folded) is not None


@lru_cache(maxsize=REMEMBERED)
def fold_phrase(text: str) -> str:
    """Return `text` as phrases are compared.

    >>> fold_phrase("• إقرأ أيضاً:") == fold_phrase("اقرا ايضا")
    True
    """
    return trim(fold_line(text))


@cache
def phrases(kind: str) -> frozenset[str]:
    """Return the folded phrases of one `kind` in `phrases.toml`."""
    return frozenset(map(fold_phrase, _table()[kind]))


def phrase_table(name: str) -> dict[str, list[str]]:
    """Return the phrases of each kind in one table of `phrases.toml`."""
    table: dict[str, list[str]] = _table()[name]
    return table


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))


def split_label(text: str) -> list[str]:
    """Return what stands before the first colon of a text and what behind it; the text alone if it has none.

    >>> split_label("Image caption: The old bridge"), split_label("The old bridge")
    (['Image caption', 'The old bridge'], ['The old bridge'])
    """
    if "\uff1a" in text:  # FULLWIDTH COLON
        return COLON.split(text, maxsplit=1)
    start, colon, behind = text.partition(":")
    return [start.rstrip(), behind.lstrip()] if colon else [text]


def after_phrase(text: str, known: Iterable[str]) -> str | None:
    """Return what stands behind a known phrase: "" if `text` is the phrase alone, None if it opens with none.

    >>> after_phrase("اقرأ أيضاً: ثلاث قرى بلا ماء", phrases("related"))
    'ثلاث قرى بلا ماء'
    >>> after_phrase("المصدر المسؤول نفى ذلك", phrases("label")) is None
    True
    """
    if len(text) > LONGEST_LINE:
        return None
    known = known if isinstance(known, frozenset) else frozenset(known)
    whole, label, rest, first, words = _key(text)
    if whole in known:
        return ""
    if label is not None and label in known:
        return rest
    # Few lines begin with the first word of a phrase.
    return "" if first in _first_words(known) and not known.isdisjoint(_starts(words)) else None


@lru_cache(maxsize=64)
def _first_words(known: frozenset[str]) -> frozenset[str]:
    """Return the first words of some phrases, without signs around them."""
    return frozenset(trim(words[0]) for phrase in known if (words := phrase.split()))


@lru_cache(maxsize=REMEMBERED)
def _key(text: str) -> tuple[str, str | None, str, str | None, list[str]]:
    """Return what is looked up of a line among phrases; every line is, several times one after the other.

    That is the line, what stands before its first colon, and the first word of a short line and all of them, all
    folded. Third comes what stands behind the colon, unfolded.
    """
    whole = fold_phrase(text)
    start, *rest = split_label(text)
    words = whole.split() if len(text.split()) <= LONGEST_START and not _is_sentence(text) else []
    return (
        whole,
        fold_phrase(start) if rest else None,
        rest[0] if rest else "",
        trim(words[0]) if words else None,
        words,
    )


def _starts(words: list[str]) -> tuple[str, ...]:
    """Return the first two, three and four of some words, without signs around them; not what headlines begin with."""
    starts = [trim(" ".join(words[:number])) for number in range(2, min(4, len(words)) + 1)]
    return tuple([start for start in starts if start not in phrases("related_whole")])


def _is_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does and not as one that is cut off."""
    end = text.rstrip()[-2:]
    return end[-1:] in FULL_STOPS and end[:-1] not in DOTS
