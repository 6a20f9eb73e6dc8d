"""A made-up archive of any size, the same bytes every time: items, translations, actors and places in both languages.

`python benchmarks/site/generate.py FOLDER --items 10000` writes an archive that `mujaz build` can build.
Records are listed with Zipf frequencies, as in a real archive: a few actors are in thousands of items, most in a few.
Words are made from roots and patterns, so that texts of one topic share words and no text says anything.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from pathlib import Path

SEED = 20231112
TRANSLATED = 0.4
"""The share of the items that are in both languages."""
ARABIC = 0.8
"""The share of the items that were written in Arabic first."""
CORRECTED = 400
"""One item of so many was corrected."""
TOPIC_WORDS = 150
SOURCES = 8
FIRST_DAY = date(2011, 3, 1)
DAYS = 5000
# fmt: off
ROOTS = [
    "كتب", "درس", "علم", "حكم", "قتل", "فتح", "نزل", "خرج", "دخل", "رجع", "جمع", "حمل", "سكن",
    "عمل", "نشر", "وصل", "قطع", "رفع", "وقف", "نقل", "حضر", "شهد", "بحث", "طلب", "منع", "سمح",
    "صدر", "قرر",
]
PATTERNS = (
    "{0}ا{1}{2}", "م{0}{1}و{2}", "ت{0}{1}ي{2}", "ال{0}{1}{2}", "{0}{1}ا{2}ة", "م{0}{1}{2}",
    "ا{0}ت{1}ا{2}", "است{0}{1}ا{2}", "{0}{1}ي{2}", "ال{0}{1}و{2}",
)
SYLLABLES = [
    "ba", "de", "ka", "lo", "mi", "na", "po", "ra", "se", "ti", "vo", "zu", "shi", "tha", "cor",
    "men", "ter", "sol", "dan", "wel",
]
# fmt: on
SETTINGS = '''"""Settings of a made-up archive."""

SITEURL = "https://bench.example"
TIMEZONE = "Asia/Damascus"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["mujaz.site"]
MUJAZ_FORMAT = 1
'''


@dataclass(frozen=True)
class World:
    """What the texts are made of."""

    actors: int
    places: int
    topics: int = 12

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of each language."""
        chance = random.Random(SEED)  # noqa: S311 - the same words every time
        arabic = [pattern.format(*root) for pattern in PATTERNS for root in ROOTS]
        arabic += [f"{a}{b}" for a in ("و", "ب", "ل", "وال") for b in arabic[:600]]
        english = ["".join(chance.choices(SYLLABLES, k=n)) for n in (2, 2, 3, 3, 4) for _ in range(500)]
        return {"ar": list(dict.fromkeys(arabic)), "en": list(dict.fromkeys(english))}


def zipf(count: int) -> list[float]:
    """Return cumulated weights for choosing among `count` things."""
    return list(accumulate(1 / (rank + 2) for rank in range(count)))


def number_word(number: int, language: str) -> str:
    """Return a word of letters for a number; digits in names would read as figures."""
    letters = "ابتجدرسصطع" if language == "ar" else "abcdefghij"
    return "".join(letters[int(figure)] for figure in f"{number:03d}")


