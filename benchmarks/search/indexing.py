"""The CPU time of the index: of a whole archive, and after one item has changed."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

from mujaz.cli.site_run import site_settings
from mujaz.errors import Problems
from mujaz.site.gather import gather
from mujaz.site.search.documents import documents
from mujaz.site.search.index import make_index
from mujaz.site.urls import Urls


def measure_index(folder: Path) -> dict[str, float]:
    """Return CPU seconds for the index of the archive in `folder`, and for the same after a change of one item."""
    before = Path.cwd()
    os.chdir(folder)
    settings = site_settings()
    archive = gather(settings, Problems(), compare=False)
    os.chdir(before)
    if archive is None:
        raise SystemExit(f"The archive in {folder} has errors.")
    state = folder / "benchmark-state"
    (state / "search.npz").unlink(missing_ok=True)
    found = list(documents(archive, Urls(settings.site_url, settings.prefix)))

    def run() -> float:
        start = time.process_time()
        make_index(found, archive.register, settings.archive.languages, state)
        return round(time.process_time() - start, 3)

    whole = run()
    middle = len(found) // 2
    found[middle] = replace(found[middle], text=f"{found[middle].text}\nكلمة جديدة")
    return {"documents": len(found), "whole": whole, "one changed": run()}
