"""The steps from items to their relations: count, weigh, compare, choose."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

import numpy as np

from mujaz.enrich.related.choice import PINNED, Choice, Chooser
from mujaz.enrich.related.evidence import Listed, day_bonus, group_by_language
from mujaz.enrich.related.mending import Moves, mend_nearest
from mujaz.enrich.related.nearest import FULL, Bonus, Groups, Nearest, Search, find_nearest
from mujaz.enrich.related.reasons import common_words
from mujaz.enrich.related.terms import Counts, WordCounter, find_spellings
from mujaz.enrich.related.twins import find_twins
from mujaz.enrich.related.values import Comparable, Related, Relation
from mujaz.enrich.related.vectors import Flags
from mujaz.enrich.related.weighing import Weighed, evidence_vectors, reweigh, text_vectors, weigh

__all__ = ["Linked", "WordCounter", "choose", "compare", "compare_again", "explain", "find_reasons"]

# Items of different languages that have less of the evidence in common than this are not related.
LEAST_EVIDENCE = 0.12


@dataclass(frozen=True, slots=True)
class Linked:
    """Items with the nearest of each, from which relations are chosen, and a later run can start."""

    items: Sequence[Comparable]
    groups: Groups
    languages: list[frozenset[str]]
    """The languages of each group."""
    weighed: Weighed
    most: int
    """How many of the nearest are chosen from; the lists hold some more."""
    by_text: Nearest
    by_evidence: Nearest | None
    """None where all items share a language."""

    def twins(self) -> dict[int, set[int]]:
        """Return the near-duplicates of each item that has some."""
        return find_twins(self.weighed.counts.matrix, self.by_text.first(self.most), self.groups)


def compare(items: Sequence[Comparable], counts: Counts, most: int, least: float) -> Linked:
    """Return the `most` nearest items of each; `counts` are those of the items' texts."""
    together, apart, languages = group_by_language(items)
    weighed, listed = weigh(items, counts, apart)
    by_text, by_evidence = _searches((together, apart), (weighed, listed), (most, least), day_bonus(items))
    evidence = find_nearest(by_evidence) if by_evidence is not None else None
    return Linked(items, together, languages, weighed, most, find_nearest(by_text), evidence)


def compare_again(
    old: Linked, items: Sequence[Comparable], counts: Counts, moves: Moves, least: float
) -> tuple[Linked, Flags]:
    """Return what `compare` would, and for which items something else may be chosen or told than before.

    `old` need not have its items; the languages of the groups and the number of items, in steps, are the same.
    """
    together, apart, languages = group_by_language(items)
    weighed, listed, moved = reweigh(old.weighed, items, counts, apart, moves)
    by_text, by_evidence = _searches((together, apart), (weighed, listed), (old.most, least), day_bonus(items))
    texts, touched = mend_nearest(old.by_text, moved, by_text)
    evidence = None
    if by_evidence is not None and old.by_evidence is not None:
        evidence, others = mend_nearest(old.by_evidence, moved, by_evidence)
        touched |= others
    linked = Linked(items, together, languages, weighed, old.most, texts, evidence)
    return linked, touched | _near_other_twins(old, linked, moved)


def _searches(
    groups: tuple[Groups, Groups], vectors: tuple[Weighed, Listed], asked: tuple[int, float], bonus: Bonus
) -> tuple[Search, Search | None]:
    """Return what is looked for by text, and by evidence where some items share no language."""
    (together, apart), (most, least) = groups, asked
    by_text = Search(text_vectors(*vectors), together, most, least)
    if not apart.compared.any():
        return by_text, None
    return by_text, Search(evidence_vectors(*vectors), apart, most, LEAST_EVIDENCE, bonus)


