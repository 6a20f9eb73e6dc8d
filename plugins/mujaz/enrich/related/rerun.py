"""Relations from a run that is kept: only what has changed since is counted, compared, chosen and told anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from mujaz.enrich.related.digests import Digests, digest_items
from mujaz.enrich.related.linking import compare, compare_again, near_other_twins
from mujaz.enrich.related.matrix import Keys
from mujaz.enrich.related.memory import Run, read_run, write_run
from mujaz.enrich.related.mending import Moves
from mujaz.enrich.related.relating import Look, choose, explain, is_bare
from mujaz.enrich.related.standing import find_reordered
from mujaz.enrich.related.terms import Counts, WordCounter, join_counts
from mujaz.enrich.related.told import KeptRelations, line_of
from mujaz.enrich.related.values import Comparable, Relations, Wanted
from mujaz.enrich.related.vectors import in_steps

# If a greater share of the items has changed, it is quicker to compare all of them anew.
FEW_CHANGED = 0.1

# If no more than this share of the items is weighed or chosen anew, doing so again takes less time than keeping it.
FEW_RENEWED = 0.05


def relate_anew(items: Sequence[Comparable], wanted: Wanted, most: int, least: float) -> Relations:
    """Return the relations of `items`, which are in their order."""
    counts = _count(item.text for item in items)
    return explain(items, counts, choose(compare(items, counts, most, least), wanted))


def relate_again(
    items: Sequence[Comparable], wanted: Wanted, most: int, least: float, file: Path
) -> tuple[Relations, Callable[[], None]]:
    """Return the same relations, with the help of the run that `file` holds, and what makes it hold this one."""
    question = repr((wanted, most, least))
    old = read_run(file, question)
    digests, rows = digest_items(items, old.digests if old is not None else None)
    moves = _find_moves(old, items, rows) if old is not None else None
    if old is None or moves is None:
        run, renewed = compare_all(items, digests, question, (wanted, most, least)), len(items)
    elif moves.none:
        return KeptRelations(items, old.lines), lambda: None
    else:
        run, renewed = mend_run(old, items, digests, moves, wanted)
    keep = partial(write_run, file, run) if renewed > FEW_RENEWED * len(items) else lambda: None
    return KeptRelations(items, run.lines), keep


def compare_all(items: Sequence[Comparable], digests: Digests, question: str, asked: tuple[Wanted, int, float]) -> Run:
    """Return the run in which all items were compared."""
    wanted, most, least = asked
    linked = compare(items, _count(item.text for item in items), most, least)
    run = Run(
        question,
        digests,
        linked,
        [b""] * len(items),
        np.zeros(len(items) * linked.groups.count, np.int16),
        np.zeros(len(items), bool),
    )
    _tell(run, wanted, range(len(items)))
    return run


def _count(texts: Iterable[str], known: Counts | None = None) -> Counts:
    counter = WordCounter(known)
    for text in texts:
        counter.add(text)
    return counter.finish()


def _find_moves(old: Run, items: Sequence[Comparable], rows: Keys) -> Moves | None:
    """Return which items have changed; None where that are too many, or all weigh otherwise now."""
    before, changed = len(old.lines), rows < 0
    new = np.full(before, -1, np.int64)
    new[rows[~changed]] = np.flatnonzero(~changed)
    sizes = in_steps(np.array([before]), before), in_steps(np.array([len(items)]), len(items))
    languages = sorted(map(sorted, {frozenset(item.languages) for item in items}))
    same = sizes[0] == sizes[1] and languages == sorted(map(sorted, old.linked.languages))
    few = changed.sum() + (new < 0).sum() <= max(1, FEW_CHANGED * len(items))
    return Moves(new, changed) if same and few else None


def mend_run(old: Run, items: Sequence[Comparable], digests: Digests, moves: Moves, wanted: Wanted) -> tuple[Run, int]:
    """Return the run after the `moves` since the one that is kept, and how many items were weighed or chosen anew."""
    known = old.linked.weighed.counts
    fresh = np.flatnonzero(moves.changed).tolist()
    rows = moves.rows()
    counts = join_counts(known, _count((items[number].text for number in fresh), known), rows)
    groups = old.linked.groups.count
    depths, bare = moves.of_lists(old.depths, groups), moves.of_lists(old.bare, 1)
    linked, hit, near = compare_again(old.linked, items, counts, moves, depths)
    touched = find_reordered(old.linked, linked, moves, depths, near) | near_other_twins(
        old.linked, linked, moves, depths
    )
    touched |= hit.records | (hit.words & bare)  # they may be explained otherwise
    touched |= np.array([bool(item.pinned) for item in items])  # what is pinned may have come, gone or changed
    lines = [old.lines[row] if row < len(old.lines) else b"" for row in rows.tolist()]
    run = Run(old.question, digests, linked, lines, depths, bare)
    _tell(run, wanted, np.flatnonzero(touched).tolist())
    return run, int((hit.words | hit.records | touched).sum())


def _tell(run: Run, wanted: Wanted, numbers: Sequence[int]) -> None:
    """Choose and explain what is related to items with these `numbers`; put it into the `run` as lines of JSON."""
    linked, look = run.linked, Look()
    items = linked.items
    relations = explain(items, linked.weighed.counts, choose(linked, wanted, numbers, look))
    run.depths.reshape(len(items), -1)[numbers] = 0
    run.depths[[*look.depths]] = [*look.depths.values()]
    for number in numbers:
        related = [relations[items[number].slug, language] for language in items[number].languages]
        run.lines[number] = line_of(related)
        run.bare[number] = any(is_bare(relation) for r in related for part in (r.own, r.other) for relation in part)
