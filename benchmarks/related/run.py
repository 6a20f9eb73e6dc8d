"""How well and how fast related items are found: `python benchmarks/related/run.py [--large]`.

Topics: invented items of 80 labelled topics in 16 families whose topics share words, with lists of actors and places
that are as noisy as uncurated ones: beside it shared tags are counted, the way of pelican-related-posts. Twins: every
Arabic item has an English one with other words, some of its records and numbers, and its day. Halves: items cut in
two. Speed: 10,000 items, all of them and after one has changed, with --large 100,000 in a process of their own.
Exits with 1 below a floor.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from mujaz.enrich.related import LEAST, Comparable, RecordKey, candidates, order_of, relate

LETTERS = {"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "en": "abcdefghiklmnoprstuvwy"}
FAMILIES, TOPICS_EACH, ITEMS_EACH = 16, 5, 12
TOP = 5
OWN, EVERYBODY, KEPT, SAID = 0.45, 0.5, 0.75, 0.8
"""How likely an item lists a record of its topic, one of everybody; keeps a record in translation, and a number."""
FLOORS = {"topics": 0.85, "above shared tags": 0.30, "twins": 0.75, "halves": 0.45}
CPU_SECONDS = {"cold": 6.0, "comparison": 1.0, "one changed": 0.3}
REPEATS = 5
"""How often what takes little time is measured; the middle counts."""
MEGABYTES = 1_500


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item and the topic that it is on."""

    item: Comparable
    topic: int