def write_register(folder: Path, world: World) -> None:
    """Write the records."""
    kinds = (("actors", world.actors, "organisation"), ("places", world.places, "town"), ("topics", world.topics, None))
    for kind, count, type_ in kinds:
        (folder / kind).mkdir(parents=True)
        for number in range(count):
            names = {lang: f"{NAMES[lang][kind]} {number_word(number, lang)}" for lang in ("ar", "en")}
            lines = [f"names: {{ar: {names['ar']}, en: {names['en']}}}"]
            if type_:
                lines.append(f"type: {type_}")
            if kind == "places":
                lines.append(f"coordinates: [{33 + number % 40 / 10:.2f}, {36 + number // 40 / 10:.2f}]")
                lines.append("coordinates_from: https://bench.example/")
            lines += ["description:", f"  ar: وصف {names['ar']}.", f"  en: A description of {names['en']}."]
            (folder / kind / f"{ID[kind]}-{number}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "sources").mkdir()
    for number in range(SOURCES):
        name = number_word(number, "en")
        (folder / "sources" / f"source-{number}.yaml").write_text(
            f"names: {{ar: صحيفة {number_word(number, 'ar')}, en: The {name.title()}}}\n"
            f"url: https://{name}.example/\nlanguages: [ar, en]\ndomains: [{name}.example]\n", "utf-8"
        )  # fmt: skip


NAMES = {
    "ar": {"actors": "هيئة", "places": "بلدة", "topics": "موضوع"},
    "en": {"actors": "Body", "places": "Town", "topics": "Topic"},
}
CORRECTION = {"ar": "صُحّح رقم.", "en": "A figure was mended."}
ID = {"actors": "actor", "places": "place", "topics": "topic"}


def items(world: World, count: int) -> Iterator[tuple[str, str]]:
    """Yield (path below `briefings`, text) of every file of `count` items."""
    chance = random.Random(SEED + 1)  # noqa: S311 - the same items every time
    sizes = {"actors": world.actors, "places": world.places}
    shares = {kind: zipf(size) for kind, size in sizes.items()}
    writers = {lang: Writer(chance, words, zipf(len(words)), lang) for lang, words in world.words.items()}
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        chosen = {
            kind: chance.choices(range(size), cum_weights=shares[kind], k=chance.randint(1, 4))
            for kind, size in sizes.items()
        }
        listed = {kind: list(dict.fromkeys(ids)) for kind, ids in chosen.items()}
        mended = number % CORRECTED == CORRECTED // 2
        plan = Plan(day, f"{day.isoformat()}-item-{number}", chance.randrange(world.topics), listed, mended)
        languages = ["ar", "en"] if chance.random() < ARABIC else ["en", "ar"]
        for language in languages if chance.random() < TRANSLATED else languages[:1]:
            text = writers[language].write(plan, translated=language != languages[0])
            yield f"{language}/{day.year}/{plan.slug}.md", text


@dataclass(frozen=True)
class Plan:
    """What an item is about, in whichever language it is written."""

    day: date
    slug: str
    topic: int
    listed: dict[str, list[int]]
    mended: bool
    """Whether it was corrected."""


@dataclass(frozen=True)
class Writer:
    """Writes one language's version of an item."""

    chance: random.Random
    words: list[str]
    common: list[float]
    language: str

    def sentence(self, plan: Plan, length: int) -> str:
        """Return a sentence without its full stop; a sixth of its words are its topic's."""
        chosen = self.chance.choices(self.words, cum_weights=self.common, k=length)
        for place in range(0, length, 6):
            chosen[place] = self.words[
                (plan.topic * TOPIC_WORDS + self.chance.randrange(TOPIC_WORDS)) % len(self.words)
            ]
        names = [
            f"{NAMES[self.language][kind]} {number_word(n, self.language)}"
            for kind, ids in plan.listed.items()
            for n in ids
        ]
        chosen.insert(length // 2, self.chance.choice(["", *names]))
        text = " ".join(filter(None, chosen))
        return text[:1].upper() + text[1:]

    def body(self, plan: Plan) -> str:
        """Return the Markdown of an item: paragraphs, here and there a list, a heading, a quotation."""
        blocks = [f"{self.sentence(plan, 25)}. {self.sentence(plan, 18)}." for _ in range(self.chance.randint(3, 7))]
        extra = self.chance.randrange(10)
        if extra in {0, 1, 2}:
            blocks.insert(2, "\n".join(f"* {self.sentence(plan, 6)}" for _ in range(3)))
        if extra in {2, 3, 4}:
            blocks.insert(1, f"## {self.sentence(plan, 4)}")
        if extra in {4, 5}:
            blocks.append(f"> {self.sentence(plan, 15)}.")
        return "\n\n".join(blocks)

    def write(self, plan: Plan, *, translated: bool) -> str:
        """Return the file of an item."""
        source = plan.topic % SOURCES
        front = [
            f"title: {self.sentence(plan, 9)}",
            f"lang: {self.language}",
            f"date: {plan.day.isoformat()}",
            f"slug: {plan.slug}",
            "kind: article",
            f"summary: {self.sentence(plan, 22)}.",
            f"topics: [topic-{plan.topic}]",
            *(f"{kind}: [{', '.join(f'{ID[kind]}-{n}' for n in ids)}]" for kind, ids in plan.listed.items()),
            f"source: source-{source}",
            f"original_url: https://{number_word(source, 'en')}.example/{plan.slug}",
            *(["translation: full"] if translated else []),
            *(
                [f"corrections: [{{date: {plan.day + timedelta(days=1)}, text: {CORRECTION[self.language]}}}]"]
                if plan.mended
                else []
            ),
        ]
        return "---\n" + "\n".join(front) + "\n---\n\n" + self.body(plan) + "\n"


def write_archive(folder: Path, count: int, *, actors: int = 400, places: int = 300) -> int:
    """Write an archive of `count` items below `folder`, which must not exist; return the number of its sources."""
    world = World(actors, places)
    content = folder / "content"
    content.mkdir(parents=True)
    write_register(content, world)
    written = 0
    for path, text in items(world, count):
        file = content / "briefings" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        written += 1
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    return written


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the archive that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=10_000)
    options = parser.parse_args(arguments)
    print(f"{write_archive(options.folder, options.items)} sources of {options.items} items in {options.folder}")


if __name__ == "__main__":
    main()
