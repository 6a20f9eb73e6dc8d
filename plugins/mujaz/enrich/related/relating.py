"""From the nearest items to relations: chosen for the readers of each language, and explained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

from mujaz.enrich.related.choice import PINNED, Choice, Chooser
from mujaz.enrich.related.keys import FULL, score_of
from mujaz.enrich.related.linking import Linked
from mujaz.enrich.related.nearest import Nearest
from mujaz.enrich.related.reasons import common_words
from mujaz.enrich.related.terms import Counts, find_spellings
from mujaz.enrich.related.values import Comparable, Related, Relation, Wanted
from mujaz.enrich.related.written import first_written

# So many more of the nearest than are wanted are looked at first, for seldom are more of them passed over.
_PASSED_OVER = 6


@dataclass(slots=True)
class Look:
    """What of the lists is looked at when relations are chosen."""

    scores: bool = False
    """Whether relations tell their scores, which change more often than what is chosen."""
    depths: dict[int, int] = field(default_factory=dict)
    """For each list that was looked at how many of its first items were."""


def choose(
    linked: Linked, wanted: Wanted, numbers: Iterable[int] | None = None, look: Look | None = None
) -> dict[tuple[str, str], Related]:
    """Return the `wanted` related items of each item, or of those with these `numbers`, for each language's readers."""
    look = look or Look()
    chooser = Chooser(linked.items, linked.twins(), linked.weighed.listed)
    lists, slugs = _Lists(linked, look.depths), [item.slug for item in linked.items]
    found = {}
    for number in range(len(linked.items)) if numbers is None else numbers:
        item, pinned, records = linked.items[number], chooser.pinned(number), chooser.rarest_first(number)
        for language in item.languages:
            parts: list[tuple[Relation, ...]] = []
            for groups in lists.views[language]:
                count = max(wanted.others, wanted.own - len(parts[0])) if parts else wanted.own
                first = [choice for choice in pinned if linked.groups.of[choice[0]] in groups] if pinned else pinned
                chosen = lists.choose(chooser, number, groups, first, count)
                parts.append(tuple([
                    Relation(slugs[other], chooser.shared(records, other), (), _score(key, look), key == PINNED)
                    for other, key in chosen
                ]))  # fmt: skip
            found[item.slug, language] = Related(*parts)
    return found


def _score(key: int, look: Look) -> float | None:
    return round(min(1.0, score_of(key) / FULL), 4) if look.scores and key != PINNED else None


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
    words = _as_written(items, counts, find_reasons(items, counts, sorted(bare)))

    def told(slug: str, part: tuple[Relation, ...]) -> tuple[Relation, ...]:
        return tuple([_with(r, words[slug, r.slug]) if (slug, r.slug) in words else r for r in part])

    concerned = {slug for slug, _ in bare}
    return {
        (slug, language): Related(told(slug, r.own), told(slug, r.other)) if slug in concerned else r
        for (slug, language), r in relations.items()
    }


def _with(relation: Relation, words: tuple[str, ...]) -> Relation:
    # `replace` takes five times as long.
    return Relation(relation.slug, relation.shared, words, relation.score, relation.pinned)


def is_bare(relation: Relation) -> bool:
    """Return whether only words can explain a relation."""
    return not (relation.shared or relation.pinned)


def _as_written(
    items: Sequence[Comparable], counts: Counts, reasons: dict[tuple[str, str], tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the words of each pair of slugs as the second item first writes them; `counts` are those of `items`."""
    by_slug = {item.slug: item for item in items}
    ways = counts.written({word for words in reasons.values() for word in words})
    told: dict[tuple[str, str], tuple[str, ...]] = {}
    for slug, pairs in groupby(sorted(reasons, key=itemgetter(1)), key=itemgetter(1)):
        wanted = {pair: reasons[pair] for pair in pairs}
        written = _written_in(by_slug[slug], set(chain.from_iterable(wanted.values())), ways)
        told.update((pair, tuple([written.get(word, word) for word in words])) for pair, words in wanted.items())
    return told


def _written_in(item: Comparable, words: set[str], ways: Mapping[str, list[str]] | None) -> Mapping[str, str]:
    """Return how an item first writes each of some words; `ways` are all those in which any item writes them."""
    if ways is None:
        return find_spellings(item.text)
    several = any(len(ways[word]) > 1 for word in words)
    text = item.text if several else ""
    return {word: first_written(text, ways[word]) for word in words}


class _Lists:
    """The lists of the nearest items, as plain values, which Python walks faster than arrays."""

    def __init__(self, linked: Linked, depths: dict[int, int]) -> None:
        known = list(enumerate(linked.languages))
        self.views = {
            language: [tuple(group for group, names in known if (language in names) is own) for own in (True, False)]
            for language in frozenset().union(*linked.languages)
        }
        """For the readers of each language which groups they can read, and which others there are."""
        self._compared: list[list[bool]] = linked.groups.compared.tolist()
        self._count = linked.groups.count
        self._own = linked.groups.of.tolist()
        self._text = _Plain(linked.by_text)
        evidence = linked.by_evidence
        self._evidence = _Plain(evidence) if evidence is not None else self._text
        self._most, self._depths = linked.most, depths

    def choose(
        self, chooser: Chooser, item: int, groups: Sequence[int], pinned: Sequence[Choice], count: int
    ) -> list[Choice]:
        """Return up to `count` of those pinned and the nearest of some groups; note how far was looked for them."""
        first = item * self._count
        for most in (min(count + _PASSED_OVER, self._most), self._most):
            parts = self._parts(item, groups, most)
            keys = parts[0] if len(parts) == 1 else sorted(chain.from_iterable(parts))
            chosen, looked = chooser.choose(item, pinned, keys, count)
            if looked is None or looked < most:
                break
        if looked is not None:
            for group, part in zip(groups, parts, strict=True):
                depth = self._most  # whatever comes behind the last would be looked at as well
                if looked < len(keys):
                    # Behind the last that was looked at stands one that may come before it.
                    depth = min(depth, bisect_right(part, keys[looked - 1]) + (len(parts) > 1))
                self._depths[first + group] = max(self._depths.get(first + group, 0), depth)
        return chosen

    def _parts(self, item: int, groups: Sequence[int], most: int) -> list[list[int]]:
        """Return so many of the nearest of each group; in order, as many of them all are the nearest of all."""
        together, first = self._compared[self._own[item]], item * self._count
        return [(self._text if together[group] else self._evidence).part(first + group, most) for group in groups]


class _Plain:
    def __init__(self, nearest: Nearest) -> None:
        self._starts: list[int] = nearest.starts.tolist()
        self._keys = nearest.keys

    def part(self, number: int, most: int) -> list[int]:
        """Return so many of the first keys of one of the lists."""
        start, end = self._starts[number], self._starts[number + 1]
        found: list[int] = self._keys[start : min(start + most, end)].tolist()
        return found
