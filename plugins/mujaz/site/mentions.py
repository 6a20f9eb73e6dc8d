"""Links from a text to the actors and places that its item lists: the first mention of each, and no other."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from mujaz.arabic.letters import ARABIC_LETTERS, ARABIC_MARKS, TATWEEL, code_points
from mujaz.enrich.mentions import Matcher
from mujaz.enrich.names import RecordKey
from mujaz.frozen import frozen
from mujaz.model import Mention, RecordKind

# A tag of sanitised HTML, or text between tags.
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)[^>]*>|[^<]+")

# A character of such text, or what stands for one.
_CHARACTER = re.compile(r"&(?:#\w+|\w+);|.", re.DOTALL)

# Elements within which nothing is linked: links, headings, code, captions, notes.
_CLOSED = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "figcaption", "caption", "sup", "sub"})

# Elements that part no words.
_INLINE = frozenset(
    {"a", "b", "bdi", "code", "del", "em", "i", "ins", "mark", "s", "span", "strong", "sub", "sup", "u"}
)

# What parts two blocks; no name spans it.
_GAP = "\n\n"

# What closes a bracket or a quotation that opens within a name.
_CLOSING = {")": "(", "]": "[", "»": "«", "”": "“"}

# What may stand before a name in the same Arabic word: its proclitics.
_PROCLITICS = frozenset(map(chr, code_points(ARABIC_LETTERS + ARABIC_MARKS + TATWEEL)))


@frozen
class Question:
    """What is looked for: the records that an item lists, as names were on its day."""

    language: str
    day: str
    listed: Collection[RecordKey]


@frozen
class _Run:
    """A run of text between two tags that may hold a link: where it starts in the plain text and in the HTML."""

    start: int
    end: int
    offsets: Sequence[int]
    """The place in the HTML of each of its characters, and of its end."""


Place = tuple[int, int, RecordKind, str]
"""From which character of the HTML to which, and kind and id of the record that is meant."""


def link_mentions(html: str, matcher: Matcher, question: Question, url: Callable[[RecordKind, str], str]) -> str:
    """Return sanitised `html` with the first mention of each listed record as a link to `url`.

    Links, headings, code and captions stay as they are; so does a name that a tag cuts in two.
    """
    return insert_links(html, find_places(html, matcher, question), url)


def find_places(html: str, matcher: Matcher, question: Question) -> list[Place]:
    """Return where the first mention of each listed record stands in sanitised `html`."""
    if not question.listed or not html:
        return []
    text, runs = _read(html)
    mentions = matcher.find_listed(text, question.language, question.listed, question.day)
    return list(_places(text, runs, mentions))


def insert_links(html: str, places: Sequence[Place], url: Callable[[RecordKind, str], str]) -> str:
    """Return `html` with a link around each of the `places`."""
    parts, done = [], 0
    for start, end, kind, record in places:
        href = entities.escape(url(kind, record))
        parts += [html[done:start], f'<a class="mention" href="{href}">', html[start:end], "</a>"]
        done = end
    return "".join([*parts, html[done:]])


def _read(html: str) -> tuple[str, list[_Run]]:
    """Return the plain text of `html`, a gap between its blocks, and the runs in which something may be linked."""
    parts: list[str] = []
    runs: list[_Run] = []
    place = closed = 0
    for token in _TOKEN.finditer(html):
        ending, tag = token[1], token[2]
        if tag is None:
            text = entities.unescape(token[0])
            if not closed:
                runs.append(_Run(place, place + len(text), _offsets(token[0], token.start(), len(text))))
        else:
            closed += (-1 if ending else 1) * (tag in _CLOSED)
            text = "" if tag in _INLINE else _GAP
        parts.append(text)
        place += len(text)
    return "".join(parts), runs


def _offsets(source: str, start: int, length: int) -> Sequence[int]:
    if len(source) == length:
        return range(start, start + length + 1)
    places = [start + match.start() for match in _CHARACTER.finditer(source)]
    return [*places, start + len(source)]


def _places(text: str, runs: list[_Run], mentions: Sequence[Mention]) -> Iterator[Place]:
    """Yield where each record's link begins and ends in the HTML."""
    done: set[RecordKey] = set()
    numbers = iter(runs)
    run = next(numbers, None)
    for mention in sorted(mentions):
        while run is not None and run.end < mention.end:
            run = next(numbers, None)
        if run is None:
            return
        key = (mention.kind, mention.id)
        if key not in done and mention.start >= run.start:
            done.add(key)
            start = mention.start
            while start > run.start and text[start - 1] in _PROCLITICS:
                start -= 1
            end = _closed(text, mention.start, mention.end, run.end)
            yield run.offsets[start - run.start], run.offsets[end - run.start], *key


def _closed(text: str, start: int, end: int, last: int) -> int:
    """Return where a name ends with the bracket that it opened: a link that parts a pair of them is jumbled."""
    opening = _CLOSING.get(text[end]) if end < last else None
    within = text[start:end]
    return end + 1 if opening and within.count(opening) > within.count(text[end]) else end
