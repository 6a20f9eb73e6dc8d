"""Redactions applied: an item's fields and its sanitised HTML without what its front matter hides."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.errors import Problems
from mujaz.export.redaction import FIXED, Hider, hider_of, mark_of
from mujaz.model import Item, RecordKind
from mujaz.register import Register

TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<attributes>[^>]*)>|[^<]+")
"""A tag of sanitised HTML, or the text between two."""
ATTRIBUTE = re.compile(r' (?P<name>alt|title|href|id|src)="(?P<value>[^"]*)"')
"""An attribute that may name somebody."""
INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "q", "s", "span", "strong",
                    "sub", "sup", "u"})  # fmt: skip
"""Elements that part no words; all others do."""
LISTED: tuple[RecordKind, ...] = ("actors", "places", "topics")


@dataclass(slots=True)
class _Run:
    """A text between two tags: where it begins in the text of the whole, and what it says."""

    start: int
    text: str


def apply_redactions(item: Item, html: str, register: Register, problems: Problems) -> tuple[Item, str]:
    """Return an item and its HTML without what is hidden; note each redaction that finds nothing or cannot hold."""
    hider = hider_of(item)
    if not hider.phrases:
        return item, html
    _check_fixed(item, hider, register, problems)
    shown, text = hider.hide_in_item(item), hide_in_html(html, hider, item.language)
    for phrase in item.redactions:
        if phrase not in hider.found:
            line = getattr(phrase, "line", 0)
            problems.add(item.path, line, 'redactions holds "{phrase}", which stands nowhere in the item; write it as '
                         "the item has it.", phrase=phrase)  # fmt: skip
    return shown, text


def _check_fixed(item: Item, hider: Hider, register: Register, problems: Problems) -> None:
    """Note what names the hidden in places that only the author can change."""
    for key in FIXED:
        value = getattr(item, key)
        for text in value if isinstance(value, tuple) else (value,):
            if hider.is_in(text):
                problems.add(item.path, 0, '{key} is "{address}", which names what `redactions` hides; choose another.',
                             key=key, address=text)  # fmt: skip
    for reference in item.references:
        if hider.is_in(reference.url):
            problems.add(item.path, 0, "The address {url} in references names what `redactions` hides; take it out.",
                         url=reference.url)  # fmt: skip
    for kind in LISTED:
        for id_ in getattr(item, kind):
            record = register.get(kind, id_)
            if record is not None and any(hider.spans(name) for _, name in record.names):
                problems.add(item.path, 0, "{kind} lists {id}, whose name `redactions` hides; take it out of the list.",
                             kind=kind, id=id_)  # fmt: skip


def hide_in_html(html: str, hider: Hider, language: str) -> str:
    """Return sanitised HTML with the mark in place of all that is hidden, across tags, and in attributes.

    >>> hide_in_html("<p>قال <b>أحمد</b> الحسن.</p>", Hider(("احمد الحسن",)), "ar")
    '<p>قال <b>[حُجب]</b>.</p>'
    """
    tokens = list(TOKEN.finditer(html))
    runs, text = _read(tokens)
    for start, stop in reversed(hider.spans(text)):
        marked = False
        for run in runs.values():
            begin, end = max(start - run.start, 0), min(stop - run.start, len(run.text))
            if begin < end:
                run.text = run.text[:begin] + ("" if marked else mark_of(language)) + run.text[end:]
                marked = True
    return "".join(_written(tokens, runs, hider, language))


def _read(tokens: list[re.Match[str]]) -> tuple[dict[int, _Run], str]:
    """Return the texts by the place of their token, and the text of the whole, a line end where a block ends."""
    runs: dict[int, _Run] = {}
    parts: list[str] = []
    length = 0
    for place, token in enumerate(tokens):
        if token["tag"] is None:
            runs[place] = _Run(length, entities.unescape(token[0]))
            parts.append(runs[place].text)
        elif token["tag"] not in INLINE:
            parts.append("\n")
        else:
            continue
        length += len(parts[-1])
    return runs, "".join(parts)


def _written(tokens: list[re.Match[str]], runs: dict[int, _Run], hider: Hider, language: str) -> Iterator[str]:
    unlinked = False
    for place, token in enumerate(tokens):
        if place in runs:
            same = runs[place].text == entities.unescape(token[0])
            yield token[0] if same else entities.escape(runs[place].text, quote=False).replace("\u00a0", "&nbsp;")
        elif token["tag"] == "a" and (token["end"] or _leads_to_hidden(token[0], hider)):
            if not token["end"]:
                unlinked = True
                continue
            if not unlinked:
                yield token[0]
            unlinked = False
        else:
            yield ATTRIBUTE.sub(lambda match: _attribute(match, hider, language), token[0])


def _leads_to_hidden(tag: str, hider: Hider) -> bool:
    """Tell whether a link names what is hidden."""
    return any(hider.is_in(entities.unescape(match["value"])) for match in ATTRIBUTE.finditer(tag))


def _attribute(match: re.Match[str], hider: Hider, language: str) -> str:
    """Return an attribute without what is hidden; an address or anchor that names it is left out."""
    value = entities.unescape(match["value"])
    if match["name"] in {"alt", "title"}:
        hidden = hider.hide(value, language)
        return match[0] if hidden == value else f' {match["name"]}="{entities.escape(hidden)}"'
    return "" if hider.is_in(value) else match[0]
