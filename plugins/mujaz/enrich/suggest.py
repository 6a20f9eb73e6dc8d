"""Which actors, places and topics a text may be about: what it names, ranked by the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from mujaz.enrich.mentions import Matcher
from mujaz.frozen import frozen
from mujaz.model import Alias, Mention, Record, RecordKind, Strength

PartName = Literal["title", "summary", "text"]

POINTS: dict[PartName, float] = {"title": 4.0, "summary": 2.0, "text": 1.0}
"""What a mention counts, by where it stands: what a headline names, the text is about."""
WEAK = 0.5
"""What a name counts that is also a common word, beside one that is not."""
CONTEXT = 40
"""How many characters around a name are shown."""
EXAMPLES = 3
"""How many places in the text are shown for each record."""


@frozen
class Part:
    """A part of an item, and the line of its file on which it starts (0 if that is not known)."""

    name: PartName
    text: str
    line: int = 0


@frozen
class Evidence:
    """A place where a record is named."""

    part: PartName
    line: int
    before: str
    surface: str
    after: str


@frozen
class Suggestion:
    """A record that an item may be about."""

    kind: RecordKind
    id: str
    score: float
    count: int
    """How often it is named."""
    in_title: bool
    strength: Strength
    """`weak` if only names were found that are common words too."""
    evidence: tuple[Evidence, ...]


def suggest(
    parts: Sequence[Part], language: str, day: str | None, matchers: Iterable[Matcher]
) -> tuple[Suggestion, ...]:
    """Return the records that `parts` name, the best supported first, of equals the one that is named first."""
    found: dict[tuple[RecordKind, str], list[tuple[Part, Mention]]] = {}
    for matcher in matchers:
        for part in parts:
            for mention in matcher.find(part.text, language, day):
                found.setdefault((mention.kind, mention.id), []).append((part, mention))
    suggestions = [_weigh(kind, identifier, places) for (kind, identifier), places in found.items()]
    return tuple(sorted(suggestions, key=lambda suggestion: -suggestion.score))


def _weigh(kind: RecordKind, identifier: str, places: Sequence[tuple[Part, Mention]]) -> Suggestion:
    score = sum(POINTS[part.name] * (WEAK if mention.strength == "weak" else 1) for part, mention in places)
    return Suggestion(
        kind,
        identifier,
        score,
        len(places),
        any(part.name == "title" for part, _ in places),
        "weak" if all(mention.strength == "weak" for _, mention in places) else "strong",
        tuple(_show(part, mention) for part, mention in places[:EXAMPLES]),
    )


def _show(part: Part, mention: Mention) -> Evidence:
    """Return a mention with the text around it, on one line and cut between words."""
    before = part.text[max(0, mention.start - CONTEXT) : mention.start]
    after = part.text[mention.end : mention.end + CONTEXT]
    if mention.start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if mention.end + CONTEXT < len(part.text):
        after = after.rpartition(" ")[0] + "…"
    line = part.line + part.text.count("\n", 0, mention.start) if part.line else 0
    return Evidence(part.name, line, _one_line(before).lstrip(), mention.surface, _one_line(after).rstrip())


def _one_line(text: str) -> str:
    return " ".join(f"<{text}>".split())[1:-1]


def topic_matcher(topics: Iterable[Record]) -> Matcher:
    """Return what finds the words by which texts on a topic are known: its names, and its hidden aliases too.

    Topics are not named as actors and places are, so what readers' searches find them by is what texts are known by.
    """
    return Matcher(replace(topic, aliases=tuple(_shown(topic))) for topic in topics)


def _shown(topic: Record) -> Iterator[Alias]:
    for alias in topic.aliases:
        yield replace(alias, strength="strong") if alias.strength == "hidden" else alias
