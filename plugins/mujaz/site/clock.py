"""The clock, which nothing but embargoes may depend on; no other module of the site reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

Window = tuple[datetime | None, datetime | None]
"""From when until when the same embargoes hold; None: without end."""


WITHHELD = "Withheld until %s: %s"
"""What is said of an embargo that holds: until when, and the item's file."""


def now() -> datetime:
    """Return the time of the build, which SOURCE_DATE_EPOCH can set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def window_of(ends: Iterable[datetime], moment: datetime) -> Window:
    """Return from when until when those embargoes hold that hold at `moment`; `ends` are the ends of all."""
    known = tuple(ends)
    past, future = (e for e in known if e <= moment), (e for e in known if e > moment)
    return max(past, default=None), min(future, default=None)


def is_within(window: Window, moment: datetime) -> bool:
    """Tell whether the embargoes of a window, and no others, hold at `moment`."""
    since, until = window
    return (since is None or since <= moment) and (until is None or moment < until)


def withheld_in(window: Window, ends: Mapping[str, datetime]) -> list[tuple[str, str]]:
    """Return until when each file is withheld whose embargo holds in a window; `ends` are those of all files."""
    until = window[1]
    return [(end.isoformat(), path) for path, end in ends.items() if until is not None and end >= until]
