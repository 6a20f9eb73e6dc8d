"""What is wrong in an archive, told without making its pages: only what changed since the last survey is read anew.

A survey says exactly what gathering and planning every page would say. What a file's problems depend on (its bytes,
the names of the register, the settings, this program) is the key under which they are remembered.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from mujaz.errors import ContentError, Problem, Problems
from mujaz.export.advice import advise
from mujaz.export.draft import digest_of
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.model import RECORD_KINDS, Item
from mujaz.register import Register
from mujaz.site import checks, markdown
from mujaz.site.documents import FOLDERS, find_documents
from mujaz.site.editions import is_visible, make_edition
from mujaz.site.media import check_photos, name_photos
from mujaz.site.notes import Note, Notes
from mujaz.site.settings import SiteSettings
from mujaz.site.textpages import read_text_page
from mujaz.site.urls import Urls
from mujaz.yamltext import Mapping as Fields
from mujaz.yamltext import Text

LINES = ("lang", "slug", "related", "version_of", "duplicate_of", "translated_from_sha256")
"""Keys of which a check between files tells the line."""
ELSEWHERE = ("https://", "http://", "mailto:", "#")
"""How a link begins that leads to no other page of the site."""


@dataclass(frozen=True)
class Survey:
    """Everything that is wrong in an archive, and what is known of each of its files."""

    problems: Problems
    notes: Mapping[str, Note]


def survey(settings: SiteSettings, register: Register, told: Iterable[Problem], notes: Notes) -> Survey:
    """Return every problem of the archive; `told` are those of its register."""
    problems = Problems()
    problems.extend(told)
    found: dict[str, dict[str, Note]] = {folder: {} for folder in FOLDERS}
    reading = Reading(register, settings.archive.languages, settings.zone)
    for folder in FOLDERS:
        for path in find_documents(settings, folder, problems):
            shown = path.relative_to(settings.root).as_posix()
            note = notes.recall(shown, path)
            if note is None:
                note = _read(settings, folder, path, reading)
                notes.keep(shown, note)
            problems.extend(note.problems)
            found[folder][shown] = note
    _check_between(settings, found, problems)
    if not problems.error_count and not _all_certain(settings, register, found):
        from mujaz.site.build import plan, read_assets, read_catalogues  # noqa: PLC0415 - all pages, which take their time

        with contextlib.suppress(ContentError):  # its problems are in `problems`, among the warnings
            assets = read_assets(settings.theme, lite=settings.archive.lite, look=settings.look)
            plan(settings, assets, read_catalogues(settings), problems, compare=False)
    return Survey(problems, {path: note for folder in found.values() for path, note in folder.items()})


def _read(settings: SiteSettings, folder: str, path: Path, reading: Reading) -> Note:
    """Return what one file says to itself and to others."""
    problems = Problems()
    document = read_document(settings.root, path, problems)
    if document is None:
        return Note(tuple(problems), archived=True)
    pictures = tuple(name_photos(document, problems))
    archived = folder == "briefings" and document.fields.get("kind") != "briefing"
    facts = {key: str(value) for key in ("lang", "slug") if isinstance(value := document.fields.get(key), str)}
    lines = {key: document.fields.line_of(key) for key in LINES}
    problems.extend(advise(document))
    if folder == "pages":
        page = read_text_page(document, reading, markdown.render, problems)
        links = markdown.links(page.html) if page is not None else ()
        return Note(tuple(problems), facts, lines, pictures, links, "page" if page is not None else "", readable=True)
    item = read_item(document, reading, problems)
    if item is None:
        return Note(tuple(problems), facts, lines, pictures, readable=True, archived=archived)
    checks.check_pictures([item], [document], problems)
    seen = is_visible(item)
    edition = make_edition(item, reading.register, settings, markdown.render, problems) if seen else None
    return Note(
        tuple(problems),
        {**facts, **_facts(item)},
        lines,
        pictures,
        markdown.links(edition.html) if edition is not None else (),
        "item",
        readable=True,
        related=item.related,
        certain=edition is not None,
        moved=seen and bool(item.old_urls),
        archived=archived,
        passing=not seen and item.publish_at is not None,
    )


def _facts(item: Item) -> dict[str, str]:
    keys = ("version_of", "duplicate_of", "status", "translation", "translated_from_sha256")
    found = {key: str(value) for key in keys if (value := getattr(item, key)) is not None}
    return {**found, "digest": digest_of(item)}


def _check_between(settings: SiteSettings, found: Mapping[str, Mapping[str, Note]], problems: Problems) -> None:
    """Note what is wrong between files, though each by itself is right."""
    documents = {folder: [_document(path, note) for path, note in notes.items() if note.readable]
                 for folder, notes in found.items()}  # fmt: skip
    items = [_item(path, note) for path, note in found["briefings"].items() if note.kind == "item"]
    for folder in FOLDERS:
        checks.check_folders(settings, folder, documents[folder], problems)
        checks.check_twins(documents[folder], problems)
    named = [(path, src, line) for notes in found.values() for path, note in notes.items()
             for src, line in note.pictures]  # fmt: skip
    check_photos(settings, named, problems)
    checks.check_slugs(items, documents["briefings"], problems)
    checks.check_withdrawn(items, problems)
    checks.check_translations(items, documents["briefings"], problems, lambda item: cast("Any", item).digest)


def _document(path: str, note: Note) -> Document:
    fields = Fields({Text.at(key, line, 1): Text(note.facts.get(key, "")) for key, line in note.lines.items()})
    for key in ("lang", "slug"):
        if key not in note.facts:
            fields.pop(key, None)
    return Document(path, fields, "", 1)


def _item(path: str, note: Note) -> Item:
    """Return what the checks between files ask of an item."""
    facts = note.facts
    known = SimpleNamespace(
        path=path,
        slug=facts.get("slug", ""),
        related=note.related,
        version_of=facts.get("version_of"),
        duplicate_of=facts.get("duplicate_of"),
        status=facts.get("status"),
        translation=facts.get("translation"),
        translated_from_sha256=facts.get("translated_from_sha256"),
        digest=facts.get("digest"),
    )
    return cast("Item", known)


def _all_certain(settings: SiteSettings, register: Register, found: Mapping[str, Mapping[str, Note]]) -> bool:
    """Tell whether every link leads to an item, a record or a text, which have their pages always, and no page moved.

    Otherwise only the plan of all pages knows.
    """
    notes = [note for folder in found.values() for note in folder.values()]
    if any(note.moved for note in notes):
        return False
    links = {link for note in notes for link in note.links}
    for kind in RECORD_KINDS:
        for record in register.records(kind):
            links.update(link for _, text in record.description for link in markdown.links(markdown.render(text)))
    inside = {link.partition("#")[0] for link in links if not link.startswith(ELSEWHERE)}
    return not inside or inside <= set(_addresses(settings, register, found))


def _addresses(settings: SiteSettings, register: Register, found: Mapping[str, Mapping[str, Note]]) -> Iterator[str]:
    urls = Urls(settings.site_url, "")
    languages = settings.archive.languages
    for note in found["briefings"].values():
        if note.certain:
            yield urls.item(note.facts["lang"], note.facts["slug"])
    for note in found["pages"].values():
        if note.kind == "page":
            yield urls.text(note.facts["lang"], note.facts["slug"])
    for language in languages:
        yield urls.home(language)
        for kind in RECORD_KINDS:
            yield from (urls.record(language, kind, record.id) for record in register.records(kind))
