"""Pages dropped onto the desk, and answers to what a page left open: the same import as on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mujaz.arrivals import import_input, settle
from mujaz.errors import Problem
from mujaz.export.audit import audit_path, dump_audit, read_audit
from mujaz.export.inbox import INBOX, safe_name
from mujaz.export.shelf import BRIEFINGS
from mujaz.export.write import replace_file, write_new
from mujaz.frozen import frozen
from mujaz.intake import FieldMap, Input
from mujaz.model import FoundDate
from mujaz.pipeline import Given, Outcome
from mujaz.review.beginning import NO_DAY, is_day
from mujaz.review.desk import ConflictError, Desk, MissingError, Opened, RefusedError
from mujaz.review.queue import find_audit
from mujaz.review.words import mark

EVIDENCE = "review desk"
"""The evidence of a date that was given by hand."""


@frozen
class Arrived:
    """What became of one page."""

    outcome: Outcome
    item: str | None = None
    """The file that was written."""


def read_given(desk: Desk, posted: Mapping[str, str]) -> Given:
    """Return what was said of pages in a form; `RefusedError` if it is wrong."""
    day, source, language = (posted.get(key, "").strip() for key in ("date", "source", "lang"))
    problems = []
    if day and not is_day(day):
        problems.append(Problem.of("", 0, NO_DAY, {"day": day}))
    known = desk.register.resolve("sources", source) if source else None
    if source and known is None:
        near = ", ".join(desk.register.nearest("sources", source)) or "–"
        unknown = mark('No record in content/{kind}/ has the name "{name}"; nearest: {near}.')
        problems.append(Problem.of("", 0, unknown, {"kind": "sources", "name": source, "near": near}))
    if problems:
        raise RefusedError(tuple(problems))
    found = FoundDate(day, "day", EVIDENCE) if day else None
    return Given(found, None, known, language or None, keep_duplicates=bool(posted.get("keep")), review=True)


def take_pages(desk: Desk, pages: Sequence[tuple[str, bytes]], given: Given) -> tuple[Arrived, ...]:
    """Import pages by name and bytes, as items in review; return what became of each."""
    return _import(desk, [Input(safe_name(name), data=data) for name, data in pages], given)


def take_raw(desk: Desk, raw: str, given: Given) -> tuple[Arrived, ...]:
    """Import a raw page that lies in the inbox already."""
    name, mark, part = raw.partition("#")
    file = desk.file(name, INBOX.as_posix())
    return _import(desk, [Input(file.name, desk.root / name, part=part if mark else None)], given)


def reject_item(desk: Desk, opened: Opened, digest: str) -> None:
    """Take an item out whose page nobody wants; its text goes into the audit beside the raw page, and stays there."""
    raw, sha256 = opened.get("raw"), opened.get("raw_sha256")
    audit_file = desk.root / audit_path(raw, sha256) if raw else None
    audit = read_audit(audit_file) if audit_file else {}
    if audit_file is None or audit.get("raw_sha256") != sha256:
        alone = mark("Only an item that was imported, with the audit beside its raw page, can be rejected.")
        raise RefusedError((Problem.of(opened.path, 0, alone, {}),))
    with desk.lock:
        file = desk.file(opened.path, BRIEFINGS.as_posix(), ".md")
        if opened.digest != digest or file.read_bytes() != opened.data:
            raise ConflictError(opened.path)
        kept = {"item": opened.path, "text": opened.text}
        replace_file(audit_file, dump_audit({**audit, "item": None, "rejected": kept}))
        file.unlink()


def take_back(desk: Desk, raw: str) -> str:
    """Put a rejected item back where it was; return its path."""
    name = raw.partition("#")[0]
    desk.file(name, INBOX.as_posix())
    path, audit = find_audit(desk.root, raw)
    rejected = audit.get("rejected")
    if not isinstance(rejected, dict):
        raise MissingError(raw)
    item = rejected.get("item")
    if not isinstance(item, str) or not item.startswith(f"{BRIEFINGS}/") or ".." in item:
        raise MissingError(raw)
    try:
        write_new(desk.root / item, str(rejected["text"]))
    except FileExistsError as error:
        raise ConflictError(item) from error
    rest = {key: value for key, value in audit.items() if key != "rejected"}
    replace_file(path, dump_audit({**rest, "item": item}))
    return item


def _import(desk: Desk, inputs: Sequence[Input], given: Given) -> tuple[Arrived, ...]:
    with desk.lock:
        archive = desk.pipeline()
        archive.lessons.join(inputs, FieldMap(), given.source)
        steps = [step for one in inputs for step in import_input(archive, one, given, FieldMap())]
        before = len(archive.shelf.items)
        outcomes = settle(archive, steps, given)
        written = {item.path for item in archive.shelf.items[before:]}
    return tuple(Arrived(outcome, _item_of(outcome, written)) for outcome in outcomes)


def _item_of(outcome: Outcome, written: set[str]) -> str | None:
    first = outcome.messages[0].partition(": ")[0] if outcome.messages else ""
    return first if first in written else None
