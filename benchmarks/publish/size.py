"""How large a site is, part by part: `python benchmarks/publish/size.py [--items 10000] [--cards 100]`.

Builds the made-up archive of `benchmarks/site/generate.py` with everything on but social cards, and a small one with
them. Wanted: 800 MB for 10,000 items without cards (a smaller archive has its share, beside what is there for any), and
30 KB a card on average. Exit 1 otherwise.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from mujaz.site.settings import FEATURES

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks/site"))
from generate import write_archive  # noqa: E402 - beside this folder

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - what is written there lies in a folder of its own
GOAL, CARD_GOAL = 800_000_000, 30_000
"""Bytes of 10,000 items without cards, and of a card on average."""
ITEMS = 10_000
LANGUAGE = "(?:ar|en)/"
RECORD = f"{LANGUAGE}(?:actors|places|sources|topics)/[^/]+/"
PARTS = {
    "social cards": r".*/card\.png",
    "pages of items": rf"{LANGUAGE}briefings/[^/]+/index\.html",
    "citations of items": rf"{LANGUAGE}briefings/[^/]+/citation\..*",
    "records: first pages": rf"{RECORD}index\.html",
    "records: further pages": rf"{RECORD}page/.*\.html",
    "parts of lists": rf"(?:{RECORD}|{LANGUAGE})(?:\d{{4}}|topics|kinds|languages)/.*\.html",
    "years and months": rf"{LANGUAGE}archive/.*\.html",
    "lists for spreadsheets and reference managers": r".*/items\.(?:csv|bib)",
    "feeds of months": rf"{LANGUAGE}feeds/.*",
    "feeds of records": rf"{RECORD}feed\..*",
    "data": r"data/.*",
    "search": r"assets/search/.*",
    "sitemaps and manifest": r"sitemap.*|manifest",
}
"""What a part is called → its files; a file belongs to the first that fits."""


def part_of(name: str) -> str:
    """Return the part of a site to which a file belongs.

    >>> part_of("ar/actors/x/2014/index.html")
    'parts of lists'
    """
    return next((part for part, pattern in PARTS.items() if re.fullmatch(pattern, name)), "all else")


def build(folder: Path, items: int, features: Sequence[str]) -> dict[str, int]:
    """Return the size of every file of a site of so many items; end the program if it cannot be built."""
    write_archive(folder, items)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"THEME = {str(ROOT / 'theme')!r}\nMUJAZ_FEATURES = {list(features)!r}\n")
    done = subprocess.run(
        [sys.executable, "-m", "mujaz", "build"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.stat().st_size for path in output.rglob("*") if path.is_file()}


def tell(sizes: dict[str, int]) -> str:
    """Return the parts of a site as a table in Markdown, the largest first."""
    total, count = Counter[str](), Counter[str]()
    for name, size in sizes.items():
        total[part_of(name)] += size
        count[part_of(name)] += 1
    rows = [
        f"| {part} | {count[part]:,} | {size / 1e6:.1f} | {size / count[part]:,.0f} |"
        for part, size in total.most_common()
    ]
    whole = sum(total.values())
    head = ["| part | files | MB | bytes a file |", "|---|---|---|---|"]
    return "\n".join(
        [*head, *rows, f"| **all** | {len(sizes):,} | **{whole / 1e6:.1f}** | {whole / len(sizes):,.0f} |"]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Build, and tell what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--cards", type=int, default=100, help="Of so many items the cards are drawn; 0 draws none.")
    options = parser.parse_args(arguments)
    missed = False
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None) as folder:
        sizes = build(Path(folder) / "all", options.items, [name for name in FEATURES if name != "cards"])
        print(f"{options.items:,} items, everything on but social cards:\n\n{tell(sizes)}\n")
        goal = GOAL * options.items / ITEMS
        missed |= sum(sizes.values()) > goal
        print(f"wanted: {goal / 1e6:,.0f} MB")
        if options.cards:
            cards = [
                s
                for n, s in build(Path(folder) / "cards", options.cards, ["cards", "metadata"]).items()
                if n.endswith("card.png")
            ]
            mean = sum(cards) / len(cards)
            missed |= mean > CARD_GOAL
            print(f"{len(cards)} social cards: {mean:,.0f} bytes on average, {max(cards):,} at most; wanted: 30,000")
    sys.exit(int(missed))


if __name__ == "__main__":
    main()
