"""Whether an item's nearest still stand in the order in which they stood, as far as relations were chosen from them.

When a term's rarity makes a step, the scores of many items change a little, but hardly ever what is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from mujaz.enrich.related.keys import item_of, sort_keys
from mujaz.enrich.related.linking import Linked
from mujaz.enrich.related.matrix import Flags, Keys
from mujaz.enrich.related.mending import Depths, Moves


def find_reordered(old: Linked, new: Linked, moves: Moves, depths: Depths, asked: Flags) -> Flags:
    """Return which of the items that are `asked` about have other nearest, or in another order, than in `old`.

    `depths` tell of each of the new lists how many of its first items were looked at. Items that were not in `old` or
    have changed are among those returned.
    """
    found = asked & moves.changed
    before = np.full(len(moves.changed), -1, np.int64)
    stay = np.flatnonzero(moves.new >= 0)
    before[moves.new[stay]] = stay
    for group in range(new.groups.count):
        rows = np.flatnonzero(asked & ~found & (new.groups.of == group))
        for groups in _views(new.languages, group):
            lengths = depths.reshape(-1, new.groups.count)[rows]
            now = _merged(new, rows, group, groups, lengths)
            then = _merged(old, before[rows], group, groups, lengths)
            found[rows[_differ(now, (then[0], moves.new[then[1]]), len(rows))]] = True
    return found


def _views(languages: Sequence[frozenset[str]], group: int) -> Iterator[tuple[int, ...]]:
    """Yield which groups' lists are merged for the readers of each language of a group's items."""
    views = {
        tuple(number for number, known in enumerate(languages) if (language in known) is own)
        for language in languages[group]
        for own in (True, False)
    }
    yield from sorted(views)


def _merged(linked: Linked, rows: Keys, group: int, groups: Sequence[int], lengths: Depths) -> tuple[Keys, Keys]:
    """Return of the items in these `rows`, all of one group, the first of some of their lists in one order.

    That is for each the place of the item in `rows`, and one of its nearest.
    """
    owners, keys = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for other in groups:
        nearest = linked.by_text if linked.groups.compared[group, other] else linked.by_evidence
        if nearest is None:
            continue
        lists = rows * linked.groups.count + other
        starts = nearest.starts[lists]
        counts = np.minimum(lengths[:, other], nearest.starts[lists + 1] - starts)
        behind = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        owners.append(np.repeat(np.arange(len(rows)), counts))
        keys.append(nearest.keys[np.repeat(starts, counts) + behind])
    places, ordered = sort_keys(np.concatenate(owners), np.concatenate(keys))
    return places, item_of(ordered)


def _differ(one: tuple[Keys, Keys], other: tuple[Keys, Keys], count: int) -> Flags:
    """Return which of so many sequences are not the same; each is given as owners, which ascend, and items."""
    found: Flags = np.bincount(one[0], minlength=count) != np.bincount(other[0], minlength=count)
    ones, others = ~found[one[0]], ~found[other[0]]
    found[one[0][ones][one[1][ones] != other[1][others]]] = True
    return found
