"""A document's front matter, checked and typed: what every later step knows of an item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from mujaz.errors import Problems, nearest
from mujaz.export import shapes, structures
from mujaz.export.complete import check_complete, check_together, is_empty
from mujaz.export.fields import BY_KEY, LET_PASS, RENAMED_KEYS, Field, Shape
from mujaz.export.frontmatter import Document
from mujaz.export.redaction import read_redactions
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS, Item, RecordKind
from mujaz.register import Register
from mujaz.yamltext import Text, Value


@frozen
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
    check_complete(document, values, problems)
    check_together(document, values, problems)
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
    if is_empty(value):
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
    "references": structures.read_references,
    "corrections": structures.read_corrections,
    "media": structures.read_picture,
    "medias": structures.read_pictures,
    "redactions": read_redactions,
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
            return structures.read_gist(value, place, reading.languages)
        case "names" | "name":
            resolve = _resolve_all if field.shape == "names" else _resolve_one
            return resolve(field, shapes.read_names(value, place), document, reading, place.problems)
    raise KeyError(field.shape)


def _check_unknown(key: str, document: Document, problems: Problems) -> None:
    if key in LET_PASS or key.startswith("x_"):
        return
    line = document.fields.line_of(key)
    near = RENAMED_KEYS.get(key.lower().replace("-", "_")) or next(iter(nearest(key, BY_KEY, 1)), None)
    if near:
        problems.add(document.path, line, "`{key}` is not a key of the front matter; did you mean `{near}`?",
                     column=1, key=key, near=near)  # fmt: skip
    else:
        problems.add(document.path, line, "`{key}` is not a key of the front matter; a key of your own starts with "
                     "`x_`.", column=1, key=key)  # fmt: skip


KIND_OF_KEY: dict[str, RecordKind] = {**{kind: kind for kind in RECORD_KINDS}, "source": "sources"}


def _resolve_all(
    field: Field, names: tuple[Text, ...], document: Document, reading: Reading, problems: Problems
) -> tuple[str, ...]:
    """Return the ids of the named records, each once and in order; a rejected one (`-id`) only has to exist."""
    kind = KIND_OF_KEY[field.key]
    found: dict[str, None] = {}
    for name in names:
        if (record := reading.register.get(kind, name)) is not None:  # an id, as most are
            found[record.id] = None
            continue
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
                     column=name.column, name=name, owners=" and of ".join(owners))  # fmt: skip
        return
    near = reading.register.nearest(kind, name.removeprefix("-"))
    if near:
        problems.add(document.path, name.line, 'No record in content/{kind}/ has the name "{name}"; nearest: {near}. '
                     "Write one of these, or add a record.", column=name.column, kind=kind, name=name,
                     near=", ".join(near))  # fmt: skip
    else:
        problems.add(document.path, name.line, 'No record in content/{kind}/ has the name "{name}"; nothing is near '
                     "it. Write one of these, or add a record.", column=name.column, kind=kind, name=name)  # fmt: skip


_RENAMED = {"lang": "language", "gist": "gists"}
"""Keys of the front matter whose fields in `Item` have another name."""
_UNUSED = frozenset({"date", "date_precision", "publish_at", "importer"})
"""Keys that are checked but are no plain fields of `Item`."""


def _build(document: Document, values: dict[str, Any]) -> Item:
    moment, precision = values["date"]
    precision = values.get("date_precision", precision)
    publish_at: tuple[datetime, str] | None = values.get("publish_at")
    values.setdefault("title", values["slug"])  # a draft may still be without one
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
