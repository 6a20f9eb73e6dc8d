from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mujaz.arabic.catalogue import Catalogue, CatalogueError, MissingPhrase
from mujaz.errors import MujazError

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
"n%100>=11 && n%100<=99 ? 4 : 5);\n"

msgid "Sources"
msgstr "المصادر"

msgctxt "verb"
msgid "Search"
msgstr "ابحث"

msgctxt "noun"
msgid "Search"
msgstr "البحث"

#, python-format
msgid "%(n)s briefing"
msgid_plural "%(n)s briefings"
msgstr[0] "لا موجزات"
msgstr[1] "موجز واحد"
msgstr[2] "موجزان"
msgstr[3] "%(n)s موجزات"
msgstr[4] "%(n)s موجزًا"
msgstr[5] "%(n)s موجز"

msgid "%(n)s place"
msgid_plural "%(n)s places"
msgstr[0] "لا أماكن"
msgstr[1] "مكان واحد"
msgstr[2] ""
msgstr[3] ""
msgstr[4] ""
msgstr[5] ""

#, fuzzy
msgid "Corrections"
msgstr "التصحيحات"

msgid "Feeds"
msgstr ""

#~ msgid "Old"
#~ msgstr "قديم"
"""

ENGLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Sources"
msgstr ""

msgid "In Arabic only"
msgstr "Available in Arabic only"

msgctxt "verb"
msgid "Search"
msgstr ""

msgid "%(n)s briefing"
msgid_plural "%(n)s briefings"
msgstr[0] ""
msgstr[1] ""
"""


@pytest.fixture
def arabic(tmp_path: Path) -> Catalogue:
    path = tmp_path / "ar.po"
    path.write_text(ARABIC, "utf-8")
    return Catalogue.load(path, "ar")


@pytest.fixture
def english(tmp_path: Path) -> Catalogue:
    path = tmp_path / "en.po"
    path.write_text(ENGLISH, "utf-8")
    return Catalogue.load(path, "en")


def test_a_message_has_its_translation(arabic: Catalogue) -> None:
    assert arabic.gettext("Sources") == "المصادر"


def test_a_context_tells_two_meanings_apart(arabic: Catalogue) -> None:
    assert arabic.pgettext("verb", "Search") == "ابحث"
    assert arabic.pgettext("noun", "Search") == "البحث"
    with pytest.raises(MissingPhrase):
        arabic.gettext("Search")


@pytest.mark.parametrize(
    ("n", "phrase"),
    [
        (0, "لا موجزات"),
        (1, "موجز واحد"),
        (2, "موجزان"),
        (3, "%(n)s موجزات"),
        (10, "%(n)s موجزات"),
        (11, "%(n)s موجزًا"),
        (99, "%(n)s موجزًا"),
        (100, "%(n)s موجز"),
        (102, "%(n)s موجز"),
        (103, "%(n)s موجزات"),
        (111, "%(n)s موجزًا"),
    ],
)
def test_arabic_has_six_plural_forms(arabic: Catalogue, n: int, phrase: str) -> None:
    assert arabic.ngettext("%(n)s briefing", "%(n)s briefings", n) == phrase


@pytest.mark.parametrize("message", ["Corrections", "Feeds", "Old", "Never heard of"])
def test_an_unfinished_or_unknown_message_is_an_error_that_names_it_and_the_file(
    arabic: Catalogue,
    message: str,
) -> None:
    with pytest.raises(MissingPhrase, match=message) as caught:
        arabic.gettext(message)
    assert str(arabic.path) in str(caught.value)
    assert isinstance(caught.value, MujazError)


def test_a_plural_form_that_is_still_to_be_written_is_an_error(arabic: Catalogue) -> None:
    assert arabic.ngettext("%(n)s place", "%(n)s places", 1) == "مكان واحد"
    with pytest.raises(MissingPhrase, match="form 2"):
        arabic.ngettext("%(n)s place", "%(n)s places", 2)


def test_english_messages_are_their_own_translation(english: Catalogue) -> None:
    assert english.gettext("Sources") == "Sources"
    assert english.pgettext("verb", "Search") == "Search"
    assert english.gettext("In Arabic only") == "Available in Arabic only"
    assert english.ngettext("%(n)s briefing", "%(n)s briefings", 1) == "%(n)s briefing"
    assert english.ngettext("%(n)s briefing", "%(n)s briefings", 0) == "%(n)s briefings"


def test_even_an_english_message_must_be_in_the_catalogue(english: Catalogue) -> None:
    with pytest.raises(MissingPhrase, match="Feeds"):
        english.gettext("Feeds")


def test_a_language_that_babel_does_not_know_has_the_plurals_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "xx.po"
    path.write_text(ENGLISH.replace('msgstr[0] ""', 'msgstr[0] "a"').replace('msgstr[1] ""', 'msgstr[1] "b"'), "utf-8")
    catalogue = Catalogue.load(path, "xx")
    assert [catalogue.ngettext("%(n)s briefing", "%(n)s briefings", n) for n in (0, 1, 2)] == ["b", "a", "b"]


@pytest.mark.parametrize(
    "data",
    [
        b"nonsense\n",
        'msgid "Sources"\nmsgstr "المصادر"\n'.encode("cp1256"),
        ARABIC.replace("n==0 ? 0", "n=! 0").encode(),
    ],
)
def test_a_broken_file_is_told_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ar.po"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=r"ar\.po"):
        Catalogue.load(path, "ar")
