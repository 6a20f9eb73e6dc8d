"""What a page says of its article in JSON-LD, also where the JSON is a little broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from mujaz.clean.markup import Element, squeeze

ARTICLES = ("Article", "BlogPosting", "Report")
"""How the types of schema.org end that are articles."""
PAGES = ("WebPage", "VideoObject")
"""Types of which the time of publication is the article's, where no article is described."""
MAX_DEPTH = 8
"""How deep an article's object lies within lists and graphs; deeper is no page's."""
BEFORE = re.compile(r"(?:[\s;]+|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--|//)*+")
BEHIND = ("//", ";", "-->", "]]>", "*/", "/*")
"""What old templates put around JSON: `//<![CDATA[`, `<!--`, a semicolon."""
LAST_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
"""A comma behind the last entry, which JSON does not allow."""
NEXT_OBJECT = re.compile(r"(?<=})\s{0,200}(?=\{)")
"""Two objects without a comma between."""
BARE_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
"""A backslash that escapes nothing: `\\'`."""
SAID = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(?P<date>[^"]{8,40})"')
SAID_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}"(?P<type>\w{0,30}(?:Article|BlogPosting|Report))"')
"""What is still plain in an article's object whose texts hold quotation marks that are not escaped."""
REFERENCES = ("author", "publisher", "image", "creator", "isPartOf")
"""Keys of an article that often only name the id of another object of the graph."""


def read_jsonld(tree: Element) -> dict[str, Any]:
    """Return the first object in the page's JSON-LD that is an article; an empty one if there is none."""
    return next(_described(tree, ARTICLES), {})


def read_page_jsonld(tree: Element) -> dict[str, Any]:
    """Return the first object that describes the page as a whole; an empty one if there is none."""
    return next(_described(tree, PAGES), {})


def read_scripts(tree: Element) -> Iterator[Any]:
    """Yield the data of the page's JSON-LD scripts that can be read."""
    for script in tree.xpath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]"):
        data = _parse(script.text_content())
        if data is not None:
            yield data


def _parse(text: str) -> Any:
    """Return the data in JSON, mended where pages commonly break it; None where that does not help."""
    bare = _bare(text)
    for mended in (bare, _mend(bare)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    kind, said = SAID_TYPE.search(bare), SAID.findall(bare)
    # Where several objects have a date, it is not plain whose it is.
    return {"@type": kind["type"], "datePublished": said[0]} if kind and len(set(said)) == 1 else None


def _bare(text: str) -> str:
    """Return JSON without what old templates put around it."""
    bare = BEFORE.sub("", text, count=1).rstrip()
    while bare.endswith(BEHIND):
        bare = next(bare.removesuffix(end) for end in BEHIND if bare.endswith(end)).rstrip()
    return bare


def _mend(text: str) -> str:
    r"""Return JSON without what most often breaks it.

    >>> _mend('{"a": "it\\\'s", "b": [1, 2,],}')
    '{"a": "it\\\\\'s", "b": [1, 2]}'
    """
    mended = LAST_COMMA.sub("", BARE_ESCAPE.sub(r"\\\\", text))
    return f"[{NEXT_OBJECT.sub(',', mended)}]" if NEXT_OBJECT.search(mended) and mended[:1] == "{" else mended


def _described(tree: Element, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the objects of these `kinds`, with the objects that they name by their ids."""
    for data in read_scripts(tree):
        known: dict[str, dict[str, Any]] = {}
        found = list(_objects(data, known))
        yield from (_resolved(one, known) for one in found if _is_a(one, kinds))


def _is_a(one: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    types = one.get("@type", "")
    return any(str(kind).endswith(kinds) for kind in (types if isinstance(types, list) else [types]))


def _objects(data: Any, known: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects in lists and graphs, outer ones first; `known` learns them by their ids."""
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for part in data:
            yield from _objects(part, known, depth + 1)
    elif isinstance(data, dict):
        if isinstance(data.get("@id"), str) and len(data) > 1:
            known.setdefault(data["@id"], data)
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), known, depth + 1)


def _resolved(article: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return an article with the objects in place of references to them."""
    return article | {key: _follow(article[key], known) for key in REFERENCES if key in article}


def _follow(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_follow(part, known) for part in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type", "name"} and isinstance(value.get("@id"), str):
        return known.get(value["@id"], {}) | value
    return value


def text_at(article: dict[str, Any], *keys: str) -> str | None:
    """Return the text below `keys`, of the first entry where there is a list.

    >>> text_at({"author": [{"name": "ليلى حداد"}]}, "author", "name")
    'ليلى حداد'
    """
    value: Any = article
    for key in keys:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(key) if isinstance(value, dict) else None
    value = value[0] if isinstance(value, list) and value else value
    return plain_text(value) if isinstance(value, str) else None


def plain_text(value: str) -> str | None:
    """Return a text of JSON-LD as a reader would see it: sites escape twice; None of an empty one.

    >>> plain_text("Sara &amp; Omar ")
    'Sara & Omar'
    """
    return squeeze(html.unescape(value) if "&" in value else value) or None


def list_at(article: dict[str, Any], key: str) -> list[Any]:
    """Return what stands at `key` as a list, whatever the page wrote: nothing, one entry, or several."""
    value = article.get(key)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
