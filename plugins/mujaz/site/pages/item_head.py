"""What the head of an item's page says, its NewsArticle among it."""

from __future__ import annotations

from datetime import datetime

from mujaz.model import Item, RecordKind
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk, iso_date
from mujaz.site.heads import About, alternates, social_image
from mujaz.site.structured import json_text, organisation, without_empty
from mujaz.site.urls import ascii_url
from mujaz.site.views import NavLink


def about_item(desk: Desk, entry: Entry, item: Item, crumbs: tuple[NavLink, ...]) -> About:
    """Return what the head of an item's page says, one that was withdrawn without a word of its text."""
    url = desk.urls.item(desk.language, entry.slug)
    languages = [e.item.language for e in entry.editions if e.item.status == "published"]
    urls = [(lang, desk.urls.item(lang, entry.slug)) for lang in languages]
    local = desk.archive.local(item.date)
    changed = _changed(desk, entry)
    day = desk.moment(item.date, item.precision).label
    edition = entry.edition(desk.language)
    text = item.summary or (edition.text.partition("\n")[0] if edition else "") or item.title
    description = f"{text} ({day})"
    if item.status == "withdrawn":
        text = description = item.withdrawn_reason or item.title
    return About(
        url=url,
        title=desk.title(item.title),
        og_title=item.title,
        og_type="article",
        description=description,
        alternates=alternates(desk, urls) if desk.language in languages else (),
        crumbs=crumbs,
        json_ld=(_news_article(desk, entry, item, text),),
        noindex=item.status == "withdrawn",
        published=iso_date(local, "time"),
        modified=iso_date(changed, "time"),
        lastmod=changed.date().isoformat(),
    )


def _changed(desk: Desk, entry: Entry) -> datetime:
    return desk.archive.local(entry.modified)


def _news_article(desk: Desk, entry: Entry, item: Item, text: str) -> str:
    """Return the NewsArticle of an item, as schema.org and search engines describe it."""
    url = desk.urls.absolute(desk.urls.item(desk.language, entry.slug))
    publisher = organisation(desk.archive.settings.archive.organisation, desk.urls.absolute(desk.urls.root()))
    local = desk.archive.local(item.date)
    value = {
        "@type": "NewsArticle",
        "headline": item.title,
        "description": text,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": item.language,
        "datePublished": iso_date(local, "time"),
        "dateModified": iso_date(_changed(desk, entry), "time"),
        "author": _author(desk, item) or publisher,
        "publisher": publisher,
        "image": [social_image(desk).url],
        "about": [_thing(desk, "topics", record) for record in item.topics],
        "mentions": [
            *(_thing(desk, "actors", r) for r in item.actors),
            *(_thing(desk, "places", r) for r in item.places),
        ],
        "isBasedOn": ascii_url(item.original_url or item.canonical_url or "")
        or [ascii_url(r.url) for r in item.references],
        "workTranslation": [
            {"@id": desk.urls.absolute(desk.urls.item(e.item.language, entry.slug))}
            for e in entry.editions
            if e.item.language != desk.language
        ],
    }
    return json_text(without_empty(value))


def _author(desk: Desk, item: Item) -> dict[str, object] | None:
    """Return the publication that an archived article is by."""
    record = desk.archive.register.get("sources", item.source) if item.source else None
    if record is None:
        return None
    name, _ = record.name(desk.language)
    page = desk.urls.absolute(desk.urls.record(desk.language, "sources", record.id))
    return organisation(name, record.url or page, "NewsMediaOrganization")


_TYPES: dict[RecordKind, str] = {
    "topics": "Thing",
    "places": "Place",
    "actors": "Organization",
    "sources": "Organization",
}


def _thing(desk: Desk, kind: RecordKind, record: str) -> dict[str, object]:
    found = desk.archive.register.get(kind, record)
    person = kind == "actors" and found is not None and found.type == "person"
    link = desk.record_link(kind, record)
    schema = "Person" if person else _TYPES[kind]
    return {"@type": schema, "name": link.name.text, "url": desk.urls.absolute(link.url)}
