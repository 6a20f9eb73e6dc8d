from __future__ import annotations

import pytest

from mujaz.clean.decode import decode
from mujaz.errors import ContentError
from mujaz.model import RawPage

TEXT = "نفت هيئة الأنهار ما نشرته الصحف عن انهيار السد، وقالت إن القياسات لم تتغير منذ أسبوع."


def decoded(data: bytes) -> str:
    return decode(RawPage("page", data, ""))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_arabic_is_read_in_every_charset_it_is_published_in(charset: str) -> None:
    assert decoded(TEXT.encode(charset)) == TEXT


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(charset: str) -> None:
    assert decoded((TEXT * 4).encode(charset)) == TEXT * 4


def test_a_declared_charset_is_believed() -> None:
    page = f'<meta charset="windows-1256"><p>{TEXT}</p>'
    assert decoded(page.encode("cp1256")) == page


def test_utf_8_is_read_whatever_the_page_declares() -> None:
    page = f'<meta charset="windows-1256"><p>{TEXT}</p>'
    assert decoded(page.encode()) == page


def test_a_codec_that_is_no_charset_is_not_used() -> None:
    assert decoded(b'<meta charset="unicode_escape"><p>\\x41 \xc9t\xe9</p>').endswith("</p>")


def test_a_download_cut_within_a_letter_is_read() -> None:
    assert decoded(TEXT.encode()[:-3]) == TEXT[:-2]


def test_direction_marks_go_and_joiners_stay() -> None:
    assert decoded("\ufeff12\u200f/8\u200f/2023 می\u200cخواهد".encode()) == "12/8/2023 می\u200cخواهد"


def test_letters_are_composed_and_presentation_forms_undone() -> None:
    assert decoded("\u0627\u0653 \ufedf\ufe8e \ufdfa".encode()) == "\u0622 \u0644\u0627 \ufdfa"


def test_the_text_itself_is_untouched() -> None:
    text = "قـال:  “نعم”  و«لا»…"
    assert decoded(text.encode()) == text


def test_line_ends_are_plain() -> None:
    assert decoded("ا\r\nب\rج\u2028د".encode()) == "ا\nب\nج\nد"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"\x9d\x81\x02\xf5\x8f\x13\x90\xc1" * 600, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(ContentError, match=what) as refused:
        decoded(data)
    assert str(refused.value).startswith("page: ")
    assert "import that" in str(refused.value)
