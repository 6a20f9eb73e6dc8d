"""Names worth a record: what texts keep naming and no record of the register knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from mujaz.enrich.candidates import UNTOLD, Candidate, list_candidates
from mujaz.enrich.context import Keys
from mujaz.enrich.cues import Guess
from mujaz.enrich.mentions import Matcher
from mujaz.enrich.names import read
from mujaz.enrich.wording import Wording
from mujaz.frozen import frozen
from mujaz.model import RecordKind

_SPACES = re.compile(r"\s+")
_EXAMPLES = 3
_AROUND = 40

# A longer name is meant if at least this share of the places of the shorter one have it.
_SHARE = 0.6


@frozen
class Example:
    """One place where a name stands: `before`, `surface` and `after` are the text around it, on one line."""

    where: str
    before: str
    surface: str
    after: str


@frozen
class Unknown:
    """A name that no record bears."""

    surface: str
    """As it is most often written, without proclitics and without the title before it."""
    language: str
    """`ar` or `en`: the language of the writing, not of the text."""
    kind: RecordKind
    """What it may be, judged by the words beside it."""
    type: str | None
    """The `type` that the words beside it suggest (`person`, `city`, `armed-group`, …), if any."""
    count: int
    """How often it stands in all texts."""
    files: tuple[str, ...]
    """The texts in which it stands, in the order given."""
    examples: tuple[Example, ...]
    """Up to three, from different texts where there are several."""


@dataclass(slots=True)
class _Tally:
    """Where one name was seen."""

    surfaces: Counter[str] = field(default_factory=Counter)
    guesses: Counter[Guess] = field(default_factory=Counter)
    examples: dict[str, list[Example]] = field(default_factory=dict)
    firm: bool = False

    @property
    def count(self) -> int:
        return self.surfaces.total()


def find_unknown(
    texts: Iterable[tuple[str, str, str]],
    matcher: Matcher,
    *,
    at_least: int = 2,
) -> tuple[Unknown, ...]:
    """Return the names in `texts` that no record bears and that stand there `at_least` times, most frequent first.

    A word that the texts also write small is no name: of the Council, a council.
    A text is (where, language, text): `where` is how listings call it, usually the path of its file.
    """
    tallies: dict[tuple[str, Keys], _Tally] = {}
    small: set[str] = set()
    for where, language, text in texts:
        wording = Wording(text)
        small.update(word for word in wording.words if word.islower())
        for candidate in list_candidates(wording, matcher.find(text, language)):
            tally = tallies.setdefault((candidate.language, candidate.keys), _Tally())
            _note(tally, where, wording, candidate)
    likely = {
        name: tally
        for name, tally in tallies.items()
        if tally.firm and tally.count >= at_least and not matcher.bears(name[1]) and not small.issuperset(name[1])
    }
    kept = [_unknown(name, tally) for name, tally in likely.items() if not _is_cut(name, tally, likely)]
    return tuple(sorted(kept, key=lambda unknown: (-unknown.count, unknown.language, unknown.surface)))


def _note(tally: _Tally, where: str, text: Wording, candidate: Candidate) -> None:
    start, end = text.starts[candidate.first], text.ends[candidate.last]
    if candidate.language == "en" and len(read(text.words[candidate.last])) > 1:
        end -= len("'s")
    surface = " ".join(text.text[start:end].split())
    tally.surfaces[surface] += 1
    tally.guesses[candidate.guess] += 1
    tally.firm = tally.firm or candidate.firm
    shown = tally.examples.setdefault(where, [])
    if len(shown) < _EXAMPLES:
        before, after = text.text[max(0, start - _AROUND) : start], text.text[end : end + _AROUND]
        shown.append(Example(where, _SPACES.sub(" ", before), surface, _SPACES.sub(" ", after)))


def _is_cut(name: tuple[str, Keys], tally: _Tally, likely: dict[tuple[str, Keys], _Tally]) -> bool:
    """Tell whether an Arabic name is only the beginning of a longer one, or a longer one more than the name."""
    language, keys = name
    if language != "ar":
        return False
    longer = max(
        (other.count for (tongue, words), other in likely.items() if tongue == "ar" and words[:-1] == keys), default=0
    )
    shorter = likely.get((language, keys[:-1]))
    return longer >= _SHARE * tally.count or (shorter is not None and tally.count < _SHARE * shorter.count)


def _unknown(name: tuple[str, Keys], tally: _Tally) -> Unknown:
    surface = min(tally.surfaces, key=lambda text: (-tally.surfaces[text], text))
    kind, type_ = min(
        tally.guesses, key=lambda guess: (guess[1] is None, guess == UNTOLD, -tally.guesses[guess], str(guess))
    )
    rounds = zip_longest(*tally.examples.values())  # one of each text first
    shown = [example for examples in rounds for example in examples if example is not None]
    return Unknown(surface, name[0], kind, type_, tally.count, tuple(tally.examples), tuple(shown[:_EXAMPLES]))
