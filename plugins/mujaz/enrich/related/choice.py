"""From the nearest items to the related ones: pinned first, none twice, not too many of one source and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mujaz.enrich.related.evidence import Listed
from mujaz.enrich.related.keys import item_of
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.enrich.related.vectors import in_steps

SAME_SOURCE_AND_DAY = 2
"""How many related items may come from one source on one day."""

# How many records in common are named as the reason.
_REASONS = 3

Choice = tuple[int, int]
"""An item's number and its key among the nearest; a pinned item has no key but -1."""

PINNED = -1


class _Places(dict[int, "tuple[str, date | None] | None"]):
    """The source and day of each item that is asked for; None where no source is known."""

    def __init__(self, items: Sequence[Comparable]) -> None:
        super().__init__()
        self._items = items

    def __missing__(self, number: int) -> tuple[str, date | None] | None:
        item = self._items[number]
        place = self[number] = None if item.source is None else (item.source, item.day)
        return place


class _Columns(dict[int, list[int]]):
    """The columns of the records that each item lists, where they are asked for."""

    def __init__(self, items: Sequence[Comparable], numbers: Mapping[RecordKey, int]) -> None:
        super().__init__()
        self._items, self._numbers = items, numbers

    def __missing__(self, item: int) -> list[int]:
        found = self[item] = [self._numbers[record] for record in self._items[item].records]
        return found


class Chooser:
    """Chooses among the nearest items of each."""

    def __init__(self, items: Sequence[Comparable], twins: Mapping[int, set[int]], listed: Listed) -> None:
        """`twins` are the near-duplicates of each item, `listed` the records that all of them list."""
        self._items = items
        self._numbers = {item.slug: number for number, item in enumerate(items)}
        self._versions = self._find_versions(twins)
        self._places = _Places(items)
        self._rarity = in_steps(listed.spread, len(items)).tolist()
        self._records = listed.records
        self._columns = _Columns(items, {record: column for column, record in enumerate(listed.records)})

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
        places = self._places
        taken = {item, *self._versions.get(item, ())}
        chosen: list[Choice] = []
        for choice in pinned:
            if choice[0] not in taken and len(chosen) < count:
                self._take(choice, chosen, taken)
        if len(chosen) >= count:
            return chosen, None
        crowds = [places[other] for other, _ in chosen]
        for looked, key in enumerate(keys, 1):
            other = item_of(key)
            place = places[other]
            if other not in taken and (place is None or crowds.count(place) < SAME_SOURCE_AND_DAY):
                crowds.append(place)
                self._take((other, key), chosen, taken)
                if len(chosen) == count:
                    return chosen, looked
        return chosen, len(keys)

    def _take(self, choice: Choice, chosen: list[Choice], taken: set[int]) -> None:
        """Choose an item, and take it and all versions of its text from those to be chosen."""
        chosen.append(choice)
        taken.add(choice[0])
        if choice[0] in self._versions:
            taken.update(self._versions[choice[0]])

    def pinned(self, item: int) -> list[Choice]:
        """Return the items that the editor wants first, as far as they are published."""
        return [(self._numbers[slug], PINNED) for slug in self._items[item].pinned if slug in self._numbers]

    def rarest_first(self, item: int) -> list[int]:
        """Return the columns of the records that an item lists, the rarest first, for these tell the most."""
        # Of equally rare ones the first that the item lists.
        return sorted(self._columns[item], key=self._rarity.__getitem__)

    def shared(self, columns: Iterable[int], other: int) -> tuple[RecordKey, ...]:
        """Return the first of the records in these columns that another item lists as well."""
        theirs = self._columns[other]
        return tuple([self._records[column] for column in columns if column in theirs][:_REASONS])
