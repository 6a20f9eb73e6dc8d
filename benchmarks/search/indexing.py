"""The CPU time of the index: of a whole archive, and after one item has changed."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from mujaz.cli.site_run import site_settings
from mujaz.errors import Problems
from mujaz.site.gather import gather
from mujaz.site.search.documents import documents
from mujaz.site.search.index import STATE, make_index
from mujaz.site.urls import Urls

ROUNDS = 5
EDIT = "\nكلمة جديدة في حلب، رقم {}"
"""What an edit adds to an item's text."""


def measure_index(folder: Path) -> dict[str, Any]:
    """Return CPU seconds for the index of the archive in `folder`, and for the same after an edit of one item.

    They hold all from the gathered items to the bytes of the files that are new; the second is a median.
    """
    before = Path.cwd()
    os.chdir(folder)
    settings = site_settings()
    archive = gather(settings, Problems(), compare=False)
    os.chdir(before)
    if archive is None:
        raise SystemExit(f"The archive in {folder} has errors.")
    state = folder / "benchmark-state"
    (state / STATE).unlink(missing_ok=True)
    urls = Urls(settings.site_url, settings.prefix)
    known: set[str] = set()
    edited: dict[int, str] = {}

    def run() -> tuple[float, int]:
        start = time.process_time()
        found = list(documents(archive, urls))
        for place, text in edited.items():
            found[place] = replace(found[place], text=text)
        files = make_index(found, archive.register, settings.archive.languages, state)
        new = [make() for name, make in files.items() if name not in known]
        taken = time.process_time() - start
        known.clear()
        known.update(name for name in files if "/" in name)
        return taken, len(new)

    whole, files = run()
    texts = [document.text for document in documents(archive, urls)]
    edits = []
    for number in range(ROUNDS):
        place = len(texts) * (number + 1) // (ROUNDS + 1)
        edited[place] = texts[place] + EDIT.format(number)
        edits.append(run())
    return {
        "documents": len(texts),
        "whole, CPU s": round(whole, 2),
        "one edit, CPU s": round(median(taken for taken, _ in edits), 3),
        "files": files,
        "files made after an edit": max(made for _, made in edits),
    }
