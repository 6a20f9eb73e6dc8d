"""What changes the archive: items, translations, pages that arrive, records."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from mujaz.export.frontedit import edit_front
from mujaz.export.translate import begin_translation
from mujaz.model import RecordKind
from mujaz.review import pages
from mujaz.review.addresses import item_url, path_of_item, path_of_raw, raw_url
from mujaz.review.arriving import read_given, reject_item, take_back, take_pages, take_raw
from mujaz.review.beginning import begin_briefing
from mujaz.review.desk import Opened, RefusedError
from mujaz.review.front import LANGUAGE_COOKIE, Call, Front, open_item
from mujaz.review.membership import accept
from mujaz.review.queue import QUEUES, Waiting, following, list_queues
from mujaz.review.records import make_record
from mujaz.review.saving import save_item
from mujaz.review.translating import find_pair, save_translation
from mujaz.review.words import LANGUAGES


def item(front: Front, call: Call) -> Response:
    """Show an item, or save it."""
    opened, queue = open_item(front, call), call.get("queue") or "review"
    if not call.is_form:
        return front.show("item.html", call, **pages.item_page(front.desk, opened, queue))
    do = call.posted.get("do", "save")
    before = list_queues(front.desk).get(queue, ())
    try:
        if do == "remove":
            reject_item(front.desk, opened, call.posted.get("digest", ""))
            return lead_on(front, opened.path, queue, before, "rejected")
        save_item(front.desk, opened, call.posted)
    except RefusedError as error:
        values = pages.item_page(front.desk, opened, queue, call.posted)
        return front.show("item.html", call, 422, problems=front.told(call, error.problems), **values)
    return _go_on(front, opened, do, queue, before)


def _go_on(front: Front, opened: Opened, do: str, queue: str, before: Sequence[Waiting]) -> Response:
    """Lead to where the work goes on once an item is saved."""
    if do in {"publish", "next"}:
        return lead_on(front, opened.path, queue, before, "published" if do == "publish" else "saved")
    if do.startswith("record:"):
        _, kind, name = do.split(":", 2)
        return RedirectResponse(_record_url(kind, name, opened), 303)
    return RedirectResponse(item_url(opened.path, queue=queue, said="saved") + _anchor(do), 303)


def translate(front: Front, call: Call) -> Response:
    """Show a translation beside its source, or save it."""
    source, translation = find_pair(front.desk, path_of_item(call.path()))
    if not call.is_form:
        return front.show("translate.html", call, **pages.translate_page(source, translation))
    try:
        save_translation(front.desk, source, translation, call.posted)
    except RefusedError as error:
        values = pages.translate_page(source, translation, call.posted)
        return front.show("translate.html", call, 422, problems=front.told(call, error.problems), **values)
    said = "published" if call.posted.get("do") == "publish" else "saved"
    return RedirectResponse(item_url(translation.path, "translate", said=said), 303)


def new(front: Front, call: Call) -> Response:
    """Begin a briefing."""
    path = begin_briefing(front.desk, call.posted)
    return RedirectResponse(item_url(path, queue="drafts", said="begun"), 303)


def begin(front: Front, call: Call) -> Response:
    """Begin the translation of an item."""
    opened = open_item(front, call)
    path = begin_translation(front.desk.root, front.desk.languages, opened.get("slug"))
    return RedirectResponse(item_url(path, "translate", said="begun"), 303)


def page(front: Front, call: Call) -> Response:
    """Show a raw page without an item, or import it with what was said of it."""
    raw = path_of_raw(call.path(), call.request.query_params.get("part"))
    if not call.is_form:
        return front.show("page.html", call, **pages.raw_page(front.desk, raw))
    if call.posted.get("do") == "take-back":
        return RedirectResponse(item_url(take_back(front.desk, raw), said="taken-back"), 303)
    try:
        arrived = take_raw(front.desk, raw, read_given(front.desk, call.posted))
    except RefusedError as error:
        values = pages.raw_page(front.desk, raw, call.posted)
        return front.show("page.html", call, 422, problems=front.told(call, error.problems), **values)
    written = [one.item for one in arrived if one.item]
    if len(arrived) == 1 and written:
        return RedirectResponse(item_url(written[0], queue="review"), 303)
    return front.show("arrived.html", call, arrived=arrived)


def take(front: Front, call: Call) -> Response:
    """Import the pages that were dropped onto the desk."""
    try:
        arrived = take_pages(front.desk, call.uploads, read_given(front.desk, call.posted))
    except RefusedError as error:
        return front.show("error.html", call, 422, title="refused", problems=front.told(call, error.problems))
    return front.show("arrived.html", call, arrived=arrived)


def record(front: Front, call: Call) -> Response:
    """Show the form of a new record, or make it and list it where it was missing."""
    if not call.is_form:
        return front.show("record.html", call, back=call.get("back"),
                          **pages.record_page(front.desk, call.request.query_params))  # fmt: skip
    back = call.posted.get("back", "")
    try:
        kind, identifier = make_record(front.desk, call.posted)
    except RefusedError as error:
        values = pages.record_page(front.desk, call.posted)
        problems = front.told(call, error.problems)
        return front.show("record.html", call, 422, back=back, problems=problems, **values)
    if not back:
        return RedirectResponse("/", 303)
    if kind != "sources":
        _list_in(front, back, kind, identifier)
    return RedirectResponse(item_url(front.desk.open(back).path, said="recorded"), 303)


def language(_front: Front, call: Call) -> Response:
    """Change the language of the interface."""
    wanted, back = call.posted.get("language", ""), call.posted.get("back", "/")
    response = RedirectResponse(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/", 303)
    if wanted in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, wanted, httponly=True, samesite="strict", path="/")
    return response


def _list_in(front: Front, path: str, kind: RecordKind, identifier: str) -> None:
    """List a new record in the item for which it was made."""
    opened, register = front.desk.open(path), front.desk.register
    text = edit_front(opened.text, lambda written: accept(written, register, kind, identifier))
    front.desk.replace(opened, text)


def lead_on(front: Front, path: str, queue: str, before: Sequence[Waiting], said: str) -> Response:
    """Lead to what comes behind an item in its queue."""
    name = queue if queue in QUEUES else QUEUES[0]
    found = following(list_queues(front.desk)[name], path, before)
    if found is None:
        return RedirectResponse(f"/queue/{name}?said={said}", 303)
    url = item_url(found.path, queue=name, said=said) if found.path else raw_url(found.raw or "", "page")
    return RedirectResponse(url, 303)


def _record_url(kind: str, name: str, opened: Opened) -> str:
    given = {"kind": kind, "name": name, "lang": opened.get("lang"), "back": opened.path}
    return f"/record?{urlencode(given)}"


def _anchor(do: str) -> str:
    """Return where on its page the change was made."""
    deed, _, detail = do.partition(":")
    if deed in {"restore", "drop"}:
        return f"#line-{detail.partition(':')[0]}"
    return "#records" if deed in {"accept", "reject", "clear", "swap", "add"} else ""
