"""How well copies and versions are told from different stories, and what that costs in a large archive.

Run: .venv/bin/python benchmarks/duplicates.py [--items 10000]; exits with 1 below a floor.

The pairs are made of the invented articles of `benchmarks/clean/articles`: the same text in another framing, with
a paragraph more, cut by 30 %, cut to its first third, retold with other figures; and different stories, some of one
topic with a quotation and a closing paragraph in common. The large archive is made of words of these articles.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "clean"))

from pages import read_article

from mujaz.enrich.duplicates import NEAR_WORDS, Index, compare
from mujaz.enrich.fingerprint import fingerprint

ARTICLES = Path(__file__).parent / "clean" / "articles"
SECONDS = 30.0
"""CPU seconds for 10,000 items: each made a fingerprint, looked up and taken in."""
FLOOR = 1.0
FRAMES = {
    "ar": ("مراسلنا في المدينة", "تنويه: ننشر هذه المادة ضمن ملف أسبوعي عن أحوال القرى والمدن في السهل والجبل.",
           "وكانت الصحيفة قد نشرت في عدد سابق تحقيقاً مصوراً عن الموضوع نفسه بمشاركة قرائها في المحافظات."),
    "en": ("From our correspondent", "Note: this piece is part of a weekly file on towns and villages of the plain.",
           "The paper had printed a photo report on the same matter in an earlier issue, with help from its readers."),
}  # fmt: skip
QUOTE = {
    "ar": "وقال مدير الهيئة في بيان إن العمل مستمر حتى تعود الخدمات كلها إلى القرى المتضررة قبل الشتاء.",
    "en": "The director said in a statement that work goes on until every service is back before the winter.",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and how they belong together."""

    name: str
    one: str
    other: str
    expected: frozenset[str | None]


def read_stories() -> list[tuple[str, str, list[str]]]:
    """Return (language, headline, paragraphs) of every article in Arabic and English that is long enough."""
    found = []
    for path in sorted(ARTICLES.glob("*.txt")):
        article = read_article(path)
        language = path.stem.split("-")[0]
        if language in FRAMES and sum(len(text.split()) for text in article.texts) >= 2 * NEAR_WORDS:
            found.append((language, article.headline, list(article.texts)))
    return found


def make_pairs(stories: list[tuple[str, str, list[str]]]) -> Iterator[Pair]:
    """Yield pairs of every kind."""
    same, near = frozenset({"duplicate"}), frozenset({"duplicate", "version"})
    for language, _, texts in stories:
        byline, note, more = FRAMES[language]
        whole = "\n".join(texts)
        words = whole.split()
        yield Pair("other spelling", whole, re.sub("[،,]", "", whole).replace("أ", "ا"), same)
        yield Pair("framed", whole, f"{byline}\n{whole}\n{note}", near)
        yield Pair("a paragraph more", whole, "\n".join((*texts, more)), near)
        yield Pair("cut by 30 %", whole, " ".join(words[: round(0.7 * len(words))]), near)
        yield Pair(
            "cut by 30 %, framed", whole, "\n".join((byline, " ".join(words[: round(0.7 * len(words))]), note)), near
        )
        yield Pair("first half", whole, " ".join(words[: len(words) // 2]), frozenset({"version"}))
        if re.search(r"\d", whole):
            retold = re.sub(r"\d+", lambda number: str(int(number[0]) + 7), whole)
            yield Pair("other figures", whole, retold, frozenset({"version"}))
    for (language, _, one), (other_language, _, other) in itertools.combinations(stories, 2):
        if language == other_language:
            yield Pair("different", "\n".join(one), "\n".join(other), frozenset({None}))
            both = QUOTE[language]
            yield Pair("one topic", "\n".join((*one, both)), "\n".join((both, *other)), frozenset({None}))


def measure(pairs: list[Pair]) -> Counter[str]:
    """Print how each kind of pair is told; return what was right and wrong."""
    counted: Counter[str] = Counter()
    by_kind: dict[str, Counter[str | None]] = {}
    for pair in pairs:
        likeness = compare(fingerprint("", pair.one), fingerprint("", pair.other))
        found = likeness.relation if likeness else None
        by_kind.setdefault(pair.name, Counter())[found] += 1
        linked, meant = found is not None, None not in pair.expected
        right = found in pair.expected
        counted["true" if linked and right else "false" if linked else "missed" if meant else "apart"] += 1
        if not right:
            print(f"wrong: {pair.name}: {found} {pair.one[:60]!r}")
    for name, found_as in by_kind.items():
        told = ", ".join(f"{number} {relation or 'apart'}" for relation, number in found_as.most_common())
        print(f"{name:22}{told}")
    return counted


def archive_of(stories: list[tuple[str, str, list[str]]], items: int) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of so many items, one in twenty of them made of an earlier one."""
    chance = random.Random(7)  # noqa: S311 - the same archive each time, and no secret
    words = {lang: " ".join(" ".join(t) for of, _, t in stories if of == lang).split() for lang in FRAMES}
    made: list[tuple[str, str]] = []
    for number in range(items):
        language = "en" if number % 3 == 0 else "ar"
        if number % 20 == 19:  # noqa: PLR2004
            language, text = made[chance.randrange(len(made))]
            made.append((language, f"{FRAMES[language][0]} {text} {FRAMES[language][1]}"))
        else:
            made.append(
                (language, " ".join((*chance.choices(words[language], k=chance.randrange(150, 500)), QUOTE[language])))
            )
        yield made[-1]


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    items = parser.parse_args().items
    stories = read_stories()
    counted = measure(list(make_pairs(stories)))
    precision = counted["true"] / max(1, counted["true"] + counted["false"])
    recall = counted["true"] / max(1, counted["true"] + counted["missed"])
    print(f"{sum(counted.values())} pairs: precision {precision:.3f}, recall {recall:.3f}")
    archive = list(archive_of(stories, items))
    start, linked, index = time.process_time(), 0, Index()
    for number, (language, text) in enumerate(archive):
        made = fingerprint("", text)
        linked += bool(index.find(language, made))
        index.add(str(number), language, made)
    seconds = time.process_time() - start
    print(f"{items} items: {seconds:.1f} CPU s, {linked} of {items // 20} copies found")
    right = linked == items // 20 and precision >= FLOOR and recall >= FLOOR
    return int(not right or seconds > SECONDS * max(1, items / 10_000))


if __name__ == "__main__":
    sys.exit(main())
