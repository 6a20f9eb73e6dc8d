"""Numbers for what is met: the same thing has the same number."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")


class Numbering(dict[Key, int]):
    """The number of each key, in the order in which they are first asked for."""

    def __missing__(self, key: Key) -> int:
        number = self[key] = len(self)
        return number
