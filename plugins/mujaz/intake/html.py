"""A page of HTML or text by itself, and one that lies in a container."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mujaz.intake.found import Found, Input, Known, digest
from mujaz.intake.saved import read_saved, saved_address
from mujaz.intake.traces import find_traces


def read_page(arrived: Input) -> Iterator[Found]:
    """Yield the page that a file is, with what the program that saved it wrote into it."""
    data = arrived.read()
    known = replace(read_saved(data), warnings=find_traces(data, saved_address(data)))
    yield Found(arrived.name, data, digest(data), known)


def make_found(  # noqa: PLR0913 - what is known of a page comes from several headers
    name: str, body: bytes, part: str, known: Known, *, charset: str | None, warnings: tuple[str, ...]
) -> Found:
    """Return the page `body` of a container, with the `charset` that is stated for it there."""
    stated = charset.strip("\"' ") if charset else None
    return Found(f"{name}.html", body, digest(body), replace(known, warnings=warnings, charset=stated), part)
