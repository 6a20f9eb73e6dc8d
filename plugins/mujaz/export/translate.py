"""A translation is begun: its file, with what both languages share and the text to translate as comments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mujaz.errors import ContentError, Problems, UsageError, nearest
from mujaz.export.draft import Source, text_to_translate, write_translation
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.shelf import BRIEFINGS, Shelf, Shelved
from mujaz.export.write import write_new


def begin_translation(
    root: Path, languages: Sequence[str], slug: str, *, language: str | None = None, title: str = ""
) -> str:
    """Write the file of a translation of the item with a slug; return its path relative to the archive `root`.

    Without `language` it is the first that the item lacks. `UsageError` tells why there is nothing to translate.
    """
    original, wanted = _choose(Shelf(root), languages, slug, language)
    problems = Problems()
    document = read_document(root, root / original.path, problems)
    if document is None:
        raise ContentError(problems.errors())
    front = (root / original.path).read_text("utf-8-sig").replace("\r\n", "\n").split("\n---", 1)[0]
    source = Source(original.path, original.get("lang"), front.partition("\n")[2], document.body)
    path = BRIEFINGS / wanted / _text(document, "date")[:4] / f"{slug}.md"
    try:
        write_new(root / path, write_translation(source, title, wanted, digest_of_document(document)))
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; nothing was written.") from error
    return path.as_posix()


def digest_of_document(document: Document) -> str:
    """Return `text_to_translate` of an item's file, whether its front matter is right or not."""
    return text_to_translate(_text(document, "title"), _text(document, "summary"), document.body)


def _choose(shelf: Shelf, languages: Sequence[str], slug: str, language: str | None) -> tuple[Shelved, str]:
    """Return the item that is translated, and into which language."""
    found = [item for item in shelf.items if item.slug == slug]
    if not found:
        near = ", ".join(nearest(slug, shelf.slugs))
        raise UsageError(f'No item has the slug "{slug}"' + (f"; nearest: {near}." if near else "."))
    have = {item.get("lang"): item for item in found}
    missing = [lang for lang in languages if lang not in have]
    wanted = language or (missing[0] if missing else None)
    if wanted is None or wanted in have:
        there = have[wanted].path if wanted in have else ", ".join(item.path for item in found)
        raise UsageError(f'"{slug}" is in that language already: {there}.')
    return next((item for item in found if "translation" not in item.fields), found[0]), wanted


def _text(document: Document, key: str) -> str:
    value = document.fields.get(key)
    return value if isinstance(value, str) else ""
