"""What waits at the desk: items in review and in draft, pages with an open question, copies, what was rejected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mujaz.export.audit import FOLDER, SUFFIX, audit_path, is_audit, read_audit
from mujaz.export.inbox import INBOX
from mujaz.export.shelf import Shelved
from mujaz.frozen import frozen
from mujaz.review.desk import Desk, MissingError
from mujaz.review.raw import list_inbox

QUEUES = ("review", "questions", "copies", "drafts", "translations", "rejected", "all")
PAGE = 50
"""Entries on a page of a queue."""


@frozen
class Waiting:
    """One entry of a queue."""

    title: str
    language: str
    date: str
    source: str
    path: str | None = None
    """The file of an item."""
    raw: str | None = None
    """The raw page, where there is no item."""
    note: str = ""
    """What is open, or of which item it is a copy."""


def list_queues(desk: Desk) -> dict[str, tuple[Waiting, ...]]:
    """Return every queue: newest first where they have a date, as a newsroom works."""
    items = sorted(desk.shelf.items, key=lambda item: (item.get("date"), item.path), reverse=True)
    found: dict[str, list[Waiting]] = {name: [] for name in QUEUES}
    languages: dict[str, set[str]] = {}
    for item in items:
        languages.setdefault(item.slug, set()).add(item.get("lang"))
    for item in items:
        entry = _of_item(item)
        found["all"].append(entry)
        status = item.get("status").partition(" ")[0]  # a comment may stand behind it
        if status == "review":
            found["review"].append(entry)
        elif status == "draft":
            found["drafts"].append(entry)
        if len(languages[item.slug]) < len(desk.languages) and not item.get("translation"):
            found["translations"].append(entry)
    for name, entry in _of_pages(desk, items):
        found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def following(entries: Sequence[Waiting], path: str, before: Sequence[Waiting] = ()) -> Waiting | None:
    """Return what comes behind an item in a queue; `before` is the queue as it was while the item stood in it."""
    order = [entry.path or entry.raw for entry in before or entries]
    rest = order[order.index(path) + 1 :] + order[: order.index(path)] if path in order else order
    waiting = {entry.path or entry.raw: entry for entry in entries}
    return next((waiting[one] for one in rest if one in waiting and one != path), None)


def find_audit(root: Path, raw: str) -> tuple[Path, Mapping[str, Any]]:
    """Return the audit of a raw page that is called by its place."""
    for path, audit in _audits(root):
        if audit.get("raw") == raw:
            return path, audit
    raise MissingError(raw)


def _of_item(item: Shelved) -> Waiting:
    return Waiting(
        item.get("title") or item.slug, item.get("lang"), item.get("date")[:10], item.get("source"), item.path
    )


def _of_pages(desk: Desk, items: Sequence[Shelved]) -> Iterator[tuple[str, Waiting]]:
    """Yield the raw pages of which there is no item, with the queue in which they wait."""
    imported = {item.get("raw") for item in items}
    told: set[str] = set()
    for _, audit in _audits(desk.root):
        raw = str(audit.get("raw", ""))
        told.add(raw.partition("#")[0])
        if raw in imported or not (desk.root / raw.partition("#")[0]).is_file():
            continue
        yield _queue_of(audit, raw)
    files = {str(raw).partition("#")[0] for raw in imported} | told
    for path in list_inbox(desk.root):
        if path not in files and not is_audit(desk.root / path):
            yield "questions", Waiting(Path(path).name, "", "", "", raw=path, note="not imported")


def _queue_of(audit: Mapping[str, Any], raw: str) -> tuple[str, Waiting]:
    decisions, copy, rejected = audit.get("decisions"), audit.get("duplicate_of"), audit.get("rejected")
    known = decisions if isinstance(decisions, dict) else {}
    values = [str(known.get(key) or "") for key in ("headline", "language", "date", "source")]
    questions = ", ".join(map(str, audit.get("questions") or ()))
    note = str(copy.get("path")) if isinstance(copy, dict) else questions
    name = "rejected" if isinstance(rejected, dict) else "copies" if isinstance(copy, dict) else "questions"
    return name, Waiting(values[0] or raw, values[1], values[2][:10], values[3], raw=raw, note=note)


def _audits(root: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every audit of the inbox that can be read."""
    inbox = root / INBOX
    for path in sorted((*inbox.rglob(f"*{SUFFIX}"), *inbox.rglob(f"*{FOLDER}/*.json"))):
        audit = read_audit(path)
        raw = audit.get("raw")
        if isinstance(raw, str) and root / audit_path(raw, str(audit.get("raw_sha256"))) == path:
            yield path, audit
