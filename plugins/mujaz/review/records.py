"""New records of the register, made where a text names what no record bears."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from mujaz.errors import ContentError, Problem, Problems
from mujaz.export.changes import Changes
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register import load
from mujaz.register.draft import Draft, write_draft
from mujaz.register.fields import FIELDS, TYPES
from mujaz.register.lint import lint
from mujaz.register.values import is_id
from mujaz.review.desk import Desk, RefusedError
from mujaz.review.words import mark
from mujaz.yamledit import add_to_list, as_flow, set_value

KEYS = tuple(field.key for field in FIELDS)
COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,،]\s*([+-]?\d+(?:\.\d+)?)\s*")
LATITUDES, LONGITUDES = 90, 180
COMMAS = re.compile(r"[,،;؛]")
SEPARATORS = re.compile(r"[\s,،;؛]+")


def make_record(desk: Desk, posted: Mapping[str, str]) -> tuple[RecordKind, str]:
    """Write the file of a new record; return its kind and id. `RefusedError` says what is wrong with it."""
    kind, identifier = cast("RecordKind", posted.get("kind", "")), posted.get("id", "").strip()
    names = {language: posted.get(f"name-{language}", "").strip() for language in desk.languages}
    problems = tuple(_wrong(desk, kind, identifier, names, posted))
    if problems:
        raise RefusedError(tuple(Problem.of("", 0, text, gaps) for text, gaps in problems))
    parent = posted.get("part_of", "").strip()
    coordinates = COORDINATES.fullmatch(posted.get("coordinates", ""))
    draft = Draft(
        kind,
        names,
        posted.get("type") or None,
        desk.register.resolve(kind, parent) if parent else None,
        coordinates=(float(coordinates[1]), float(coordinates[2])) if coordinates and kind == "places" else None,
    )
    text = _with_cues(_with_address(write_draft(draft), kind, posted), names, posted)
    path = f"content/{kind}/{identifier}.yaml"
    with desk.lock:
        if (desk.root / path).exists():
            raise RefusedError((Problem.of(path, 0, mark("There is such a file already; choose another id."), {}),))
        apply_changes(desk, Changes({desk.root / path: text.encode()}))
    return kind, identifier


def apply_changes(desk: Desk, changes: Changes) -> None:
    """Write changes; undo them and raise `RefusedError` if the register has errors then that it did not have."""
    before = set(_errors(desk))

    def check() -> None:
        if new := tuple(problem for problem in _errors(desk) if problem not in before):
            raise ContentError(new)

    with desk.lock:
        try:
            changes.apply(check)
        except ContentError as error:
            raise RefusedError(error.problems) from error


def propose_id(name: str) -> str:
    """Return an id for an English name; empty for one in Arabic, which is never transliterated.

    >>> propose_id("Deir ez-Zor"), propose_id("دير الزور")
    ('deir-ez-zor', '')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") if name.isascii() else ""


def _wrong(
    desk: Desk, kind: str, identifier: str, names: Mapping[str, str], posted: Mapping[str, str]
) -> list[tuple[str, dict[str, object]]]:
    """Return what is wrong with a new record, as messages with what fills their gaps."""
    found: list[tuple[str, dict[str, object]]] = []
    if kind not in RECORD_KINDS:
        return [(mark('"{kind}" is no kind of record.'), {"kind": kind})]
    if not is_id(identifier):
        found.append((mark('"{id}" is no id; write a-z, 0-9 and single hyphens, at most 80.'), {"id": identifier}))
    elif (taken := desk.register.get(kind, identifier)) is not None:
        found.append((mark('The id "{id}" belongs to {path}; choose another.'), {"id": identifier, "path": taken.path}))
    found += [
        (mark('There is no name in "{language}"; write one.'), {"language": lang}) for lang in names if not names[lang]
    ]
    if (of_type := posted.get("type")) and of_type not in TYPES[kind]:
        found.append((mark('"{type}" is no type.'), {"type": of_type}))
    parent = posted.get("part_of", "").strip()
    if parent and desk.register.resolve(kind, parent) is None:
        found.append((mark('No record has the name "{name}".'), {"name": parent}))
    if (given := posted.get("coordinates", "").strip()) and kind == "places" and not _on_earth(given):
        found.append(
            (mark('"{found}" are no coordinates; write latitude,longitude, as in 35.336,40.141.'), {"found": given})
        )
    return found


def _on_earth(text: str) -> bool:
    found = COORDINATES.fullmatch(text)
    return found is not None and abs(float(found[1])) <= LATITUDES and abs(float(found[2])) <= LONGITUDES


def _with_address(text: str, kind: RecordKind, posted: Mapping[str, str]) -> str:
    """Return the file of a publication with its home page and its hosts."""
    if kind != "sources":
        return text
    if url := posted.get("url", "").strip():
        text = set_value(text, ["url"], url, KEYS)
    hosts = [as_flow(host) for host in SEPARATORS.split(posted.get("domains", "")) if host]
    return add_to_list(text, ["domains"], hosts, KEYS)


def _with_cues(text: str, names: Mapping[str, str], posted: Mapping[str, str]) -> str:
    """Return the file of a record whose names are meant behind certain words only, where such words are given."""
    for language, name in names.items():
        cues = [as_flow(cue.strip()) for cue in COMMAS.split(posted.get(f"cues-{language}", "")) if cue.strip()]
        if cues:
            text = add_to_list(text, ["aliases", language], [as_flow({"text": name, "match": "weak"})], KEYS)
            text = add_to_list(text, ["cues", language], cues, KEYS)
    return text


def _errors(desk: Desk) -> tuple[Problem, ...]:
    problems = Problems()
    lint(load(desk.root, desk.languages, problems), problems)
    return problems.errors()
