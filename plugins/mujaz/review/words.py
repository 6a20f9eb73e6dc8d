"""The desk's own words in English and Arabic, from a catalogue as the site's come from theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files

from mujaz.arabic.bidi import direction
from mujaz.arabic.catalogue import Catalogue, MissingPhrase
from mujaz.arabic.localize import format_number
from mujaz.frozen import frozen

LANGUAGES = ("ar", "en")


@frozen
class Words:
    """One language of the interface."""

    language: str
    catalogue: Catalogue | None
    """None for English, in which messages are written."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.language)

    def say(self, message: str, **gaps: object) -> str:
        """Return a message, its `%(name)s` gaps filled."""
        text = message if self.catalogue is None else self.catalogue.gettext(message)
        return text % gaps if gaps else text

    def tell(self, text: str, gaps: Mapping[str, str]) -> str | None:
        """Return a refusal of the desk's own with its `{name}` gaps filled; None of a message that is not its own."""
        try:
            return (text if self.catalogue is None else self.catalogue.gettext(text)).format(**gaps)
        except MissingPhrase:
            return None

    def count(self, one: str, many: str, number: int) -> str:
        """Return a message that counts; `%(num)s` in it is the number."""
        plain = one if number == 1 else many
        text = plain if self.catalogue is None else self.catalogue.ngettext(one, many, number)
        return text % {"num": format_number(number, self.language)}


def mark(message: str) -> str:
    """Return a message that is translated when it is told."""
    return message


@cache
def words(language: str) -> Words:
    """Return the interface in a language of `LANGUAGES`."""
    if language == "en":
        return Words(language, None)
    with as_file(files(__package__) / f"{language}.po") as path:
        return Words(language, Catalogue.load(path, language))
