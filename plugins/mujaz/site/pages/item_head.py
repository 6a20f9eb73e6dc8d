"""What the head of an item's page says, its NewsArticle among it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from mujaz.model import Item
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, social_image
from mujaz.site.pages.cards import card_image
from mujaz.site.pages.item_meta import item_meta
from mujaz.site.pages.item_picture import shared_picture
from mujaz.site.pages.things import thing
from mujaz.site.structured import json_text, organisation, without_empty
from mujaz.site.urls import ascii_url
from mujaz.site.views import NavLink, SocialImage
from mujaz.site.workshop import iso_date

REPORT = "https://schema.org/Report"
"""What a briefing is beside a NewsArticle, which is what search engines know."""


def about_item(desk: Desk, entry: Entry, item: Item, crumbs: tuple[NavLink, ...]) -> About:
    """Return what the head of an item's page says, one that was withdrawn without a word of its text."""
    url = desk.urls.item(desk.language, entry.slug)
    languages = [e.item.language for e in entry.editions if e.item.status == "published"]
    urls = [(lang, desk.urls.item(lang, entry.slug)) for lang in languages]
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
        meta=partial(item_meta, desk, entry, item),
        json_ld=partial(_news_article, desk, entry, item),
        image=partial(_image, desk, entry, edition),
        noindex=item.status == "withdrawn",
        times=(desk.archive.local(item.date), _changed(desk, entry)),
        lastmod=desk.moment(entry.modified, "day").iso,
    )


def _image(desk: Desk, entry: Entry, edition: Edition | None) -> SocialImage | None:
    """Return the card of an item, else its own picture."""
    return card_image(desk, entry, edition) or (shared_picture(desk, edition) if edition else None)


def _changed(desk: Desk, entry: Entry) -> datetime:
    return desk.archive.local(entry.modified)


def _news_article(desk: Desk, entry: Entry, item: Item) -> str:
    """Return the NewsArticle of an item, as search engines describe it; its summary stands on the page already."""
    archive = desk.archive.settings.archive
    url = desk.urls.absolute(desk.urls.item(desk.language, entry.slug))
    publisher = organisation(archive.organisation, desk.urls.absolute(desk.urls.root()))
    local = desk.archive.local(item.date)
    edition = entry.edition(item.language)
    value = {
        "@type": "NewsArticle",
        "additionalType": REPORT if item.kind == "briefing" else None,
        "headline": item.title,
        "mainEntityOfPage": url,
        "inLanguage": item.language,
        "datePublished": iso_date(local, "time"),
        "dateModified": iso_date(_changed(desk, entry), "time"),
        "author": _author(desk, item) or publisher,
        "publisher": publisher,
        "image": [_picture(desk, entry, edition).url],
        "about": [thing(desk, "topics", record) for record in item.topics],
        "mentions": [
            *(thing(desk, "actors", r) for r in item.actors),
            *(thing(desk, "places", r) for r in item.places),
        ],
        "isBasedOn": ascii_url(item.original_url or item.canonical_url or "")
        or [ascii_url(r.url) for r in item.references],
        "archivedAt": [ascii_url(url) for url in item.archive_urls],
        "license": archive.licence_url if item.kind == "briefing" else None,
        "correction": [
            {"@type": "CorrectionComment", "text": made.text, "datePublished": made.date.isoformat()}
            for made in item.corrections
        ],
        **_translations(desk, entry, item),
    }
    return json_text(without_empty(value))


def _picture(desk: Desk, entry: Entry, edition: Edition | None) -> SocialImage:
    """Return the picture of an item, else its card, else the site's."""
    own = shared_picture(desk, edition) if edition else None
    return own or card_image(desk, entry, edition) or social_image(desk)


def _translations(desk: Desk, entry: Entry, item: Item) -> dict[str, object]:
    """Return the item's other versions: what it translates, or what translates it."""

    def named(edition: Edition) -> dict[str, str]:
        return {"@id": desk.urls.absolute(desk.urls.item(edition.item.language, entry.slug))}

    others = [e for e in entry.editions if e.item.language != item.language and e.item.status == "published"]
    if item.translation is None:
        return {"workTranslation": [named(edition) for edition in others]}
    return {"translationOfWork": next((named(e) for e in others if e.item.translation is None), None)}


def _author(desk: Desk, item: Item) -> dict[str, object] | None:
    """Return the publication that an archived article is by."""
    record = desk.archive.register.get("sources", item.source) if item.source else None
    if record is None:
        return None
    name, _ = record.name(desk.language)
    page = desk.urls.absolute(desk.urls.record(desk.language, "sources", record.id))
    return organisation(name, ascii_url(record.url) if record.url else page, "NewsMediaOrganization")
