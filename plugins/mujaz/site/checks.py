"""What is wrong between files, though each by itself is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mujaz.errors import Problems, nearest
from mujaz.export.draft import digest_of, is_outdated
from mujaz.export.frontmatter import Document
from mujaz.model import Item
from mujaz.site.settings import SiteSettings


def check_folders(settings: SiteSettings, folder: str, documents: Iterable[Document], problems: Problems) -> None:
    """Note every file that lies in the folder of a language other than its own."""
    base = (settings.content / folder).relative_to(settings.root).as_posix()
    for document in documents:
        found, lang = document.path.removeprefix(f"{base}/").split("/")[0], document.fields.get("lang")
        if lang in settings.archive.languages and found != lang:
            problems.add(document.path, document.fields.line_of("lang"), "lang is {lang}, but the file lies in "
                         "{base}/{found}/; move it to {base}/{lang}/.", lang=lang, found=found, base=base)  # fmt: skip


def check_twins(documents: Iterable[Document], problems: Problems) -> None:
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


def check_slugs(items: Iterable[Item], documents: Iterable[Document], problems: Problems) -> None:
    """Note every slug that an item names and no item has; one with mistakes of its own counts."""
    fields = {document.path: document.fields for document in documents}
    known = {slug for each in fields.values() if isinstance(slug := each.get("slug"), str)}
    for item in items:
        for key in ("related", "version_of", "duplicate_of"):
            line = fields[item.path].line_of(key)
            value = getattr(item, key)
            for slug in value if isinstance(value, tuple) else [value]:
                if slug and slug not in known:
                    near = next(iter(nearest(slug, known, 1)), None)
                    text = '{key} names "{slug}", which no item has.'
                    if near:
                        text = '{key} names "{slug}", which no item has; nearest: {near}.'
                    problems.add(item.path, line, text, key=key, slug=slug, near=near or "")
                elif slug == item.slug:
                    problems.add(item.path, line, "{key} names the item itself; take it out.", key=key)


def check_withdrawn(items: Sequence[Item], problems: Problems) -> None:
    """Note every translation that still stands though what it translates is withdrawn."""
    withdrawn = {item.slug: item.path for item in items if item.status == "withdrawn" and item.translation is None}
    for item in items:
        if item.slug in withdrawn and item.status == "published":
            problems.add(item.path, 0, "{other}, which this translates, is withdrawn; withdraw this one too, or set "
                         "its status to draft.", other=withdrawn[item.slug])  # fmt: skip


def check_translations(
    items: Sequence[Item], documents: Iterable[Document], problems: Problems, digest: Callable[[Item], str] = digest_of
) -> None:
    """Advise on every translation whose source was changed since."""
    fields = {document.path: document.fields for document in documents}
    originals = {item.slug: item for item in items if item.translation is None}
    for item in items:
        source = originals.get(item.slug)
        if source is not None and is_outdated(item, source, digest):
            problems.add(item.path, fields[item.path].line_of("translated_from_sha256"), "{source} was changed since "
                         "this was translated; compare them, then write translated_from_sha256: {digest}",
                         severity="style", source=source.path, digest=digest(source))  # fmt: skip


def check_pictures(items: Iterable[Item], documents: Iterable[Document], problems: Problems) -> None:
    """Advise on every picture of the front matter of a briefing that says nothing to those who cannot see it."""
    fields = {document.path: document.fields for document in documents}
    for item in items:
        for key, pictures in (("image", (item.image,)), ("images", item.images)):
            if item.kind == "briefing" and any(picture is not None and not picture.alt for picture in pictures):
                problems.add(item.path, fields[item.path].line_of(key), "A picture of {key} has no `alt`, which says "
                             "what is to be seen to those who cannot see it.", key=key, severity="style")  # fmt: skip
