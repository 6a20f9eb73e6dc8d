"""The first step of the site stage: read and check everything; nothing is written until all of it is right."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mujaz.enrich.related import Comparable, Relation, relate
from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.register import load
from mujaz.register.lint import lint
from mujaz.site import checks, markdown
from mujaz.site.archive import Archive, Entry
from mujaz.site.editions import Render, group_editions, is_visible, make_edition
from mujaz.site.settings import SiteSettings
from mujaz.site.textpages import read_text_page

FOLDERS = ("briefings", "pages")
"""The folders of the content whose files are Markdown."""


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
        checks.check_folders(settings, folder, documents[folder], problems)
        checks.check_twins(documents[folder], problems)
        checks.check_pictures(documents[folder], problems)
    checks.check_slugs(found, documents["briefings"], problems)
    checks.check_withdrawn(found, problems)
    if problems.error_count:
        return None
    editions = [make_edition(item, register, settings, render, problems) for item in found if is_visible(item)]
    entries = group_editions((edition for edition in editions if edition is not None), settings)
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
