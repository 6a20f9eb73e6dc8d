"""A document's front matter, checked and typed: what every later step knows of an item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from mujaz.arabic.bidi import strip_controls
from mujaz.errors import Problem, Problems, nearest
from mujaz.export import shapes
from mujaz.export.fields import BY_KEY, FIELDS, LET_PASS, Field, Shape
from mujaz.export.frontmatter import Document
from mujaz.model import RECORD_KINDS, Item, RecordKind
from mujaz.register import Register
from mujaz.yamltext import Text, Value


@dataclass(frozen=True, slots=True)
class Reading:
    """What the values of front matter are read against: the register, the archive's languages and time zone."""

    register: Register
    languages: tuple[str, ...]
    zone: tzinfo


def read_item(document: Document, reading: Reading, problems: Problems) -> Item | None:
    """Return the item that `document` describes, or None after noting in `problems` all that is wrong with it."""
    before = problems.error_count
    values = {key: _read(key, value, document, reading, problems) for key, value in document.fields.items()}
    values = {key: value for key, value in values.items() if value not in (None, ())}
    _check_required(document, problems)
    _check_together(document, values, problems)
    if problems.error_count > before:
        return None
    return _build(document, values)


def _read(key: str, value: Value, document: Document, reading: Reading, problems: Problems) -> Any:
    """Return what the value of one key means, by the shape that is declared for it."""
    field = BY_KEY.get(key)
    place = shapes.Place(document.path, key, problems)
    if field is None:
        _check_unknown(key, document, problems)
        return None
    if _is_empty(value):
        return None
    if field.shape in _PLAIN:
        return _PLAIN[field.shape](value, place)
    if field.shape in _EACH:
        return shapes.read_all(value, place, _EACH[field.shape])
    return _read_against(field, value, place, document, reading)


_PLAIN: dict[Shape, Callable[[Value, shapes.Place], Any]] = {
    "line": shapes.read_line,
    "text": shapes.read_line,
    "path": shapes.read_line,
    "slug": shapes.read_slug,
    "day": shapes.read_day,
    "url": shapes.read_url,
    "lines": shapes.read_lines,
    "digest": shapes.read_digest,
    "references": shapes.read_references,
    "corrections": shapes.read_corrections,
}
"""Shapes that say all by themselves."""

_EACH: dict[Shape, Callable[[Value, shapes.Place], str | None]] = {
    "slugs": shapes.read_slug,
    "urls": shapes.read_url,
    "paths": shapes.read_site_path,
}
"""Lists of which each entry has one shape."""


def _read_against(field: Field, value: Value, place: shapes.Place, document: Document, reading: Reading) -> Any:
    """Return what a value means that is read against the archive: its languages, its zone, its register."""
    match field.shape:
        case "choice":
            return shapes.read_choice(value, place, field.choices)
        case "language":
            return shapes.read_choice(value, place, reading.languages)
        case "moment":
            return shapes.read_moment(value, place, reading.zone)
        case "gist":
            return shapes.read_gist(value, place, reading.languages)
        case "names" | "name":
            resolve = _resolve_all if field.shape == "names" else _resolve_one
            return resolve(field, shapes.read_names(value, place), document, reading, place.problems)
    place.note(
        value, "{key} is not applied by this version of Mujaz, so the item cannot be built with it; take {key} out."
    )
    return None


def _is_empty(value: Value | None) -> bool:
    """Tell whether nothing that can be seen stands behind a key."""
    return not (strip_controls(value).strip() if isinstance(value, str) else value)


def _check_unknown(key: str, document: Document, problems: Problems) -> None:
    if key in LET_PASS or key.startswith("x_"):
        return
    line = document.fields.line_of(key)
    close = nearest(key, BY_KEY, 1)
    hint = f"did you mean `{close[0]}`?" if close else "a key of your own starts with `x_`."
    problems.add(document.path, line, "`{key}` is not a key of the front matter; {hint}", key=key, hint=hint)


