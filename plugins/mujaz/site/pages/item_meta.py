"""Dublin Core and PRISM in the head of an item's page, from which reference managers take it.

What they make of it was read in Zotero's translators "Embedded Metadata" and "RDF": an archived article becomes a
`newspaperArticle` and a briefing a `report`, because `DC.type` decides where `og:type` is `article`, which is no more
than a guess to them; any other `og:type` would win. `citation_title` would make a journal article of either, and a
`DC.source` would become the name of the publication, so that neither stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.arabic.bidi import strip_controls
from mujaz.model import Item
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.heads import Pairs
from mujaz.site.workshop import iso_date

SEPARATORS = re.compile(r"\s*[،؛;]\s*")
"""What stands between the authors of a byline."""
SPLITTING = re.compile(r"\s*[,;]\s*")
"""What would make two names of one: Zotero splits at them."""


def item_meta(desk: Desk, entry: Entry, item: Item) -> Pairs:
    """Return (name, content) of the metadata of an item."""
    local = desk.archive.local(item.date)
    pairs = [
        ("DC.type", "newsItem" if item.kind == "article" else "report"),
        ("DC.title", item.title),
        ("DC.language", item.language),
        ("DC.date", iso_date(local, item.precision)),
        ("prism.publicationDate", iso_date(local, item.precision)),
    ]
    if entry.modified > entry.date:
        pairs.append(("prism.modificationDate", desk.archive.local(entry.modified).date().isoformat()))
    if item.kind == "article":
        pairs.append(("prism.publicationName", publication(desk, item)))
    else:
        pairs.append(("DC.publisher", desk.publisher))
        pairs += [("DC.rights", licence) for licence in [desk.archive.settings.archive.licence.get(item.language)]
                  if licence]  # fmt: skip
    pairs += [("citation_author", author) for author in _authors(desk, item)]
    return tuple((name, strip_controls(content)) for name, content in pairs)


def publication(desk: Desk, item: Item) -> str:
    """Return the name of the publication of an archived article; of the archive where none is known."""
    return desk.record_name("sources", item.source).text if item.source else desk.site_name


def authors_of(item: Item) -> tuple[str, ...]:
    """Return the persons whom a byline names."""
    return tuple(filter(None, SEPARATORS.split(item.byline))) if item.byline else ()


def _authors(desk: Desk, item: Item) -> Iterator[str]:
    """Yield the persons of the byline, else the publication or the archive as one name, which a comma ends."""
    named = authors_of(item)
    yield from named
    if not named:
        whole = publication(desk, item) if item.kind == "article" else desk.publisher
        yield f"{SPLITTING.sub(' ', whole).strip()},"
