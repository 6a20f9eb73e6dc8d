"""Read the dates of `strings.tsv`; print right, wrong and missed by class, and strings per CPU second.

python benchmarks/dates/run.py
"""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from mujaz.clean.dates import read_publication_date

STRINGS = Path(__file__).with_name("strings.tsv")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
"""An invisible character, as the table writes it."""
NO_DATES = (
    "أعلنت هيئة الأنهار خطة لتنظيف مجرى الوادي",
    "مقالات ذات صلة",
    "The ferry between the two banks resumed",
    "بلدية القنطرة تؤجل رفع أسعار المياه إلى 30 ألفاً",
    "1.2K",
    "Share on 3 networks",
)
"""Short lines as most lines of a page are."""
ROUNDS = 20_000
Grade = Literal["right", "wrong", "missed"]


@dataclass(frozen=True, slots=True)
class Example:
    """A string, when it was retrieved, and the date that it states."""

    text: str
    retrieved: date | None
    expected: str | None
    group: str


def read_examples(path: Path = STRINGS) -> tuple[Example, ...]:
    """Return the examples of the table."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Example(
            ESCAPE.sub(lambda code: chr(int(code[1], 16)), row["string"]),
            date.fromisoformat(row["retrieved"]) if row["retrieved"] else None,
            row["expected"] or None,
            row["class"],
        )
        for row in rows
    )


def grade(example: Example) -> tuple[Grade, str | None]:
    """Return how an example was read: a date where there is none is wrong, none where there is one is missed."""
    found = read_publication_date(example.text, retrieved=example.retrieved)
    value = found.value if found else None
    if value == example.expected:
        return "right", value
    return ("missed" if value is None else "wrong"), value


def measure(read: Callable[[], object], count: int) -> float:
    """Return how many strings are read in a second of CPU time."""
    start = time.process_time()
    read()
    return count / (time.process_time() - start)


def main() -> None:
    """Print the grades by class, every example that is not right, and the speed."""
    examples = read_examples()
    counted: dict[str, Counter[str]] = {}
    for example in examples:
        result, value = grade(example)
        counted.setdefault(example.group, Counter())[result] += 1
        if result != "right":
            print(f"{result}: {example.text!r} gives {value}, expected {example.expected}")
    total: Counter[str] = sum(counted.values(), Counter())
    for group, grades in {**counted, "all": total}.items():
        print(f"{group:40} right {grades['right']:4} wrong {grades['wrong']:3} missed {grades['missed']:3}")
    dates = measure(lambda: [grade(example) for example in examples * 20], 20 * len(examples))
    lines = measure(lambda: [read_publication_date(text) for text in NO_DATES * ROUNDS], len(NO_DATES) * ROUNDS)
    known = date(2023, 8, 14)
    count = len(NO_DATES) * ROUNDS
    late = measure(lambda: [read_publication_date(text, retrieved=known) for text in NO_DATES * ROUNDS], count)
    print(f"per CPU second: {dates:,.0f} of the table, {lines:,.0f} other lines, {late:,.0f} with a day of retrieval")


if __name__ == "__main__":
    main()
