"""Values of YAML that say plainly what is meant, but not as it is written here: dates, lists, words, keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from mujaz.export.dating import iso_days
from mujaz.export.fields import BY_KEY, LET_PASS, RENAMED_KEYS, Field
from mujaz.export.shapes import ISO_MONTH, SEPARATORS, SLUG
from mujaz.frozen import frozen
from mujaz.yamledit import as_flow
from mujaz.yamltext import Mapping, Sequence, Text, Value

Resolve = Callable[[str, str], bool]
"""Tells whether the record of a kind (`actors`) is known under a name."""
KINDS = {"actors": "actors", "places": "places", "topics": "topics", "source": "sources"}
ENTRIES: dict[str, re.Pattern[str]] = {
    "slugs": SLUG,
    "urls": re.compile(r"https?://[^\s,;،؛]+\Z"),
    "paths": re.compile(r"/[^\s,;،؛]*\Z"),
}
"""What each entry of a list must look like if a text with commas is to be that list."""
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen
class Change:
    """What is written in place of a text at its line and column."""

    at: Text
    new: str


def find_changes(fields: Mapping, resolve: Resolve) -> Iterator[Change]:
    """Yield what is to be written otherwise in front matter."""
    for key, value in fields.items():
        field = BY_KEY.get(key)
        if field is None:
            new = _renamed(key, fields)
            if new is not None and isinstance(key, Text):
                yield Change(key, new)
                yield from _of_field(BY_KEY[new], value, fields, resolve)
        else:
            yield from _of_field(field, value, fields, resolve)


def _renamed(key: str, fields: Mapping) -> str | None:
    """Return what a key is called here if it is not there already and its value suits it."""
    new = RENAMED_KEYS.get(key.lower().replace("-", "_"))
    if new is None or new in fields or key in LET_PASS or key.startswith("x_"):
        return None
    rivals = [other for other in fields if RENAMED_KEYS.get(other.lower().replace("-", "_")) == new]
    field, value = BY_KEY[new], fields[key]
    if len(rivals) > 1 or field.kind not in {None, fields.get("kind")}:
        return None
    if field.shape in {"choice", "language"}:
        suits = isinstance(value, str) and (value in _choices(field) or _word(field, value) is not None)
        return new if suits else None
    return new


def _of_field(field: Field, value: Value, fields: Mapping, resolve: Resolve) -> Iterator[Change]:
    match field.shape:
        case "day" | "moment" if isinstance(value, Text):
            yield from _of_date(value, fields)
        case "corrections" if isinstance(value, Sequence):
            days = [entry.get("date") for entry in value if isinstance(entry, Mapping)]
            yield from (change for day in days if isinstance(day, Text) for change in _of_date(day, fields))
        case "choice" | "language" if isinstance(value, Text):
            word = _word(field, value)
            if word is not None:
                yield Change(value, word)
        case "slugs" | "urls" | "paths" if isinstance(value, Text):
            parts = [part.strip() for part in SEPARATORS.split(value) if part.strip()]
            if len(parts) > 1 and all(ENTRIES[field.shape].match(part) for part in parts):
                yield Change(value, f"[{', '.join(map(as_flow, parts))}]")
        case "names" if isinstance(value, Sequence):
            yield from _of_names(KINDS[field.key], value, resolve)


def _of_date(value: Text, fields: Mapping) -> Iterator[Change]:
    """Yield the ISO day of a date; one with two readings is decided by the item's slug, or by Arabic custom."""
    text = value.strip()
    if ISO.match(text) or ISO_MONTH.match(text):
        return
    days = iso_days(text)
    if len(days) > 1:
        slug = fields.get("slug")
        said = [day for day in days if isinstance(slug, str) and slug.startswith(day)]
        arabic = fields.get("lang") == "ar"  # in which a date in figures starts with the day, always
        days = tuple(said) or (days[:1] if arabic and not _names_a_day(slug) else ())
    if len(days) == 1:
        yield Change(value, days[0])


def _names_a_day(slug: Value | None) -> bool:
    return isinstance(slug, str) and ISO.match(slug) is not None


def _of_names(kind: str, names: Sequence, resolve: Resolve) -> Iterator[Change]:
    """Yield the lists that stand within one entry: no record has its name, but every part is the name of one."""
    for name in names:
        if not isinstance(name, Text) or resolve(kind, name.removeprefix("-").strip()):
            continue
        parts = [part.strip() for part in SEPARATORS.split(name) if part.strip()]
        if len(parts) > 1 and all(resolve(kind, part.removeprefix("-").strip()) for part in parts):
            yield Change(name, ", ".join(map(as_flow, parts)))


def _choices(field: Field) -> tuple[str, ...]:
    return field.choices or tuple(_synonyms().get("language", {}))


def _word(field: Field, value: str) -> str | None:
    """Return the word that is meant by another one, by a synonym or by capitals."""
    plain = " ".join(value.split()).lower()
    if value in _choices(field) or not plain:
        return None
    if plain in _choices(field):
        return plain
    known = _synonyms().get("language" if field.shape == "language" else field.key, {})
    return next((word for word, others in known.items() if plain in others), None)


@cache
def _synonyms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("mujaz.export") / "synonyms.toml").read_text("utf-8"))
