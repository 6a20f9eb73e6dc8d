"""Hostile strings: everything by which a text has ever become a program, in every wrapping, thousands of them.

`strings.toml` has them by kind and says by what a judge knows each.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

KINDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LONG = ("mjx" * 700, "\ufdfa" * 40 + "mjx")
"""What is merely long."""


def encodings(text: str) -> Iterator[str]:
    """Yield a string as it may arrive: as it is, as entities, as percent signs, as JSON."""
    yield text
    yield text.replace("<", "&lt;").replace(">", "&gt;")
    yield text.replace("<", "&#x3c;").replace(">", "&#62;")
    yield quote(text)
    yield text.replace("<", "\\u003c").replace(">", "\\u003e")


def hostile_strings() -> tuple[str, ...]:
    """Return every string once, in one order; thousands of one line each."""
    found: dict[str, None] = {}
    for text in (*(text for kind in ("elements", "attributes", "schemes", "others") for text in KINDS[kind]), *LONG):
        found.update(dict.fromkeys(wrapping.replace("{}", text) for wrapping in KINDS["wrappings"]))
        found.update(dict.fromkeys(encodings(text)))
    return tuple(found)


def hostile_bodies() -> tuple[str, ...]:
    """Return Markdown of several lines, for texts below front matter."""
    linked = (f"{mark}({scheme})" for scheme in KINDS["schemes"] for mark in ("[mjx]", "![mjx]"))
    automatic = (f"<{scheme}>" for scheme in KINDS["schemes"])
    return (*linked, *automatic, *KINDS["markdown"], *KINDS["elements"])
