"""The first step of the site stage: read and check everything; nothing is written until all of it is right."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading
from mujaz.export.redaction import share_redactions
from mujaz.export.shelf import GUIDE
from mujaz.model import Item
from mujaz.register import load
from mujaz.register.lint import lint
from mujaz.site import checks, markdown
from mujaz.site.archive import Archive
from mujaz.site.comparing import relate
from mujaz.site.editions import Render, group_editions, is_visible
from mujaz.site.media import check_photos, name_photos
from mujaz.site.settings import SiteSettings
from mujaz.site.sources import Sources
from mujaz.site.stages import Stages
from mujaz.site.state_inputs import Known, program_digest
from mujaz.site.textpages import read_text_page

BRIEFINGS, PAGES = "briefings", "pages"
FOLDERS = (BRIEFINGS, PAGES)
"""The folders of the content whose files are Markdown."""


def gather(  # noqa: PLR0913 - the last three are for checks, previews and those who watch
    settings: SiteSettings,
    problems: Problems,
    render: Render = markdown.render,
    *,
    compare: bool = True,
    show: Callable[[Item], Item] | None = None,
    stages: Stages | None = None,
    known: Known | None = None,
) -> Archive | None:
    """Return the archive, or None when `problems` holds errors; every error of every file is then in it.

    Related items are looked for if `compare`; a check needs none. `show` tells how an item is shown in a preview.
    """
    stages = stages or Stages()
    stages.begin("register")
    register = load(settings.root, settings.archive.named_in, problems)
    lint(register, problems)
    reading = Reading(register, settings.archive.languages, settings.zone)
    stages.begin("sources")
    shelf = Sources(settings, reading, render, known or Known({}, program_digest(settings.zone.key)))
    read = [shelf.read(path, problems) for path in find_documents(settings, BRIEFINGS, problems)]
    sources = [source for source in read if source is not None]
    pages = list(read_documents(settings, PAGES, problems))
    texts = [read_text_page(document, reading, render, problems) for document in pages]
    stages.begin("checks")
    documents = {BRIEFINGS: [source.document for source in sources], PAGES: pages}
    found = [source.item for source in sources if source.item is not None]
    for folder in FOLDERS:
        checks.check_folders(settings, folder, documents[folder], problems)
        checks.check_twins(documents[folder], problems)
    named = [(source.document.path, *picture) for source in sources for picture in source.pictures]
    named += [(page.path, *picture) for page in pages for picture in name_photos(page, problems)]
    photos = check_photos(settings, named, problems)
    digests = {source.document.path: source.text_digest for source in sources}
    checks.check_pictures(found, documents[BRIEFINGS], problems)
    checks.check_slugs(found, documents[BRIEFINGS], problems)
    checks.check_withdrawn(found, problems)
    checks.check_translations(found, documents[BRIEFINGS], problems, lambda item: digests[item.path])
    if problems.error_count:
        return None
    stages.begin("texts")
    whole = {source.document.path: source for source in sources}
    found = share_redactions(show(item) for item in found) if show else share_redactions(found)
    editions = (shelf.edition(whole[item.path], item, problems) for item in found if is_visible(item))
    entries = group_editions((edition for edition in editions if edition is not None), settings)
    archive = Archive(settings, register, entries, tuple(page for page in texts if page), photos)
    embargoes = tuple(item.publish_at for item in found if item.publish_at is not None)
    archive.embargoes = embargoes
    archive.later.append(shelf.save)
    stages.begin("related items")
    if compare:
        relate(archive)
    return archive


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
