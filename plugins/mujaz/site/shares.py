"""Who makes which files: each process those of its share from the front, then what is left of others' from the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mujaz.site.making import Deferred, Output

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Part = TypeVar("Part")
Files = Sequence[Output | Deferred]

CHUNK = 16
"""So many files are taken at once."""
WORTHWHILE = 64
"""The last of a share are left to its own process: it is with them sooner than another one could be."""
PATIENCE = 5.0
"""Seconds after which a process that holds a share is taken for dead; it holds it for a millionth of that."""


class Share(Generic[Part]):
    """Files, or what else is to be done, from both ends of which processes take; nothing is taken twice."""

    def __init__(self, files: Sequence[Part], context: BaseContext) -> None:
        self.files = files
        self._lock = context.Lock()
        self._bounds: Any = context.RawArray("L", [0, len(files)])

    def first(self) -> Sequence[Part]:
        """Take some of the first files that are left."""
        return self._take(lambda start, end: (start, min(start + CHUNK, end)))

    def last(self) -> Sequence[Part]:
        """Take some of the last files that are left."""
        return self._take(lambda start, end: (max(start, end - CHUNK) if end - start >= WORTHWHILE else end, end))

    def _take(self, choose: Callable[[int, int], tuple[int, int]]) -> Sequence[Part]:
        if not self._lock.acquire(timeout=PATIENCE):
            return ()  # whoever gathers the files makes what nobody made
        try:
            start, end = self._bounds
            begin, stop = choose(start, end)
            self._bounds[:] = (stop, end) if begin == start else (start, begin)
        finally:
            self._lock.release()
        return self.files[begin:stop]


def take_files(place: int, shares: Sequence[Share[Output | Deferred]]) -> Iterator[Output | Deferred]:
    """Yield the files that the process is to make which has the share in that place, each as its turn comes."""
    if not shares:
        return
    while files := shares[place].first():
        yield from files
    for share in shares:
        while files := share.last():
            yield from files
