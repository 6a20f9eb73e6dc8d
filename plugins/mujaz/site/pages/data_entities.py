"""The archive as entities of FollowTheMoney (followthemoney.tech), which Aleph and OpenSanctions read.

Each line is an entity: an id, a schema, and properties that are lists of texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mujaz.model import Record, RecordKind
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.dataset.views import JsonLines
from mujaz.site.dataset.write import compact
from mujaz.site.desk import Desk
from mujaz.site.pages.data_items import all_items
from mujaz.site.pages.item_meta import authors_of, publication
from mujaz.site.structured import without_empty
from mujaz.site.urls import ascii_url
from mujaz.site.workshop import iso_date

SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "state-body": "PublicBody",
    "armed-group": "Organization",
    "organisation": "Organization",
}
"""Type of an actor → schema."""
OTHERS: dict[RecordKind, str] = {"actors": "LegalEntity", "sources": "Organization"}
LANGUAGES = {"ar": "ara", "en": "eng"}
"""Languages as FollowTheMoney writes them (ISO 639-3)."""
KINDS: tuple[RecordKind, ...] = ("actors", "sources")
DAY = len("2023-08-12")


def entities(desks: Sequence[Desk]) -> JsonLines:
    """Return actors, publications, items, and what ties them, an entity a line."""
    found = [
        entity
        for kind in KINDS
        for record in desks[0].archive.register.records(kind)
        for entity in _record(desks[0], record)
    ]
    found += [entity for item in all_items(desks) for entity in _item(*item)]
    return JsonLines(tuple(map(compact, found)))


def _entity(name: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": name, "schema": schema, "properties": without_empty(properties)}


def _id(kind: str, record: str) -> str:
    return f"{kind}-{record}"


def _record(desk: Desk, record: Record) -> Iterator[dict[str, Any]]:
    languages = desk.archive.settings.archive.languages
    names = [name for _, name in record.names]
    urls = [desk.urls.absolute(desk.urls.record(language, record.kind, record.id)) for language in languages]
    description = [markdown.plain_text(markdown.render(text)) for _, text in record.description]

    def aliases(strength: str) -> list[str]:
        found = (alias.text for alias in record.aliases if alias.strength == strength)
        return list(dict.fromkeys(text for text in found if text not in names))

    schema = SCHEMATA.get(record.type or "", OTHERS[record.kind])
    same = dict(record.same_as)
    properties = {
        "name": names,
        "alias": aliases("strong"),
        "weakAlias": aliases("weak"),
        "summary": description,
        "sourceUrl": urls,
        "website": [ascii_url(record.url)] if record.url else [],
        "wikidataId": [same["wikidata"]] if "wikidata" in same else [],
    }
    yield _entity(_id(record.kind, record.id), schema, properties)
    yield from _ties(record)


def _ties(record: Record) -> Iterator[dict[str, Any]]:
    """Yield what ties a record to others of its kind."""
    own = _id(record.kind, record.id)
    if record.part_of:
        ends = {"subject": [own], "object": [_id(record.kind, record.part_of)]}
        yield _entity(f"{own}-part-of", "UnknownLink", {**ends, "role": ["part of"]})
    if record.succeeded_by:
        ends = {"predecessor": [own], "successor": [_id(record.kind, record.succeeded_by)]}
        yield _entity(f"{own}-succession", "Succession", ends)


def _item(desk: Desk, entry: Entry, edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield an item as an article, and a mention of each actor that it lists."""
    item = edition.item
    own = f"items-{entry.slug}-{item.language}"
    publisher = publication(desk, item) if item.kind == "article" else desk.archive.settings.archive.organisation
    yield _entity(own, "Article", {
        "title": [item.title],
        "author": list(authors_of(item)),
        "publisher": [publisher],
        "publishedAt": [iso_date(desk.archive.local(item.date), item.precision)[:DAY]],
        "language": [LANGUAGES.get(item.language, item.language)],
        "sourceUrl": [desk.urls.absolute(desk.urls.item(item.language, entry.slug))],
    })  # fmt: skip
    for actor in item.actors:
        yield _entity(f"{own}-mention-{actor}", "Mention", {
            "document": [own],
            "resolved": [_id("actors", actor)],
            "name": [desk.record_name("actors", actor).text],  # a mention without a name is none to its tools
        })  # fmt: skip
