"""How well the matcher finds what a person finds: precision and recall with exact offsets, on labelled items.

Two sets of items, each in Arabic and English. `archive/` is labelled for the register of the sample archive,
`world/` for the small `register/` beside it, which has no `blocked_by` and whose names are all strong but one.
A mention is labelled as `[[id|surface]]`; one of a record that the register lacks is not counted.

Run: .venv/bin/python benchmarks/mentions/run.py [--errors]
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from mujaz.enrich.mentions import Matcher
from mujaz.errors import Problems
from mujaz.model import Record
from mujaz.register import load

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
LABEL = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]+)\]\]")
CONTEXT = 30

Span = tuple[int, int, str]
"""Start, end, id."""


@dataclass(frozen=True)
class Labelled:
    """A text, and what a person found in it."""

    name: str
    language: str
    text: str
    gold: frozenset[Span]


@dataclass(frozen=True)
class Score:
    """What was found, what should have been found, and the figures that follow."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what should have been found that was."""
        return self.right / self.wanted if self.wanted else 1.0


def read_labelled(file: Path) -> Labelled:
    """Return the text of `file` without its labels, and the labels by their place in it."""
    text, gold, done = "", set(), 0
    marked = file.read_text(encoding="utf-8")
    for label in LABEL.finditer(marked):
        text += marked[done : label.start()]
        gold.add((len(text), len(text) + len(label[2]), label[1]))
        text += label[2]
        done = label.end()
    return Labelled(f"{file.parent.name}/{file.stem}", file.stem[:2], text + marked[done:], frozenset(gold))


def read_set(name: str) -> tuple[Labelled, ...]:
    """Return the items of one set."""
    return tuple(map(read_labelled, sorted((HERE / name).glob("*.txt"))))


def read_records(name: str) -> tuple[Record, ...]:
    """Return the records for which a set is labelled, publications too where there are any."""
    root = REPOSITORY if name == "archive" else HERE / "world"
    return load(root, ("ar", "en"), Problems(), ("actors", "places", "sources")).all_records


def compare(item: Labelled, matcher: Matcher, known: frozenset[str]) -> tuple[set[Span], set[Span]]:
    """Return what the matcher found in an item, and what it should have found."""
    found = {(m.start, m.end, m.id) for m in matcher.find(item.text, item.language)}
    return found, {span for span in item.gold if span[2] in known}


def measure(name: str, language: str) -> Score:
    """Return the score of one set in one language."""
    records = read_records(name)
    matcher, known = Matcher(records), frozenset(record.id for record in records)
    pairs = [compare(item, matcher, known) for item in read_set(name) if item.language == language]
    return Score(sum(len(f & g) for f, g in pairs), sum(len(f) for f, _ in pairs), sum(len(g) for _, g in pairs))


def show_errors(name: str) -> None:
    """Print each mention that was missed (-) or invented (+), in its context."""
    records = read_records(name)
    matcher, known = Matcher(records), frozenset(record.id for record in records)
    for item in read_set(name):
        found, gold = compare(item, matcher, known)
        for sign, spans in (("-", gold - found), ("+", found - gold)):
            for start, end, identifier in sorted(spans):
                before, after = item.text[max(0, start - CONTEXT) : start], item.text[end : end + CONTEXT]
                shown = f"{before} «{item.text[start:end]}» {after}".replace("\n", " ")
                print(f"{sign} {item.name} {identifier}: {shown}")


def main() -> None:
    """Print the figures, and with --errors every mistake."""
    for name in ("archive", "world"):
        if "--errors" in sys.argv:
            show_errors(name)
        for language in ("ar", "en"):
            score = measure(name, language)
            figures = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
            print(f"{name} {language}: {figures} of {score.wanted} mentions")


if __name__ == "__main__":
    main()
