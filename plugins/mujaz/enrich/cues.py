"""The words beside names that no record bears, as `unknown.toml` lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from mujaz.enrich.context import Keys, keys_of
from mujaz.frozen import frozen
from mujaz.model import RecordKind

CUES = Path(__file__).with_name("unknown.toml")

Guess = tuple[RecordKind, str | None]
"""What a name may be: kind and type."""


@frozen
class Cues:
    """Folded words that tell what a name may be, or that it is none; `unknown.toml` says what each list is for."""

    before: dict[Keys, Guess]
    endings: dict[str, Guess]
    stop: frozenset[str]
    generic: frozenset[str]


@cache
def read_cues() -> Cues:
    """Return the words beside names that no record bears."""
    data = tomllib.loads(CUES.read_text(encoding="utf-8"))
    before = {keys_of(text): _guess(row) for row in data["cue"] for key in ("ar", "en") for text in row[key]}
    endings = {keys_of(text)[0]: _guess(row) for row in data["ending"] for text in row["en"]}
    stop, generic = (
        frozenset(keys_of(text)[0] for text in texts) for texts in (data["stop"]["ar"], data["stop"]["en"])
    )
    return Cues(before, endings, stop, generic)


def _guess(row: dict[str, str]) -> Guess:
    return ("places" if row["kind"] == "places" else "actors"), row["type"]
