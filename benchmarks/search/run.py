"""How well and how lightly the search finds, beside Pagefind over the same site where it is installed.

`python benchmarks/search/run.py --folder FOLDER` measures recall and precision on spellings; with `--sizes 2000,20000`
also the bytes of a first and a later answer in Chromium, the time of an answer and the CPU time of the index.
Pagefind is looked for as `pagefind` on the path or in `--pagefind`; where it is not, a word says so.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from indexing import measure_index
from pages import Spelling, spellings, write_pages

from browser import Measured, measure_mujaz, measure_pagefind, pagefind_slugs, visit
from mujaz.site.search.query import search
from mujaz.site.search.reader import IndexReader

ROOT = Path(__file__).parents[2]
Find = Callable[[str], set[str]]


def main() -> None:
    """Run what was asked for and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="A folder for archives and sites.")
    parser.add_argument("--sizes", default="", help="Numbers of items, such as 2000,20000.")
    parser.add_argument("--pagefind", default=shutil.which("pagefind"), help="The program of Pagefind.")
    options = parser.parse_args()
    found: dict[str, Any] = {"quality": quality(options.folder / "spellings", options.pagefind)}
    for size in filter(None, options.sizes.split(",")):
        found[size] = weight(options.folder / size, int(size), options.pagefind)
    print(json.dumps(found, ensure_ascii=False, indent=1))


def build(folder: Path) -> Path:
    """Build the archive in `folder` and return its site."""
    subprocess.run([sys.executable, "-m", "mujaz", "build"], cwd=folder, check=True, capture_output=True)
    return folder / "output"


def quality(folder: Path, pagefind: str | None) -> dict[str, Any]:
    """Return recall by class and over all pairs, and precision, of each search."""
    if not folder.is_dir():
        write_pages(folder)
    site = build(folder)
    index = IndexReader(site / "search")

    def ours(asked: str) -> set[str]:
        return {index.document(hit.document)[0] for hit in search(index, asked, "ar").hits}

    found = {"mujaz": score(ours)}
    if pagefind:
        with pagefind_site(site, folder / "pagefind", pagefind) as copy, visit(copy) as page:
            found["pagefind"] = score(lambda asked: pagefind_slugs(page, asked))
    else:
        print("Pagefind is not installed: nothing is compared with it.", file=sys.stderr)
    return found


def score(find: Find) -> dict[str, Any]:
    """Return recall over pairs of spellings, by class and in all, and precision over all that was found."""
    groups: dict[int, list[Spelling]] = defaultdict(list)
    for spelling in spellings():
        groups[spelling.group].append(spelling)
    hits: dict[str, list[bool]] = defaultdict(list)
    right = wrong = 0
    for group in groups.values():
        slugs = {one.slug for one in group}
        for one in group:
            found = find(one.text)
            right, wrong = right + len(found & slugs), wrong + len(found - slugs)
            hits[one.kind] += [other.slug in found for other in group]
    every = [hit for kind in hits.values() for hit in kind]
    return {
        "recall": round(sum(every) / len(every), 4),
        "precision": round(right / (right + wrong), 4),
        "pairs": len(every),
        "classes": {kind: round(sum(found) / len(found), 3) for kind, found in hits.items()},
    }


@contextmanager
def pagefind_site(site: Path, copy: Path, program: str) -> Iterator[Path]:
    """Yield a copy of the site with Pagefind's index of it; Pagefind is run as its documentation says."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("search", "feed*", "page"))
    subprocess.run([program, "--site", str(copy), "--glob", "*/briefings/**/*.html"], check=True, capture_output=True)  # noqa: S603
    yield copy


def weight(folder: Path, size: int, pagefind: str | None) -> dict[str, Any]:
    """Return the CPU time of the index and what answers weigh and take, in an archive of `size` items."""
    if not folder.is_dir():
        generate = ROOT / "benchmarks" / "site" / "generate.py"
        command = [sys.executable, str(generate), str(folder), "--items", str(size)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        settings = folder / "pelicanconf.py"
        settings.write_text(settings.read_text("utf-8").replace('THEME = "theme"\n', ""), "utf-8")
    site = build(folder)
    found: dict[str, Any] = {"index": measure_index(folder), "mujaz": tell(measure_mujaz(site))}
    if pagefind:
        with pagefind_site(site, folder / "pagefind", pagefind) as copy:
            found["pagefind"] = tell(measure_pagefind(copy))
    return found


def tell(measured: list[Measured]) -> list[dict[str, Any]]:
    """Return measures as plain values."""
    return [one.__dict__ for one in measured]


if __name__ == "__main__":
    main()
