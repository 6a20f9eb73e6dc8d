"""From the nearest items to relations: chosen for the readers of each language, and explained."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from operator import itemgetter

from mujaz.enrich.related.choice import PINNED, Choice, Chooser
from mujaz.enrich.related.keys import FULL
from mujaz.enrich.related.linking import Linked
from mujaz.enrich.related.nearest import Nearest
from mujaz.enrich.related.reasons import common_words
from mujaz.enrich.related.terms import Counts, find_spellings
from mujaz.enrich.related.values import Comparable, Related, Relation


@dataclass(slots=True)
class Look:
    """What of the lists is looked at when relations are chosen."""

    scores: bool = False
    """Whether relations tell their scores, which change more often than what is chosen."""
    depths: dict[int, int] = field(default_factory=dict)
    """For each list that was looked at how many of its first items were."""


def choose(
    linked: Linked, count: int, wanted: Iterable[int] | None = None, look: Look | None = None
) -> dict[tuple[str, str], Related]:
    """Return up to `count` related items of each item, or of those `wanted`, for the readers of each language."""
    look = look or Look()
    chooser = Chooser(linked.items, linked.twins(), linked.weighed.listed)
    lists = _Lists(linked, look.depths)
    found = {}
    for number in range(len(linked.items)) if wanted is None else wanted:
        item = linked.items[number]
        for language in item.languages:
            parts = []
            for own in (True, False):
                groups = [g for g, known in enumerate(linked.languages) if (language in known) is own]
                pinned = [choice for choice in chooser.pinned(number) if linked.groups.of[choice[0]] in groups]
                nearest = lists.merged(number, groups)
                chosen = chooser.choose(number, chain(pinned, nearest), count)
                parts.append(tuple(_relation(chooser, number, choice, scores=look.scores) for choice in chosen))
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
        if is_bare(relation)
    }
    words = _as_written(items, find_reasons(items, counts, sorted(bare)))

    def told(slug: str, part: tuple[Relation, ...]) -> tuple[Relation, ...]:
        return tuple(replace(r, words=words[slug, r.slug]) if (slug, r.slug) in words else r for r in part)

    concerned = {slug for slug, _ in bare}
    return {
        (slug, language): Related(told(slug, r.own), told(slug, r.other)) if slug in concerned else r
        for (slug, language), r in relations.items()
    }


def is_bare(relation: Relation) -> bool:
    """Return whether only words can explain a relation."""
    return not (relation.shared or relation.pinned)


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


def _relation(chooser: Chooser, number: int, choice: Choice, *, scores: bool) -> Relation:
    other, score = choice
    told = None if score == PINNED or not scores else round(min(1.0, score / FULL), 4)
    return Relation(chooser.slug(other), chooser.shared(number, other), score=told, pinned=score == PINNED)


class _Lists:
    """The lists of the nearest items, as plain values, which Python walks faster than arrays."""

    def __init__(self, linked: Linked, depths: dict[int, int]) -> None:
        self._groups = linked.groups
        self._count = linked.groups.count
        self._own = linked.groups.of.tolist()
        self._text = _Plain(linked.by_text, linked.most, depths)
        evidence = linked.by_evidence
        self._evidence = _Plain(evidence, linked.most, depths) if evidence is not None else self._text

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
    def __init__(self, nearest: Nearest, most: int, depths: dict[int, int]) -> None:
        self._starts: list[int] = nearest.starts.tolist()
        self._items, self._scores = nearest.items, nearest.scores
        self._most = most
        self._depths = depths

    def part(self, number: int) -> Iterator[Choice]:
        """Yield as many of one of the lists as are chosen from, and note how many of them are looked at."""
        start, end = self._starts[number], min(self._starts[number + 1], self._starts[number] + self._most)
        before = self._depths.get(number, 0)
        choices = zip(self._items[start:end].tolist(), self._scores[start:end].tolist(), strict=True)
        for depth, choice in enumerate(choices, 1):
            self._depths[number] = max(depth, before)
            yield choice
        self._depths[number] = self._most  # whatever comes behind the last would be looked at as well