def _near_other_twins(old: Linked, new: Linked, moves: Moves) -> Flags:
    """Return which items have other near-duplicates than before, or an item in their lists that has."""
    number = moves.new
    before = {int(number[one]): {int(number[other]) for other in others} for one, others in old.twins().items()}
    after = new.twins()
    other = np.zeros(len(new.items), bool)
    other[[one for one in {*before, *after} if one >= 0 and before.get(one) != after.get(one)]] = True
    found = other.copy()
    for nearest in (new.by_text, new.by_evidence):
        if nearest is not None and other.any():
            found[nearest.owners[other[nearest.items]] // new.groups.count] = True
    return found


def choose(linked: Linked, count: int, wanted: Iterable[int] | None = None) -> dict[tuple[str, str], Related]:
    """Return up to `count` related items of each item, or of those `wanted`, for the readers of each language."""
    chooser = Chooser(linked.items, linked.twins(), linked.weighed.record_spread)
    lists = _Lists(linked)
    found = {}
    for number in range(len(linked.items)) if wanted is None else wanted:
        item = linked.items[number]
        for language in item.languages:
            parts = []
            for own in (True, False):
                groups = [g for g, known in enumerate(linked.languages) if (language in known) is own]
                pinned = [choice for choice in chooser.pinned(number) if linked.groups.of[choice[0]] in groups]
                nearest = lists.merged(number, groups)
                chosen = chooser.choose(number, [*pinned, *nearest], count)
                parts.append(tuple(_relation(chooser, linked.items, number, choice) for choice in chosen))
            found[item.slug, language] = Related(*parts)
    return found


def find_reasons(
    items: Sequence[Comparable], counts: Counts, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return for pairs of slugs the folded words that tell most of what both have; `counts` are those of `items`."""
    numbers = {item.slug: number for number, item in enumerate(items)}
    wanted = list(dict.fromkeys(pairs))
    words = common_words(counts, [(numbers[one], numbers[other]) for one, other in wanted])
    return dict(zip(wanted, words, strict=True))


def explain(
    items: Sequence[Comparable], counts: Counts, relations: dict[tuple[str, str], Related]
) -> dict[tuple[str, str], Related]:
    """Return `relations` with the words in common, as the related item writes them, where no record is."""
    bare = {
        (slug, relation.slug)
        for (slug, _), related in relations.items()
        for relation in (*related.own, *related.other)
        if not (relation.shared or relation.pinned)
    }
    words = _as_written(items, find_reasons(items, counts, sorted(bare)))

    def told(slug: str, part: tuple[Relation, ...]) -> tuple[Relation, ...]:
        return tuple(replace(r, words=words.get((slug, r.slug), ())) for r in part)

    return {key: Related(told(key[0], related.own), told(key[0], related.other)) for key, related in relations.items()}


def _as_written(
    items: Sequence[Comparable], reasons: dict[tuple[str, str], tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the words of each pair of slugs as the second item first writes them."""
    by_slug = {item.slug: item for item in items}
    told: dict[tuple[str, str], tuple[str, ...]] = {}
    for slug, pairs in groupby(sorted(reasons, key=itemgetter(1)), key=itemgetter(1)):
        written = find_spellings(by_slug[slug].text)
        told.update((pair, tuple(written.get(word, word) for word in reasons[pair])) for pair in pairs)
    return told


def _relation(chooser: Chooser, items: Sequence[Comparable], number: int, choice: Choice) -> Relation:
    other, score = choice
    shared = chooser.shared(number, other)
    if score == PINNED:
        return Relation(items[other].slug, shared, pinned=True)
    return Relation(items[other].slug, shared, score=round(min(1.0, score / FULL), 4))


class _Lists:
    """The lists of the nearest items, as plain values, which Python walks faster than arrays."""

    def __init__(self, linked: Linked) -> None:
        self._groups = linked.groups
        self._count = linked.groups.count
        self._own = linked.groups.of.tolist()
        self._text = _Plain(linked.by_text, linked.most)
        evidence = linked.by_evidence
        self._evidence = _Plain(evidence, linked.most) if evidence is not None else self._text

    def merged(self, item: int, groups: Sequence[int]) -> Iterator[Choice]:
        """Return the nearest items of some groups, the greatest score first."""
        together = self._groups.compared[self._own[item]]
        lists = [
            (self._text if together[group] else self._evidence).part(item * self._count + group) for group in groups
        ]
        if len(lists) == 1:
            return lists[0]
        return heapq.merge(*lists, key=lambda choice: (-choice[1], choice[0]))


class _Plain:
    def __init__(self, nearest: Nearest, most: int) -> None:
        self._starts: list[int] = nearest.starts.tolist()
        self._items, self._scores = nearest.items, nearest.scores
        self._most = most

    def part(self, number: int) -> Iterator[Choice]:
        """Return as many of one of the lists as are chosen from."""
        start, end = self._starts[number], min(self._starts[number + 1], self._starts[number] + self._most)
        return zip(self._items[start:end].tolist(), self._scores[start:end].tolist(), strict=True)
