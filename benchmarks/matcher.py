"""How fast the matcher reads: megabytes of text for each CPU second, with a register of 25,000 made-up names.

Run: .venv/bin/python benchmarks/matcher.py
"""

from __future__ import annotations

import random
import time
from pathlib import Path

from mujaz.enrich.mentions import Matcher
from mujaz.model import Alias, Record

REPOSITORY = Path(__file__).parents[1]
NAMES = 25_000
ROUNDS = 20
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def make_records(count: int) -> list[Record]:
    """Return records with one Arabic name each, of one to three words; the same ones in every run."""
    dice = random.Random(0)  # noqa: S311 - no secret
    words = ["ال" + "".join(dice.choices(LETTERS, k=dice.randint(3, 6))) for _ in range(count // 3)]
    names = dict.fromkeys(" ".join(dice.choices(words, k=dice.choice((1, 2, 2, 3)))) for _ in range(2 * count))
    return [
        Record("actors", f"r{number}", "", (("ar", name),), (Alias(name, "ar"),))
        for number, name in enumerate(list(names)[:count])
    ]


def measure(matcher: Matcher, text: str, language: str) -> float:
    """Return the megabytes of UTF-8 that the matcher reads in a CPU second."""
    start = time.process_time()
    for _ in range(ROUNDS):
        matcher.find(text, language)
    return ROUNDS * len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print the figures for the sample archive's own texts."""
    start = time.process_time()
    matcher = Matcher(make_records(NAMES))
    print(f"{NAMES:,} names: {time.process_time() - start:.2f} CPU s to build")
    for language in ("ar", "en"):
        files = sorted((REPOSITORY / "content/briefings" / language).rglob("*.md"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        speed = measure(matcher, text, language)
        print(f"{language}: {len(text.encode()) / 1e3:.0f} kB read {ROUNDS} times, {speed:.1f} MB for each CPU s")


if __name__ == "__main__":
    main()
