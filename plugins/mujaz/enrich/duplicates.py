"""Copies and versions: texts of one language that share so many runs of three words that one was made of the other.

Words are compared in the lookup fold, so that harakat, alef seats and digits do not part two copies. The measure is
the Jaccard index of the two sets of runs: different stories have .006 at most, one text in two framings .48 and more.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from mujaz.enrich.fingerprint import Fingerprint
from mujaz.frozen import frozen

COPY = 0.7
"""From this share of common runs on, two texts are one."""
VERSION, VERSION_HELD = 0.25, 0.5
"""From this share on, and if half of the shorter one stands in the other, one is a version of the other."""
HELD = 0.8
"""A text of which so much stands in the other is cut from it, however short it is beside that."""
NEAR_VERSION = 0.5
"""Between short texts, in which a phrase weighs more, a version has this share. Texts that share more are no strangers
who only have a publication's phrase in common."""
FEWEST_WORDS, NEAR_WORDS = 20, 40
"""Shorter texts are copies only word for word, below 20 words only under the same headline."""
MOST_COMPARED = 64
"""So many texts are compared with one, those that share most."""
SHARED_BY = 5
"""A run that so many texts have which are no copies of each other is a publication's phrase and counts for nothing."""
MOST_OWNERS = 256
"""A run of more texts leads to none of them."""

Relation = Literal["duplicate", "version"]


@frozen
class Likeness:
    """How two texts belong together."""

    relation: Relation
    similarity: float
    """The share of common runs in all runs of the two, 0 to 1."""


def compare(one: Fingerprint, other: Fingerprint, common: frozenset[int] = frozenset()) -> Likeness | None:
    """Return how two texts of one language belong together, or None; runs in `common` count for nothing."""
    fewer = min(one.words, other.words)
    if one.whole == other.whole and one.words == other.words:
        same = fewer >= FEWEST_WORDS or (fewer > 0 and one.title == other.title)
        return Likeness("duplicate", 1.0) if same else None
    mine, theirs = one.run_set - common, other.run_set - common
    if fewer < FEWEST_WORDS or not mine or not theirs:
        return None
    similarity = _jaccard(mine, theirs)
    held = len(mine & theirs) / min(len(mine), len(theirs))
    if fewer < NEAR_WORDS:
        near = similarity >= NEAR_VERSION and one.numbers == other.numbers
        return Likeness("version", similarity) if near else None
    if similarity >= COPY:
        # "12 killed" has become "15 killed": what is left of the text is the same, and what it tells is not.
        retold = bool(one.numbers - other.numbers) and bool(other.numbers - one.numbers)
        return Likeness("version" if retold else "duplicate", similarity)
    if (similarity >= VERSION and held >= VERSION_HELD) or held >= HELD:
        return Likeness("version", similarity)
    return None


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of what both have in what either has."""
    shared = len(one & other)
    return shared / ((len(one) + len(other) - shared) or 1)


@frozen
class Match:
    """A text that belongs together with another."""

    key: str
    likeness: Likeness


class Index:
    """Texts under their keys, asked for those that belong together with one; what they cost grows with their length."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self._languages: list[str] = []
        self._prints: list[Fingerprint] = []
        self._owners: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str, language: str, text: Fingerprint) -> None:
        """Take a text in."""
        number = len(self._keys)
        self._keys.append(key)
        self._numbers[key] = number
        self._prints.append(text)
        self._languages.append(language)
        for lead in _leads(language, text):
            owners = self._owners.get(lead, ())
            if len(owners) <= MOST_OWNERS:
                self._owners[lead] = (*owners, number)

    def find(self, language: str, text: Fingerprint) -> tuple[Match, ...]:
        """Return the texts of which `text` is a copy or a version, copies first, the most alike first."""
        near = self._near(language, text)
        common = self._common(text, near)
        found = ((number, compare(text, self._prints[number], common)) for number in near)
        matches = [Match(self._keys[number], likeness) for number, likeness in found if likeness]
        return tuple(sorted(matches, key=lambda match: (_order(match.likeness), match.key)))

    def others(self, key: str) -> tuple[Match, ...]:
        """Return the texts of which the one under `key` is a copy or a version."""
        number = self._numbers[key]
        found = self.find(self._languages[number], self._prints[number])
        return tuple(match for match in found if match.key != key)

    def _near(self, language: str, text: Fingerprint) -> Sequence[int]:
        """Return the texts that share most with `text`."""
        met: Counter[int] = Counter()
        for lead in _leads(language, text):
            owners = self._owners.get(lead, ())
            met.update(owners if len(owners) <= MOST_OWNERS else ())
        return sorted(met, key=lambda number: (-met[number], number))[:MOST_COMPARED]

    def _common(self, text: Fingerprint, near: Sequence[int]) -> frozenset[int]:
        """Return the runs of `text` that are phrases of its publication: in several texts that are no copies of it."""
        if len(near) < SHARED_BY:
            return frozenset()
        others = (self._prints[number].run_set for number in near)
        unlike = (other & text.run_set for other in others if _jaccard(other, text.run_set) < NEAR_VERSION)
        counted = Counter(run for runs in unlike for run in runs)
        return frozenset(run for run, number in counted.items() if number >= SHARED_BY)


def _leads(language: str, text: Fingerprint) -> Iterator[int]:
    """Yield what leads to a text among those of its language: its words as a whole, and some of its runs."""
    own = zlib.crc32(language.encode())
    yield text.whole ^ own
    yield from (run ^ own for run in text.leads)


def _order(likeness: Likeness) -> tuple[bool, float]:
    return likeness.relation != "duplicate", -likeness.similarity