class World:
    """Words, records and topics, the same ones in every run."""

    def __init__(self, seed: int, words: int = 20_000, topics: int = FAMILIES * TOPICS_EACH) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.words = {lang: self._words(lang, words) for lang in LETTERS}
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(words)))
        families = [self.dice.sample(range(300, words), 60) for _ in range(-(-topics // TOPICS_EACH))]
        self.topics = [
            self.dice.sample(families[topic // TOPICS_EACH], 25) + self.dice.sample(range(300, words), 12)
            for topic in range(topics)
        ]
        self.records: list[list[RecordKey]] = [
            [("actors", f"actor-{n}") for n in self.dice.sample(range(120), 4)]
            + [("places", f"place-{n}") for n in self.dice.sample(range(150), 3)]
            for _ in range(topics)
        ]

    def _words(self, language: str, count: int) -> list[str]:
        made = (
            "".join(self.dice.choices(LETTERS[language], k=self.dice.choice((3, 4, 5, 6)))) for _ in range(2 * count)
        )
        return list(dict.fromkeys(made))[:count]

    def text(self, topic: int, language: str, length: int = 180, share: float = 0.12) -> list[str]:
        """Return the words of an item: most of them anybody's, a few its own, some of its topic, with proclitics."""
        common = self.dice.choices(range(len(self.words[language])), cum_weights=self.weights, k=length)
        own = self.dice.sample(range(300, len(self.words[language])), 8) * 3
        numbers = [*common, *own, *self.dice.choices(self.topics[topic], k=int(length * share))]
        self.dice.shuffle(numbers)
        words = [self.words[language][number] for number in numbers]
        fronts = ("", "", "ال", "و", "وال") if language == "ar" else ("",)
        return [self.dice.choice(fronts) + word for word in words]

    def tags(self, topic: int) -> tuple[RecordKey, ...]:
        """Return what a matcher without a curator lists: half of the topic's records, everybody's, and chance."""
        own = [record for record in self.records[topic] if self.dice.random() < OWN]
        everybody = [("places", f"everywhere-{n}") for n in range(3) if self.dice.random() < EVERYBODY]
        chance = [("actors", f"actor-{self.dice.randrange(120)}"), ("places", f"place-{self.dice.randrange(150)}")]
        return tuple(dict.fromkeys((*own, *everybody, *chance)))  # type: ignore[arg-type]

    def day(self) -> date:
        """Return a day within ten years."""
        return date(2014, 1, 1) + timedelta(self.dice.randrange(3650))


def labelled(world: World) -> list[Labelled]:
    """Return the items of all topics."""
    return [
        Labelled(
            Comparable(f"t{topic}-{number}", " ".join(world.text(topic, "ar")), world.tags(topic), world.day(),
                       source=f"source-{world.dice.randrange(9)}", languages=("ar",)),
            topic,
        )
        for topic in range(len(world.topics))
        for number in range(ITEMS_EACH)
    ]  # fmt: skip


def by_shared_tags(items: Sequence[Comparable]) -> dict[str, list[str]]:
    """Return for each item those with which it shares most records, newer ones first: pelican-related-posts."""
    bearers: Mapping[RecordKey, list[Comparable]] = defaultdict(list)
    for item in items:
        for record in item.records:
            bearers[record].append(item)
    found = {}
    for item in items:
        shared = Counter(other for record in item.records for other in bearers[record] if other.slug != item.slug)
        ranked = sorted(shared, key=lambda other: (shared[other], other.day or date.min, other.slug), reverse=True)
        found[item.slug] = [other.slug for other in ranked[:TOP]]
    return found


def precision(found: Mapping[str, Sequence[str]], topics: Mapping[str, int]) -> float:
    """Return the share of the first five that are on the item's topic."""
    right = sum(topics[other] == topics[slug] for slug, others in found.items() for other in others[:TOP])
    return right / (TOP * len(found))


def measure_topics(world: World) -> Iterator[tuple[str, float]]:
    """Yield the precision of related items, and by how much it is above that of shared tags."""
    items = labelled(world)
    topics = {each.item.slug: each.topic for each in items}
    plain = [each.item for each in items]
    ours = {slug: [r.slug for r in related.own] for (slug, _), related in relate(plain, TOP).items()}
    mine, theirs = precision(ours, topics), precision(by_shared_tags(plain), topics)
    print(f"topics, P@5: {mine:.3f}; shared tags counted: {theirs:.3f}")
    yield "topics", mine
    yield "above shared tags", mine - theirs


def measure_twins(world: World) -> Iterator[tuple[str, float]]:
    """Yield the share of Arabic items whose English twin comes first among items in other languages."""
    items = []
    for number in range(1_000):
        topic, day = world.dice.randrange(len(world.topics)), world.day()
        tags = world.tags(topic)
        figures = [str(world.dice.choice((2011, 2015, 2023, *range(10, 400)))) for _ in range(3)]
        for language in ("ar", "en"):
            kept = tuple(tag for tag in tags if world.dice.random() < KEPT)
            said = [figure for figure in figures if world.dice.random() < SAID]
            text = " ".join([*world.text(topic, language, 60), *said])
            items.append(Comparable(f"{language}-{number}", text, kept, day, languages=(language,)))
    related = relate(items, TOP)
    right = sum(
        bool(others := related[f"ar-{number}", "ar"].other) and others[0].slug == f"en-{number}"
        for number in range(1_000)
    )
    print(f"twins in the other language, first: {right / 1_000:.3f}")
    yield "twins", right / 1_000


def measure_halves(world: World) -> Iterator[tuple[str, float]]:
    """Yield the share of 2,000 halves whose other half comes first."""
    items = []
    for number in range(1_000):
        words = world.text(world.dice.randrange(len(world.topics)), "ar", 160, 0.25)
        for half, part in enumerate((words[::2], words[1::2])):
            items.append(Comparable(f"{number}-{half}", " ".join(part), (), None, languages=("ar",)))
    related = relate(items, 1)
    pairs = ((related[f"{n}-{half}", "ar"].own, f"{n}-{1 - half}") for n in range(1_000) for half in (0, 1))
    right = sum(bool(own) and own[0].slug == other for own, other in pairs)
    print(f"halves, first: {right / 2_000:.3f}")
    yield "halves", right / 2_000


def many(count: int) -> list[Comparable]:
    """Return invented items of 250 words each."""
    world = World(2, 40_000, count // 20)
    topics = [number % len(world.topics) for number in range(count)]
    return [
        Comparable(f"item-{number}", " ".join(world.text(topic, "ar", 225)), world.tags(topic), world.day(),
                   source=f"source-{number % 9}", languages=("ar",))
        for number, topic in enumerate(topics)
    ]  # fmt: skip


def measure_speed() -> Iterator[tuple[str, float]]:
    """Yield the CPU seconds that 10,000 items take."""
    items = many(10_000)
    start = time.process_time()
    relate(items, TOP)
    yield "cold", time.process_time() - start
    from mujaz.enrich.related import linking  # noqa: PLC0415 - after the cold start

    ranked = [items[number] for number in order_of(items)]
    counter = linking.WordCounter()
    for item in ranked:
        counter.add(item.text)
    counts = counter.finish()
    start = time.process_time()
    linking.compare(ranked, counts, candidates(TOP), LEAST)
    yield "comparison", time.process_time() - start
    del ranked, counts
    with tempfile.TemporaryDirectory() as folder:
        yield from measure_changes(items, Path(folder, "related.npz"))


def measure_changes(items: list[Comparable], memory: Path) -> Iterator[tuple[str, float]]:
    """Yield the CPU seconds after one item of a kept run has changed, the run's reading and writing with it."""
    relate(items, TOP, memory)
    for name, words in (("one changed", 20), ("one rewritten", 225)):
        seconds = []
        for number in range(REPEATS):
            said = items[number + 5_000].text.split()[:words]
            kept = items[number].text.split()[: 225 - words]
            items[number] = replace(items[number], text=" ".join([*kept, *said]))
            start = time.process_time()
            related = relate(items, TOP, memory)
            seconds.append(time.process_time() - start)
        yield name, sorted(seconds)[REPEATS // 2]
    start = time.process_time()
    dict(related)
    yield "all relations read", time.process_time() - start
    if dict(related) != dict(relate(items, TOP)):
        raise SystemExit("What was mended is not the same as what is compared anew.")


def measure_large() -> int:
    """Print what 100,000 items take, anew and after one has changed in a run that is kept; return 1 above the floor."""
    items = many(100_000)
    texts = sum(len(item.text) for item in items) * 2 / 1e6
    with tempfile.TemporaryDirectory() as folder:
        memory = Path(folder, "related.run")
        for name in ("anew", "kept run, one changed"):
            start = time.process_time()
            relate(items, TOP, memory)
            seconds = time.process_time() - start
            megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"100,000 items, {name}: {seconds:.1f} CPU s, {megabytes:.0f} MB at most, "
                  f"of which the texts are {texts:.0f} MB")  # fmt: skip
            items[0] = replace(items[0], text=items[1].text)
        print(f"the kept run: {memory.stat().st_size / 1e6:.0f} MB on disk")
    return int(megabytes > MEGABYTES)


def main() -> int:
    """Print all figures; return 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="only measure 100,000 items")
    if parser.parse_args().large:
        return measure_large()
    world, low = World(1), False
    for measure in (measure_topics, measure_twins, measure_halves):
        for name, value in measure(world):
            low |= value < FLOORS[name]
    for name, seconds in measure_speed():
        print(f"10,000 items, {name}: {seconds:.2f} CPU s")
        low |= seconds > CPU_SECONDS.get(name, seconds)
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
