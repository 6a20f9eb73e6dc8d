"""The interface words: every message of the templates and the code stands in every catalogue, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from mujaz.arabic.catalogue import Catalogue

REPOSITORY = Path(__file__).parents[1]
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None, "mark": None, "count": (1, 2)}


def messages() -> set[str | tuple[str, str]]:
    """Return every message: a text, or the singular and plural of one that counts."""
    found: set[str | tuple[str, str]] = set()
    for folder in ("plugins/mujaz/site", "theme/templates"):
        rows = extract_from_dir(
            REPOSITORY / folder,
            [("**.py", "python"), ("**.html", "jinja2")],
            {"**.html": {"silent": "false", "extensions": "mujaz.site.templating.once.Once"}},
            keywords=KEYWORDS,
        )
        found.update(message for _, _, message, _, _ in rows)
    return found


def catalogue(language: str) -> Path:
    return REPOSITORY / "theme/translations" / language / "LC_MESSAGES/messages.po"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_catalogue_holds_every_message_and_no_other(language: str) -> None:
    with catalogue(language).open("rb") as file:
        known = {message.id for message in read_po(file, locale=language) if message.id}
    assert known == messages()


def test_every_message_has_all_six_arabic_forms_or_its_translation() -> None:
    words = Catalogue.load(catalogue("ar"), "ar")
    for message in messages():
        if isinstance(message, tuple):
            forms = {words.ngettext(*message, n) for n in (0, 1, 2, 3, 11, 100)}
            assert all(forms)
        else:
            assert words.gettext(message) != message or not any(map(str.isalpha, message))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا مواد"),
        (1, "مادة واحدة"),
        (2, "مادتان"),
        (3, "3 مواد"),
        (10, "10 مواد"),
        (11, "11 مادة"),
        (99, "99 مادة"),
        (100, "100 مادة"),
        (103, "103 مواد"),
    ],
)
def test_items_are_counted_as_arabic_counts(number: int, said: str) -> None:
    words = Catalogue.load(catalogue("ar"), "ar")
    assert words.ngettext("%(num)s item", "%(num)s items", number) % {"num": number} == said
