"""From the nearest items to the related ones: pinned first, none twice, not too many of one source and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from mujaz.enrich.related.evidence import Listed
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.enrich.related.vectors import in_steps

SAME_SOURCE_AND_DAY = 2
"""How many related items may come from one source on one day."""

# How many records in common are named as the reason.
_REASONS = 3

Choice = tuple[int, int]
"""An item's number and its score; a pinned item has -1."""

PINNED = -1


class Chooser:
    """Chooses among the nearest items of each."""

    def __init__(self, items: Sequence[Comparable], twins: Mapping[int, set[int]], listed: Listed) -> None:
        """`twins` are the near-duplicates of each item, `listed` the records that all of them list."""
        self._items = items
        self._numbers = {item.slug: number for number, item in enumerate(items)}
        self._twins = twins
        steps = in_steps(listed.spread, len(items)).tolist()
        self._rarity = dict(zip(listed.records, steps, strict=False))

    def choose(self, item: int, nearest: Iterable[Choice], count: int) -> Iterator[Choice]:
        """Yield up to `count` of the `nearest`, which come in their order."""
        taken = {item, *self._versions(item)}
        crowd: Counter[tuple[str | None, date | None]] = Counter()
        left = count
        for other, score in nearest if left else ():
            known = self._items[other]
            key = (known.source, known.day)
            crowded = known.source is not None and crowd[key] >= SAME_SOURCE_AND_DAY
            if other not in taken and (score == PINNED or not crowded):
                taken.update((other, *self._versions(other)))
                crowd[key] += 1
                left -= 1
                yield other, score
                if not left:
                    return

    def pinned(self, item: int) -> list[Choice]:
        """Return the items that the editor wants first, as far as they are published."""
        return [(self._numbers[slug], PINNED) for slug in self._items[item].pinned if slug in self._numbers]

    def _versions(self, item: int) -> Iterator[int]:
        """Yield the other versions of an item's text: those that are known, and near-duplicates."""
        yield from (self._numbers[slug] for slug in self._items[item].versions if slug in self._numbers)
        yield from self._twins.get(item, ())

    def slug(self, item: int) -> str:
        """Return the slug of an item."""
        return self._items[item].slug

    def shared(self, item: int, other: int) -> tuple[RecordKey, ...]:
        """Return the records that both items list, the rarest first, for rare ones tell the most."""
        theirs = self._items[other].records
        both = [record for record in self._items[item].records if record in theirs]
        both.sort(key=self._rarity.__getitem__)  # of equally rare ones the first that the item lists
        return tuple(both[:_REASONS])
