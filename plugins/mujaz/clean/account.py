"""The account of a page: of each line that a reader saw, whether it is in the text, and if not, by which rule.

It is drawn up from the page itself once the article stands, so that no line can be dropped silently: what no rule
names is told as standing outside of what was found to be the article.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mujaz.arabic.bidi import strip_controls
from mujaz.clean.decode import decode
from mujaz.clean.kind import Kind, kind_of
from mujaz.clean.markup import parse
from mujaz.clean.nodes import join_nodes, numbers_of
from mujaz.clean.plain import join_spans, paragraphs_of
from mujaz.clean.printed import unprint
from mujaz.clean.rules import Fate, all_rules
from mujaz.clean.visible import SeenLine, visible_lines
from mujaz.frozen import frozen
from mujaz.model import CleanArticle, Figure, RawPage, RemovedLine, Table

BLANK = re.compile(r"\s+")
QUOTED = re.compile(r"\A(?:line \d+|below the headline|dateline): (?P<text>.+)\Z", re.DOTALL)
"""Evidence of a date that quotes the line."""
PARTLY = 0.5
"""A paragraph that shares this part of its words with a line was made of it."""
LONGEST = 4_000
"""Words of a line beyond which its parts are not looked for; no paragraph is so long."""
BYLINE_START = 30
"""Characters that may stand before a writer's name in a line that is a byline."""
FEWEST_WORDS = 3
"""Shorter lines are parts of a paragraph only beside others of it."""
MOST_PAIRS = 4_000_000
"""Pairs of lines and paragraphs beyond which their order is not compared."""
MOST_LEFT = 50
"""So many paragraphs at most are looked for within lines."""


@frozen
class Told:
    """A line of the page and what became of it."""

    number: int | None
    """Its line in a text file, its place among the lines shown of an HTML page, from 1; None if it is not there so."""
    text: str
    fate: Fate
    rule: str | None = None
    """Why it is not in the text; None where it is."""


def tell_lines(raw: RawPage, article: CleanArticle, kind: Kind | None = None) -> tuple[Told, ...]:
    """Return every line that a reader of the page `raw` saw, in order, and what became of it in `article`."""
    text = decode(raw)
    if (kind or kind_of(raw.name, text)) == "html":
        seen = [*enumerate(visible_lines(parse(text)), 1)]
        return tuple(_Account(article).settle(seen))
    joined = join_nodes(unprint(text)).split("\n")
    seen = [(n, SeenLine(line.strip())) for n, line in enumerate(joined, 1) if line.strip()]
    return tuple(_as_printed(_Account(article).settle(seen), joined, text.split("\n")))


def _as_printed(told: Iterable[Told], joined: list[str], lines: list[str]) -> Iterator[Told]:
    """Yield what was told of lines that were `joined`, of each of the `lines` of the file."""
    for line in told:
        parts = numbers_of(line.number, joined, lines) if line.number and line.text == joined[line.number - 1] else []
        yield from [replace(line, number=n, text=lines[n - 1].strip()) for n in parts] or [line]


