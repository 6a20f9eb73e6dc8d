"""Forgetting what no file shows any more: else the state would grow with every edit that makes a part anew."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from mujaz.site.state.facts import NUMBERS, PART, FactTable
from mujaz.site.state.outputs import State


def tidy(state: State) -> None:
    """Forget the parts that no file shows, once they are more than those that files show."""
    parts = state.facts.parts
    shown = _shown(parts, [one.facts for one in state.made.values()])
    if 2 * len(shown) >= len(parts):
        return
    names, digests, _ = state.facts.values
    table = FactTable(names, digests)
    left = [facts if number in shown else b"" for number, facts in enumerate(parts)]
    translate = table.join((len(names), 0), (), left)
    state.made = {path: one._replace(facts=translate(one.facts)) for path, one in state.made.items()}
    state.facts = table


def _shown(parts: Sequence[bytes], kept: Iterable[bytes]) -> set[int]:
    """Return which of the parts are among the facts of files, or within parts that are."""
    shown: set[int] = set()
    new = _parts_in(kept)
    while new:
        shown |= new
        new = _parts_in(parts[number] for number in new) - shown
    return shown


def _parts_in(kept: Iterable[bytes]) -> set[int]:
    numbers: set[int] = set().union(*(array(NUMBERS, facts) for facts in kept))
    return {number - PART for number in numbers if number >= PART}
