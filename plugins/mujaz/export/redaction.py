"""Names and passages that are hidden wherever an item is published, and what stands in their place.

They are found in the match fold, so that harakat, alef seats, hyphens and capitals hide nothing from the search, as
whole words, and behind the letters that Arabic writes onto a word (ولأحمد), which stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any
from urllib.parse import unquote

from mujaz.arabic.clitics import ARTICLE, CONJUNCTIONS, LAM, PREPOSITIONS
from mujaz.arabic.fold import fold_match
from mujaz.arabic.offsets import fold_with_offsets
from mujaz.export.shapes import Place, read_line
from mujaz.model import Item, Picture, Reference
from mujaz.yamltext import Mapping, Sequence, Text, Value

MARKS = {"ar": "[حُجب]", "en": "[redacted]"}
"""What readers of a language see in place of what is hidden."""
MARK = "[…]"
"""The same in any other language."""
WORDS = re.compile(r"[^\W_]+")
BETWEEN = r"[\W_]+"
"""What may stand between two words: `أحمد_حسن`, a line end, a bracket."""
START, END = r"(?<![^\W_])", r"(?:(?<=[a-z])s)?(?![^\W_])"
"""The edges of a word; the fold has no apostrophe, so that a genitive is a letter more (Hassan's)."""
SHORTEST = 2
"""Letters and digits that a redaction needs: fewer would stand everywhere."""
TEXTS = ("title", "summary", "byline", "rights_basis", "content_warning", "withdrawn_reason", "translator",
         "date_evidence")  # fmt: skip
"""Fields of an item that are one text in its language."""
ADDRESSES = ("original_url", "canonical_url")
DIGESTS = ("raw_sha256", "text_sha256")
"""What would tell whether a guess at the hidden name is right."""
FIXED = ("slug", "old_urls")
"""Addresses of the site itself, which are not changed behind the author's back."""


def mark_of(language: str) -> str:
    """Return what stands in place of what is hidden from readers of a language."""
    return MARKS.get(language, MARK)


def is_too_short(phrase: str) -> bool:
    """Tell whether a redaction has so few letters that it would be found in half of all texts."""
    return sum(map(len, WORDS.findall(fold_match(phrase)))) < SHORTEST


def read_redactions(value: Value, place: Place) -> tuple[Text, ...]:
    """Return the texts of a list, each with its line; note one that is so short that it stands everywhere."""
    if isinstance(value, Mapping):
        place.note(value, "{key} is {found}; write a list of texts, each on its own line behind `- `.")
        return ()
    found = []
    for entry in value if isinstance(value, Sequence) else [value]:
        line = read_line(entry, place)
        if line is not None and is_too_short(line):
            place.note(entry, '{key} is "{found}", which stands in most texts; write the whole name or passage.')
        elif line is not None:
            found.append(Text.at(line, entry.line, entry.column))
    return tuple(found)


@dataclass(slots=True)
class Hider:
    """What is hidden, and which of it was found so far."""

    phrases: tuple[str, ...]
    found: set[str] = field(default_factory=set)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where in a plain text something is hidden, in order, those that touch as one."""
        folded = fold_with_offsets(text)
        spans = []
        for phrase in self.phrases:
            for match in _pattern(phrase).finditer(folded.text):
                self.found.add(phrase)
                spans.append(folded.span(match.end("kept"), match.end()))
        return list(_joined(sorted(spans)))

    def hide(self, text: str, language: str) -> str:
        """Return a plain text with the mark of its language in place of all that is hidden."""
        parts, end = [], 0
        for start, stop in self.spans(text):
            parts += [text[end:start], mark_of(language)]
            end = stop
        return "".join([*parts, text[end:]]) if parts else text

    def is_in(self, address: str) -> bool:
        """Tell whether an address names what is hidden, also where it leaves out what stands between words."""
        plain = unquote(address)
        hit = bool(self.spans(plain))
        letters = "".join(WORDS.findall(fold_match(plain)))
        for phrase in self.phrases:
            words = WORDS.findall(fold_match(phrase))
            if len(words) > 1 and "".join(words) in letters:
                self.found.add(phrase)
                hit = True
        return hit

    def hide_in_item(self, item: Item) -> Item:
        """Return an item of which no field but its text, its slug and its former addresses names what is hidden."""
        changes: dict[str, Any] = {name: self._text(getattr(item, name), item.language) for name in TEXTS}
        changes |= {name: None for name in ADDRESSES if (url := getattr(item, name)) and self.is_in(url)}
        return replace(
            item,
            **{**changes, **dict.fromkeys(DIGESTS)},
            archive_urls=tuple(url for url in item.archive_urls if not self.is_in(url)),
            references=tuple(Reference(self.hide(each.title, item.language), each.url) for each in item.references),
            related_headlines=tuple(self.hide(line, item.language) for line in item.related_headlines),
            corrections=tuple(replace(each, text=self.hide(each.text, item.language)) for each in item.corrections),
            gists=tuple(
                replace(
                    gist, title=self.hide(gist.title, gist.language), summary=self._text(gist.summary, gist.language)
                )
                for gist in item.gists
            ),
            image=self._picture(item.image, item.language) if item.image else None,
            images=tuple(self._picture(picture, item.language) for picture in item.images),
        )

    def _text(self, text: str | None, language: str) -> str | None:
        return None if text is None else self.hide(text, language)

    def _picture(self, picture: Picture, language: str) -> Picture:
        names = (each.name for each in fields(picture) if each.name != "src")
        told: dict[str, Any] = {name: self._text(getattr(picture, name), language) for name in names}
        return replace(picture, **told)


def hider_of(item: Item) -> Hider:
    """Return what hides all that an item, or its other language, says is to be hidden."""
    return Hider(tuple(dict.fromkeys((*item.redactions, *item.shared_redactions))))


def share_redactions(items: Iterable[Item]) -> list[Item]:
    """Return the items, each with what any other language of it hides, or a version or a copy of its text."""
    items = list(items)
    hidden: dict[str, dict[str, None]] = {}
    for item in items:
        if item.redactions:
            hidden.setdefault(item.slug, {}).update(dict.fromkeys(item.redactions))
    if not hidden:
        return items
    found: dict[str, dict[str, None]] = {}
    for slugs in _same_texts(items):
        told = {phrase: None for slug in sorted(slugs) for phrase in hidden.get(slug, ())}
        found |= dict.fromkeys(slugs, told) if told else {}
    return [replace(item, shared_redactions=tuple(found[item.slug])) if item.slug in found else item for item in items]


def _same_texts(items: Iterable[Item]) -> Iterable[set[str]]:
    """Return the slugs of the items, those together that name each other as versions or copies in a chain."""
    together: dict[str, set[str]] = {}
    for item in items:
        own = together.setdefault(item.slug, {item.slug})
        for other in filter(None, (item.version_of, item.duplicate_of)):
            joined = own | together.get(other, {other})
            together.update(dict.fromkeys(joined, joined))
            own = joined
    return {id(slugs): slugs for slugs in together.values()}.values()


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return what matches a phrase in folded text; what stands before it and is not hidden is the group `kept`."""
    first, *rest = [_word(word) for word in WORDS.findall(fold_match(phrase))]
    front = f"(?:[{CONJUNCTIONS}]?[{PREPOSITIONS}]?)"
    starts = f"(?P<kept>{front}){first}"
    if first.startswith(ARTICLE):  # the article has lost its alef behind a lam: للحمصي
        bare = first.removeprefix(ARTICLE)
        starts = f"(?P<kept>(?:[{CONJUNCTIONS}]?{LAM}(?={LAM}?{bare})|{front}(?={first})))(?:{LAM}?{bare}|{first})"
    return re.compile(START + BETWEEN.join([starts, *rest]) + END)


def _word(word: str) -> str:
    """Return a folded word as a pattern; an alef maksura at its end may be a yeh behind a preposition (لمنى)."""
    return f"{word[:-1]}[\u0649\u064a]" if word.endswith("\u0649") else word


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that touch or overlap as one."""
    start = stop = -1
    for begin, end in spans:
        if begin > stop:
            if start >= 0:
                yield start, stop
            start, stop = begin, end
        stop = max(stop, end)
    if start >= 0:
        yield start, stop
