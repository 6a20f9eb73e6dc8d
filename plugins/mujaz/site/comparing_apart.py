"""Related items found in a process of their own, while this one goes on with all that needs none of them.

Only a first comparison takes long enough; after that a run is kept, and little is compared anew. The relations are the
same. A process that fails is not asked why: what it was to find is found here, and whatever is wrong comes to light.
"""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from mujaz.enrich.related import Comparable, Related, Relations, Wanted, order_of, recall
from mujaz.enrich.related.told import KeptRelations
from mujaz.site import sharing
from mujaz.site.process import forking

WORTHWHILE = 2_000
"""So many items are worth a process: that of fewer is hardly there when it is done."""
RUN, LINES = "run", "lines"
"""The files in which the process leaves what it found: the run to be kept, and the relations."""


def recall_apart(items: Sequence[Comparable], wanted: Wanted, memory: Path) -> tuple[Relations, Callable[[], None]]:
    """Return what `recall` returns: where that pays, relations that are waited for when somebody asks for one."""
    needs = all(map(find_spec, ("numpy", "scipy")))
    if not needs or len(items) < WORTHWHILE or memory.exists() or sharing.cores() == 1:
        return recall(items, wanted, memory)
    try:
        found = _Apart(items, wanted, memory)
    except OSError:  # no room for a process, or for what it finds
        return recall(items, wanted, memory)
    return found, found.keep


class _Apart(Mapping[tuple[str, str], Related]):
    """Relations that another process is finding."""

    def __init__(self, items: Sequence[Comparable], wanted: Wanted, memory: Path) -> None:
        self._items = [items[number] for number in order_of(items)]  # the order of the lines
        self._wanted, self._memory = wanted, memory
        self._found: KeptRelations | None = None
        from tempfile import mkdtemp  # noqa: PLC0415 - it takes .01 s to import, and a build after edits needs none of it

        self._folder = Path(mkdtemp(prefix="mujaz-related-"))
        self._done, end = os.pipe()
        self._clean = weakref.finalize(self, _clean, self._folder, self._done)
        try:
            gc.freeze()  # so that looking for garbage does not copy what both processes share
            work = partial(_work, self._items, wanted, self._folder)
            self._process = forking().Process(target=work, daemon=True)
            self._process.start()
        finally:
            gc.unfreeze()
            os.close(end)  # so that the other process alone holds it, and reading ends with that

    def _wait(self) -> KeptRelations:
        """Return what was found, once the process has ended; another that was forked from this one may wait too."""
        if self._found is None:
            os.read(self._done, 1)  # nothing is ever written there: reading ends when the other process does
            try:
                self._found = KeptRelations(self._items, (self._folder / LINES).read_bytes().split(b"\n"))
            except OSError:
                found, _ = recall(self._items, self._wanted, self._memory)
                assert isinstance(found, KeptRelations)  # noqa: S101 - as there are items
                self._found = found
        return self._found

    def keep(self) -> None:
        """Keep the run where the next build looks for it; where that cannot be, the next one takes longer."""
        self._wait()  # for nobody can once the folder is gone
        draft = self._memory.with_name(f"{self._memory.stem}.{os.getpid()}.new")
        with suppress(OSError):
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._folder / RUN, draft)
            draft.replace(self._memory)
        with suppress(OSError):  # a file may stand where the folder should be
            draft.unlink()
        self._clean()

    def line(self, slug: str) -> bytes:
        """Return all that is related to an item as a line of JSON; nothing where the item is not known."""
        return self._wait().line(slug)

    def __getitem__(self, key: tuple[str, str]) -> Related:
        return self._wait()[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._wait())

    def __len__(self) -> int:
        return len(self._wait())


def _clean(folder: Path, done: int) -> None:
    os.close(done)
    shutil.rmtree(folder, ignore_errors=True)


def _work(items: Sequence[Comparable], wanted: Wanted, folder: Path) -> None:
    """Find the relations and leave them in the folder; leave none where anything goes wrong."""
    try:
        relations, keep = recall(items, wanted, folder / RUN)
        keep()
        draft = folder / f"{LINES}.new"
        draft.write_bytes(b"\n".join(relations.lines))  # type: ignore[attr-defined]
        draft.replace(folder / LINES)
    except BaseException:  # noqa: BLE001 - see above
        os._exit(1)
