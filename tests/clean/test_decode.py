from __future__ import annotations

import pytest

from mujaz.clean.decode import MOST_BYTES, decode, decode_page
from mujaz.errors import ContentError
from mujaz.model import RawPage

TEXT = "نفت هيئة الأنهار ما نشرته الصحف عن انهيار السد، وقالت إن القياسات لم تتغير منذ أسبوع."


def decoded(data: bytes) -> str:
    return decode(RawPage("page", data, ""))


def notes(data: bytes, header: str | None = None) -> tuple[str, ...]:
    return decode_page(RawPage("page", data, "", header)).notes


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


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "windows-1251", "utf-8", "iso-8859-6"])
def test_windows_1256_is_read_whatever_the_page_declares(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{TEXT}</p>'
    assert decoded(page.encode("cp1256")) == page
    assert notes(page.encode("cp1256")) == (f"the page declares {declared} and is written in Windows-1256",)


def test_iso_8859_6_is_read_whatever_the_page_declares() -> None:
    page = f'<meta charset="windows-1256"><p>{TEXT}</p>'
    assert decoded(page.encode("iso8859-6")) == page
    assert notes(page.encode("iso8859-6")) == ("the page declares windows-1256 and is written in ISO-8859-6",)


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-1"])
def test_utf_8_under_another_name_is_told(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{TEXT}</p>'.encode()
    assert notes(page) == (f"the page declares {declared} and is written in UTF-8",)


def test_what_the_server_states_stands_above_what_the_page_says() -> None:
    page = f'<meta charset="windows-1256"><p>{TEXT}</p>'.encode("cp1256")
    assert notes(page, "utf-8") == ("the page declares utf-8 and is written in Windows-1256",)
    assert notes(page, "windows-1256") == ()
    page = "<p>Żółw</p>".encode("cp1250")
    assert decode_page(RawPage("page", page, "", "windows-1250")).text == "<p>Żółw</p>"


@pytest.mark.parametrize("header", ["iso-8859-1", "windows-1252", "utf-8", "utf-16", "no-such-charset", ""])
@pytest.mark.parametrize("charset", ["utf-8", "cp1256"])
def test_a_wrong_header_does_no_harm(charset: str, header: str) -> None:
    page = f"<html><p>{TEXT}</p></html>"
    assert decode_page(RawPage("page", page.encode(charset), "", header)).text == page


def test_a_header_tells_a_western_page_that_declares_nothing() -> None:
    page = "<html><p>L’élève a reçu les résultats à la mairie, où l’on fêtait Noël.</p></html>"
    assert decode_page(RawPage("page", page.encode("cp1252"), "", "windows-1252")).text == page


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Où l’été s’achève, l’hôtel ferme à Noël.", "cp1252"),
        ("Die Brücke über den Fluß ist für Fußgänger geöffnet.", "iso8859-1"),
        ("Köprü yayalara açıldı, ışıklar yandı.", "cp1254"),
        ("Мост через реку открыт для пешеходов.", "cp1251"),
    ],
)
def test_other_languages_are_read_as_declared(text: str, charset: str) -> None:
    page = f'<meta charset="{charset}"><p>{text}</p>'
    assert decoded(page.encode(charset)) == page
    assert notes(page.encode(charset)) == ()


def test_german_without_a_declared_charset_is_no_arabic() -> None:
    page = "<p>Die Brücke über den Fluß ist für Fußgänger geöffnet, schöne Grüße.</p>"
    assert decoded(page.encode("cp1252")) == page


def test_a_letter_that_was_cut_off_is_told() -> None:
    assert notes(TEXT.encode()[:-2]) == ("the file breaks off within a letter, which was dropped",)


def test_a_damaged_byte_does_not_turn_the_page_into_another_charset() -> None:
    broken = TEXT.encode() + b"\xd8 " + TEXT.encode()
    assert decoded(broken) == f"{TEXT}\ufffd {TEXT}"
    assert notes(broken) == ("damaged characters, shown as \ufffd: 1",)


def test_a_passage_of_windows_1256_in_a_page_of_utf_8_is_read() -> None:
    page = f"<p>{TEXT * 40}</p><p>".encode() + TEXT[:30].encode("cp1256") + "</p><p>شكراً</p>".encode()
    assert decoded(page) == f"<p>{TEXT * 40}</p><p>{TEXT[:30]}</p><p>شكراً</p>"
    assert notes(page) == ("Windows-1256 within UTF-8, passages: 1",)


def test_a_page_may_be_of_both_by_halves() -> None:
    page = f"<p>{TEXT}</p><p>{TEXT}</p>".encode() + b"<p>" + TEXT.encode("cp1256") + b"</p>" * 3
    assert decoded(page) == f"<p>{TEXT}</p>" * 3 + "</p></p>"
    assert notes(page) == ("Windows-1256 within UTF-8, passages: 1",)


def test_nuls_within_a_text_are_dropped() -> None:
    assert decoded(f"{TEXT[:9]}\0{TEXT[9:]}{TEXT * 3}".encode()) == TEXT * 4


def test_a_page_above_the_limit_is_refused() -> None:
    with pytest.raises(ContentError, match=r"page: More than 64 MB; no page is that large, save it again\."):
        decoded(b"a" * (MOST_BYTES + 1))


@pytest.mark.parametrize("wrong", ["cp1256", "cp1252"])
def test_a_repair_is_told(wrong: str) -> None:
    text = "عاد الماء إلى الحي"
    data = text.encode().decode(wrong).encode()
    assert decoded(data) == text
    assert notes(data) == (f"UTF-8 read as Windows-{wrong[2:]}, passages: 1",)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin1"])
def test_latin_1_is_taken_for_windows_1252_as_browsers_do(declared: str) -> None:
    text = f"<meta charset={declared}><p>“It’s over” – café</p>"
    assert decode(RawPage("page.html", text.encode("cp1252"), "")) == text
