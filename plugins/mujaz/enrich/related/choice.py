"""From the nearest items to the related ones: pinned first, none twice, not too many of one source and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mujaz.enrich.related.evidence import Listed
from mujaz.enrich.related.keys import item_of
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.enrich.related.vectors import in_steps
from mujaz.enrich.related.written import Numbering

SAME_SOURCE_AND_DAY = 2
"""How many related items may come from one source on one day."""

# How many records in common are named as the reason.
_REASONS = 3

Choice = tuple[int, int]
"""An item's number and its key among the nearest; a pinned item has no key but -1."""

PINNED = -1


class Chooser:
    """Chooses among the nearest items of each."""

    def __init__(self, items: Sequence[Comparable], twins: Mapping[int, set[int]], listed: Listed) -> None:
        """`twins` are the near-duplicates of each item, `listed` the records that all of them list."""
        self._items = items
        self._numbers = {item.slug: number for number, item in enumerate(items)}
        self._versions = self._find_versions(twins)
        places = Numbering[tuple[str, date | None]]()
        self._places = [None if item.source is None else places[item.source, item.day] for item in items]
        steps = in_steps(listed.spread, len(items)).tolist()
        self._rarity = dict(zip(listed.records, steps, strict=False))

    def _find_versions(self, twins: Mapping[int, set[int]]) -> dict[int, set[int]]:
        """Return the other versions of the texts that have some: those that are known, and near-duplicates."""
        found = {number: set(others) for number, others in twins.items()}
        for number, item in enumerate(self._items):
            if item.versions:
                known = {self._numbers[slug] for slug in item.versions if slug in self._numbers}
                found[number] = found.get(number, set()) | known
        return found

    def choose(
        self, item: int, pinned: Iterable[Choice], keys: Sequence[int], count: int
    ) -> tuple[list[Choice], int | None]:
        """Return up to `count` of those pinned and those with the nearest `keys`, and at how many keys it looked.

        That is None where none were needed, and not 0: any key would have been looked at then.
        """
        taken = {item, *self._versions.get(item, ())}
        chosen: list[Choice] = []
        for choice in pinned:
            if choice[0] not in taken and len(chosen) < count:
                self._take(choice, chosen, taken)
        if len(chosen) >= count:
            return chosen, None
        crowds = Counter(self._places[other] for other, _ in chosen)
        for looked, key in enumerate(keys, 1):
            other = item_of(key)
            place = self._places[other]
            if other not in taken and (place is None or crowds[place] < SAME_SOURCE_AND_DAY):
                crowds[place] += 1
                self._take((other, key), chosen, taken)
                if len(chosen) == count:
                    return chosen, looked
        return chosen, len(keys)

    def _take(self, choice: Choice, chosen: list[Choice], taken: set[int]) -> None:
        """Choose an item, and take it and all versions of its text from those to be chosen."""
        chosen.append(choice)
        taken.add(choice[0])
        taken.update(self._versions.get(choice[0], ()))

    def pinned(self, item: int) -> list[Choice]:
        """Return the items that the editor wants first, as far as they are published."""
        return [(self._numbers[slug], PINNED) for slug in self._items[item].pinned if slug in self._numbers]

    def slug(self, item: int) -> str:
        """Return the slug of an item."""
        return self._items[item].slug

    def rarest_first(self, item: int) -> list[RecordKey]:
        """Return the records that an item lists, the rarest first, for these tell the most."""
        # Of equally rare ones the first that the item lists.
        return sorted(self._items[item].records, key=self._rarity.__getitem__)

    def shared(self, records: Iterable[RecordKey], other: int) -> tuple[RecordKey, ...]:
        """Return the first of these `records` that another item lists as well."""
        theirs = self._items[other].records
        return tuple([record for record in records if record in theirs][:_REASONS])
