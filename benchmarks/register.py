"""How long it takes to read and check a register of 10,000 records, in CPU seconds.

The records are made up, the same in every run: actors and places with names and aliases in both languages,
descriptions, coordinates and parents, as curated ones have.

Run: .venv/bin/python benchmarks/register.py [RECORDS]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from mujaz.errors import Problems
from mujaz.register import load
from mujaz.register.lint import lint

RECORDS = 10_000
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"


def make_name(dice: random.Random, letters: str, number: str) -> str:
    """Return a made-up name of two words that no other record has."""
    words = ("".join(dice.choices(letters, k=dice.randint(4, 8))) for _ in range(2))
    return f"{' '.join(words).title()} {number}"


def make_record(dice: random.Random, number: str, place: bool) -> str:  # noqa: FBT001 - either an actor or a place
    """Return the YAML of one record."""
    arabic, english = make_name(dice, ARABIC, number), make_name(dice, LATIN, number)
    lines = [
        f"names: {{ar: {arabic}, en: {english}}}",
        "aliases:",
        f"  ar: [{make_name(dice, ARABIC, number)}, {{text: {arabic.split()[0]}{number}, match: weak}}]",
        f"  en: [{make_name(dice, LATIN, number)}, {make_name(dice, LATIN, number)}]",
        "cues:",
        "  ar: [مدينة, ريف]",
        f"type: {'town' if place else 'organisation'}",
        "description:",
        f"  ar: {' '.join(make_name(dice, ARABIC, number) for _ in range(8))}.",
        f"  en: {' '.join(make_name(dice, LATIN, number) for _ in range(8))}.",
    ]
    if place:
        lines.append(f"coordinates: [{dice.uniform(35, 35.2):.3f}, {dice.uniform(38, 38.2):.3f}]")
        lines.append("coordinates_from: approximate")
    return "\n".join(lines) + "\n"


def write_register(root: Path, count: int) -> None:
    """Write a register of `count` records, half of them places."""
    dice = random.Random(0)  # noqa: S311 - no secret
    for kind in ("actors", "places"):
        folder = root / "content" / kind
        folder.mkdir(parents=True)
        for number in range(count // 2):
            name = f"record-{number}" if number < 10 else f"{kind}-record-{number}"  # noqa: PLR2004
            text = make_record(dice, f"{kind[0]}{number}", kind == "places")
            if number >= 10:  # noqa: PLR2004 - the first ten are what the others are part of
                text += f"part_of: record-{number % 10}\n"
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the CPU seconds of each step."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        write_register(Path(folder), count)
        problems = Problems()
        start = time.process_time()
        register = load(Path(folder), ("ar", "en"), problems)
        middle = time.process_time()
        lint(register, problems)
        end = time.process_time()
        print(f"{len(register.all_records):,} records: {middle - start:.2f} CPU s to read, {end - middle:.2f} to check")
        print(f"{len(problems)} problems")
        for problem in list(problems)[:3]:
            print(problem)


if __name__ == "__main__":
    main()
