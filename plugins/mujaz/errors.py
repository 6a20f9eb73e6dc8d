"""What can go wrong, and how it is told.

MujazError
├── ContentError      the content has errors, all of them listed; exit 1
├── UsageError        the command was used wrongly; exit 2
└── EnvironmentLack   something that the machine should have is missing; exit 3

A `Problem` names the file, the line, what was found and what to write instead, because its reader is an analyst.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "integrity", "style"]
"""`error` stops a build, `integrity` is a warning that stops publication, `style` is advice only."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one file.

    `text` is a `str.format` template over `values`, so that a message can be looked up in another language.
    `line` and `column` count from 1; 0 means the file as a whole.
    """

    path: str
    line: int
    text: str
    values: tuple[tuple[str, str], ...] = ()
    column: int = 0
    severity: Severity = "error"

    @classmethod
    def of(  # noqa: PLR0913 - a problem has that many parts
        cls,
        path: str,
        line: int,
        text: str,
        values: Mapping[str, object],
        *,
        column: int = 0,
        severity: Severity = "error",
    ) -> Problem:
        """Return a problem with its values as text."""
        return cls(path, line, text, tuple((key, str(value)) for key, value in values.items()), column, severity)

    @property
    def message(self) -> str:
        """The sentence that says what was found and what to write."""
        return self.text.format(**dict(self.values))

    def __str__(self) -> str:
        place = self.path + (f":{self.line}" if self.line else "")
        return f"{place}: {self.message}"


class Problems:
    """A list of problems that grows while content is read, so that all are told at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self.error_count = 0

    def add(
        self,
        path: str,
        line: int,
        text: str,
        *,
        column: int = 0,
        severity: Severity = "error",
        **values: object,
    ) -> None:
        """Note that `path` has a problem at `line`; `values` fill the gaps in `text`."""
        self.extend([Problem.of(path, line, text, values, column=column, severity=severity)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems that were found elsewhere."""
        for problem in problems:
            if problem not in self._found:
                self._found[problem] = None
                self.error_count += problem.severity == "error"

    def errors(self) -> tuple[Problem, ...]:
        """Return what stops a build, by file and line."""
        return tuple(problem for problem in self if problem.severity == "error")

    def raise_errors(self) -> None:
        """Raise `ContentError` with every error found so far; do nothing if there is none."""
        if errors := self.errors():
            raise ContentError(errors)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda p: (p.path, p.line, p.column, p.text, p.values)))

    def __len__(self) -> int:
        return len(self._found)


class MujazError(Exception):
    """Anything that Mujaz tells its user instead of a traceback."""

    exitcode = 1


class ContentError(MujazError):
    """The content has errors; `problems` lists all of them."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(MujazError):
    """A command was called in a way that it cannot serve."""

    exitcode = 2


class EnvironmentLack(MujazError):  # noqa: N818 - the machine lacks something; it is no error of the user's
    """The machine lacks something; the message names it and how to get it."""

    exitcode = 3


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return up to `count` of the `known` names that look most like `name`, best first.

    >>> nearest("lnag", ["lang", "title", "date"])
    ('lang',)
    """
    return tuple(difflib.get_close_matches(name, sorted(set(known)), n=count, cutoff=0.6))
