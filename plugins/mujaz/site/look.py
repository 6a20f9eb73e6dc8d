"""An archive's own look, in `content/look/`: what differs from the theme, so that nobody has to copy the whole theme.

It holds `style.css`, which comes behind the theme's stylesheet, `logo.svg` or `logo.png`, pictures and fonts in place
of those of the theme that lie at the same path in its `static/`, `theme.toml`, and words (`fr.po`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack
from mujaz.site import sheets

LOGOS = ("logo.svg", "logo.png")
"""The archive's own mark; the first there is stands in the masthead."""
PUBLISHED = frozenset({".ico", ".jpg", ".png", ".svg", ".webp", ".woff2"})


def read_pictures(look: Path) -> dict[str, bytes]:
    """Return its pictures and fonts, by their path as in the theme's `static/`."""
    paths = sorted(path for path in look.rglob("*") if path.is_file() and path.suffix in PUBLISHED)
    return {path.relative_to(look).as_posix(): path.read_bytes() for path in paths}


def read_style(look: Path) -> str:
    """Return its stylesheet as it is published; empty where there is none."""
    file = look / "style.css"
    return sheets.shorten(file.read_text(encoding="utf-8")) if file.is_file() else ""


def with_own(about: Mapping[str, Any], look: Path) -> dict[str, Any]:
    """Return what the theme says of itself, each table with the archive's own values."""
    file = look / "theme.toml"
    if not file.is_file():
        return dict(about)
    try:
        own = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise EnvironmentLack(f"{file}: {error}; write it as the theme's theme.toml is written.") from error
    return {**about, **{name: {**about.get(name, {}), **table} for name, table in own.items()}}
