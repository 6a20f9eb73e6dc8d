"""Every answer of the desk: the page of a handler, or a page for every error that one may meet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from mujaz.errors import MujazError, Problem
from mujaz.intake.found import MOST_BYTES
from mujaz.review.addresses import path_of_item
from mujaz.review.desk import ConflictError, Desk, MissingError, Opened, RefusedError
from mujaz.review.render import render
from mujaz.review.words import LANGUAGES, Words, words

LANGUAGE_COOKIE = "mujaz-desk-language"
MOST_FILES, MOST_FIELDS = 200, 5_000
SAID = ("saved", "published", "rejected", "taken-back", "recorded", "begun")
"""What a page may say of the change before it."""
HIDDEN = frozenset({"digest", "lines", "do", "source-digest", "queue"})
"""Values of a form that nobody typed."""

Tell = Callable[[str, Problem], str]
"""Tells a problem in a language."""


@dataclass(frozen=True)
class Call:
    """One request, with what its form holds."""

    request: Request
    posted: dict[str, str]
    uploads: tuple[tuple[str, bytes], ...]
    """Name and bytes of each file."""
    words: Words

    def get(self, name: str) -> str:
        """Return a value of the address, empty without it."""
        return str(self.request.query_params.get(name, ""))

    def path(self, name: str = "path") -> str:
        """Return the part of the address that names a file."""
        return str(self.request.path_params[name])

    @property
    def is_form(self) -> bool:
        """Whether something is to be changed."""
        return self.request.method == "POST"

    @property
    def here(self) -> str:
        """Its own address."""
        url = self.request.url
        return url.path + (f"?{url.query}" if url.query else "")


Handler = Callable[["Front", Call], Response]


class Front:
    """What every handler has at hand: the archive, and how pages are shown."""

    def __init__(self, desk: Desk, tell: Tell, language: str) -> None:
        self.desk = desk
        self._tell, self._language = tell, language

    def show(self, template: str, call: Call, status: int = 200, **values: Any) -> Response:
        """Return a page from a template, with the problems of its item unless others are given."""
        values.setdefault("problems", [])
        if isinstance(values.get("item"), Opened) and not values["problems"]:
            values["problems"] = self.told(call, values["item"].problems)
        said = call.get("said")
        frame = {"said": said if said in SAID else "", "here": call.here, "interface": LANGUAGES}
        return HTMLResponse(render(template, call.words, **frame, **values), status)

    def told(self, call: Call, problems: tuple[Problem, ...]) -> list[tuple[Problem, str]]:
        """Return problems with their sentences in the language of the interface."""
        spoken = call.words
        return [
            (problem, spoken.tell(problem.text, dict(problem.values)) or self._tell(spoken.language, problem))
            for problem in problems
        ]

    def endpoint(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a request with a handler, beside the server's own loop."""

        async def answer(request: Request) -> Response:
            chosen = request.cookies.get(LANGUAGE_COOKIE, "")
            posted, uploads = await _read_form(request)
            call = Call(request, posted, uploads, words(chosen if chosen in LANGUAGES else self._language))
            return await run_in_threadpool(self._answer, handler, call)

        return answer

    def _answer(self, handler: Handler, call: Call) -> Response:
        try:
            return handler(self, call)
        except ConflictError as error:
            typed = {key: value for key, value in call.posted.items() if key not in HIDDEN and value.strip()}
            return self.show("conflict.html", call, 409, path=error.path, typed=typed)
        except MissingError:
            return self.show("error.html", call, 404, title="missing")
        except RefusedError as error:
            return self._refuse(call, 422, self.told(call, error.problems))
        except MujazError as error:
            return self._refuse(call, 422, [(Problem("", 0, ""), str(error))])
        except OSError as error:
            what = f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")
            return self._refuse(call, 500, [(Problem("", 0, ""), what)])

    def _refuse(self, call: Call, status: int, problems: list[tuple[Problem, str]]) -> Response:
        return self.show("error.html", call, status, title="refused", problems=problems)


def open_item(front: Front, call: Call) -> Opened:
    """Return the item that an address names."""
    return front.desk.open(path_of_item(call.path()))


async def _read_form(request: Request) -> tuple[dict[str, str], tuple[tuple[str, bytes], ...]]:
    """Return the values and the files of a form."""
    if request.method != "POST":
        return {}, ()
    posted: dict[str, str] = {}
    uploads = []
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES) as form:
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read(MOST_BYTES + 1)
                if value.filename:
                    uploads.append((value.filename, data))
            else:
                posted[key] = value
    return posted, tuple(uploads)
