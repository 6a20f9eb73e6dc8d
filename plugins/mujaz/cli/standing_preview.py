"""The preview in one process: built once, and from then on brought up to date from what that build holds."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.cli.rebuild import SITE, STATE, Rebuilt, failed, problem
from mujaz.errors import ContentError, MujazError

if TYPE_CHECKING:
    from mujaz.site.making import Tally
    from mujaz.site.plugin import ArchiveGenerator

LEFT_OUT = frozenset({"atom", "cards", "citations", "data", "feed-months", "json-feed"})
"""Features whose files nobody looks at while writing; they are half of all files, and most of what a change touches."""


def overrides(settings_file: str, *, whole: bool = False) -> dict[str, Any]:
    """Return the settings in which a preview differs: where it lies, its drafts, and what it leaves out."""
    from mujaz.cli.site_run import read_pelican_settings  # noqa: PLC0415 - Pelican, which takes its time
    from mujaz.site.settings import FEATURES  # noqa: PLC0415

    features = read_pelican_settings(settings_file).get("MUJAZ_FEATURES", FEATURES)
    shown = [name for name in features if whole or name not in LEFT_OUT]
    site = Path(settings_file).resolve().parent / SITE
    return {"OUTPUT_PATH": str(site), "MUJAZ_STATE": STATE, "MUJAZ_DRAFTS": True, "MUJAZ_FEATURES": shown}


ITEMS = "content/briefings/"
UNREAD = ("content/inbox/",)
"""What no build reads."""


class StandingPreview:
    """A preview that one process builds, once, and updates after that."""

    def __init__(self, settings_file: str, *, whole: bool) -> None:
        self._settings_file, self._whole = settings_file, whole
        self._generator: ArchiveGenerator | None = None

    def build(self) -> Rebuilt:
        """Build all and return what came of it."""
        return _told(self._build) or Rebuilt()

    def _build(self) -> Tally:
        from mujaz.cli.site_run import run_pelican  # noqa: PLC0415 - the whole site stage

        self._generator = run_pelican(self._settings_file, overrides(self._settings_file, whole=self._whole))
        return self._generator.tally

    def get_ready(self) -> None:
        """Do what the first update would otherwise have to do; keep the collector away from what stays."""
        if self._generator is not None:
            _ = self._generator.standing
        gc.collect()
        gc.freeze()

    def update(self, paths: Collection[str]) -> Rebuilt | None:
        """Return what came of changes of files; None if that takes a whole build, by a process that built nothing."""
        wanted = [path for path in paths if not path.startswith(UNREAD) and not _is_nothing(path)]
        if self._generator is None or not all(path.startswith(ITEMS) and path.endswith(".md") for path in wanted):
            return None
        return _told(partial(self._generator.standing.update, wanted)) if wanted else Rebuilt()

    def settle(self, is_wanted: Callable[[], bool] = lambda: False) -> Rebuilt:
        """Finish what no reader waits for, unless it turns out that something else `is_wanted`."""
        generator = self._generator
        if generator is None:
            return Rebuilt()
        return _told(lambda: generator.standing.settle(is_wanted)) or Rebuilt()


def _is_nothing(path: str) -> bool:
    """Tell whether a file beside the items is one that no build reads, such as an editor's own."""
    name = Path(path).name
    return path.startswith(ITEMS) and not name.endswith(".md") and (name.startswith(".") or name.endswith("~"))


def _told(act: Callable[[], Tally | None]) -> Rebuilt | None:
    """Return what came of an act; None if it says itself that another has to do it."""
    try:
        tally = act()
    except ContentError as error:
        return Rebuilt(tuple(problem(p.message, p.path, p.line, p.column) for p in error.problems), ok=False)
    except MujazError as error:
        return failed(str(error))
    except Exception as error:  # noqa: BLE001 - the theme or a plugin may fail in any way, and is being worked on
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return Rebuilt((problem(f"{type(error).__name__}: {error}", frame.filename, frame.lineno or 0),), ok=False)
    if tally is None:
        return None
    files = f"{tally.total} files; {tally.rendered} rendered, {tally.written} written, {tally.removed} removed"
    return Rebuilt(files=files)
