"""All that is left to translate is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.arabic.catalogue import Catalogue, CatalogueError
from mujaz.arabic.unfinished import require_finished

ENGLISH = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Sources"
msgstr ""

msgid "Feeds"
msgstr "News feeds"

msgid "Page %(number)s"
msgstr ""

msgid "%(num)s item"
msgid_plural "%(num)s items"
msgstr[0] ""
msgstr[1] ""
"""
FRENCH = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


def load(folder: Path, text: str, language: str) -> Catalogue:
    path = folder / f"{language}.po"
    path.write_text(text, "utf-8")
    return Catalogue.load(path, language)


def told(folder: Path, french: str) -> list[str]:
    """Return what is said of a French catalogue, without the path of the file."""
    with pytest.raises(CatalogueError) as caught:
        require_finished(load(folder, FRENCH + french, "fr"), load(folder, ENGLISH, "en"))
    path, _, rest = str(caught.value).partition(": ")
    assert path == str(folder / "fr.po")
    return rest.splitlines()


def test_every_message_that_is_missing_unfinished_or_half_written_is_named_at_once(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        """
msgid "Feeds"
msgstr ""

#, fuzzy
msgid "Page %(number)s"
msgstr "Page %(number)s"

msgid "%(num)s item"
msgid_plural "%(num)s items"
msgstr[0] "%(num)s notice"
msgstr[1] ""
""",
    ) == [
        "translate what is left, 4 of 4 messages, and remove the mark #, fuzzy where there is one:",
        '  "Sources" is not there',
        '  "Feeds" is empty',
        '  "Page %(number)s" is empty',
        '  "%(num)s item" lacks its form 1',
    ]


GOOD = """
msgid "Sources"
msgstr "Sources"

msgid "Feeds"
msgstr "Fils"

msgid "%(num)s item"
msgid_plural "%(num)s items"
msgstr[0] "Une notice"
msgstr[1] "%(num)s notices"
"""


def test_a_gap_that_a_message_does_not_have_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD + '\nmsgid "Page %(number)s"\nmsgstr "Page %(numero)s"\n')[1:] == [
        '  "Page %(number)s" is answered with %(numero)s, which it does not have'
    ]


def test_a_lone_percent_sign_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD + '\nmsgid "Page %(number)s"\nmsgstr "Page %(number)s (100 %)"\n')[1:] == [
        '  "Page %(number)s" is answered with a single %; write %%'
    ]


def test_a_finished_catalogue_passes_though_it_leaves_a_gap_out(tmp_path: Path) -> None:
    french = load(tmp_path, FRENCH + GOOD + '\nmsgid "Page %(number)s"\nmsgstr "Une page"\n', "fr")
    require_finished(french, load(tmp_path, ENGLISH, "en"))


def test_english_may_leave_its_messages_as_they_are(tmp_path: Path) -> None:
    require_finished(load(tmp_path, ENGLISH, "en"), load(tmp_path, ENGLISH, "en"))