class _Account:
    """What the clean stage says of an article, to be found again in the page's lines."""

    def __init__(self, article: CleanArticle) -> None:
        self._article = article
        self._units = list(_split(paragraphs_of(article.blocks)))
        self._left: Counter[str] = Counter(map(key_of, self._units))
        """The paragraphs that were not found in a line yet."""
        self._captions = frozenset(map(key_of, _captions(article)))
        self._removed: dict[str, deque[RemovedLine]] = defaultdict(deque)
        for line in article.removed:
            for text in _split([line.text]):
                self._removed[key_of(text)].append(RemovedLine(line.rule, text))

    def settle(self, seen: list[tuple[int, SeenLine]]) -> Iterator[Told]:
        """Yield the lines with what became of them; at the end what was removed and stands in no line as such."""
        kept = self._claim(seen)
        told = [[self._tell(number, line, kept=n in kept)] for n, (number, line) in enumerate(seen)]
        self._look_within(told)
        yield from (line for lines in told for line in lines)
        left = (line for lines in self._removed.values() for line in lines)
        yield from (Told(None, line.text, fate_of(line.rule), line.rule) for line in left)

    def _claim(self, seen: list[tuple[int, SeenLine]]) -> frozenset[int]:
        """Return the places of the lines that are paragraphs of the text: in their order, those in boxes last."""
        keys = ["" if line.box else key_of(line.text) for _, line in seen]
        claimed: set[int] = set()
        if len(keys) * len(self._units) <= MOST_PAIRS:
            blocks = difflib.SequenceMatcher(None, keys, [key_of(unit) for unit in self._units], autojunk=False)
            claimed = {block.a + n for block in blocks.get_matching_blocks() for n in range(block.size)}
        self._left.subtract(keys[place] for place in claimed)
        for place, (_, line) in enumerate(seen):
            key = key_of(line.text)
            if place not in claimed and self._left[key] > 0:
                self._left[key] -= 1
                claimed.add(place)
        return frozenset(claimed)

    def _tell(self, number: int, line: SeenLine, *, kept: bool) -> Told:
        """Return what became of a line."""
        if kept:
            return Told(number, line.text, "kept")
        removed = self._removed.get(key_of(line.text))
        found = removed.popleft().rule if removed else line.box or ("links" if line.linked else "outside")
        rule = self._read_as(line) or found
        return Told(number, line.text, fate_of(rule), rule)

    def _read_as(self, line: SeenLine) -> str | None:
        """Return what was read from a line: the headline, the date, the author, the summary."""
        key, article = key_of(line.text), self._article
        quoted = QUOTED.match(article.date.evidence) if article.date else None
        if key == key_of(article.headline):
            return "headline"
        if quoted and key == key_of(quoted["text"]):
            return "date"
        if article.byline and key.endswith(name := key_of(article.byline)) and len(key) <= len(name) + BYLINE_START:
            return "byline"
        if key in self._captions:
            return "figure"
        return "summary" if article.summary and key == key_of(article.summary) else None

    def _look_within(self, told: list[list[Told]]) -> None:
        """Mark the parts of lines that are paragraphs, where extraction has joined lines or dropped words of one."""
        missing = [unit for unit in self._units if self._left[key_of(unit)] > 0][:MOST_LEFT]
        others = {place: lines[0] for place, lines in enumerate(told) if lines[0].fate == "removed"} if missing else {}
        searched = {
            place: (key_of(line.text), frozenset(words))
            for place, line in others.items()
            if len(words := line.text.split()) <= LONGEST
        }
        for text in missing:
            key, words = key_of(text), text.split()
            for place, (own, own_words) in searched.items():
                if own in key and (len(own_words) >= FEWEST_WORDS or _beside_kept(told, place)):
                    told[place] = [replace(others[place], fate="kept", rule=None)]
                elif sum(word in own_words for word in words) >= max(1, PARTLY * len(words)):
                    told[place] = list(_parts(others[place], words))
                    break


def _captions(article: CleanArticle) -> Iterator[str]:
    """Yield the captions of an article's tables, and those of its pictures with their credits, alone and joined."""
    yield from (join_spans(block.caption) for block in article.blocks if isinstance(block, Table) and block.caption)
    pictures = [(block.caption, block.credit) for block in article.blocks if isinstance(block, Figure)]
    lead = [(article.image.caption or "", article.image.credit or "")] if article.image else []
    for caption, credit in (*pictures, *lead):
        yield from filter(None, (caption, credit, f"{caption}{credit}"))


def key_of(text: str) -> str:
    r"""Return a text as it is looked for in another: without white space, in one form.

    >>> key_of(" خبر\u00a0عاجل\t") == "خبرعاجل"
    True
    """
    return BLANK.sub("", strip_controls(unicodedata.normalize("NFC", text)))


def fate_of(rule: str) -> Fate:
    """Return what the rule called `rule` does with a line."""
    known = all_rules().get(rule)
    return known.fate if known else "removed"


def _split(texts: Iterable[str]) -> Iterator[str]:
    return (line for text in texts for line in text.split("\n") if line.strip())


def _beside_kept(told: list[list[Told]], place: int) -> bool:
    """Tell whether the line before or behind is in the text."""
    beside = [told[n][0] for n in (place - 1, place + 1) if 0 <= n < len(told)]
    return any(line.fate == "kept" for line in beside)


def _parts(line: Told, kept: list[str]) -> Iterator[Told]:
    """Yield the parts of a line that are in a paragraph of the words `kept`, and those that are not."""
    words = line.text.split()
    matcher = difflib.SequenceMatcher(None, words, kept, autojunk=False)
    place = 0
    for block in matcher.get_matching_blocks():
        if block.a > place:
            yield replace(line, text=" ".join(words[place : block.a]))
        if block.size:
            yield replace(line, text=" ".join(words[block.a : block.a + block.size]), fate="kept", rule=None)
        place = block.a + block.size
