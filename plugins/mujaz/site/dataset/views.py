"""What the files of the data hold, written already as far as their parts are concerned."""

from __future__ import annotations

from mujaz.frozen import frozen


@frozen
class JsonLines:
    """JSON values, one a line (JSON Lines)."""

    lines: tuple[str, ...]


@frozen
class JsonList:
    """A JSON document around a list whose members stand on a line each."""

    start: str
    lines: tuple[str, ...]
    end: str