_KIND_OF_KEY: dict[str, RecordKind] = {**{kind: kind for kind in RECORD_KINDS}, "source": "sources"}


def _resolve_all(
    field: Field, names: tuple[Text, ...], document: Document, reading: Reading, problems: Problems
) -> tuple[str, ...]:
    """Return the ids of the named records, each once and in order; a rejected one (`-id`) only has to exist."""
    kind = _KIND_OF_KEY[field.key]
    found: dict[str, None] = {}
    for name in names:
        rejected = name.startswith("-")
        known = reading.register.resolve(kind, name.removeprefix("-").strip())
        if known is None:
            _note_unknown(kind, name, document, reading, problems)
        elif not rejected:
            found[known] = None
    return tuple(found)


def _resolve_one(
    field: Field, names: tuple[Text, ...], document: Document, reading: Reading, problems: Problems
) -> str | None:
    """Return the id of the only record named."""
    if len(names) != 1 or names[0].startswith("-"):
        place = shapes.Place(document.path, field.key, problems)
        place.note(document.fields[field.key], '{key} is "{found}"; write one name or id.')
        return None
    return next(iter(_resolve_all(field, names, document, reading, problems)), None)


def _note_unknown(kind: RecordKind, name: Text, document: Document, reading: Reading, problems: Problems) -> None:
    owners = reading.register.owners(kind, name)
    if len(owners) > 1:
        problems.add(document.path, name.line, '"{name}" is a name of {owners}; write the id of the one you mean.',
                     name=name, owners=" and of ".join(owners))  # fmt: skip
        return
    near = reading.register.nearest(kind, name.removeprefix("-"))
    hint = f"nearest: {', '.join(near)}" if near else "nothing is near it"
    problems.add(document.path, name.line, 'No record in content/{kind}/ has the name "{name}"; {hint}. '
                 "Write one of these, or add a record.", kind=kind, name=name, hint=hint)  # fmt: skip


def _check_required(document: Document, problems: Problems) -> None:
    """Note every key that is missing or empty though each item needs it."""
    for field in FIELDS:
        if field.required and _is_empty(document.fields.get(field.key)):
            line = document.fields.line_of(field.key) if field.key in document.fields else 1
            problems.add(document.path, line, "There is no {key}. {meaning}", key=field.key, meaning=field.meaning)


def _check_together(document: Document, values: dict[str, Any], problems: Problems) -> None:
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
    if kind == "briefing" and _is_empty(document.fields.get("references")):
        note("kind", "A briefing needs `references`, a list of `title` and `url`, which say what it rests on.")
    if kind == "article" and _is_empty(document.fields.get("source")):
        note("kind", "An archived article needs `source`, the id of a publication in content/sources/.")
    if values.get("status") == "withdrawn" and "withdrawn_reason" not in values:
        note("status", "A withdrawn item needs `withdrawn_reason`, which stands in its place.")
    if values.get("lang") in {gist.language for gist in values.get("gist", ())}:
        note("gist", "The gist is in the item's own language; it is for the other one.")
    if values.get("status") != "withdrawn" and not document.body.strip():
        problems.add(document.path, document.body_line, "There is no text below the front matter.")
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


_RENAMED = {"lang": "language", "gist": "gists"}
"""Keys of the front matter whose fields in `Item` have another name."""
_UNUSED = frozenset(
    {
        *("date", "date_precision", "publish_at", "retrieved_at", "importer"),
        *("image", "images", "redactions", "translated_from_sha256"),
    }
)
"""Keys that are checked but are no plain fields of `Item`."""


def _build(document: Document, values: dict[str, Any]) -> Item:
    moment, precision = values["date"]
    precision = values.get("date_precision", precision)
    publish_at: tuple[datetime, str] | None = values.get("publish_at")
    plain = {_RENAMED.get(key, key): value for key, value in values.items() if key not in _UNUSED}
    return Item(
        path=document.path,
        date=moment,
        precision=precision,
        publish_at=publish_at[0] if publish_at else None,
        body=document.body,
        body_line=document.body_line,
        **plain,
    )
