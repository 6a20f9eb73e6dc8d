"""Related items: the words decide, the register explains and joins the languages.

Each item is a vector of its most telling words (TF-IDF over the search fold) and one of the records that it lists.
Two items are as close as the cosine of the first plus a share of the cosine of the second.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mujaz.arabic.fold import fold_search
from mujaz.model import RecordKind

WORD = re.compile(r"[^\W_]{3,}")
"""A word that can tell what a text is about; shorter ones are particles."""
TERMS = 100
"""How many of an item's strongest words are compared; more cost time and change little."""
COMMON = 0.3
"""Words and records in a greater share of the items than this say nothing about any of them."""
SMALL = 30
"""In an archive with fewer items than this, shares say little and nothing is left out for being common."""
RECORD_SHARE = 0.35
"""What the records in common count beside the words in common."""
LEAST = 0.04
"""Items less alike than this are not related."""
SAME_SOURCE_AND_DAY = 2
"""How many related items may come from one source on one day."""
REASONS = 3
"""How many records in common are named as the reason."""

RecordKey = tuple[RecordKind, str]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Comparable:
    """What of an item is compared with others."""

    slug: str
    text: str
    """Title, summary and text in every language that the item has."""
    records: tuple[RecordKey, ...]
    """The actors, places and topics that it lists."""
    day: date
    source: str | None = None
    pinned: tuple[str, ...] = ()
    """Slugs that an editor wants first."""
    versions: tuple[str, ...] = ()
    """Slugs of other versions of the same text, which are never related items."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A related item, and the records that both list, the rarest first."""

    slug: str
    shared: tuple[RecordKey, ...]
    pinned: bool = False


def relate(items: Sequence[Comparable], count: int) -> dict[str, tuple[Relation, ...]]:
    """Return for each item up to `count` related ones, the closest first; the same for any order of `items`."""
    items = sorted(items, key=lambda item: (item.day, item.slug), reverse=True)
    words = _vectors([Counter(WORD.findall(fold_search(item.text))) for item in items], TERMS)
    records = _vectors([Counter(f"{kind}/{id_}" for kind, id_ in item.records) for item in items], TERMS)
    rarity = _rarity(item.records for item in items)
    word_index, record_index = _index(words), _index(records)
    by_slug = {item.slug: item for item in items}
    found = {}
    for number, item in enumerate(items):
        scores = _cosines(words[number], word_index)
        for other, score in _cosines(records[number], record_index).items():
            scores[other] = scores.get(other, 0.0) + RECORD_SHARE * score
        ranked = sorted((-round(score, 9), other) for other, score in scores.items() if score >= LEAST)
        nearest = [items[other] for _, other in ranked if other != number]
        found[item.slug] = tuple(_choose(item, nearest, by_slug, rarity, count))
    return found


def _vectors(counts: Sequence[Counter[str]], terms: int) -> list[Vector]:
    """Return the unit vectors of the strongest terms of each item."""
    spread = Counter(term for counter in counts for term in counter)
    most = len(counts) * COMMON if len(counts) >= SMALL else len(counts)
    weight = {term: math.log(1 + len(counts) / n) for term, n in spread.items() if n <= most}
    return [_unit(counter, weight, terms) for counter in counts]


def _unit(counter: Counter[str], weight: Mapping[str, float], terms: int) -> Vector:
    weighed = [(-(1 + math.log(n)) * weight[term], term) for term, n in counter.items() if term in weight]
    strongest = sorted(weighed)[:terms]
    length = math.sqrt(math.fsum(w * w for w, _ in strongest)) or 1.0
    return {term: -w / length for w, term in strongest}


def _index(vectors: Sequence[Vector]) -> dict[str, list[tuple[int, float]]]:
    """Return for each term the items that have it."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            found.setdefault(term, []).append((number, weight))
    return found


def _cosines(vector: Vector, index: Mapping[str, list[tuple[int, float]]]) -> dict[int, float]:
    """Return the cosine of `vector` with every item that shares a term with it."""
    scores: dict[int, float] = {}
    for term, weight in vector.items():
        for other, other_weight in index[term]:
            scores[other] = scores.get(other, 0.0) + weight * other_weight
    return scores


def _rarity(listed: Iterable[tuple[RecordKey, ...]]) -> dict[RecordKey, int]:
    return dict(Counter(record for records in listed for record in records))


def _choose(
    item: Comparable,
    nearest: Sequence[Comparable],
    by_slug: Mapping[str, Comparable],
    rarity: Mapping[RecordKey, int],
    count: int,
) -> Iterator[Relation]:
    """Yield the pinned items, then the nearest ones, without versions and too many of one source and day."""
    pinned = [by_slug[slug] for slug in item.pinned if slug in by_slug]
    taken = {item.slug, *item.versions}
    crowd: Counter[tuple[str | None, date]] = Counter()
    left = count
    for other in (*pinned, *nearest):
        key = (other.source, other.day)
        crowded = other.source is not None and crowd[key] >= SAME_SOURCE_AND_DAY
        if left and other.slug not in taken and (not crowded or other in pinned):
            taken.update((other.slug, *other.versions))
            crowd[key] += 1
            left -= 1
            yield Relation(other.slug, _shared(item, other, rarity), other.slug in item.pinned)


def _shared(item: Comparable, other: Comparable, rarity: Mapping[RecordKey, int]) -> tuple[RecordKey, ...]:
    """Return the records that both items list, the rarest first, for rare ones tell the most."""
    both = set(item.records) & set(other.records)
    order = {record: number for number, record in enumerate(item.records)}
    return tuple(sorted(both, key=lambda record: (rarity[record], order[record])))[:REASONS]
