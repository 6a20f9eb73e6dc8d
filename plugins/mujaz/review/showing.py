"""What is only looked at: queues, raw pages, two items side by side, the desk's style and script."""

from __future__ import annotations

from importlib.resources import files

from starlette.responses import HTMLResponse, RedirectResponse, Response

from mujaz.review import pages
from mujaz.review.addresses import path_of_raw
from mujaz.review.desk import MissingError
from mujaz.review.front import Call, Front, open_item
from mujaz.review.queue import QUEUES, list_queues
from mujaz.review.raw import POLICY as RAW_POLICY
from mujaz.review.raw import show_raw

STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}
FIRST = ("review", "questions", "copies", "drafts")
"""Queues in which something waits to be decided."""


def home(front: Front, _call: Call) -> Response:
    """Lead to the first queue in which something waits."""
    queues = list_queues(front.desk)
    name = next((name for name in FIRST if queues[name]), QUEUES[0])
    return RedirectResponse(f"/queue/{name}", 303)


def queue(front: Front, call: Call) -> Response:
    """Show a queue."""
    name, number = call.path("name"), call.get("page")
    if name not in QUEUES:
        raise MissingError(name)
    return front.show("queue.html", call, **pages.queue_page(front.desk, name, int(number or 1) if
                      (number or "1").isdecimal() else 1))  # fmt: skip


def raw(front: Front, call: Call) -> Response:
    """Show a raw page, inert."""
    shown = show_raw(front.desk, path_of_raw(call.path(), call.request.query_params.get("part")))
    return HTMLResponse(shown, headers={"Content-Security-Policy": RAW_POLICY})


def beside(front: Front, call: Call) -> Response:
    """Show two items side by side."""
    opened, other = open_item(front, call), front.desk.open(call.get("with"))
    return front.show("beside.html", call, queue=call.get("queue"),
                      **pages.beside_page(opened, other))  # fmt: skip


def static(_front: Front, call: Call) -> Response:
    """Send the style or the script of the desk."""
    name = call.path("name")
    if name not in STATIC:
        raise MissingError(name)
    data = files(__package__).joinpath("static", name).read_bytes()
    return Response(data, headers={"Content-Type": STATIC[name]})
