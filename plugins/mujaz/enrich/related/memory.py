"""A run that is kept, so that the next compares only what has changed since; its relations are the same as without.

It lies in one file of the state folder, which may be deleted at any time. One that cannot be read, is damaged or was
made by other rules counts as none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.arrays import Arrays, read_arrays, write_arrays
from mujaz.enrich.related.digests import Digests
from mujaz.enrich.related.evidence import Listed
from mujaz.enrich.related.linking import Linked
from mujaz.enrich.related.matrix import Flags, Matrix
from mujaz.enrich.related.mending import Depths
from mujaz.enrich.related.nearest import Groups, Nearest
from mujaz.enrich.related.rows import Rows
from mujaz.enrich.related.terms import Counts
from mujaz.enrich.related.weighing import Weighed
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS

# What of this package decides which items are related, and how they are kept.
_RULES = ("arabic/*.py", "enrich/related/*.py")


@frozen
class Run:
    """What was compared, and what came of it."""

    question: str
    """How many related items were asked for, and the like."""
    digests: Digests
    linked: Linked
    """Without the items."""
    lines: list[bytes]
    """For each item its relations as a line of JSON."""
    depths: Depths
    """How far the lists of the nearest were looked at for these."""
    bare: Flags
    """For each item whether words had to explain one of its relations."""


@cache
def rules() -> str:
    """Return a digest of the code by which items are compared."""
    package = Path(__file__).parents[2]
    found = hashlib.blake2b(np.__version__.encode(), digest_size=16)
    for path in sorted(path for pattern in _RULES for path in package.glob(pattern)):
        found.update(path.read_bytes())
    return found.hexdigest()


def read_run(file: Path, question: str) -> Run | None:
    """Return the run that `file` holds, if it was asked the same question by the same rules."""
    try:
        told, kept = read_arrays(file)
        if told["rules"] == rules() and told["question"] == question:
            return _run(told, kept)
    except (OSError, ValueError, KeyError, TypeError, IndexError, MemoryError):
        pass
    return None


def write_run(file: Path, run: Run) -> None:
    """Keep a run; where that cannot be written the next one takes longer, and nothing else."""
    draft = file.with_name(f"{file.stem}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            write_arrays(stream, _told(run), _arrays(run))
        draft.replace(file)
    except OSError:
        with suppress(OSError):  # a file may stand where the folder should be
            draft.unlink()


def _run(told: dict[str, Any], kept: Arrays) -> Run:
    digests = Digests(kept["group_digests"].tobytes(), kept["digests"].tobytes(), kept["slugs"])
    words, stems = (_texts(kept[name]) for name in ("words", "stem_texts"))
    counts = Counts(Rows.of(_matrix(kept, "counts", len(words))), words, words, kept["stems"], stems, kept["spread"])
    records = [(RECORD_KINDS[number], name) for number, name in told["records"]]
    listed = Listed(_matrix(kept, "listed", max(1, len(records))), records)
    vectors = Rows.of(_matrix(kept, "vectors", len(words) + len(stems) + listed.counts.shape[1]))
    weighed = Weighed(counts, kept["stem_spread"], listed, kept["group_spread"], kept["shared"], vectors)
    languages = [frozenset(names) for names in told["languages"]]
    groups = Groups(kept["groups"], kept["compared"])
    by_text, by_evidence = (_nearest(kept, name) for name in ("by_text", "by_evidence"))
    if by_text is None:
        raise KeyError("by_text")
    linked = Linked((), groups, languages, weighed, told["most"], told["least"], by_text, by_evidence)
    return Run(told["question"], digests, linked, bytes(kept["lines"]).split(b"\n"), kept["depths"], kept["bare"])


def _told(run: Run) -> dict[str, Any]:
    return {
        "rules": rules(),
        "question": run.question,
        "most": run.linked.most,
        "least": run.linked.least,
        "languages": [sorted(names) for names in run.linked.languages],
        "records": [(RECORD_KINDS.index(kind), name) for kind, name in run.linked.weighed.listed.records],
    }


def _arrays(run: Run) -> Arrays:
    linked, weighed, counts = run.linked, run.linked.weighed, run.linked.weighed.counts
    return {
        "digests": _bytes(run.digests.items),
        "group_digests": _bytes(run.digests.groups),
        "slugs": run.digests.slugs,
        "words": _bytes("\n".join(counts.words).encode("utf-8", "surrogatepass")),
        "stem_texts": _bytes("\n".join(counts.stem_texts).encode("utf-8", "surrogatepass")),
        "stems": counts.stems,
        "spread": counts.spread,
        "stem_spread": weighed.stem_spread,
        "group_spread": weighed.group_spread,
        "shared": weighed.shared,
        "groups": linked.groups.of,
        "compared": linked.groups.compared,
        "lines": _bytes(b"\n".join(run.lines)),
        "depths": run.depths,
        "bare": run.bare,
        **dict(_parts("counts", counts.matrix)),
        **dict(_parts("vectors", weighed.vectors.whole)),
        **dict(_parts("listed", weighed.listed.counts)),
        **dict(_lists("by_text", linked.by_text)),
        **(dict(_lists("by_evidence", linked.by_evidence)) if linked.by_evidence is not None else {}),
    }


def _parts(name: str, matrix: Matrix) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}_data", matrix.data.astype(np.min_scalar_type(int(matrix.data.max(initial=0))))
    yield f"{name}_indices", matrix.indices.astype(np.int32)
    yield f"{name}_starts", matrix.indptr.astype(np.int64)


def _matrix(kept: Arrays, name: str, width: int) -> Matrix:
    return Matrix(kept[f"{name}_data"], kept[f"{name}_indices"], kept[f"{name}_starts"], width)


def _lists(name: str, nearest: Nearest) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}_starts", nearest.starts
    yield f"{name}_keys", nearest.keys
    yield f"{name}_bounds", nearest.bounds


def _nearest(kept: Arrays, name: str) -> Nearest | None:
    if f"{name}_keys" not in kept:
        return None
    return Nearest(kept[f"{name}_starts"], kept[f"{name}_keys"], kept[f"{name}_bounds"])


def _bytes(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8)


def _texts(data: NDArray[Any]) -> list[str]:
    return bytes(data).decode("utf-8", "surrogatepass").split("\n") if len(data) else []
