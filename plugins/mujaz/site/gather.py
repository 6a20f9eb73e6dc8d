"""The first step of the site stage: read and check everything; nothing is written until all of it is right."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mujaz.enrich.related import Comparable, Relation, relate
from mujaz.errors import Problems, nearest
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.model import Item, Rights
from mujaz.register import Register, load
from mujaz.register.lint import lint
from mujaz.site import markdown
from mujaz.site.archive import Archive, Edition, Entry
from mujaz.site.settings import SiteSettings
from mujaz.site.textpages import read_text_page

logger = logging.getLogger(__name__)

FOLDERS = ("briefings", "pages")
"""The folders of the content whose files are Markdown."""

Render = Callable[[str], str]
"""From Markdown to sanitised HTML."""


def gather(settings: SiteSettings, problems: Problems, render: Render = markdown.render) -> Archive | None:
    """Return the archive, or None when `problems` holds errors; every error of every file is then in it."""
    register = load(settings.root, settings.archive.languages, problems)
    lint(register, problems)
    reading = Reading(register, settings.archive.languages, settings.zone)
    documents = {folder: list(_documents(settings, folder, problems)) for folder in FOLDERS}
    items = [read_item(document, reading, problems) for document in documents["briefings"]]
    texts = [read_text_page(document, reading, render, problems) for document in documents["pages"]]
    found = [item for item in items if item is not None]
    for folder in FOLDERS:
        _check_folders(settings, folder, documents[folder], problems)
        _check_twins(documents[folder], problems)
        _check_pictures(documents[folder], problems)
    _check_slugs(found, documents["briefings"], problems)
    _check_withdrawn(found, problems)
    if problems.error_count:
        return None
    editions = [_edition(item, register, settings, render, problems) for item in found if _is_visible(item)]
    entries = _entries((edition for edition in editions if edition is not None), settings)
    archive = Archive(settings, register, entries, tuple(page for page in texts if page), {})
    return replace(archive, related=_related(archive))


def _documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Document]:
    """Yield every readable Markdown file below a folder of the content, in the order of their paths."""
    for path in _files(settings.content / folder, settings.root, problems):
        document = read_document(settings.root, path, problems)
        if document is not None:
            yield document


def _files(folder: Path, root: Path, problems: Problems) -> Iterator[Path]:
    """Yield the Markdown files below `folder`, sorted; name every file that is none, so that none is passed over."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(base, name)
            if path.suffix == ".md":
                yield path
            elif not name.startswith(".") and not name.endswith("~"):
                problems.add(path.relative_to(root).as_posix(), 0,
                             "Only Markdown files (.md) belong here; move it to content/inbox/ or rename it.",
                             severity="integrity")  # fmt: skip


def _check_folders(settings: SiteSettings, folder: str, documents: Iterable[Document], problems: Problems) -> None:
    """Note every file that lies in the folder of a language other than its own."""
    base = (settings.content / folder).relative_to(settings.root).as_posix()
    for document in documents:
        found, lang = document.path.removeprefix(f"{base}/").split("/")[0], document.fields.get("lang")
        if lang in settings.archive.languages and found != lang:
            problems.add(document.path, document.fields.line_of("lang"), "lang is {lang}, but the file lies in "
                         "{base}/{found}/; move it to {base}/{lang}/.", lang=lang, found=found, base=base)  # fmt: skip


def _check_twins(documents: Iterable[Document], problems: Problems) -> None:
    """Note every file whose slug and language another file has already."""
    first: dict[tuple[str, str], str] = {}
    for document in documents:
        slug, lang = document.fields.get("slug"), document.fields.get("lang")
        if not (isinstance(slug, str) and isinstance(lang, str) and slug):
            continue
        other = first.setdefault((slug, lang), document.path)
        if other != document.path:
            problems.add(document.path, document.fields.line_of("slug"), 'The slug "{slug}" in {lang} belongs to '
                         "{other} already; give one of them another.", slug=slug, lang=lang, other=other)  # fmt: skip


