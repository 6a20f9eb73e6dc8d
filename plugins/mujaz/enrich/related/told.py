"""Relations as lines of JSON, one for each item: how a run keeps them, and each is read when it is asked for.

What is related for the readers of one language stands between tabs, so that no more is read than that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from mujaz.enrich.related.values import Comparable, Related, Relation

BETWEEN: Final = b"\t"
"""What stands between the languages; JSON writes it in another way within a text."""
_read = json.JSONDecoder().decode


def line_of(related: Sequence[Related]) -> bytes:
    """Return what is related to an item, for the readers of each of its languages, as a line of JSON."""
    parts = ([[_values(relation) for relation in part] for part in (r.own, r.other)] for r in related)
    return BETWEEN.join([json.dumps(part).encode() for part in parts])


def _values(relation: Relation) -> list[Any]:
    return [relation.slug, relation.shared, relation.words, relation.pinned]


class KeptRelations(Mapping[tuple[str, str], Related]):
    """Relations as lines of JSON, each of which is read when it is asked for."""

    def __init__(self, items: Sequence[Comparable], lines: Sequence[bytes]) -> None:
        self._items = items
        self.lines = lines
        """For each item all that is related to it, as `line` returns it."""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.slug: number for number, item in enumerate(self._items)}

    def __getitem__(self, key: tuple[str, str]) -> Related:
        slug, language = key
        number = self._places[slug]
        if language not in self._items[number].languages:
            raise KeyError(key)
        told = self.lines[number].split(BETWEEN)[self._items[number].languages.index(language)]
        own, other = _read(told.decode())
        return Related(tuple(map(_relation, own)), tuple(map(_relation, other)))

    def line(self, slug: str) -> bytes:
        """Return all that is related to an item as a line of JSON; nothing where the item is not known."""
        number = self._places.get(slug)
        return b"" if number is None else self.lines[number]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((item.slug, language) for item in self._items for language in item.languages)

    def __len__(self) -> int:
        return sum(len(item.languages) for item in self._items)


def _relation(values: list[Any]) -> Relation:
    slug, shared, words, pinned = values
    return Relation(slug, tuple(map(tuple, shared)), tuple(words), None, pinned)
