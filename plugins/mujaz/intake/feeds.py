"""RSS and Atom with full text: each entry is a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import urljoin

from mujaz.intake.entry import Entry, make_page, paragraphs
from mujaz.intake.feed_xml import canonical_form, html_of, parse_feed, write_feed
from mujaz.intake.found import Input, Piece, Unread, UnreadableError
from mujaz.intake.moments import read_mail_date

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
ATOM = "{http://www.w3.org/2005/Atom}"
RSS1 = "{http://purl.org/rss/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read_feed(arrived: Input) -> Iterator[Piece]:
    """Yield the article in each entry of a feed."""
    root = parse_feed(arrived.read())
    read, entries = _reader(root), _entries(root)
    source = _text(root, f"{ATOM}title", "channel/title", f"{RSS1}channel/{RSS1}title")
    if not entries:
        raise UnreadableError("the feed has no entry; save it again.")
    for number, entry in enumerate(entries, 1):
        if arrived.part in {None, str(number)} and not _is_taken_out(entry):
            yield _read_one(arrived.name, str(number), entry, source, read)


def empty_entries(data: bytes, parts: AbstractSet[str]) -> tuple[bytes, frozenset[str]]:
    """Return a feed with nothing in some of its entries nor of their addresses in its list, and which these are."""
    root, gone = parse_feed(data, comments=True), set[str]()
    for number, entry in enumerate(_entries(root), 1):
        if str(number) in parts and not _is_taken_out(entry):
            gone.add(str(number))
            address = entry.get(f"{RDF}about", "")
            for item in root.findall(f".//{RDF}li"):
                if address and address in item.values():
                    item.getparent().remove(item)
            entry.clear(keep_tail=True)
    return write_feed(root), frozenset(gone)


Reader = Callable[[Any, "str | None"], Entry]


def _entries(root: Any) -> list[Any]:
    """Return the entries of a feed."""
    if root.tag == f"{ATOM}feed":
        return list(root.findall(f"{ATOM}entry"))
    return list(root.findall("channel/item") or root.findall(f"{RSS1}item"))


def _reader(root: Any) -> Reader:
    """Return how the entries of a feed are read."""
    return _read_atom if root.tag == f"{ATOM}feed" else _read_rss


def _is_taken_out(entry: Any) -> bool:
    """Tell whether nothing but the place of an entry is left."""
    return len(entry) == 0 and not (entry.text or "").strip()


def _read_one(name: str, part: str, entry: Any, source: str | None, read: Reader) -> Piece:
    try:
        return make_page(name, part, read(entry, source), canonical_form(entry))
    except UnreadableError as error:
        return Unread(name, str(error), part=part)


def _read_rss(entry: Any, source: str | None) -> Entry:
    date = _text(entry, "pubDate", DC_DATE)
    return Entry(
        title=_text(entry, "title", f"{RSS1}title") or "",
        text=_text(entry, CONTENT, "description", f"{RSS1}description") or "",
        date=read_mail_date(date) or date if date else None,
        date_evidence="RSS pubDate" if entry.find("pubDate") is not None else "RSS dc:date",
        author=_texts(entry, CREATOR) or _person(_text(entry, "author")),
        source=_text(entry, "source") or source,
        url=_seen_from(entry, _text(entry, "link", f"{RSS1}link") or _permalink(entry)),
        is_summary=_text(entry, CONTENT) is None,
    )


def _seen_from(entry: Any, address: str | None) -> str | None:
    """Return an address in full: seen from `xml:base`, or else from the address of the feed's site."""
    site = entry.getparent()
    home = _text(site, "link") or next((link.get("href") for link in site.findall(f"{ATOM}link")), None)
    try:
        return urljoin(urljoin(home or "", entry.base or ""), address) if address else None
    except ValueError:
        return None


def _permalink(entry: Any) -> str | None:
    guid = entry.find("guid")
    return None if guid is None or guid.get("isPermaLink") == "false" else _text(entry, "guid")


def _person(text: str | None) -> str | None:
    """Return the name in `desk@gazette.example (Sara Khalil)`, which is how RSS has it; an address alone is no name.

    >>> _person("desk@gazette.example (سارة خليل)"), _person("desk@gazette.example")
    ('سارة خليل', None)
    """
    if text is None or "@" not in text:
        return text
    named = re.search(r"\(([^()]+)\)", text)
    return named[1].strip() if named else None


def _read_atom(entry: Any, source: str | None) -> Entry:
    links = {link.get("rel", "alternate"): link.get("href") for link in reversed(entry.findall(f"{ATOM}link"))}
    return Entry(
        title=_plain(entry.find(f"{ATOM}title")),
        text=_rich(entry.find(f"{ATOM}content")) or _rich(entry.find(f"{ATOM}summary")),
        date=_text(entry, f"{ATOM}published"),
        date_evidence="Atom published",
        author=_texts(entry, f"{ATOM}author/{ATOM}name"),
        source=_text(entry, f"{ATOM}source/{ATOM}title") or source,
        url=_seen_from(entry, links.get("alternate")),
        is_summary=not _rich(entry.find(f"{ATOM}content")),
    )


def _plain(element: Any) -> str:
    """Return a title without markup."""
    text = _rich(element)
    if element is None or element.get("type", "text") == "text":
        return "".join(element.itertext()).strip() if element is not None else ""
    from html import unescape  # noqa: PLC0415

    return unescape(re.sub(r"<[^<>]{1,1000}>", "", text)).strip()


def _rich(element: Any) -> str:
    """Return a text as HTML, of which kind it says it is."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml":
        return "".join(map(html_of, element))
    text = "".join(element.itertext()).strip()
    return text if kind in {"html", "text/html"} else paragraphs(text)


def _texts(element: Any, path: str) -> str | None:
    """Return all texts at a path, each on a line."""
    texts = ("".join(found.itertext()).strip() for found in element.findall(path))
    return "\n".join(filter(None, texts)) or None


def _text(element: Any, *paths: str) -> str | None:
    """Return the first text that is not blank at any of the paths."""
    for path in paths:
        found = element.find(path)
        text = "".join(found.itertext()).strip() if found is not None else ""
        if text:
            return text
    return None
