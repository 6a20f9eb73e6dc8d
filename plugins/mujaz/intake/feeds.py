"""RSS and Atom with full text: each entry is a page. lxml without entities and without the network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from lxml import etree

from mujaz.intake.entry import Entry, make_page, paragraphs
from mujaz.intake.found import Input, Piece, Unread, UnreadableError
from mujaz.intake.mhtml import read_mail_date

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
ATOM = "{http://www.w3.org/2005/Atom}"
RSS1 = "{http://purl.org/rss/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read_feed(arrived: Input) -> Iterator[Piece]:
    """Yield the article in each entry of a feed."""
    root = _parse(arrived.read())
    read, entries = _reader(root), _entries(root)
    source = _text(root, f"{ATOM}title", "channel/title", f"{RSS1}channel/{RSS1}title")
    if not entries:
        raise UnreadableError("the feed has no entry; save it again.")
    for number, entry in enumerate(entries, 1):
        if arrived.part in {None, str(number)} and not _is_taken_out(entry):
            yield _read_one(arrived.name, str(number), entry, source, read)


def empty_entries(data: bytes, parts: AbstractSet[str]) -> tuple[bytes, frozenset[str]]:
    """Return a feed with nothing in some of its entries nor of their addresses in its list, and which these are."""
    root, gone = _parse(data, comments=True), set[str]()
    for number, entry in enumerate(_entries(root), 1):
        if str(number) in parts and not _is_taken_out(entry):
            gone.add(str(number))
            address = entry.get(f"{RDF}about", "")
            for item in root.findall(f".//{RDF}li"):
                if address and address in item.values():
                    item.getparent().remove(item)
            entry.clear(keep_tail=True)
    tree = root.getroottree()
    written: bytes = etree.tostring(tree, encoding=tree.docinfo.encoding or "utf-8", xml_declaration=True)
    return written, frozenset(gone)


def _parse(data: bytes, *, comments: bool = False) -> Any:
    """Return the root of a feed, with comments if these are wanted; raise `UnreadableError` if it is none."""
    if ENTITY.search(data):
        raise UnreadableError("the feed declares entities of its own, which can hide anything and are not read.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=not comments,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("the feed is no XML that can be read; save it again.") from error
    if root is None:
        raise UnreadableError("the feed is no XML that can be read; save it again.")
    return root


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
    # The canonical form is the same however the file around the entry is laid out.
    raw = etree.tostring(entry, method="c14n", exclusive=True, with_tail=False)
    try:
        return make_page(name, part, read(entry, source), raw)
    except UnreadableError as error:
        return Unread(name, str(error), part=part)


def _read_rss(entry: Any, source: str | None) -> Entry:
    date = _text(entry, "pubDate", DC_DATE)
    return Entry(
        title=_text(entry, "title", f"{RSS1}title") or "",
        text=_text(entry, CONTENT, "description", f"{RSS1}description") or "",
        date=read_mail_date(date) or date if date else None,
        date_evidence="RSS pubDate" if entry.find("pubDate") is not None else "RSS dc:date",
        author=_text(entry, CREATOR) or _person(_text(entry, "author")),
        source=_text(entry, "source") or source,
        url=_text(entry, "link", f"{RSS1}link") or _permalink(entry),
    )


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
        author=_text(entry, f"{ATOM}author/{ATOM}name"),
        source=_text(entry, f"{ATOM}source/{ATOM}title") or source,
        url=links.get("alternate"),
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
        return "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in element)
    text = "".join(element.itertext()).strip()
    return text if kind in {"html", "text/html"} else paragraphs(text)


def _text(element: Any, *paths: str) -> str | None:
    """Return the first text that is not blank at any of the paths."""
    for path in paths:
        found = element.find(path)
        text = "".join(found.itertext()).strip() if found is not None else ""
        if text:
            return text
    return None
