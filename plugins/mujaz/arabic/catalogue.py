"""Interface words from a `.po` file, read in memory: no compiled file can be older than its source.

Messages are written in English, so an English catalogue may leave its translations empty. In any other
language a message without a finished translation is an error: `unfinished.py` tells all of them before a build, and
whoever asks for a message is told of it alone.
"""

from __future__ import annotations

import gettext as standard
from dataclasses import replace
from typing import TYPE_CHECKING

from mujaz.errors import MujazError
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

# Messages are their own translation in this language.
_SOURCE_LANGUAGE = "en"

Key = tuple[str | None, str]
"""Context and message; of a message with a plural, its singular."""


class CatalogueError(MujazError):
    """A `.po` file cannot be used as it is."""


class MissingPhrase(CatalogueError):  # noqa: N818 - it names what is missing
    """A message has no finished translation."""


class _PluralForm:
    """Tells which of a message's forms goes with a number, by the rule of a `.po` file."""

    def __init__(self, rule: str) -> None:
        self._rule, self._choose = rule, standard.c2py(rule)

    def __call__(self, number: int) -> int:
        return self._choose(number)

    def __reduce__(self) -> tuple[type[_PluralForm], tuple[str]]:
        return _PluralForm, (self._rule,)


@frozen
class Catalogue:
    """The interface words of one language."""

    path: Path
    language: str
    phrases: Mapping[Key, tuple[str, ...]]
    """Translations, one for each plural form; an empty one is still to be written."""
    plural_form: Callable[[int], int]
    """Which of a message's forms goes with a number."""
    forms: int = 2
    """How many forms a message with a plural has."""

    @classmethod
    def load(cls, path: Path, language: str) -> Catalogue:
        """Return the catalogue in the `.po` file at `path`; its Plural-Forms header counts the forms."""
        try:
            read = _read(path, language)
            plural_form = _PluralForm(read.plural_expr)
        except ValueError as error:
            raise CatalogueError(f"{path}: {error}; repair the file as gettext writes it.") from error
        # Babel lists the header first, as the translation of the empty message.
        phrases = dict(_entry(message) for message in read if message.id)
        return cls(path, language, phrases, plural_form, read.num_plurals)

    @property
    def is_source(self) -> bool:
        """Whether messages are written in its language, so that an empty translation is a finished one."""
        return self.language.partition("-")[0] == _SOURCE_LANGUAGE

    def overlaid(self, *others: Catalogue) -> Catalogue:
        """Return the catalogue with the finished translations of others in place of its own."""
        own = {key: forms for other in others for key, forms in other.phrases.items() if all(forms)}
        return replace(self, phrases={**self.phrases, **own}) if own else self

    def gettext(self, message: str) -> str:
        """Return the translation of `message`."""
        return self._find((None, message), (message,), 0)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of `message` where it is meant as `context` says."""
        return self._find((context, message), (message,), 0)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the translation that goes with the number `n`."""
        return self._find((None, singular), (singular, plural), self.plural_form(abs(n)))

    def _find(self, key: Key, source: tuple[str, ...], form: int) -> str:
        forms = self.phrases.get(key)
        if forms is None:
            raise MissingPhrase(f'{self.path}: message "{key[1]}" is missing; add it with its translation.')
        if form < len(forms) and forms[form]:
            return forms[form]
        if self.is_source and not any(forms):
            return source[min(form, len(source) - 1)]
        raise MissingPhrase(
            f'{self.path}: message "{key[1]}" has no finished translation for its form {form}; '
            "write it, and remove the mark #, fuzzy if there is one.",
        )


def _read(path: Path, language: str) -> Catalog:
    """Return what the file holds; what it should not hold raises a ValueError."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - loaded when first needed

    try:
        with path.open("rb") as file:
            return read_po(file, locale=_known(language), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error


def _known(language: str) -> str | None:
    """Return `language` if Babel knows it; where it does not, the file's own header is enough."""
    from babel.localedata import exists  # noqa: PLC0415 - loaded when first needed

    name = language.replace("-", "_")
    return name if exists(name) else None


def _entry(message: Message) -> tuple[Key, tuple[str, ...]]:
    identifiers = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    translations = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    finished = ("",) * len(translations) if message.fuzzy else tuple(text or "" for text in translations)
    return (message.context, identifiers[0]), finished
