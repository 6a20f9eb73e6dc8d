"""Relations from a run that is kept: only what has changed since is counted, compared, chosen and told anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np

from mujaz.enrich.related.linking import Linked, choose, compare, compare_again, explain
from mujaz.enrich.related.memory import Run, digest_items, read_run, write_run
from mujaz.enrich.related.mending import Moves
from mujaz.enrich.related.terms import Counts, WordCounter, join_counts
from mujaz.enrich.related.values import Comparable, Related, Relation, Relations
from mujaz.enrich.related.vectors import in_steps

# If a greater share of the items has changed, it is quicker to compare all of them anew.
FEW_CHANGED = 0.1


def relate_anew(items: Sequence[Comparable], count: int, most: int, least: float) -> Relations:
    """Return the relations of `items`, which are in their order."""
    counts = _count([item.text for item in items])
    return explain(items, counts, choose(compare(items, counts, most, least), count))


def relate_again(
    items: Sequence[Comparable], count: int, most: int, least: float, file: Path
) -> tuple[Relations, Callable[[], None]]:
    """Return the same relations, with the help of the run that `file` holds, and what makes it hold this one."""
    question = repr((count, most, least))
    digests = digest_items(items)
    old = read_run(file, question)
    if old is not None and old.digests == digests:
        return KeptRelations(items, old.lines), lambda: None
    moves = _find_moves(old, items, digests) if old is not None else None
    if old is not None and moves is not None:
        linked, lines = mend_run(old, items, moves, count, least)
    else:
        linked = compare(items, _count([item.text for item in items]), most, least)
        lines = _lines(items, linked, count, range(len(items)))
    return KeptRelations(items, lines), partial(write_run, file, Run(question, digests, linked, lines))


def _count(texts: Sequence[str], known: Counts | None = None) -> Counts:
    counter = WordCounter(known)
    for text in texts:
        counter.add(text)
    return counter.finish()


def _find_moves(old: Run, items: Sequence[Comparable], digests: Sequence[bytes]) -> Moves | None:
    """Return which items have changed; None where that are too many, or all weigh otherwise now."""
    rows = {digest: row for row, digest in enumerate(old.digests)}
    known = np.array([rows.get(digest, -1) for digest in digests], np.int64)
    changed = known < 0
    new = np.full(len(old.digests), -1, np.int64)
    new[known[~changed]] = np.flatnonzero(~changed)
    sizes = in_steps(np.array([len(old.digests)]), len(old.digests)), in_steps(np.array([len(items)]), len(items))
    languages = sorted(map(sorted, {frozenset(item.languages) for item in items}))
    same = sizes[0] == sizes[1] and languages == sorted(map(sorted, old.linked.languages))
    few = changed.sum() + (new < 0).sum() <= max(1, FEW_CHANGED * len(items)) and len(set(digests)) == len(digests)
    return Moves(new, changed) if same and few else None


def mend_run(
    old: Run, items: Sequence[Comparable], moves: Moves, count: int, least: float
) -> tuple[Linked, list[bytes]]:
    """Return the items linked, and the lines of their relations, after the `moves` since the run that is kept."""
    known = old.linked.weighed.counts
    fresh = np.flatnonzero(moves.changed).tolist()
    rows = moves.rows()
    counts = join_counts(known, _count([items[number].text for number in fresh], known), rows)
    linked, touched = compare_again(old.linked, items, counts, moves, least)
    touched |= np.array([bool(item.pinned) for item in items])  # what is pinned may have come, gone or changed
    wanted = np.flatnonzero(touched).tolist()
    told = dict(zip(wanted, _lines(items, linked, count, wanted), strict=True))
    return linked, [told[number] if number in told else old.lines[rows[number]] for number in range(len(items))]


def _lines(items: Sequence[Comparable], linked: Linked, count: int, wanted: Sequence[int]) -> list[bytes]:
    """Return the relations of the items `wanted`, each item's as a line of JSON."""
    relations = explain(items, linked.weighed.counts, choose(linked, count, wanted))
    return [
        _line([relations[items[number].slug, language] for language in items[number].languages]) for number in wanted
    ]


def _line(related: Sequence[Related]) -> bytes:
    return json.dumps(
        [[[_values(relation) for relation in part] for part in (r.own, r.other)] for r in related]
    ).encode()


def _values(relation: Relation) -> list[Any]:
    return [relation.slug, relation.shared, relation.words, relation.score, relation.pinned]


class KeptRelations(Mapping[tuple[str, str], Related]):
    """Relations as lines of JSON, each of which is read when it is asked for."""

    def __init__(self, items: Sequence[Comparable], lines: Sequence[bytes]) -> None:
        self._items = items
        self._lines = lines

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.slug: number for number, item in enumerate(self._items)}

    def __getitem__(self, key: tuple[str, str]) -> Related:
        slug, language = key
        number = self._places[slug]
        if language not in self._items[number].languages:
            raise KeyError(key)
        own, other = json.loads(self._lines[number])[self._items[number].languages.index(language)]
        return Related(tuple(map(_relation, own)), tuple(map(_relation, other)))

    def line(self, slug: str) -> bytes:
        """Return all that is related to an item as a line of JSON; nothing where the item is not known."""
        number = self._places.get(slug)
        return b"" if number is None else self._lines[number]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((item.slug, language) for item in self._items for language in item.languages)

    def __len__(self) -> int:
        return sum(len(item.languages) for item in self._items)


def _relation(values: list[Any]) -> Relation:
    slug, shared, words, score, pinned = values
    return Relation(slug, tuple((kind, name) for kind, name in shared), tuple(words), score, pinned)
