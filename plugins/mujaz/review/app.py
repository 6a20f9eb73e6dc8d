"""The desk as a web application: its addresses, and who may use them."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.routing import Route

from mujaz.review import changing, showing
from mujaz.review.desk import Desk
from mujaz.review.front import Front, Handler, Tell
from mujaz.review.guard import Guard

LOOKED_AT: dict[str, Handler] = {
    "/": showing.home,
    "/queue/{name}": showing.queue,
    "/beside/{path:path}": showing.beside,
    "/raw/{path:path}": showing.raw,
    "/static/{name}": showing.static,
}
CHANGED: dict[str, Handler] = {
    "/item/{path:path}": changing.item,
    "/translate/{path:path}": changing.translate,
    "/page/{path:path}": changing.page,
    "/record": changing.record,
}
"""Addresses that show a form and take it."""
DONE: dict[str, Handler] = {
    "/begin/{path:path}": changing.begin,
    "/import": changing.take,
    "/new": changing.new,
    "/language": changing.language,
}
"""Addresses that only take a form."""


def make_app(desk: Desk, guard: Guard, tell: Tell, language: str) -> Starlette:
    """Return the application; `language` is that of its interface until another is chosen."""
    front = Front(desk, tell, language)
    kinds = ((LOOKED_AT, ["GET"]), (CHANGED, ["GET", "POST"]), (DONE, ["POST"]))
    routes = [
        Route(path, front.endpoint(handler), methods=methods)
        for table, methods in kinds
        for path, handler in table.items()
    ]
    return Starlette(routes=routes, middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)])
