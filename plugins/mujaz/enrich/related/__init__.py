"""Related items: the words decide, the register explains, breaks ties and joins the languages.

values    what is compared, and what comes of it
numbering numbers for what is met
chunks    texts taken apart at blanks
written   the words of texts as they are written
matrix    matrices of which nearly all cells are empty (numpy)
products  products of these (scipy, where there is much to multiply)
terms     texts as counts of their words
vectors   counts as vectors of whole numbers (TF-IDF)
evidence  what items of different languages can have in common
weighing  items as vectors, all of them or those that have changed
rows      a matrix of which few rows are others than in one that is kept
keys      whole numbers that order lists of the nearest
nearest   of all vectors the nearest to each
mending   lists of the nearest where few vectors have changed
twins     near-duplicates among these
linking   the steps from items to the nearest of each
standing  whether the nearest still stand as they stood
choice    from the nearest to the related: pinned first, variety, reasons
reasons   the words in common, where no record is
relating  the steps from the nearest to relations
digests   which items have changed
memory    a run that is kept between builds
rerun     relations from a run that is kept
told      relations as lines of JSON
lines     items as JSON lines, and mixing: one list of two
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from mujaz.enrich.related.values import Comparable, RecordKey, Related, Relation, Relations, Wanted
from mujaz.errors import EnvironmentLack
from mujaz.garbage import no_collection

__all__ = ["Comparable", "RecordKey", "Related", "Relation", "Relations", "Wanted", "order_of", "recall", "relate"]

LEAST = 0.04
"""Items of one language whose texts are less alike than this are not related."""


def relate(items: Sequence[Comparable], count: int, memory: Path | None = None, others: int | None = None) -> Relations:
    """Return for each item and each of its languages up to `count` related items, the closest first.

    In other languages there are as many, or `others` and what is missing in its own.

    It is the same for any order of `items`, and with or without the file `memory`, which keeps what was found.
    Raise `EnvironmentLack` where numpy or scipy is missing.
    """
    wanted = Wanted(count, count if others is None else others)
    if memory is None:
        found: Relations = load("rerun").relate_anew(*_question(items, wanted)) if items else {}
        return found
    relations, save = recall(items, wanted, memory)
    save()
    return relations


def recall(items: Sequence[Comparable], wanted: Wanted, memory: Path) -> tuple[Relations, Callable[[], None]]:
    """Return the `wanted` relations with the help of `memory`, and what writes them there."""
    if not items:
        return {}, lambda: None
    with no_collection():
        found: tuple[Relations, Callable[[], None]] = load("rerun").relate_again(*_question(items, wanted), memory)
    return found


def _question(items: Sequence[Comparable], wanted: Wanted) -> tuple[list[Comparable], Wanted, int, float]:
    return [items[number] for number in order_of(items)], wanted, candidates(wanted.own), LEAST


def load(name: str) -> ModuleType:
    """Return one of the modules that count and compare; numpy and scipy, which they need, take .3 CPU s to import."""
    # Nothing here multiplies full matrices, for which a thread would be started on each core: .03 CPU s.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        if find_spec("scipy") is None:  # for it is imported only where there is much to multiply
            raise ModuleNotFoundError(name="scipy")
        return importlib.import_module(f"mujaz.enrich.related.{name}")
    except ImportError as error:
        raise EnvironmentLack(f"{error.name} is missing; run: python -m pip install numpy scipy") from error


def order_of(items: Sequence[Comparable]) -> list[int]:
    """Return the numbers of `items` in the order in which items win ties: the newest first."""
    keys = [(item.day or date.min, item.slug) for item in items]
    return sorted(range(len(items)), key=keys.__getitem__, reverse=True)


def candidates(count: int) -> int:
    """Return how many of the nearest items are needed to choose `count` from, though some are passed over."""
    return 4 * count + 12
