from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.clean.misread import characters_of
from mujaz.clean.mojibake import repair

ARABIC = "نفت هيئة الأنهار ما نشرته الصحف عن انهيار السد، وقالت: “لم تتغيّر القياسات”؛ فهل من جديد؟"
PERSIAN = "مردم می\u200cگویند که راه\u200cها بسته است، چرا؟ پژوهش گرگ و چای"
KURDISH = "جووتیاران دەڵێن ئاوی ئەمساڵ بەشی وەرزی وشک دەکات و ڕێگا داخراوە."
PROPER = (
    ARABIC,
    PERSIAN,
    KURDISH,
    "ط، ظ، ع، غ… ط؟ «ظ» غ؟",
    "Où l’été s’achève, l’élève dît: « Çà et là, à Noël… » Île, œuvre, ÀÉÈÙ.",
    "Die Brücke über den Fluß: Äpfel, Öl, Übung, süß – „schön“ äöüß ÄÖÜ.",
    "Köprü yayalara açıldı; çığ, şöyle, İstanbul’un güzelliği, ÇĞİÖŞÜ.",
    "Alfabetet slutter på æøå, ÆØÅ, och svenskan på åäö, ÅÄÖ. Ø er en ø.",
    "Þá fór hann á bæ þar sem áin rann; æð, óð, ýá, áá.",
    "¿Dónde está el niño? ¡Aquí! São João não é pão. áéíóú ñ",
    "50 °C ± 2 µm, § 4, © 2023, £5 ¥6 ÷ × ¼ ½",
)


@pytest.mark.parametrize("text", PROPER)
def test_proper_text_comes_through_unchanged(text: str) -> None:
    assert repair(text) == (text, ())


@given(st.lists(st.sampled_from([word for text in PROPER for word in text.split()]), max_size=40).map(" ".join))
def test_proper_words_come_through_in_any_order(text: str) -> None:
    assert repair(text) == (text, ())


@pytest.mark.parametrize("text", [ARABIC, PERSIAN, KURDISH])
def test_utf_8_read_as_windows_1256_is_repaired(text: str) -> None:
    repaired, done = repair(text.encode().decode("cp1256"))
    assert repaired == text
    assert [(one.mistake, one.passages) for one in done] == [("UTF-8 read as Windows-1256", 1)]


@pytest.mark.parametrize("text", [ARABIC, PERSIAN, KURDISH])
def test_utf_8_read_as_western_is_repaired(text: str) -> None:
    assert repair(text.encode().decode("latin-1"))[0] == text
    old = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert repair(old)[0] == text


def test_windows_1256_read_as_windows_1252_is_repaired() -> None:
    repaired, done = repair(ARABIC.encode("cp1256").decode("cp1252"))
    assert repaired == ARABIC
    assert [(one.mistake, one.passages) for one in done] == [("Windows-1256 read as Windows-1252", 1)]


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("ط§ظ„طھط­ط§ظ„ظپ", "التحالف"),
        ("ÇáÊÍÇáÝ", "التحالف"),
        ("Ø§Ù„ØªØ­Ø§Ù„Ù\x81", "التحالف"),
        ("æÇáÏæá ÇáÍÑÈ", "والدول الحرب"),
    ],
)
def test_a_single_word_is_enough(broken: str, text: str) -> None:
    assert repair(broken)[0] == text


@pytest.mark.parametrize(("read", "wrong"), [("utf-8", "cp1256"), ("cp1256", "cp1252")])
def test_one_broken_line_is_repaired_and_the_others_are_not_touched(read: str, wrong: str) -> None:
    broken = ARABIC.encode(read).decode(wrong)
    page = f"<h1>{ARABIC}</h1>\n<p>{broken}</p>\n<p>{PROPER[4]}</p>\n<p>{PERSIAN}</p>"
    assert repair(page)[0] == f"<h1>{ARABIC}</h1>\n<p>{ARABIC}</p>\n<p>{PROPER[4]}</p>\n<p>{PERSIAN}</p>"


def test_broken_words_within_a_proper_line_are_repaired() -> None:
    assert repair(f"{PERSIAN} ط§ظ„ظ…ط§ط، {KURDISH}")[0] == f"{PERSIAN} الماء {KURDISH}"


def test_two_mistakes_in_one_page_are_repaired() -> None:
    page = f"{ARABIC.encode().decode('cp1256')}\n{ARABIC.encode('cp1256').decode('cp1252')}"
    assert repair(page)[0] == f"{ARABIC}\n{ARABIC}"


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x6FF)))
def test_repairing_twice_is_repairing_once_or_more_was_broken(text: str) -> None:
    once, done = repair(text)
    assert bool(done) == (once != text)


@pytest.mark.parametrize(
    ("broken", "written"),
    [
        ("Itâ€™s a â€œcafÃ©â€", "It’s a “café”"),
        ("one â€“ two â€¦", "one – two …"),
        ("cafÃ© alone", "cafÃ© alone"),
        ("Bâtiment à 5 €", "Bâtiment à 5 €"),
    ],
)
def test_western_quotation_marks_are_read_again_with_the_accents_beside_them(broken: str, written: str) -> None:
    assert repair(broken)[0] == written


def broken(text: str, charset: str, times: int) -> str:
    """Return a text whose UTF-8 was read in another charset so many times."""
    for _ in range(times):
        text = "".join(characters_of(byte, charset)[0] if byte > 0x7F else chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_arabic_that_was_broken_twice_is_repaired_with_its_signs(charset: str) -> None:
    text = "قالت هيئة الأنهار: “عاد الماء إلى الحي” … 100%؛ هل؟"
    assert repair(broken(text, charset, 2))[0] == text
    assert repair(broken(text, charset, 1))[0] == text


def test_quotation_marks_of_windows_1256_that_was_read_as_iso_8859_1_are_repaired() -> None:
    text = "قالت هيئة الأنهار: “عاد الماء إلى الحي” … هل؟ گفت"
    assert repair(text.encode("cp1256").decode("latin-1"))[0] == text
