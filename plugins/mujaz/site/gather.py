"""The first step of the site stage: read and check everything; nothing is written until all of it is right."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mujaz.enrich.related import Comparable, recall
from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.export.shelf import GUIDE
from mujaz.model import Item
from mujaz.register import load
from mujaz.register.lint import lint
from mujaz.site import checks, markdown
from mujaz.site.archive import Archive, Entry
from mujaz.site.editions import Render, group_editions, is_visible, make_edition
from mujaz.site.media import read_photos
from mujaz.site.settings import SiteSettings
from mujaz.site.stages import Stages
from mujaz.site.textpages import read_text_page

FOLDERS = ("briefings", "pages")
"""The folders of the content whose files are Markdown."""
RELATED_FILE = "related.npz"
"""Where the state keeps the last comparison of all items."""


def gather(  # noqa: PLR0913 - the last three are for checks, previews and those who watch
    settings: SiteSettings,
    problems: Problems,
    render: Render = markdown.render,
    *,
    compare: bool = True,
    show: Callable[[Item], Item] | None = None,
    stages: Stages | None = None,
) -> Archive | None:
    """Return the archive, or None when `problems` holds errors; every error of every file is then in it.

    Related items are looked for if `compare`; a check needs none. `show` tells how an item is shown in a preview.
    """
    stages = stages or Stages()
    stages.begin("register")
    register = load(settings.root, settings.archive.languages, problems)
    lint(register, problems)
    reading = Reading(register, settings.archive.languages, settings.zone)
    stages.begin("sources")
    documents = {folder: list(read_documents(settings, folder, problems)) for folder in FOLDERS}
    items = [read_item(document, reading, problems) for document in documents["briefings"]]
    texts = [read_text_page(document, reading, render, problems) for document in documents["pages"]]
    found = [item for item in items if item is not None]
    stages.begin("checks")
    for folder in FOLDERS:
        checks.check_folders(settings, folder, documents[folder], problems)
        checks.check_twins(documents[folder], problems)
    photos = read_photos(settings, (document for folder in FOLDERS for document in documents[folder]), problems)
    checks.check_pictures(found, documents["briefings"], problems)
    checks.check_slugs(found, documents["briefings"], problems)
    checks.check_withdrawn(found, problems)
    checks.check_translations(found, documents["briefings"], problems)
    if problems.error_count:
        return None
    found = [show(item) for item in found] if show else found
    stages.begin("texts")
    editions = [make_edition(item, register, settings, render, problems) for item in found if is_visible(item)]
    entries = group_editions((edition for edition in editions if edition is not None), settings)
    archive = Archive(settings, register, entries, tuple(page for page in texts if page), {}, photos)
    embargoes = tuple(item.publish_at for item in found if item.publish_at is not None)
    archive = replace(archive, embargoes=embargoes)
    stages.begin("related items")
    return _relate(archive) if compare else archive


def read_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Document]:
    """Yield every readable Markdown file below a folder of the content, in the order of their paths."""
    for path in find_documents(settings, folder, problems):
        document = read_document(settings.root, path, problems)
        if document is not None:
            yield document


def find_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Path]:
    """Yield the Markdown files below a folder of the content, sorted; name every file that is none."""
    root = settings.root
    for base, folders, names in os.walk(settings.content / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(base, name)
            if name.casefold() == GUIDE:
                continue
            if path.suffix == ".md":
                yield path
            elif not name.startswith(".") and not name.endswith("~"):
                problems.add(path.relative_to(root).as_posix(), 0,
                             "Only Markdown files (.md) belong here; move it to content/inbox/ or rename it.",
                             severity="integrity")  # fmt: skip


def _relate(archive: Archive) -> Archive:
    """Return the archive with the related items of every listed one, for the readers of each of its languages."""
    comparables = [_comparable(entry, archive.versions) for entry in archive.listed]
    settings = archive.settings
    memory = settings.root / settings.archive.state / RELATED_FILE
    related, keep = recall(comparables, settings.archive.related_count, memory)
    return replace(archive, related=related, keep_related=keep)


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
        languages=tuple(e.item.language for e in entry.editions if e.item.status == "published"),
    )
