"""What hostile pages cost, and whether any pattern of the clean stage grows faster than its text.

Run: .venv/bin/python benchmarks/clean/bounds.py; exits with 1 if a page takes 5 CPU seconds or a pattern grows so.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import itertools
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hostile import PAGES, PIECES

import mujaz.clean
from mujaz.clean import clean
from mujaz.clean.bounds import cut_signs
from mujaz.clean.decode import MOST_BYTES, decode
from mujaz.errors import ContentError
from mujaz.model import RawPage
from mujaz.register import Register

SECONDS = 5.0
NOISE = 0.02
"""CPU seconds below which a measurement says nothing."""
GROWTH = 3.2
"""Twice the input takes twice the time, with room for a busy machine; what is quadratic takes four times."""
TEXTS = (
    *(".", "(", "[", "|", "a", "ا", "1", "12 ", ":", "-", "\u0651", "<", "<!--", "”", ".”", "،", "_", "#", "#ا"),
    *("بقلم ", "by ", "D ", "T ", "W05 ", "في ", "12/8/", "12:30 ", "data:", "ads ", "G08 ", "Ç", "Ã©", "ط§", "©"),
    *("last updated ", "—", "K", " ", "\t"),
)
ENDS = ("", "x", "!", "\n", "\0", " D", "2023")


def spent(run: Callable[[], object]) -> float:
    """Return the CPU seconds that a call takes, refused or not."""
    start = time.process_time()
    with contextlib.suppress(ContentError):
        run()
    return time.process_time() - start


def patterns() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield every pattern of the clean stage for texts, with the ways in which its module uses it."""
    for module in pkgutil.iter_modules(mujaz.clean.__path__):
        if module.name == "__main__":
            continue
        loaded = importlib.import_module(f"mujaz.clean.{module.name}")
        code = inspect.getsource(loaded)
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and f"{name} = re.compile" in code:
                for way in ("search", "sub", "finditer", "findall"):
                    if f"{name}.{way}(" in code:
                        yield f"{module.name}.{name}.{way}", value, way


def growth(pattern: re.Pattern[str], way: str, text: str, end: str) -> float:
    """Return how many times longer twice the text takes; 0 where both are too quick to tell."""

    def run(size: int) -> float:
        long = cut_signs((text * size)[:size] + end)
        use = pattern.search if way == "search" else pattern.findall
        return min(spent(lambda: use(long)) for _ in range(2))

    once = run(2_000)
    return 0.0 if once < NOISE else run(4_000) / once


def main() -> int:
    """Print every figure; return whether one is too high."""
    register = Register({})
    worst = 0.0
    for number, page in enumerate(PAGES):
        seconds = spent(lambda page=page: clean(RawPage("page", page.encode(), ""), register))  # type: ignore[misc]
        worst = max(worst, seconds)
        print(f"page {number:2}: {len(page):>9,} characters, {seconds:.2f} CPU s")
    for piece in PIECES:
        data = b"<html>" + piece.encode() * (MOST_BYTES // len(piece.encode()) - 1)
        seconds = spent(lambda data=data: decode(RawPage("page", data, "")))  # type: ignore[misc]
        worst = max(worst, seconds)
        print(f"64 MB of {piece[:12]!r}: {seconds:.2f} CPU s")
    steep = 0
    for (name, pattern, way), text, end in itertools.product(patterns(), TEXTS, ENDS):
        factor = growth(pattern, way, text, end)
        if factor > GROWTH:
            steep += 1
            print(f"{name} on {text!r}…{end!r}: {factor:.1f} times as long for twice the text")
    print(f"worst {worst:.2f} CPU s; {steep} of the patterns' runs grow too fast")
    return int(worst >= SECONDS or steep > 0)


if __name__ == "__main__":
    sys.exit(main())
