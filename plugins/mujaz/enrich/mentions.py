"""Where a text names the actors and places of the register.

For each distinct word it is worked out once which names it may begin, with its proclitics off; running text
is then mostly looked up and rarely walked. Of names that overlap the leftmost counts, of those that begin
with one word the longest.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from mujaz.enrich.beside import is_part, stands_alone
from mujaz.enrich.context import Keys, keys_of, read_context
from mujaz.enrich.names import Node, RecordKey, plant, read, read_plainly
from mujaz.enrich.place import Place
from mujaz.enrich.question import Found, Question
from mujaz.enrich.starts import Start, Starts
from mujaz.enrich.wording import Wording
from mujaz.model import Mention, RecordKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mujaz.model import Record, Strength

MATCHED_KINDS: tuple[RecordKind, ...] = ("actors", "places", "sources")
"""Records that a text is searched for; publications only so that تلفزيون سوريا is no mention of سوريا."""


class Matcher:
    """Finds the records of a register in texts: for one text, day and register always the same mentions."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = tuple(records)
        self._starts = Starts(plant(self._records, read_context().phrases))

    def find(self, text: str, language: str, day: str | None = None) -> tuple[Mention, ...]:
        """Return the mentions in a text of `language`, in the order of the text; no two overlap.

        A mention covers the name as the text has it, without its proclitics. Where two records bear one name,
        the one that bears it in `language` is meant. `day` is the text's (`2016`, `2016-07-28`): names and
        records that are valid at another time only are not meant; without it all are.
        """
        return tuple(self._choose(Wording(text), Question(language, day)))

    def find_listed(
        self, text: str, language: str, ids: Collection[RecordKey], day: str | None = None
    ) -> tuple[Mention, ...]:
        """Return the mentions of those records only whose (kind, id) stand in `ids`.

        A longer name of any other record still hides a listed one inside it: بنك مصر does not mention مصر.
        """
        listed = frozenset(ids)
        chosen = self._choose(Wording(text), Question(language, day, listed))
        return tuple(mention for mention in chosen if (mention.kind, mention.id) in listed)

    def bears(self, keys: Keys) -> bool:
        """Tell whether a record bears the name of these folded words, be it weak or hidden."""
        return keys in self._borne

    @cached_property
    def _borne(self) -> frozenset[Keys]:
        return frozenset(keys_of(alias.text) for record in self._records for alias in record.aliases)

    def _choose(self, text: Wording, question: Question) -> Iterator[Mention]:
        """Return the mentions that count, each behind the one before it."""
        names = _list_names(text, self._starts.find(text.words))
        blocked = _blocked_spans([name for name in names if name.entry.strength == "blocked"])
        real = question.filter(names)
        starts_longer = _Longer(real)
        free = 0
        for name in question.order(real):
            first, last, skip, possessive, entry = name
            if first < free or (blocked and _is_blocked(name, blocked)) or not _is_meant(name, text):
                continue
            if stands_alone(entry, text.words, first, last) or not is_part(
                entry, Place(text, first, last, skip > 0, possessive > 0, free, starts_longer)
            ):
                free = last + 1
                yield _mention(name, text)


class _Longer:
    """Whether a name of several words, or of a place or body, begins with a word: found out when first asked."""

    def __init__(self, names: Sequence[Found]) -> None:
        self._names = names

    @cached_property
    def _firsts(self) -> set[int]:
        return {name.first for name in self._names if name.last > name.first or name.entry.role != "person"}

    def __call__(self, word: int) -> bool:
        return word in self._firsts


def count(mentions: Iterable[Mention]) -> tuple[tuple[RecordKind, str, int], ...]:
    """Return how often each record is mentioned, the most frequent first, then the earliest."""
    counted = Counter((mention.kind, mention.id) for mention in sorted(mentions))
    return tuple((kind, identifier, number) for (kind, identifier), number in counted.most_common())


def _list_names(text: Wording, hits: Iterable[tuple[int, tuple[Start, ...]]]) -> list[Found]:
    """Return every name in a text, by its first word."""
    found: list[Found] = []
    for first, starts in hits:
        for entries, following, skip, possessive in starts:
            for entry in entries:
                found.append(Found(first, first, skip, possessive, entry))  # noqa: PERF401 - a list for each is slow
            if following:
                _list_longer(text, first, skip, following, found)
    return found


def _list_longer(text: Wording, first: int, skip: int, following: Mapping[str, Node], found: list[Found]) -> None:
    """Add to `found` the names of more than one word that begin with the word `first`."""
    words, last = text.words, first
    while following and last + 1 < len(words):
        node = None
        # Proclitics stand on a name's first word only, 's on its last.
        for key, possessive in read_plainly(words[last + 1]):
            if key in following and text.joined(last):
                reached = following[key]
                found += [
                    Found(first, last + 1, skip, possessive, entry)
                    for entry in reached.entries
                    if not skip or entry.takes_clitics
                ]
                node = node if possessive else reached
        if node is None:
            return
        following = node.following
        last += 1


def _blocked_spans(names: Iterable[Found]) -> dict[tuple[RecordKey | None, int], tuple[int, int]]:
    """Return for a record (None for every record) and a word the phrase around it in which it is not meant."""
    spans: dict[tuple[RecordKey | None, int], tuple[int, int]] = {}
    for name in names:
        for word in range(name.first, name.last + 1):
            key = (name.entry.record, word)
            spans[key] = max((name.last, name.first), spans.get(key, (0, 0)))
    return spans


def _is_blocked(name: Found, blocked: dict[tuple[RecordKey | None, int], tuple[int, int]]) -> bool:
    """Tell whether a name stands in a phrase in which it is not meant."""
    if blocked.get((name.entry.record, name.first), (-1, 0))[0] >= name.last:
        return True
    last, first = blocked.get((None, name.first), (-1, 0))
    return last >= name.last and (first, last) != (name.first, name.last)


def _is_meant(name: Found, text: Wording) -> bool:
    """Tell whether a name is written as its case asks, and has the cue it needs, or stands where a place is named."""
    entry = name.entry
    if entry.case != "any":  # it has one word
        word = text.words[name.first]
        if not (word[: len(word) - name.possessive].isupper() if entry.case == "capitals" else word[0].isupper()):
            return False
    if entry.strength == "strong" or _has_cue(name, text):
        return True
    place = entry.record is not None and entry.record[0] == "places"
    return place and not name.skip and text.is_dateline(name.first, name.last)


def _has_cue(name: Found, text: Wording) -> bool:
    """Tell whether one of the cues of a weak name stands right before it, with or without proclitics."""
    for cue in name.entry.cues:
        first = name.first - len(cue)
        if first < 0 or not all(map(text.joined, range(first, name.first))):
            continue
        head, *tail = (read(word) for word in text.words[first : name.first])
        if any(key == cue[0] for key, *_ in head) and cue[1:] == tuple(readings[0][0] for readings in tail if readings):
            return True
    return False


def _mention(name: Found, text: Wording) -> Mention:
    first, last, skip, possessive, entry = name
    start, end = text.starts[first] + skip, text.ends[last] - possessive
    if entry.dotted and not possessive and text.text[end : end + 1] == ".":
        end += 1
    kind, identifier = entry.record or ("topics", "")
    strength: Strength = "weak" if entry.strength == "weak" else "strong"
    return Mention(start, end, kind, identifier, text.text[start:end], strength)
