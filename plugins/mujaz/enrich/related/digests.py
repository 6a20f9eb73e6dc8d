"""Which items have not changed since a run that is kept: told by digests of many items, then by those of single ones.

Items are told apart into groups by their slugs, so that one that comes or goes changes no other group. One digest of a
whole group takes a third of the time that digests of its items take.
"""

from __future__ import annotations

import hashlib
import marshal
import zlib
from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from mujaz.enrich.related.matrix import Keys
from mujaz.enrich.related.values import Comparable
from mujaz.frozen import frozen

_GROUPS = 256
_DIGEST_BYTES = 16

# The version of marshal that has no references: it writes equal values alike.
_PLAIN = 2

# What is known of an item beside its text and its day.
_REST = attrgetter("slug", "records", "source", "pinned", "versions", "languages")


@frozen
class Digests:
    """Digests of items, in their order."""

    groups: bytes
    """One of each group, one behind the other."""
    items: bytes
    """One of each item, one behind the other."""
    slugs: Keys
    """The group of each item."""

    def of_group(self, group: int) -> bytes:
        """Return the digest of one group."""
        return _part(self.groups, group)

    def of_items(self, rows: Sequence[int]) -> list[bytes]:
        """Return the digests of some items."""
        return [_part(self.items, row) for row in rows]


def digest_items(items: Sequence[Comparable], old: Digests | None = None) -> tuple[Digests, Keys]:
    """Return the digests of `items`, and for each its row among the `old` ones; -1 where it has changed or is new.

    Of two equal items both count as changed.
    """
    groups = np.array([zlib.crc32(item.slug.encode("utf-8", "surrogatepass")) % _GROUPS for item in items], np.int64)
    members, before = _members(groups), _members(old.slugs) if old is not None else [[]] * _GROUPS
    rows = np.full(len(items), -1, np.int64)
    found, packed = [], np.zeros((len(items), _DIGEST_BYTES), np.uint8)
    for group, numbers in enumerate(members):
        chosen = [items[number] for number in numbers]
        found.append(_digest(chosen))
        if old is not None and found[-1] == old.of_group(group):
            rows[numbers] = before[group]
            continue
        single = [_digest([item]) for item in chosen]
        packed[numbers] = np.frombuffer(b"".join(single), np.uint8).reshape(-1, _DIGEST_BYTES)
        if old is not None and len(set(single)) == len(single):
            known = dict(zip(old.of_items(before[group]), before[group], strict=True))
            rows[numbers] = [known.get(digest, -1) for digest in single]
    if old is not None:
        same = np.flatnonzero(rows >= 0)
        packed[same] = np.frombuffer(old.items, np.uint8).reshape(-1, _DIGEST_BYTES)[rows[same]]
    return Digests(b"".join(found), packed.tobytes(), groups), rows


def _members(groups: Keys) -> list[list[int]]:
    """Return the rows of each group, in their order."""
    order = np.argsort(groups, kind="stable")
    ends = np.cumsum(np.bincount(groups, minlength=_GROUPS))
    return [part.tolist() for part in np.split(order, ends[:-1])]


def _digest(items: Sequence[Comparable]) -> bytes:
    """Return a digest of items: of their texts, and of what else is known of them."""
    texts = [item.text_key for item in items]
    days = [item.day.toordinal() if item.day else 0 for item in items]
    # SHA-256 is the quickest where the processor knows it.
    found = hashlib.sha256(marshal.dumps([list(map(len, texts)), days, list(map(_REST, items))], _PLAIN))
    found.update("".join(texts).encode("utf-16-le", "surrogatepass"))
    return found.digest()[:_DIGEST_BYTES]


def _part(packed: bytes, number: int) -> bytes:
    return packed[number * _DIGEST_BYTES : (number + 1) * _DIGEST_BYTES]
