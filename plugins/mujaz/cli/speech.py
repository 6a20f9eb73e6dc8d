"""Messages in the language of whoever reads them: English as they are written, others from `messages/`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files

from mujaz.arabic.catalogue import Catalogue, MissingPhrase
from mujaz.errors import Problem
from mujaz.frozen import frozen

LANGUAGES = ("ar", "en")
FOLDER = files("mujaz") / "messages"

CHOICES, OR = ("choices", "meant"), " or "
"""Values that may be several to choose from, and what stands between these."""


@frozen
class Speech:
    """One language in which problems are told; `catalogue` is None for English."""

    catalogue: Catalogue | None

    def tell(self, problem: Problem) -> str:
        """Return the sentence that says what was found and what to write."""
        if self.catalogue is None:
            return problem.message
        values = {key: self._value(key, value) for key, value in problem.values}
        return self.phrase(problem.text).format(**values)

    def _value(self, key: str, value: str) -> str:
        return self.phrase(OR).join(value.split(OR)) if key in CHOICES else self.phrase(value)

    def phrase(self, text: str) -> str:
        """Return a message in this language; in English if the catalogue does not know it."""
        try:
            return text if self.catalogue is None else self.catalogue.gettext(text)
        except MissingPhrase:
            return text

    def count(self, one: str, many: str, number: int) -> str:
        """Return a counted message with its number."""
        plain: Callable[[str, str, int], str] = lambda one, many, n: one if n == 1 else many  # noqa: E731
        choose = plain if self.catalogue is None else self.catalogue.ngettext
        return choose(one, many, number).format(number=number)


def speech(language: str) -> Speech:
    """Return how problems are told in a language of `LANGUAGES`."""
    if language == "en":
        return Speech(None)
    with as_file(FOLDER / f"{language}.po") as path:
        return Speech(Catalogue.load(path, language))
