"""What is typed on an item's page becomes its file: fields, text, one decision at a time, and its state."""

from __future__ import annotations

from collections.abc import Mapping

from mujaz.errors import Problem
from mujaz.export.frontedit import edit_front, replace_body
from mujaz.review.desk import ConflictError, Desk, MissingError, Opened, RefusedError
from mujaz.review.lines import Page, note_fate, put_back, read_lines, take_out
from mujaz.review.membership import KINDS, accept, clear, reject
from mujaz.review.metadata import ORDER, change_fields
from mujaz.review.teaching import teach
from mujaz.review.words import mark
from mujaz.yamledit import remove_key, set_value

Posted = Mapping[str, str]


def save_item(desk: Desk, opened: Opened, posted: Posted) -> Opened:
    """Write an item's page into its file and carry out its button; return the item as it is then.

    `ConflictError` if the file is not what the page was made from, `RefusedError` if errors would come in.
    """
    if posted.get("digest") != opened.digest:
        raise ConflictError(opened.path)
    if opened.document is None or posted.get("do") == "whole":
        return desk.replace(opened, _whole(posted, opened))
    text = apply_form(opened, posted)
    deed, _, detail = posted.get("do", "save").partition(":")
    if deed in {"accept", "reject", "clear", "swap", "add"}:
        text = edit_front(text, lambda front: _decide(desk, front, deed, detail, posted))
    elif deed in {"publish", "hold", "draft"}:
        text = edit_front(text, lambda front: _state(front, deed))
    elif deed in {"duplicate", "version"}:
        text = edit_front(text, lambda front: set_value(front, [f"{deed}_of"], detail, ORDER))
    elif deed in {"restore", "drop"}:
        return _move_line(desk, opened, text, posted)
    if deed == "publish":
        desk.check(opened.path, text)
    return desk.replace(opened, text)


def apply_form(opened: Opened, posted: Posted) -> str:
    """Return the file of an item with the fields and the text that were typed."""
    text = edit_front(opened.text, lambda front: change_fields(front, opened, posted))
    body = posted.get("body")
    old = opened.document.body.strip("\n") if opened.document else ""
    if body is None or _plain(body).strip("\n") == old:
        return text
    return replace_body(text, _plain(body))


def _whole(posted: Posted, opened: Opened) -> str:
    """Return the text of a file that could not be read as an item, as it was typed."""
    text = _plain(posted.get("file", opened.text))
    return text if text.endswith("\n") else f"{text}\n"


def _plain(text: str) -> str:
    """Return what a form sent with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decide(desk: Desk, front: str, deed: str, detail: str, posted: Posted) -> str:
    """Return front matter with one decision on one record."""
    kind_name, _, identifier = detail.partition(":")
    if kind_name not in KINDS:
        raise MissingError(detail)
    kind = kind_name
    register = desk.register
    if deed in {"add", "swap"}:
        wanted = posted.get(f"{deed}:{detail}", "").strip()
        chosen = register.resolve(kind, wanted)
        if chosen is None:
            near = ", ".join(register.nearest(kind, wanted)) or "–"
            unknown = mark('No record in content/{kind}/ has the name "{name}"; nearest: {near}.')
            raise RefusedError((Problem.of("", 0, unknown, {"kind": kind, "name": wanted, "near": near}),))
        front = reject(front, register, kind, identifier) if deed == "swap" else front
        return accept(front, register, kind, chosen)
    if register.get(kind, identifier) is None:
        raise MissingError(detail)
    changes = {"accept": accept, "reject": reject, "clear": clear}
    return changes[deed](front, register, kind, identifier)


def _state(front: str, deed: str) -> str:
    """Return front matter of an item that is published, put back for review, or made a draft."""
    if deed == "publish":
        return remove_key(front, "status")
    return set_value(front, ["status"], "review" if deed == "hold" else "draft", ORDER)


def _move_line(desk: Desk, opened: Opened, text: str, posted: Posted) -> Opened:
    """Put a line of the raw page back into the text or take it out, and teach the publication if that is asked for."""
    deed, _, detail = posted["do"].partition(":")
    page = read_lines(desk, opened.get("raw"), opened.get("raw_sha256"))
    number, _, taught = detail.partition(":")
    place = _place(page, number)
    if page is None or posted.get("lines") != page.digest:
        raise ConflictError(opened.get("raw"))
    if page.lines[place].fate != ("removed" if deed == "restore" else "kept"):
        raise MissingError(number)
    body = posted_body(opened, posted)
    changed = put_back(page, place, body) if deed == "restore" else take_out(page, place, body, opened.path)
    new = desk.replace(opened, replace_body(text, changed))
    note_fate(desk, page, place, "kept" if deed == "restore" else "removed")
    if taught:
        teach(desk, opened.get("source"), page.lines[place], drop=deed == "drop")
    return new


def posted_body(opened: Opened, posted: Posted) -> str:
    """Return the text as it was typed, or as the file has it."""
    body = posted.get("body")
    return _plain(body) if body is not None else (opened.document.body if opened.document else "")


def _place(page: Page | None, number: str) -> int:
    if page is None or not number.isdecimal() or int(number) >= len(page.lines):
        raise MissingError(number)
    return int(number)
