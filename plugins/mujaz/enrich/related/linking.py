"""The nearest items of each: counted, weighed and compared, all of them or what has changed since."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mujaz.enrich.related.evidence import day_bonus, group_by_language
from mujaz.enrich.related.matrix import Flags
from mujaz.enrich.related.mending import Depths, Moves, mend_nearest
from mujaz.enrich.related.nearest import Bonus, Groups, Nearest, Search, find_nearest
from mujaz.enrich.related.rows import Rows
from mujaz.enrich.related.terms import Counts, WordCounter
from mujaz.enrich.related.twins import find_twins
from mujaz.enrich.related.values import Comparable
from mujaz.enrich.related.weighing import Hit, Weighed, evidence_vectors, reweigh, weigh
from mujaz.frozen import frozen

__all__ = ["Linked", "WordCounter", "compare", "compare_again", "near_other_twins"]

# Items of different languages that have less of the evidence in common than this are not related.
LEAST_EVIDENCE = 0.12


@frozen
class Linked:
    """Items with the nearest of each, from which relations are chosen, and a later run can start."""

    items: Sequence[Comparable]
    groups: Groups
    languages: list[frozenset[str]]
    """The languages of each group."""
    weighed: Weighed
    most: int
    """How many of the nearest are chosen from; the lists hold some more."""
    least: float
    """How much two texts have in common at least, from 0 to 1."""
    by_text: Nearest
    by_evidence: Nearest | None
    """None where all items share a language."""

    def twins(self) -> dict[int, set[int]]:
        """Return the near-duplicates of each item that has some."""
        return find_twins(self.weighed.counts.texts, self.by_text, self.groups, self.most)


def compare(items: Sequence[Comparable], counts: Counts, most: int, least: float) -> Linked:
    """Return the `most` nearest items of each; `counts` are those of the items' texts."""
    together, apart, languages = group_by_language(items)
    weighed = weigh(items, counts, apart)
    by_text, by_evidence = _searches((together, apart), weighed, (most, least), day_bonus(items))
    evidence = find_nearest(by_evidence) if by_evidence is not None else None
    return Linked(items, together, languages, weighed, most, least, find_nearest(by_text), evidence)


def compare_again(
    old: Linked, items: Sequence[Comparable], counts: Counts, moves: Moves, depths: Depths
) -> tuple[Linked, Hit, Flags]:
    """Return what `compare` would, which items were hit, and in whose lists something is not as it was.

    `old` need not have its items; the languages of the groups and the number of items, in steps, are the same.
    `depths` tell of each list after the moves how far it was looked at when it was chosen from.
    """
    together, apart, languages = group_by_language(items)
    before = Groups(old.groups.of, apart.compared)
    weighed, hit, moved = reweigh(old.weighed, items, counts, (before, apart), moves)
    by_text, by_evidence = _searches((together, apart), weighed, (old.most, old.least), day_bonus(items))
    texts, touched = mend_nearest(old.by_text, moved, by_text, depths)
    evidence = None
    if by_evidence is not None and old.by_evidence is not None:
        evidence, others = mend_nearest(old.by_evidence, moved, by_evidence, depths)
        touched |= others
    return Linked(items, together, languages, weighed, old.most, old.least, texts, evidence), hit, touched


def _searches(
    groups: tuple[Groups, Groups], weighed: Weighed, asked: tuple[int, float], bonus: Bonus
) -> tuple[Search, Search | None]:
    """Return what is looked for by text, and by evidence where some items share no language."""
    (together, apart), (most, least) = groups, asked
    by_text = Search(weighed.vectors, together, most, least)
    if not apart.compared.any():
        return by_text, None
    return by_text, Search(Rows.of(evidence_vectors(weighed)), apart, most, LEAST_EVIDENCE, bonus)


def near_other_twins(old: Linked, new: Linked, moves: Moves, depths: Depths) -> Flags:
    """Return which items have other near-duplicates than before, or an item in their lists that has."""
    number = moves.new
    before = {int(number[one]): {int(number[other]) for other in others} for one, others in old.twins().items()}
    after = new.twins()
    other = np.zeros(len(new.items), bool)
    other[[one for one in {*before, *after} if one >= 0 and before.get(one) != after.get(one)]] = True
    found = other.copy()
    for nearest in (new.by_text, new.by_evidence):
        if nearest is not None and other.any():
            seen = other[nearest.items] & (nearest.places < depths[nearest.owners])
            found[nearest.owners[seen] // new.groups.count] = True
    return found
