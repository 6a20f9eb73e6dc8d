"""The lines of a raw page beside the text that was made of it: one put back, another taken out, by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from mujaz.clean.account import Told, key_of
from mujaz.clean.rules import Fate
from mujaz.errors import Problem
from mujaz.export.audit import FORMAT, audit_path, dump_audit, read_audit
from mujaz.export.markdown import write_markdown
from mujaz.export.write import replace_file
from mujaz.frozen import frozen
from mujaz.model import Paragraph, Span
from mujaz.review.desk import Desk, RefusedError
from mujaz.review.passages import Passage, split_passages
from mujaz.review.raw import explain_raw
from mujaz.review.words import mark

BY_HAND = "by hand"
"""The rule of a line that somebody took out here."""


@frozen
class Page:
    """A raw page, line by line."""

    raw: str
    raw_sha256: str
    lines: tuple[Told, ...]
    decisions: dict[str, object]
    """What was read of it, as its audit has it."""
    digest: str
    """By which it is noticed that the lines were read anew."""


def read_lines(desk: Desk, raw: str, raw_sha256: str) -> Page | None:
    """Return the lines of a raw page, from its audit or from the page itself; None where both are gone."""
    audit = read_audit(desk.root / audit_path(raw, raw_sha256))
    if audit.get("format") != FORMAT or audit.get("raw_sha256") != raw_sha256 or "lines" not in audit:
        found = explain_raw(desk, raw)
        if found is None or found.article is None:
            return None
        audit = found.describe(raw, raw_sha256)
    lines = tuple(Told(line["line"], line["text"], line["fate"], line["rule"]) for line in audit["lines"])
    return Page(
        raw, raw_sha256, lines, audit["decisions"], hashlib.sha256(json.dumps(audit["lines"]).encode()).hexdigest()
    )


def put_back(page: Page, number: int, body: str) -> str:
    """Return the body with the line at place `number` behind the line of the text that stands before it."""
    passages = split_passages(body)
    known = {passage.key: passage for passage in passages}
    before = (_passage_of(page.lines[n], known, passages) for n in range(number - 1, -1, -1) if _is_kept(page, n))
    after = (
        _passage_of(page.lines[n], known, passages) for n in range(number + 1, len(page.lines)) if _is_kept(page, n)
    )
    text = write_markdown((Paragraph((Span(page.lines[number].text),)),)).strip("\n")
    if found := next(filter(None, before), None):
        return f"{body[: found.end]}\n\n{text}{body[found.end :]}"
    if found := next(filter(None, after), None):
        return f"{body[: found.start]}{text}\n\n{body[found.start :]}"
    return f"{body.rstrip()}\n\n{text}\n"


def take_out(page: Page, number: int, body: str, path: str) -> str:
    """Return the body without the line at place `number`; raise `RefusedError` where it stands no more as it did."""
    told = page.lines[number]
    passages = split_passages(body)
    found = _passage_of(told, {passage.key: passage for passage in passages}, passages)
    wanted = key_of(told.text)
    if found is not None and found.key == wanted:
        return (body[: found.start].rstrip() + "\n\n" + body[found.end :].lstrip("\n")).strip("\n") + "\n"
    if found is not None:
        kept = [line for line in found.source.split("\n") if key_of(split_text(line)) != wanted]
        source = "\n".join(kept) if len(kept) < found.source.count("\n") + 1 else found.source.replace(told.text, "", 1)
        if source != found.source:
            return body[: found.start] + source.strip() + body[found.end :]
    wrong = mark('The line "{line}" does not stand in the text as it does on the page; change the text itself.')
    raise RefusedError((Problem.of(path, 0, wrong, {"line": told.text[:80]}),))


def split_text(line: str) -> str:
    """Return what a reader sees of one line of Markdown."""
    return "\n".join(passage.text for passage in split_passages(line))


def note_fate(desk: Desk, page: Page, number: int, fate: Fate) -> None:
    """Write into the audit beside the raw page what became of a line by hand."""
    path = desk.root / audit_path(page.raw, page.raw_sha256)
    audit = read_audit(path)
    if audit.get("raw_sha256") != page.raw_sha256 or "lines" not in audit:
        found = explain_raw(desk, page.raw)
        if found is None:
            return
        audit = found.describe(page.raw, page.raw_sha256)
    told = replace(page.lines[number], fate=fate, rule=None if fate == "kept" else BY_HAND)
    lines = list(audit["lines"])
    lines[number] = {"line": told.number, "fate": told.fate, "rule": told.rule, "text": told.text}
    replace_file(path, dump_audit({**audit, "lines": lines}))


def _is_kept(page: Page, number: int) -> bool:
    return page.lines[number].fate == "kept"


def _passage_of(told: Told, known: dict[str, Passage], passages: Sequence[Passage]) -> Passage | None:
    """Return the passage that is a line, or holds it."""
    key = key_of(told.text)
    return known.get(key) or next((passage for passage in passages if key and key in passage.key), None)
