"""How well and how lightly the search finds, beside Pagefind over the same site where it is installed.

`python benchmarks/search/run.py --folder FOLDER` measures recall and precision on spellings, and in an archive of 2,000
items the bytes of a first and of later answers in Chromium, the time of an answer and the CPU time of the index.
`--sizes 2000,20000` measures larger archives, too; `--sizes ""` none.
Pagefind is looked for as `pagefind` on the path or in `--pagefind`; `--install` puts it into the folder (PyPI,
`pagefind[bin]`); without it, only ours is measured, and a word says so.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import venv
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from indexing import measure_index
from pages import Spelling, spellings, write_pages

from browser import Measured, measure_mujaz, measure_pagefind, pagefind_slugs, visit
from mujaz.site.search.query import search
from mujaz.site.search.reader import IndexReader

ROOT = Path(__file__).parents[2]
PAGEFIND = "1.5.2"
Find = Callable[[str], set[str]]
Program = Sequence[str]


def main() -> None:
    """Run what was asked for and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="A folder for archives and sites.")
    parser.add_argument("--sizes", default="2000", help="Numbers of items, such as 2000,20000.")
    parser.add_argument("--pagefind", default=shutil.which("pagefind"), help="The program of Pagefind.")
    parser.add_argument("--install", action="store_true", help="Install Pagefind into the folder, from PyPI.")
    options = parser.parse_args()
    folder = options.folder.resolve()
    pagefind = install(folder / "venv") if options.install else [options.pagefind] if options.pagefind else None
    if pagefind is None:
        print("Pagefind is not installed: nothing is compared with it.", file=sys.stderr)
    found: dict[str, Any] = {"quality": quality(folder / "spellings", pagefind)}
    for size in filter(None, options.sizes.split(",")):
        found[size] = weight(folder / size, int(size), pagefind)
    print(json.dumps(found, ensure_ascii=False, indent=1))


def install(folder: Path) -> Program:
    """Install Pagefind into a virtual environment in `folder` and return what runs it."""
    python = folder / "bin" / "python"
    if not python.is_file():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"pagefind[bin]=={PAGEFIND}"], check=True)  # noqa: S603
    return [str(python), "-m", "pagefind"]


def build(folder: Path) -> Path:
    """Build the archive in `folder` and return its site."""
    subprocess.run([sys.executable, "-m", "mujaz", "build"], cwd=folder, check=True, capture_output=True)
    return folder / "output"


def quality(folder: Path, pagefind: Program | None) -> dict[str, Any]:
    """Return recall by class and over all pairs, and precision, of each search."""
    if not folder.is_dir():
        write_pages(folder)
    site = build(folder)
    index = IndexReader(site / "assets" / "search")

    def ours(asked: str) -> set[str]:
        return {index.document(hit.document)[0] for hit in search(index, asked, "ar").hits}

    found = {"mujaz": score(ours)}
    if pagefind:
        copy, _ = pagefind_site(site, folder / "pagefind", pagefind)
        with visit(copy) as page:
            found["pagefind"] = score(lambda asked: pagefind_slugs(page, asked))
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


def pagefind_site(site: Path, copy: Path, program: Program) -> tuple[Path, float]:
    """Return a copy of the site with Pagefind's index of it, made as its documentation says, and its CPU seconds."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy, ignore=lambda _, names: {"assets", "feeds"} & set(names))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*program, "--site", str(copy), "--glob", "*/briefings/**/*.html"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return copy, round(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, 2)


def weight(folder: Path, size: int, pagefind: Program | None) -> dict[str, Any]:
    """Return the CPU time of the index and what answers weigh and take, in an archive of `size` items."""
    if not folder.is_dir():
        generate = ROOT / "benchmarks" / "site" / "generate.py"
        command = [sys.executable, str(generate), str(folder), "--items", str(size)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        settings = folder / "pelicanconf.py"
        settings.write_text(settings.read_text("utf-8").replace('THEME = "theme"\n', ""), "utf-8")
    site = build(folder)
    found: dict[str, Any] = {"mujaz": {**measure_index(folder), "answers": tell(measure_mujaz(site))}}
    if pagefind:
        copy, seconds = pagefind_site(site, folder / "pagefind", pagefind)
        found["pagefind"] = {"index, CPU s": seconds, "answers": tell(measure_pagefind(copy))}
    return found


def tell(measured: list[Measured]) -> list[dict[str, Any]]:
    """Return measures as plain values."""
    return [one.__dict__ for one in measured]


if __name__ == "__main__":
    main()
