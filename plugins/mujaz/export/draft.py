"""A new item's file, to be written by hand: a briefing from a template, or a translation with its source beside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date

from mujaz.export.fields import BY_KEY
from mujaz.export.frontmatter import FENCE
from mujaz.frozen import frozen
from mujaz.model import Item, ItemKind
from mujaz.yamltext import dump

KEY = re.compile(r"(?P<key>[A-Za-z_]\w*)[ \t]*:")
"""A key of the front matter at the start of a line."""
SHARED = (
    *("date", "date_precision", "date_evidence", "slug", "kind", "topics", "actors", "places", "event_date", "source"),
    *("byline", "original_url", "canonical_url", "archive_urls", "references", "rights", "rights_basis", "image"),
    *("images", "raw", "raw_sha256", "retrieved_at", "version_of", "duplicate_of", "publish_at", "related"),
)
"""What an item and its translation have in common; everything else is words, or was made for one of them."""
TO_TRANSLATE = ("summary", "content_warning")
"""Texts of the front matter that a translator writes anew."""
EMPTY: dict[ItemKind, tuple[str, ...]] = {
    "briefing": ("summary", "topics", "actors", "places", "event_date", "references"),
    "article": ("summary", "topics", "actors", "places", "source", "byline", "original_url"),
}
"""The keys that a new item's template offers, each with what it means."""


@frozen
class Source:
    """The text that a translation translates, as its file has it."""

    path: str
    language: str
    front: str
    """Its front matter, without the lines that close it."""
    body: str


def text_to_translate(title: str, summary: str | None, body: str) -> str:
    """Return the SHA-256 of what a translator translates: headline, summary and body, a blank line between.

    `translated_from_sha256` keeps it, so that a translation that is older than its source is known.
    """
    parts = [" ".join(title.split()), " ".join((summary or "").split()), body.strip()]
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()


def digest_of(item: Item) -> str:
    """Return `text_to_translate` of an item."""
    return text_to_translate(item.title, item.summary, item.body)


def is_outdated(translation: Item, source: Item, digest: Callable[[Item], str] = digest_of) -> bool:
    """Tell whether the source was changed since it was translated; False where that is not known."""
    known = translation.translated_from_sha256
    return known is not None and translation.translation is not None and known != digest(source)


def write_draft(title: str, language: str, day: date, slug: str, kind: ItemKind) -> str:
    """Return the file of a new item in draft, each key that it may need with a comment on what it means."""
    given = {"title": title, "lang": language, "date": day.isoformat(), "slug": slug, "kind": kind, "status": "draft"}
    offered = "".join(f"{key}:  # {_comment(key)}\n" for key in EMPTY[kind])
    return f"{FENCE}\n{dump(given)}{offered}{FENCE}\n\n"


def write_translation(source: Source, title: str, language: str, digest: str) -> str:
    """Return the file of a translation in draft: the shared keys as its source has them, its text quoted as comments.

    `digest` is `text_to_translate` of the source; an empty `title` is left for the translator.
    """
    chunks = dict(split_keys(source.front))
    shared = "".join(chunks[key] for key in SHARED if key in chunks)
    words = "".join(f"{key}:{_quoted(chunks[key])}" for key in TO_TRANSLATE if key in chunks)
    head = f"title:{_scalar(title)}" + _quoted(chunks.get("title", ""))
    tail = dump({"status": "draft", "translation": "full"}) + "translator:  # your name, if it is to be shown\n"
    front = f"{head}lang: {language}\n{shared}{words}{tail}translated_from_sha256: {digest}\n"
    body = "\n\n".join(_as_comment(block) for block in re.split(r"\n[ \t]*\n+", source.body.strip("\n")) if block)
    return f"{FENCE}\n{front}{FENCE}\n\n{body}\n"


def split_keys(front: str) -> Iterator[tuple[str, str]]:
    """Yield each key of front matter with its lines exactly as they were written, and the comments behind it."""
    key, lines = "", list[str]()
    for line in front.split("\n"):
        found = KEY.match(line)
        if found:
            if key:
                yield key, "\n".join(lines) + "\n"
            key, lines = found["key"], [line]
        elif key and line.strip():
            lines.append(line)
    if key:
        yield key, "\n".join(lines) + "\n"


def _comment(key: str) -> str:
    return BY_KEY[key].meaning.rstrip(".").replace("`", "")


def _scalar(text: str) -> str:
    """Return a text as YAML writes it behind a key; nothing of an empty one."""
    return dump({"_": text}).removeprefix("_:").rstrip("\n") if text else ""


def _quoted(chunk: str) -> str:
    """Return the lines of a key as a comment behind it, for the translator to read."""
    text = " ".join(chunk.partition(":")[2].split())
    return f"  # {text}\n" if text else "\n"


def _as_comment(block: str) -> str:
    """Return a block of the source as a comment of HTML, which is never published, and room for its translation."""
    text = block.replace("-->", "--&gt;")
    return f"<!--\n{text}\n-->\n"
