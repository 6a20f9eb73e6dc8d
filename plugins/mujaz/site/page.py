"""A page of the site: where it lies, what draws it and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output, as a pure function of its view."""

    url: str
    """Root-relative, with the site's prefix."""
    template: str
    """A template of the theme (`item.html`), or the name of a machine format in `render.py` (`feed.rss`)."""
    view: Any
    """A frozen dataclass of plain values; the only thing that the template sees."""
