"""Sources read in several processes, where so many are new that it pays.

What comes of it is the same, for what a source says depends on no other. Each process leaves the texts in a file and
sends all else as the state keeps it. What a process did not tell, because it failed or because it is nothing that the
state keeps, is read by whoever asks for it: whatever is wrong comes to light there.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING

from mujaz.site import sharing
from mujaz.site.process import forking, hire
from mujaz.site.reading.source_reader import Fresh
from mujaz.site.reading.spill import Place, Spill
from mujaz.site.shares import Share
from mujaz.site.state.source_rows import Row

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORTHWHILE = 400
"""So many sources are worth a process: it takes a twentieth of a second to come and go."""

Read = Callable[[str], Fresh | None]


def read_apart(paths: Sequence[str], read: Read, spill: Spill) -> Iterator[Row]:
    """Yield what sources say, in no order, but for those of which `read` tells nothing; texts are spilt."""
    more = min(sharing.cores(), len(paths) // WORTHWHILE) - 1
    with ExitStack() as stack:
        share = Share(paths, forking()) if more > 0 else None
        if share is None:
            yield from (fresh.spilt(spill) for path in paths if (fresh := read(path)) is not None)
            return
        spills = [Spill() for _ in range(more)]
        helpers: list[Connection] = []
        with suppress(OSError):  # no room for a process
            helpers.extend(hire(partial(_read_last, share, read, own), stack) for own in spills)
        while taken := share.first():
            yield from (fresh.spilt(spill) for path in taken if (fresh := read(path)) is not None)
        for answers, own in zip(helpers, spills, strict=False):
            yield from _take(answers, own)


def _read_last(share: Share[str], read: Read, spill: Spill, to_answer: Connection) -> None:
    """Read the last of some sources until there are none, and tell what they say."""
    found: list[tuple[str, bytes, bytes, Place]] = []
    while taken := share.last():
        all_fresh = (fresh for path in taken if (fresh := read(path)) is not None)
        found.extend((each.path, each.digest, each.data, spill.place(each.html, each.plain)) for each in all_fresh)
    to_answer.send_bytes(marshal.dumps(found))


def _take(answers: Connection, spill: Spill) -> Iterator[Row]:
    """Yield what a process read; nothing if it is no more."""
    try:
        found = marshal.loads(answers.recv_bytes())  # noqa: S302 - from a process of ours
    except (EOFError, OSError):
        return
    for path, digest, data, place in found:
        yield Row(path, digest, data, spill.at(place))
