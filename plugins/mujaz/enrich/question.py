"""What is asked of a text: in which language, of which day, for which records; and which of two names is meant."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from mujaz.enrich.names import Entry, RecordKey
from mujaz.frozen import frozen
from mujaz.model import Validity
from mujaz.register.period import overlap


class Found(NamedTuple):
    """A name in the text, before it is known whether it counts."""

    first: int
    """Its first and last words, counted from 0."""
    last: int
    skip: int
    """Proclitics before it, and 's behind it, in characters."""
    possessive: int
    entry: Entry


@frozen
class Question:
    """What is asked of a text."""

    language: str
    day: str | None = None
    listed: frozenset[RecordKey] | None = None

    def filter(self, names: list[Found]) -> list[Found]:
        """Return the names that are borne on the text's day, without phrases that are none."""
        real = [name for name in names if name.entry.strength != "blocked"]
        if self.day is None:
            return real
        day = self.day
        return [name for name in real if all(holds(period, day) for period in name.entry.periods)]

    def order(self, names: list[Found]) -> list[Found]:
        """Return names from left to right, and of those that begin with one word the one that is meant first."""
        ordered: list[Found] = []
        for _, rivals in groupby(names, key=itemgetter(0)):
            group = list(rivals)
            ordered += group if len(group) == 1 else sorted(group, key=self.preference)
        return ordered

    def preference(self, name: Found) -> tuple[object, ...]:
        """Return what orders names: the leftmost, the longest, and of equals the one that is best supported."""
        entry = name.entry
        return (
            name.first,
            -name.last,
            self.listed is not None and entry.record not in self.listed,
            self.day is not None and not holds(Validity(None, entry.until), self.day),
            entry.strength == "strong",  # a weak name counts only behind its cue, and that says more
            name.skip,
            -name.possessive,
            entry.language != self.language,
            entry.record,
            entry.language,
            entry.case,
        )


def holds(period: Validity, day: str) -> bool:
    """Tell whether a day, month or year lies within a period, as far as both say.

    >>> holds(Validity("2014", "2016-07-28"), "2016-08"), holds(Validity("2014"), "2014-03-01")
    (False, True)
    """
    return overlap(period, Validity(day, day))
