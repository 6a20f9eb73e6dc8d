"""Where a text names the actors and places of the register.

For each distinct word it is worked out once which names it may begin, with its proclitics off; running text
is then mostly looked up and rarely walked. Of names that overlap the leftmost counts, of those that begin
with one word the longest.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mujaz.arabic.fold import fold_with_offsets
from mujaz.enrich.names import Entry, Node, RecordKey, continue_with, plant, read
from mujaz.enrich.wording import Wording
from mujaz.model import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mujaz.model import Record, RecordKind, Strength

# How many distinct words are remembered before the memory is emptied.
_REMEMBERED_WORDS = 400_000


class _Start(NamedTuple):
    """Some names that a word may begin."""

    node: Node
    skip: int
    """Proclitics before them, in characters of the text."""
    possessive: int
    """Characters of 's behind the word; a name that has some ends there."""


_Step = tuple[int, Node, int]
"""How far a walk through the names has come: the word, its node, and characters of 's behind it."""


class _Found(NamedTuple):
    """A name in the text, before it is known whether it counts."""

    first: int
    """Its first and last words, counted from 0."""
    last: int
    start: int
    """Its place in the text, in characters."""
    end: int
    entry: Entry


class _Starts(dict[str, tuple[_Start, ...]]):
    """For each word the names that it may begin; worked out when it is first seen."""

    def __init__(self, root: Node) -> None:
        super().__init__()
        self._names = root.following

    def __missing__(self, word: str) -> tuple[_Start, ...]:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        names = self._names
        starts = self[word] = tuple(
            [
                _Start(names[key], _original_length(word, clitics), possessive)
                for key, clitics, possessive in read(word)
                if key in names
            ],
        )
        return starts


class Matcher:
    """Finds the records of a register in texts: for one text and register always the same mentions."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._starts = _Starts(plant(records))

    def find(self, text: str, language: str) -> tuple[Mention, ...]:
        """Return the mentions in a text of `language`, in the order of the text; no two overlap.

        A mention covers the name as the text has it, without its proclitics. Where two records bear one name,
        the one that bears it in `language` is meant.
        """
        return tuple(self._choose(Wording(text), language, None))

    def find_listed(self, text: str, language: str, ids: Collection[RecordKey]) -> tuple[Mention, ...]:
        """Return the mentions of those records only whose (kind, id) stand in `ids`.

        A longer name of any other record still hides a listed one inside it: بنك مصر does not mention مصر.
        """
        listed = frozenset(ids)
        chosen = self._choose(Wording(text), language, listed)
        return tuple(mention for mention in chosen if (mention.kind, mention.id) in listed)

    def _choose(
        self,
        text: Wording,
        language: str,
        listed: frozenset[RecordKey] | None,
    ) -> Iterator[Mention]:
        """Return the mentions that count, each behind the one before it."""
        starts = self._starts
        hits = [(number, found) for number, word in enumerate(text.words) if (found := starts[word])]
        names = [name for number, found in hits for name in _walk(text, number, found)]
        blocked = _blocked_spans(names)
        free = 0
        for name in sorted(names, key=lambda name: _preference(name, language, listed)):
            if name.first >= free and _is_meant(name, text, blocked):
                free = name.last + 1
                yield _mention(name, text)


def count(mentions: Iterable[Mention]) -> tuple[tuple[RecordKind, str, int], ...]:
    """Return how often each record is mentioned, the most frequent first, then the earliest."""
    counted = Counter((mention.kind, mention.id) for mention in sorted(mentions))
    return tuple((kind, identifier, number) for (kind, identifier), number in counted.most_common())


def _walk(text: Wording, first: int, starts: tuple[_Start, ...]) -> Iterator[_Found]:
    """Return every name that begins with the word `first`."""
    for begin, skip, ending in starts:
        steps = [(first, begin, ending)]
        while steps:
            last, node, possessive = steps.pop()
            for entry in node.entries:
                if not skip or entry.takes_clitics:
                    yield _Found(first, last, text.start(first) + skip, text.end(last) - possessive, entry)
            if node.following and not possessive:
                steps += _next_steps(text, last, node.following)


def _next_steps(text: Wording, last: int, following: dict[str, Node]) -> list[_Step]:
    """Return where a walk may go on; proclitics stand on a name's first word only, 's on its last."""
    number = last + 1
    if number == len(text.words):
        return []
    readings = [reading for reading in continue_with(text.words[number]) if reading[0] in following]
    if not readings or not text.joined(last):
        return []
    return [(number, following[key], possessive) for key, _, possessive in readings]


def _blocked_spans(names: Iterable[_Found]) -> dict[tuple[RecordKey, int], int]:
    """Return for a record and a word up to which word it is not meant."""
    spans: dict[tuple[RecordKey, int], int] = {}
    for name in names:
        if name.entry.strength == "blocked":
            for word in range(name.first, name.last + 1):
                key = (name.entry.record, word)
                spans[key] = max(name.last, spans.get(key, 0))
    return spans


def _preference(name: _Found, language: str, listed: frozenset[RecordKey] | None) -> tuple[object, ...]:
    """Return what orders names: the leftmost, the longest, and of equals the one that is best supported."""
    entry = name.entry
    return (
        name.first,
        -name.last,
        listed is not None and entry.record not in listed,
        entry.strength == "strong",  # a weak name counts only behind its cue, and that says more
        name.start,
        name.end,
        entry.language != language,
        entry.record,
        entry.language,
        entry.case,
    )


def _is_meant(name: _Found, text: Wording, blocked: dict[tuple[RecordKey, int], int]) -> bool:
    """Tell whether a name is written as its case asks, has the cue it needs, and is in no other phrase."""
    entry = name.entry
    if entry.strength == "blocked" or blocked.get((entry.record, name.first), -1) >= name.last:
        return False
    return _has_case(name, text) and (entry.strength == "strong" or _has_cue(name, text))


def _has_case(name: _Found, text: Wording) -> bool:
    if name.entry.case == "any":
        return True
    surface = text.text[name.start : name.end]
    return surface.isupper() if name.entry.case == "capitals" else surface[0].isupper()


def _has_cue(name: _Found, text: Wording) -> bool:
    """Tell whether one of the cues of a weak name stands right before it, with or without proclitics."""
    for cue in name.entry.cues:
        first = name.first - len(cue)
        if first < 0 or not all(map(text.joined, range(first, name.first))):
            continue
        head, *tail = (read(word) for word in text.words[first : name.first])
        if any(key == cue[0] for key, *_ in head) and cue[1:] == tuple(readings[0][0] for readings in tail if readings):
            return True
    return False


def _mention(name: _Found, text: Wording) -> Mention:
    strength: Strength = "weak" if name.entry.strength == "weak" else "strong"
    surface = text.text[name.start : name.end]
    return Mention(name.start, name.end, *name.entry.record, surface, strength)


def _original_length(word: str, folded_length: int) -> int:
    return fold_with_offsets(word).offsets[folded_length] if folded_length else 0
