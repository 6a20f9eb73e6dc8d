"""Making the files of a site in several processes: those of each language in one of its own, where that pays.

The bytes are the same, for each file is made from the archive alone. A process that is done helps the others. One that
fails, for whatever reason, is not asked why: its files are made here once more, and whatever is wrong with them comes
to light.
"""

from __future__ import annotations

import marshal
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from mujaz.frozen import frozen
from mujaz.site.making import Deferred, Maker, Output
from mujaz.site.process import forking, hire
from mujaz.site.shares import Files, Share, take_files
from mujaz.site.state.facts import Size
from mujaz.site.state.outputs import Made

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORTHWHILE = 400
"""So many files are worth a process: it takes a tenth of a second to come and go."""
Packed: TypeAlias = int | tuple[Any, ...]
"""What is known of a file, between processes."""
FEED = "feed."
"""How the terms of feeds begin. What they show they share among themselves alone, so that any process can make them."""


@frozen
class Aside:
    """What making files finds out beside them, of which another process has to tell."""

    tell: Callable[[], Any] = lambda: None
    """Returns plain values."""
    take: Callable[[Any], None] = lambda _told: None


@frozen
class Helper:
    """A process that makes files."""

    known: Size
    """How many facts it knew at first, as this process did."""
    done: Any
    """How many files it has made, in memory that both processes see."""
    answers: Connection | None
    """None where there was no room for a process."""


@frozen
class Work:
    """All files that are to be made."""

    common: Files
    """Those of no language, which are made here: they share what is made of all items."""
    shares: Sequence[Share[Output | Deferred]]
    """All others; the first share is that of this process, and each other one that of a process of its own."""


def make_all(
    files: Files, maker: Maker, aside: Aside, step: Callable[[], None], shared: Callable[[], None] = lambda: None
) -> dict[str, Made]:
    """Make files, and return by path what is known of each; call `step` for each.

    Call `shared` as soon as all are made, if other processes have helped; there may be a core with nothing to do.
    """
    work = _divide(files, maker)
    with ExitStack() as stack:
        helpers = [_hire(place, work, maker, aside, stack) for place in range(1, len(work.shares))]
        told = 0
        made = {}
        for file in chain(work.common, take_files(0, work.shares)):
            made[file.path] = maker.make(file)
            done = len(made) + sum([helper.done.value for helper in helpers])
            for _ in range(told, done):
                step()
            told = done
        heard = [_hear(helper) for helper in helpers]
        if heard and all(heard):
            shared()
        for helper, data in zip(helpers, heard, strict=True):
            made |= _take(data, helper, maker, aside) if data else {}
        for file in files:
            if file.path not in made:  # that was a helper's which is no more
                made[file.path] = maker.make(file)
        for _ in range(told, len(files)):
            step()
    return {file.path: made[file.path] for file in files}


def _divide(files: Files, maker: Maker) -> Work:
    """Return the files in shares, as many as are worth processes of their own; feeds go where there is least to do."""
    parts: dict[str, list[Output | Deferred]] = {}
    for file in sorted(files, key=_is_late):
        parts.setdefault(file.part if isinstance(file, Deferred) else "", []).append(file)
    common = parts.pop("", [])
    large = [name for name, part in parts.items() if sum(map(maker.is_new, part)) >= WORTHWHILE]
    others = sorted(large, key=lambda name: len(parts[name]), reverse=True)[1 : cores()]
    if not others:
        return Work([*common, *chain.from_iterable(parts.values())], ())
    own = [file for name, part in parts.items() if name not in others for file in part]
    pages = [[file for file in part if not _is_feed(file)] for part in (own, *(parts[name] for name in others))]
    least = min(pages, key=len)
    least[:] = [*filter(_is_feed, chain.from_iterable(parts.values())), *least]
    context = forking()
    return Work(common, [Share(share, context) for share in pages])


def _is_late(file: Output | Deferred) -> bool:
    return isinstance(file, Deferred) and file.late


def _is_feed(file: Output | Deferred) -> bool:
    return isinstance(file, Deferred) and file.terms.startswith(FEED)


def cores() -> int:
    """Return on how many cores files can be made: on one where a process cannot become two, or has threads."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _hire(place: int, work: Work, maker: Maker, aside: Aside, stack: ExitStack) -> Helper:
    """Return a process that makes files from now on, and is gone when the stack is left."""
    known, done = maker.facts.size, forking().RawValue("L", 0)

    def make(to_answer: Connection) -> None:
        made = {}
        for file in take_files(place, work.shares):
            made[file.path] = _pack(maker.make(file), maker.before(file.path))
            done.value += 1
        tally = maker.tally.rendered, maker.tally.written
        to_answer.send_bytes(marshal.dumps((made, maker.facts.since(known), tally, aside.tell())))

    try:
        return Helper(known, done, hire(make, stack))
    except OSError:
        return Helper(known, done, None)


def _hear(helper: Helper) -> bytes:
    """Return what a process tells; nothing if it is no more."""
    with suppress(EOFError, OSError):
        return helper.answers.recv_bytes() if helper.answers is not None else b""
    return b""


def _take(data: bytes, helper: Helper, maker: Maker, aside: Aside) -> Mapping[str, Made]:
    """Return what a process made."""
    made, learnt, (rendered, written), told = marshal.loads(data)  # noqa: S302 - a process of ours wrote it
    translate = maker.facts.join(helper.known, *learnt)
    maker.tally.rendered += rendered
    maker.tally.written += written
    aside.take(told)
    found = {}
    for path, packed in made.items():
        found[path] = _unpack(packed, maker.before(path), translate)
    return found


def _pack(made: Made, before: Made | None) -> Packed:
    """Return what is known of a file as plain values: its time alone, if nothing else is new."""
    return made.mtime if before is not None and before._replace(mtime=made.mtime) == made else tuple(made)


def _unpack(packed: Packed, before: Made | None, translate: Callable[[bytes], bytes]) -> Made:
    """Return what is known of a file; the facts from which it was made are translated where they may be new."""
    if isinstance(packed, int):
        assert before is not None  # noqa: S101 - both processes know the same of earlier builds
        return before._replace(mtime=packed)
    digest, sha256, size, mtime, terms, facts, listing = packed
    return Made(digest, sha256, size, mtime, terms, translate(facts), listing)
