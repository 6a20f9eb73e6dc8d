"""JSON Schemas of front matter and records, made from the declarations that check them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from mujaz.export.fields import FIELDS, LET_PASS, Field, Shape
from mujaz.export.item import KIND_OF_KEY
from mujaz.export.shapes import MAX_SLUG
from mujaz.export.structures import PICTURE_KEYS
from mujaz.model import STRENGTHS, RecordKind
from mujaz.register import Register
from mujaz.register.fields import FIELDS as RECORD_FIELDS
from mujaz.register.fields import PRIVATE_KEYS, RIGHTS, TYPES
from mujaz.register.fields import Field as RecordField

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that the language servers of editors understand."""
Schema = dict[str, Any]
Translate = Callable[[str], str]
"""From a meaning in English to the one in Arabic."""

SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2}))?)?)?$"
URL = "^https?://[^ ]+$"
TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Every scalar is read as text, also one that YAML would take for a number."""
OWN: Schema = {"^x_": {}}
"""Keys of an author's own."""


def item_schema(register: Register, languages: Sequence[str], arabic: Translate) -> Schema:
    """Return the schema of an item's front matter; `register` gives the names to choose from."""
    properties = {field.key: _explain(_of_shape(field, register, languages), field.meaning, arabic) for field in FIELDS}
    properties |= {key: {} for key in sorted(LET_PASS)}
    return {
        "$schema": DIALECT,
        "title": "Mujaz item",
        "type": "object",
        "properties": properties,
        "patternProperties": OWN,
        "additionalProperties": False,
        "required": [field.key for field in FIELDS if field.required],
        "allOf": [_only(kind) for kind in ("article", "briefing")],
    }


def record_schema(kind: RecordKind, register: Register, languages: Sequence[str], arabic: Translate) -> Schema:
    """Return the schema of a record of `kind`."""
    fields = [field for field in RECORD_FIELDS if kind in field.kinds]
    properties = {
        field.key: _explain(_of_record(field, kind, register, languages), field.meaning, arabic) for field in fields
    }
    return {
        "$schema": DIALECT,
        "title": f"Mujaz record: {kind}",
        "type": "object",
        "properties": properties | {key: {} for key in PRIVATE_KEYS},
        "patternProperties": OWN,
        "additionalProperties": False,
        "required": ["names"],
    }


def _only(kind: str) -> Schema:
    """Return what an item of one kind needs besides, and the keys of the other kind that it may not have."""
    needed = {"article": ["source"], "briefing": ["references"]}[kind]
    foreign = [field.key for field in FIELDS if field.kind is not None and field.kind != kind]
    is_kind: Schema = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
    lacking: Schema = {"properties": {"status": {"enum": ["draft", "withdrawn"]}}, "required": ["status"]}
    then: Schema = {"anyOf": [lacking, {"required": needed}]}
    if foreign:
        then["properties"] = dict.fromkeys(foreign, False)
    return {"if": is_kind, "then": then}


def _explain(schema: Schema, meaning: str, arabic: Translate) -> Schema:
    """Return a schema with its meaning in both languages, as editors show it on hovering."""
    both = f"{meaning}\n\n{arabic(meaning)}"
    return {**schema, "description": re.sub("`", "", both), "markdownDescription": both}


def _of_shape(field: Field, register: Register, languages: Sequence[str]) -> Schema:
    if field.shape in {"names", "name"}:
        names = _names(register, KIND_OF_KEY[field.key], rejected=field.shape == "names")
        return names if field.shape == "name" else {"anyOf": [{"type": "array", "items": names}, TEXT]}
    if field.shape == "choice":
        return {"enum": list(field.choices)}
    if field.shape == "language":
        return {"enum": list(languages)}
    if field.shape == "gist":
        parts = _object({"title": TEXT, "summary": TEXT}, ["title"])
        return _object(dict.fromkeys(languages, parts), [])
    return _SHAPES[field.shape]


def _list(items: Schema) -> Schema:
    return {"anyOf": [{"type": "array", "items": items}, items]}


def _object(properties: Schema, required: Sequence[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_SLUG: Schema = {"type": "string", "pattern": SLUG, "maxLength": MAX_SLUG}
_URL: Schema = {"type": "string", "pattern": URL}
_DAY: Schema = {"type": "string", "pattern": DAY, "format": "date"}
_MEDIA: Schema = {"anyOf": [TEXT, _object(dict.fromkeys(PICTURE_KEYS, TEXT), ["src"])]}
_SHAPES: dict[Shape, Schema] = {
    "line": TEXT,
    "text": TEXT,
    "path": TEXT,
    "slug": _SLUG,
    "moment": {"type": ["string", "integer"], "pattern": MOMENT},
    "day": _DAY,
    "url": _URL,
    "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "urls": _list(_URL),
    "lines": _list(TEXT),
    "slugs": _list(_SLUG),
    "paths": _list({"type": "string", "pattern": "^/"}),
    "references": {"type": "array", "items": _object({"title": TEXT, "url": _URL}, ["title", "url"])},
    "corrections": {"type": "array", "items": _object({"date": _DAY, "text": TEXT}, ["date", "text"])},
    "media": _MEDIA,
    "medias": _list(_MEDIA),
    "redactions": _list(TEXT),
}


def _names(register: Register, kind: RecordKind, *, rejected: bool = False) -> Schema:
    """Return a text that an editor completes with ids, each with its names; any other name of a record is right too."""
    records = register.records(kind)
    ids: Schema = {
        "enum": [record.id for record in records],
        "enumDescriptions": [_titles(record.names) for record in records],
        "markdownEnumDescriptions": [_titles(record.names) for record in records],
    }
    names = sorted({text for record in records for _, text in record.names})
    others: list[Schema] = [{"enum": names}] if names else []
    if rejected:
        others.append({"type": "string", "pattern": "^-"})
    return {"anyOf": [*([ids] if records else []), *others, TEXT]}


def _titles(names: Sequence[tuple[str, str]]) -> str:
    return " · ".join(text for _, text in names)


def _of_record(field: RecordField, kind: RecordKind, register: Register, languages: Sequence[str]) -> Schema:
    match field.key:
        case "type":
            return {"enum": list(TYPES[kind])}
        case "rights":
            return {"enum": list(RIGHTS)}
        case "part_of" | "succeeded_by":
            return _names(register, kind)
        case "names":
            return {**_by_language(TEXT), "required": list(languages)}
        case "aliases":
            parts = {"text": TEXT, "match": {"enum": list(STRENGTHS)}, "valid": _VALID}
            return _by_language({"type": "array", "items": {"anyOf": [TEXT, _object(parts, ["text"])]}})
    return _RECORD_SHAPES[field.shape]


def _by_language(value: Schema) -> Schema:
    return {
        "type": "object",
        "patternProperties": {"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": value},
        "additionalProperties": False,
    }


_VALID = _object({"from": TEXT, "until": TEXT}, [])
_RECORD_SHAPES: dict[str, Schema] = {
    "a text": TEXT,
    "a text per language": _by_language(TEXT),
    "a list per language": _by_language({"type": "array", "items": TEXT}),
    "a list": {"type": "array", "items": TEXT},
    "two numbers": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    "`from` and `until`": _VALID,
    "`key: value` pairs": {"type": "object", "additionalProperties": TEXT},
}
