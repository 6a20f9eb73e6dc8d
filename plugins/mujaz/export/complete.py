"""What an item cannot be without, and what its keys say of each other; a draft may lack what is still to be written."""

from __future__ import annotations

from typing import Any

from mujaz.arabic.bidi import strip_controls
from mujaz.errors import Problem, Problems, Severity
from mujaz.export.fields import BY_KEY, FIELDS
from mujaz.export.frontmatter import Document
from mujaz.yamltext import Value

NEEDED_IN_DRAFT = frozenset({"lang", "date", "slug", "kind"})
"""What tells which item a draft is; everything else may come later."""


def is_empty(value: Value | None) -> bool:
    """Tell whether nothing that can be seen stands behind a key."""
    if isinstance(value, str):
        return not (value[:1].isalnum() or strip_controls(value).strip())
    return not value


def is_draft(document: Document) -> bool:
    """Tell whether an item is still being written."""
    return document.fields.get("status") == "draft"


def check_complete(document: Document, values: dict[str, Any], problems: Problems) -> None:
    """Note every key, and the text, that is missing though the item needs it; of a draft, as advice."""
    later: Severity = "style" if is_draft(document) else "error"
    for field in FIELDS:
        if field.required and is_empty(document.fields.get(field.key)):
            line = document.fields.line_of(field.key) if field.key in document.fields else 1
            severity: Severity = "error" if field.key in NEEDED_IN_DRAFT else later
            problems.add(document.path, line, "There is no {key}. {meaning}", severity=severity, key=field.key,
                         meaning=field.meaning)  # fmt: skip
    line, kind = document.fields.line_of("kind"), values.get("kind")
    if values.get("status") == "withdrawn":
        return
    if kind == "briefing" and is_empty(document.fields.get("references")):
        problems.add(document.path, line, "A briefing needs `references`, a list of `title` and `url`, which say what "
                     "it rests on.", severity=later)  # fmt: skip
    if kind == "article" and is_empty(document.fields.get("source")):
        problems.add(document.path, line, "An archived article needs `source`, the id of a publication in "
                     "content/sources/.", severity=later)  # fmt: skip
    if not document.body.strip():
        problems.add(document.path, document.body_line, "There is no text below the front matter.", severity=later)


def check_together(document: Document, values: dict[str, Any], problems: Problems) -> None:
    """Note what is wrong between keys."""

    def note(key: str, text: str, **gaps: object) -> None:
        line = document.fields.line_of(key)
        problems.extend([Problem.of(document.path, line, text, {"key": key, **gaps})])

    title, kind = values.get("title"), values.get("kind")
    if title and not any(char.isalnum() for char in title):
        note("title", 'title is "{title}", without a letter or digit; write a headline.', title=title)
    for key in values:
        only = BY_KEY[key].kind
        if kind and only and only != kind:
            note(key, "{key} belongs to `kind: {only}`; this is a {kind}.", only=only, kind=kind)
    if values.get("status") == "withdrawn" and "withdrawn_reason" not in values:
        note("status", "A withdrawn item needs `withdrawn_reason`, which stands in its place.")
    if values.get("lang") in {gist.language for gist in values.get("gist", ())}:
        note("gist", "The gist is in the item's own language; it is for the other one.")
    _check_precision(values, note)


def _check_precision(values: dict[str, Any], note: Any) -> None:
    """Note a `date_precision` that claims more than the date says."""
    if "date" not in values or "date_precision" not in values:
        return
    order = ("year", "month", "day", "time")
    claimed, given = values["date_precision"], values["date"][1]
    if order.index(claimed) > order.index(given):
        note("date_precision", "date_precision is {claimed}, but the date is given to the {given} only.",
             claimed=claimed, given=given)  # fmt: skip
