"""A record of a feed or table as a page: the few fields of an article, whatever its columns are called."""

from __future__ import annotations

import html
import re

from mujaz.frozen import frozen
from mujaz.intake.addresses import place_of
from mujaz.intake.found import Found, Known, UnreadableError, digest
from mujaz.intake.traces import find_traces

MARKUP = re.compile(r"</(?:p|div|a|span|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|table|figure)\s*>|<(?:p|br)\b[^<>]*>",
                    re.IGNORECASE)  # fmt: skip
"""What tells HTML from text in which < stands for itself."""
SUMMARY = (
    "the feed has no more than a summary of this article; for its whole text delete the item's file and import the "
    "page at its address."
)
FEWEST_WORDS = 60
"""A longer text is the article's, though the feed calls it a description."""
DATE_EVIDENCE = "meta article:published_time"
"""How stage 1 calls the place of the date in a page that is made here."""


@frozen
class Entry:
    """What a record says of an article."""

    title: str
    text: str
    """Its text, or its HTML."""
    date: str | None = None
    """As it is written there."""
    date_evidence: str | None = None
    author: str | None = None
    """Each author on a line."""
    source: str | None = None
    """The name of its publication."""
    url: str | None = None
    retrieved_at: str | None = None
    is_summary: bool = False
    """Whether the text is what the record calls a summary of it."""


def make_page(name: str, part: str, entry: Entry, raw: bytes) -> Found:
    """Return the page that an entry makes, whose bytes in the container are `raw`."""
    if not entry.title.strip():
        raise UnreadableError("this record has no title; name the column that has it, as in --map title=COLUMN.")
    if not entry.text.strip():
        raise UnreadableError("this record has no text; name the column that has it, as in --map text=COLUMN.")
    page = _write_page(entry).encode("utf-8", "replace")
    at = place_of(entry.url, entry.retrieved_at)
    known = Known(
        original_url=at.original_url,
        archive_urls=at.archive_urls,
        retrieved_at=at.retrieved_at,
        date_evidence=entry.date_evidence if entry.date else None,
        is_summary=_is_short(entry),
        warnings=(*find_traces(raw, entry.url), *((SUMMARY,) if _is_short(entry) else ())),
    )
    return Found(f"{name}.html", page, digest(raw), known, part)


def _is_short(entry: Entry) -> bool:
    return entry.is_summary and len(entry.text.split()) < FEWEST_WORDS


def _write_page(entry: Entry) -> str:
    """Return an entry as HTML: what stage 1 reads of pages, and nothing else around the text."""
    body = entry.text if MARKUP.search(entry.text) else paragraphs(entry.text)
    at = place_of(entry.url).original_url
    head: tuple[tuple[str, str | None], ...] = (
        ('<base href="{}">', at),
        ("<title>{}</title>", entry.title),
        ('<meta property="article:published_time" content="{}">', entry.date),
        *(('<meta name="author" content="{}">', name) for name in (entry.author or "").splitlines()),
        ('<meta property="og:site_name" content="{}">', entry.source),
    )
    lines = (tag.format(html.escape(value.strip())) for tag, value in head if value and value.strip())
    title = html.escape(entry.title.strip())
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n'
        + "\n".join(lines)
        + f"\n</head><body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )


def paragraphs(text: str) -> str:
    r"""Return plain text as HTML: each line that is not blank is a paragraph.

    >>> paragraphs("خبر\n\nأول < ثان")
    '<p>خبر</p>\n<p>أول &lt; ثان</p>'
    """
    return "\n".join(f"<p>{html.escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())
