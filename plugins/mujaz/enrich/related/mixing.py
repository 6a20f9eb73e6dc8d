"""One list of related items out of two: those in an item's language, and the best of the others."""

from __future__ import annotations

from collections.abc import Mapping

from mujaz.enrich.related.choice import SAME_SOURCE_AND_DAY
from mujaz.enrich.related.values import Comparable, Related, Relation

# From this score on an item in another language gets a place, but only one: text decides.
_SURE = 0.35


def mix(item: Comparable, related: Related, known: Mapping[str, Comparable], count: int) -> tuple[Relation, ...]:
    """Return up to `count` related items: of another language the best one, where much speaks for it, comes last."""
    other = next((relation for relation in related.other if (relation.score or 0) >= _SURE), None)
    if other is None or item.slug == other.slug:
        return related.own[:count]
    own = list(related.own[: count - 1])
    place = _place(known[other.slug])
    same = [relation for relation in own if place is not None and _place(known[relation.slug]) == place]
    for crowding in same[SAME_SOURCE_AND_DAY - 1 :]:
        own.remove(crowding)
    return (*own, other)


def _place(item: Comparable) -> tuple[object, ...] | None:
    """Return where an item appeared: its source and day."""
    return None if item.source is None else (item.source, item.day)
