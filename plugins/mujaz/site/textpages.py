"""The pages of `content/pages/`: about, methodology, correction policy and whatever an archive adds."""

from __future__ import annotations

from collections.abc import Callable

from mujaz.errors import Problems, nearest
from mujaz.export import shapes
from mujaz.export.frontmatter import Document
from mujaz.export.item import Reading
from mujaz.model import RECORD_KINDS
from mujaz.site.archive import TextPage
from mujaz.site.islands import isolate

KEYS = ("title", "lang", "slug", "summary")
"""The front matter of a page; all of it is required."""
TAKEN = frozenset({*RECORD_KINDS, "archive", "briefings", "corrections", "data", "feeds", "map", "page", "search"})
"""Addresses below a language that are not free for a page."""


def read_text_page(
    document: Document, reading: Reading, render: Callable[[str], str], problems: Problems
) -> TextPage | None:
    """Return the page that `document` describes, or None after noting in `problems` what is wrong with it."""
    before = problems.error_count
    _check_keys(document, problems)
    lines: dict[str, str | None] = dict.fromkeys(KEYS)
    for key in KEYS:
        if key in document.fields:
            place = shapes.Place(document.path, key, problems)
            lines[key] = shapes.read_line(document.fields[key], place)
    if "lang" in document.fields:
        place = shapes.Place(document.path, "lang", problems)
        shapes.read_choice(document.fields["lang"], place, reading.languages)
    _check_slug(document, problems)
    if problems.error_count > before:
        return None
    return TextPage(
        path=document.path,
        title=lines["title"] or "",
        language=lines["lang"] or "",
        slug=lines["slug"] or "",
        summary=lines["summary"] or "",
        html=isolate(render(document.body), lines["lang"] or ""),
    )


def _check_keys(document: Document, problems: Problems) -> None:
    for key in document.fields:
        if key not in KEYS and not key.startswith("x_") and key != "notes":
            near = next(iter(nearest(key, KEYS, 1)), None)
            text = (
                "`{key}` is not a key of a page; did you mean `{near}`?" if near else "`{key}` is not a key of a page."
            )
            problems.add(document.path, document.fields.line_of(key), text, key=key, near=near or "")
    for key in KEYS:
        if not document.fields.get(key):
            problems.add(document.path, document.fields.line_of(key), "There is no {key}; a page needs one.", key=key)


def _check_slug(document: Document, problems: Problems) -> None:
    value = document.fields.get("slug")
    if value:
        slug = shapes.read_slug(value, shapes.Place(document.path, "slug", problems))
        if slug in TAKEN:
            text = 'slug is "{slug}", an address that the site itself uses; write another.'
            problems.add(document.path, document.fields.line_of("slug"), text, slug=slug)
