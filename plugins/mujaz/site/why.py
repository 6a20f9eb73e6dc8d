"""Why a page is rendered: which part of what it is made from is not that of the last build."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from mujaz.site.output import Deferred, Output
from mujaz.site.state.facts import Ground
from mujaz.site.state.outputs import Made, State, stamp

MOST_PARTS = 10
"""So many places that differ are shown."""
LONGEST = 160
"""So much of each is shown."""
BEFORE = 30
"""So much of what stands before it."""


def explain(output: Output | Deferred, state: State, folder: Path, ground: Ground) -> str:
    """Return why a file would be made, in a sentence, and the lines that change where that is why."""
    output = output.prepare() if isinstance(output, Deferred) else output
    before, path = state.made.get(output.path), folder / output.path
    if before is None:
        return f"{output.path}: rendered, for no build has made it yet."
    if before.digest.partition("-")[0] != output.digest.partition("-")[0]:
        return f"{output.path}: rendered, for templates, words, code or libraries changed since it was made."
    if not _is_same(before, output):
        state.facts.update(ground)
        facts = [f"changed: {fact}" for fact in state.facts.changed(before.facts)]
        return "\n".join([f"{output.path}: rendered, for what it shows changed:", *facts, *_lines(output, path)])
    if stamp(path) is None:
        return f"{output.path}: rendered, for its file is gone."
    if stamp(path) != (before.size, before.mtime):
        return f"{output.path}: rendered, for something else than a build wrote its file."
    return f"{output.path}: not rendered, for nothing that it shows changed."


def _is_same(before: Made, output: Output) -> bool:
    """Tell whether a file shows what it showed; of one that only a first build made its bytes tell."""
    if before.digest == output.digest:
        return before.sha256 == hashlib.sha256(output.make()).hexdigest()
    return before.digest == output.whole_digest


def _lines(output: Output, path: Path) -> Iterator[str]:
    """Yield the lines of a page that change, the old ones and the new ones."""
    try:
        old = path.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        old = []
    new = output.make().decode("utf-8", "replace").splitlines()
    parts = [
        (old[start:end], new[begin:stop])
        for what, start, end, begin, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if what != "equal"
    ]
    for gone, come in parts[:MOST_PARTS]:
        yield from _pair("\n".join(gone), "\n".join(come))
    if len(parts) > MOST_PARTS:
        yield f"… and {len(parts) - MOST_PARTS} places more."
    if not parts:
        yield "(its bytes stay the same)"


def _pair(old: str, new: str) -> Iterator[str]:
    """Yield two texts from a little before the place at which they begin to differ."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - BEFORE)
    for sign, text in (("-", old), ("+", new)):
        if text[start:]:
            yield f"{sign} {'…' if start else ''}{text[start : start + LONGEST]!r}"
