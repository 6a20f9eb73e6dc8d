"""What each page of the desk shows, as values for its template."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from mujaz.enrich.duplicates import Relation
from mujaz.export.audit import is_rejected
from mujaz.export.inbox import INBOX
from mujaz.export.shelf import Shelved
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register.fields import TYPES
from mujaz.review.desk import Desk, Opened
from mujaz.review.lines import read_lines
from mujaz.review.membership import KINDS, list_rows, mark_mentions, unknown_names
from mujaz.review.metadata import list_inputs, source_evidence
from mujaz.review.passages import Passage, split_passages
from mujaz.review.queue import PAGE, QUEUES, list_queues
from mujaz.review.raw import explain_raw
from mujaz.review.records import propose_id
from mujaz.review.translating import is_outdated, pair_passages

Values = dict[str, Any]


def queue_page(desk: Desk, name: str, number: int) -> Values:
    """Return a queue, page by page."""
    queues = list_queues(desk)
    entries = queues[name]
    last = max(1, -(-len(entries) // PAGE))
    number = min(max(1, number), last)
    return {
        "queues": [(known, len(queues[known])) for known in QUEUES],
        "name": name,
        "entries": entries[(number - 1) * PAGE : number * PAGE],
        "number": number,
        "last": last,
        "sources": choices(desk, "sources"),
        "languages": desk.languages,
    }


def item_page(desk: Desk, opened: Opened, queue: str, posted: Mapping[str, str] | None = None) -> Values:
    """Return an item beside its raw page; `posted` is what was typed and is not saved."""
    typed = posted or {}
    passages = split_passages(opened.document.body) if opened.document else ()
    page = read_lines(desk, opened.get("raw"), opened.get("raw_sha256")) if opened.get("raw") else None
    rows = list_rows(desk, opened, passages) if opened.document else ()
    lines = page.lines if page else ()
    return {
        "item": opened,
        "queue": queue,
        "shown": [(passage, mark_mentions(desk, opened, passage, rows)) for passage in passages],
        "rows": rows,
        "kinds": KINDS,
        "unknown": unknown_names(desk, opened, passages) if opened.document else (),
        "page": page,
        "inputs": list_inputs(opened) if opened.document else (),
        "evidence": tuple(source_evidence(opened, desk.register, lines)),
        "read_date": page.decisions.get("date_evidence") if page else None,
        "choices": {kind: choices(desk, kind) for kind in (*KINDS, "sources")},
        "body": typed.get("body", opened.document.body.strip("\n") if opened.document else ""),
        "typed": typed,
        "others": _others(desk, opened),
        "versions": _versions(desk, opened),
        "missing": [lang for lang in desk.languages if lang not in {v.get("lang") for v in _versions(desk, opened)}],
    }


def raw_page(desk: Desk, raw: str, posted: Mapping[str, str] | None = None) -> Values:
    """Return a raw page of which there is no item: its lines, what was read, what is open."""
    desk.file(raw.partition("#")[0], INBOX.as_posix())
    explained = explain_raw(desk, raw)
    article = explained.article if explained else None
    return {
        "raw": raw,
        "explained": explained,
        "article": article,
        "rejected": explained is not None and is_rejected(desk.root, raw, explained.sha256),
        "decisions": explained.describe(raw, explained.sha256)["decisions"] if explained and article else {},
        "sources": choices(desk, "sources"),
        "languages": desk.languages,
        "typed": posted or {},
    }


def beside_page(opened: Opened, other: Opened) -> Values:
    """Return two items side by side, passage by passage; what only one of them has is marked."""
    ours, theirs = (split_passages(one.document.body) if one.document else () for one in (opened, other))
    return {"item": opened, "other": other, "pairs": tuple(_align(ours, theirs))}


def translate_page(source: Opened, translation: Opened, posted: Mapping[str, str] | None = None) -> Values:
    """Return a translation beside its source."""
    bodies = [one.document.body if one.document else "" for one in (source, translation)]
    return {
        "source": source,
        "translation": translation,
        "pairs": pair_passages(bodies[0], bodies[1]),
        "outdated": is_outdated(source, translation),
        "typed": posted or {},
    }


def record_page(desk: Desk, posted: Mapping[str, str]) -> Values:
    """Return the form of a new record, as far as it is filled in."""
    kind = posted.get("kind", "actors")
    kind = kind if kind in RECORD_KINDS else "actors"
    name = posted.get("name", "")
    names = {lang: posted.get(f"name-{lang}", name if lang == posted.get("lang") else "") for lang in desk.languages}
    return {
        "kind": kind,
        "kinds": RECORD_KINDS,
        "names": names,
        "types": TYPES[kind],
        "parents": choices(desk, kind),
        "id": posted.get("id") or propose_id(names.get("en", "")),
        "typed": posted,
    }


def choices(desk: Desk, kind: RecordKind) -> Sequence[tuple[str, str]]:
    """Return the records of a kind to choose from: id, and its names."""
    records = desk.register.records(kind)
    return [(record.id, " · ".join(name for _, name in record.names)) for record in records]


def _others(desk: Desk, opened: Opened) -> Sequence[tuple[Shelved, Relation, float]]:
    """Return the items that seem to be copies or versions, and how alike they are."""
    if opened.get("kind") != "article":
        return ()
    named: dict[str, Relation] = {opened.get("duplicate_of"): "duplicate", opened.get("version_of"): "version"}
    found = {item.path: (item, likeness.relation, likeness.similarity) for item, likeness in
             desk.texts.others_of(opened.path)}  # fmt: skip
    for item in desk.shelf.items:
        if item.slug in named and item.get("lang") == opened.get("lang"):
            found.setdefault(item.path, (item, named[item.slug], 0.0))
    return list(found.values())


def _versions(desk: Desk, opened: Opened) -> Sequence[Shelved]:
    return [item for item in desk.shelf.items if item.slug == opened.get("slug")]


def _align(ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[tuple[str, str, bool]]:
    """Return the passages of two texts in rows, and whether both of a row are the same."""
    matcher = difflib.SequenceMatcher(None, [p.key for p in ours], [p.key for p in theirs], autojunk=False)
    rows: list[tuple[str, str, bool]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        for n in range(max(b - a, d - c)):
            left = ours[a + n].text if a + n < b else ""
            right = theirs[c + n].text if c + n < d else ""
            rows.append((left, right, tag == "equal"))
    return rows
