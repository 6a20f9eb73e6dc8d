"""Items as they are published: rendered, as far as their rights, their status and their embargo allow."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from mujaz.errors import Problems
from mujaz.model import Item, Rights
from mujaz.register import Register
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.clock import WITHHELD, now
from mujaz.site.hiding import apply_redactions
from mujaz.site.islands import is_mixed, isolate
from mujaz.site.reading.packing import without_body
from mujaz.site.settings import SiteSettings

logger = logging.getLogger(__name__)

Render = Callable[[str], str]
"""From Markdown to sanitised HTML."""


def is_visible(item: Item) -> bool:
    """Tell whether an item may be in the output, and log what is withheld and until when."""
    if item.publish_at is not None and item.publish_at > now():
        logger.info(WITHHELD, item.publish_at.isoformat(), item.path)
        return False
    return item.status in {"published", "withdrawn"}


class Rendered(NamedTuple):
    """An item with as much of its text as its rights allow."""

    item: Item
    """With the body as it was written."""
    rights: Rights
    html: str
    plain: str


def make_edition(
    item: Item, register: Register, settings: SiteSettings, render: Render, problems: Problems
) -> Edition | None:
    """Return an item rendered, with as much of its text as its rights allow; None if it cannot be rendered."""
    made = render_item(item, register, settings, render, problems)
    return Edition(without_body(made.item, made.rights), made.html, made.plain) if made is not None else None


def render_item(
    item: Item, register: Register, settings: SiteSettings, render: Render, problems: Problems
) -> Rendered | None:
    """Return what `make_edition` makes an edition of; None if it cannot be rendered."""
    rights = rights_of(item, register, settings)
    hidden = item.status == "withdrawn" or rights == "metadata"
    redacted = bool(item.redactions or item.shared_redactions)
    try:
        html = "" if hidden and not redacted else render(item.body)
    except markdown.TooDeep as error:
        problems.add(item.path, item.body_line, "{error}", error=error)
        return None
    if redacted:
        item, html = apply_redactions(item, html, register, problems)
    html = "" if hidden else html
    html, plain = _set_apart(markdown.excerpt(html) if rights == "excerpt" else html, item.language)
    return Rendered(_tombstone(item) if item.status == "withdrawn" else item, rights, html, plain)


def _set_apart(html: str, language: str) -> tuple[str, str]:
    """Return HTML whose text of the other direction says so, and its plain text, in which most have no such text."""
    plain = markdown.plain_text(html)
    if not is_mixed(plain, language) and "<figcaption" not in html:  # the only text that plain text does without
        return html, plain
    html = isolate(html, language)
    return html, markdown.plain_text(html)


def _tombstone(item: Item) -> Item:
    """Return a withdrawn item with nothing but its title, date, source, and when and why it was withdrawn."""
    newest = max((correction.date for correction in item.corrections), default=None)
    return replace(
        item, withdrawn_on=item.withdrawn_on or newest, summary=None, byline=None, actors=(), places=(), topics=(),
        references=(), related=(), gists=(), related_headlines=(), corrections=(), content_warning=None,
        translator=None, event_date=None, image=None, images=(),
    )  # fmt: skip


def rights_of(item: Item, register: Register, settings: SiteSettings) -> Rights:
    """Return how much of an item's text is published: its own word, then its source's, then the site's."""
    record = register.get("sources", item.source) if item.source else None
    if item.kind == "briefing":
        return item.rights or "full"
    return item.rights or (record.rights if record else None) or settings.archive.rights


def group_editions(editions: Iterable[Edition], settings: SiteSettings) -> tuple[Entry, ...]:
    """Return the editions grouped by slug, newest first."""
    order = {language: number for number, language in enumerate(settings.archive.languages)}
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.item.slug, []).append(edition)
    entries = (
        Entry(slug, tuple(sorted(group, key=lambda e: order[e.item.language]))) for slug, group in groups.items()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.slug), reverse=True))
