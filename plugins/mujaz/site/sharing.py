"""Making the files of a site in several processes: those of each language in one of its own, where that pays.

The bytes are the same, for each file is made from the archive alone. A process that fails, for whatever reason, is not
asked why: its files are made here once more, and whatever is wrong with them comes to light.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from mujaz.site.making import Deferred, Maker, Output
from mujaz.site.state_outputs import Made

WORTHWHILE = 400
"""So many files are worth a process: it takes a tenth of a second to come and go."""

Files = Sequence[Output | Deferred]


@dataclass(frozen=True, slots=True)
class Aside:
    """What making files finds out beside them, of which another process has to tell."""

    tell: Callable[[], Any] = lambda: None
    """Returns plain values."""
    take: Callable[[Any], None] = lambda _told: None


@dataclass(frozen=True, slots=True)
class Helper:
    """A process that makes files."""

    files: Files
    answers: Connection
    done: Any
    """How many files it has made, in memory that both processes see."""


def make_all(files: Files, maker: Maker, aside: Aside, step: Callable[[], None]) -> dict[str, Made]:
    """Make files, and return by path what is known of each; call `step` for each."""
    own, shares = _divide(files, maker)
    with ExitStack() as stack:
        helpers = [_hire(share, maker, aside, stack) for share in shares] if shares else []
        seen = 0
        made = {}
        for file in own:
            made[file.path] = maker.make(file)
            done = sum(helper.done.value for helper in helpers)
            for _ in range(seen, done + 1):
                step()
            seen = done
        for helper in helpers:
            made |= _take(helper, maker, aside)
        for _ in range(seen, sum(len(helper.files) for helper in helpers)):
            step()
    return {file.path: made[file.path] for file in files}


def _divide(files: Files, maker: Maker) -> tuple[Files, list[Files]]:
    """Return the files to be made here, and those that are worth processes of their own."""
    parts: dict[str, list[Output | Deferred]] = {}
    for file in files:
        parts.setdefault(file.part if isinstance(file, Deferred) else "", []).append(file)
    large = [part for name, part in parts.items() if name and sum(map(maker.is_new, part)) >= WORTHWHILE]
    shares = sorted(large, key=len, reverse=True)[1 : _cores()]
    others = {id(share) for share in shares}
    return [file for part in parts.values() if id(part) not in others for file in part], list(shares)


def _cores() -> int:
    """Return on how many cores files can be made: on one where a process cannot become two, or has threads."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _hire(files: Files, maker: Maker, aside: Aside, stack: ExitStack) -> Helper:
    """Return a process that makes files from now on, and is gone when the stack is left."""
    context = multiprocessing.get_context("fork")
    answers, to_answer = context.Pipe(duplex=False)
    helper = Helper(files, stack.enter_context(closing(answers)), context.RawValue("L", 0))
    gc.freeze()  # so that looking for garbage does not copy what both processes share
    stack.callback(gc.unfreeze)
    process = context.Process(target=_work, args=(helper, maker, aside, to_answer), daemon=True)
    process.start()
    to_answer.close()
    stack.callback(process.join)
    stack.callback(process.terminate)
    return helper


def _work(helper: Helper, maker: Maker, aside: Aside, to_answer: Connection) -> None:
    """Make the files of a process, and tell what is known of them; say nothing where anything goes wrong."""
    try:
        made = {}
        for file in helper.files:
            made[file.path] = tuple(maker.make(file))
            helper.done.value += 1
        facts = list(maker.facts.names), maker.facts.bundles
        to_answer.send((made, facts, maker.tally.rendered, maker.tally.written, aside.tell()))
    except BaseException:  # noqa: BLE001 - see above
        os._exit(1)


def _take(helper: Helper, maker: Maker, aside: Aside) -> Mapping[str, Made]:
    """Return what a process made; make its files here if it made none."""
    try:
        made, facts, rendered, written, told = helper.answers.recv()
    except (EOFError, OSError):
        return {file.path: maker.make(file) for file in helper.files}
    translate = maker.facts.join(*facts)
    maker.tally.rendered += rendered
    maker.tally.written += written
    aside.take(told)
    found = {path: Made._make(values) for path, values in made.items()}
    return {path: each._replace(facts=translate(each.facts)) for path, each in found.items()}