def _check_slugs(items: Iterable[Item], documents: Iterable[Document], problems: Problems) -> None:
    """Note every slug that an item names and no item has; one with mistakes of its own counts."""
    fields = {document.path: document.fields for document in documents}
    known = {slug for each in fields.values() if isinstance(slug := each.get("slug"), str)}
    for item in items:
        for key in ("related", "version_of", "duplicate_of"):
            line = fields[item.path].line_of(key)
            value = getattr(item, key)
            for slug in value if isinstance(value, tuple) else [value]:
                if slug and slug not in known:
                    near = nearest(slug, known, 1)
                    problems.add(item.path, line, '{key} names "{slug}", which no item has{hint}.', key=key,
                                 slug=slug, hint=f"; nearest: {near[0]}" if near else "")  # fmt: skip
                elif slug == item.slug:
                    problems.add(item.path, line, "{key} names the item itself; take it out.", key=key)


def _check_withdrawn(items: Sequence[Item], problems: Problems) -> None:
    """Note every translation that still stands though what it translates is withdrawn."""
    withdrawn = {item.slug: item.path for item in items if item.status == "withdrawn" and item.translation is None}
    for item in items:
        if item.slug in withdrawn and item.status == "published":
            problems.add(item.path, 0, "{other}, which this translates, is withdrawn; withdraw this one too, or set "
                         "its status to draft.", other=withdrawn[item.slug])  # fmt: skip


def _check_pictures(documents: Iterable[Document], problems: Problems) -> None:
    for document in documents:
        for match in markdown.IMAGE.finditer(document.body):
            line = document.body_line + document.body.count("\n", 0, match.start())
            problems.add(document.path, line, "Pictures are not published by this version of Mujaz; take this one out.")


def _is_visible(item: Item) -> bool:
    """Tell whether an item may be in the output, and log what is withheld and until when."""
    if item.publish_at is not None and item.publish_at > _now():
        logger.info("Withheld until %s: %s", item.publish_at.isoformat(), item.path)
        return False
    return item.status in {"published", "withdrawn"}


def _now() -> datetime:
    """Return the time of the build, which SOURCE_DATE_EPOCH can set; only embargoes depend on it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def _edition(
    item: Item, register: Register, settings: SiteSettings, render: Render, problems: Problems
) -> Edition | None:
    """Return an item rendered, with as much of its text as its rights allow; None if it cannot be rendered."""
    rights = rights_of(item, register, settings)
    hidden = item.status == "withdrawn" or rights == "metadata"
    try:
        html = "" if hidden else render(item.body)
    except markdown.TooDeep as error:
        problems.add(item.path, item.body_line, "{error}", error=error)
        return None
    html = markdown.excerpt(html) if rights == "excerpt" else html
    shown = _tombstone(item) if item.status == "withdrawn" else item
    return Edition(replace(shown, rights=rights, body=""), html, markdown.plain_text(html))


def _tombstone(item: Item) -> Item:
    """Return a withdrawn item with nothing but its title, date, source and the reason."""
    return replace(
        item, summary=None, byline=None, actors=(), places=(), topics=(), references=(), related=(), gists=(),
        related_headlines=(), corrections=(), content_warning=None, translator=None, event_date=None,
    )  # fmt: skip


def rights_of(item: Item, register: Register, settings: SiteSettings) -> Rights:
    """Return how much of an item's text is published: its own word, then its source's, then the site's."""
    record = register.get("sources", item.source) if item.source else None
    if item.kind == "briefing":
        return item.rights or "full"
    return item.rights or (record.rights if record else None) or settings.archive.rights


def _entries(editions: Iterable[Edition], settings: SiteSettings) -> tuple[Entry, ...]:
    """Return the editions grouped by slug, newest first."""
    order = {language: number for number, language in enumerate(settings.archive.languages)}
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.item.slug, []).append(edition)
    entries = (
        Entry(slug, tuple(sorted(group, key=lambda e: order[e.item.language]))) for slug, group in groups.items()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.slug), reverse=True))


def _related(archive: Archive) -> dict[str, tuple[Relation, ...]]:
    """Return the related items of every listed one; more than a page shows, for not each exists in its language."""
    comparables = [_comparable(entry, archive.versions) for entry in archive.listed]
    return relate(comparables, 3 * archive.settings.archive.related_count)


def _comparable(entry: Entry, versions: Mapping[str, tuple[Entry, ...]]) -> Comparable:
    item = entry.main.item
    texts = (part for e in entry.editions for part in (e.item.title, e.item.summary or "", e.text))
    return Comparable(
        slug=entry.slug,
        text="\n".join(texts),
        records=tuple((kind, id_) for kind in ("actors", "places", "topics") for id_ in entry.ids(kind)),
        day=entry.date.date(),
        source=item.source,
        pinned=item.related,
        versions=tuple(other.slug for other in versions.get(entry.slug, ())),
    )
