"""The theme's own files: one stylesheet, fonts and pictures, each under a name that carries its digest."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack
from mujaz.site.scripts import bundle

IMPORT = re.compile(r'@import\s+"([^"]+)"\s*(?:layer\([\w-]+\)\s*)?;')
"""A line of `main.css` that names one of its parts."""
CSS_URL = re.compile(r'url\("([^"]+)"\)')
"""A file that the stylesheet names."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")
DIGEST_LENGTH = 10
SHEETS = ("css/feed.css",)
"""Stylesheets of their own, beside the one of the pages."""
SCRIPTS = ("js/search.js",)
"""Scripts that pages run; the others are parts of them."""
PLAIN_NAMES = frozenset({"favicon.ico"})
"""Files that browsers look for at the root, under their own name."""
PUBLISHED = frozenset({".css", ".ico", ".jpg", ".js", ".png", ".svg", ".webp", ".woff2"})
"""What of `theme/static/` goes into the site; licences and notes stay behind."""


@dataclass(frozen=True)
class Assets:
    """The theme's files as they are published."""

    files: Mapping[str, bytes]
    """From output path (`/theme/main.1a2b3c4d5e.css`) to content."""
    names: Mapping[str, str]
    """From name in `theme/static/` (`css/main.css`) to output path."""
    theme: Mapping[str, Any]
    """What `theme/theme.toml` says."""

    def path(self, name: str) -> str:
        """Return the output path of a file of the theme; raise `EnvironmentLack` if the theme has no such file."""
        if name not in self.names:
            raise EnvironmentLack(f"The theme has no static/{name}; restore it, or set THEME to a whole theme.")
        return self.names[name]

    def preload(self, language: str) -> tuple[str, ...]:
        """Return the output paths of the fonts that a page of `language` needs at once."""
        fonts = self.theme["preload"]
        return tuple(self.path(name) for name in fonts.get(language, fonts["default"]))

    def social(self, language: str) -> str:
        """Return the output path of the picture for shared links."""
        name = f"images/social-{language}.png"
        return self.path(name if name in self.names else self.theme["social"]["default"])

    @cached_property
    def digest(self) -> str:
        """A digest of all names, which changes with any file."""
        return hashlib.sha256("\n".join(sorted(self.names.values())).encode()).hexdigest()


def read_assets(theme: Path) -> Assets:
    """Return the files of the theme in the folder `theme`; raise `EnvironmentLack` if it is no theme of Mujaz."""
    static = theme / "static"
    try:
        about = tomllib.loads((theme / "theme.toml").read_text(encoding="utf-8"))
        paths = sorted(p for p in static.rglob("*") if p.is_file() and p.suffix in PUBLISHED)
        contents = {p.relative_to(static).as_posix(): p.read_bytes() for p in paths}
        sheet = _bundle(static / "css" / "main.css")
    except OSError as error:
        raise EnvironmentLack(f"{error.filename} is missing; set THEME to the folder of a theme of Mujaz.") from error
    plain = {name: data for name, data in contents.items() if not name.startswith(("css/", "js/"))}
    plain |= {name: bundle(static / name).encode() for name in SCRIPTS if name in contents}
    plain |= {name: _without_comments(contents[name].decode()).encode() for name in SHEETS if name in contents}
    names = {name: _published_name(name, data) for name, data in plain.items()}
    bundled = CSS_URL.sub(lambda m: f'url("{names[_inside(m[1])].rpartition("/")[2]}")', sheet).encode()
    names["css/main.css"] = _published_name("css/main.css", bundled)
    files = {names[name]: data for name, data in plain.items()} | {names["css/main.css"]: bundled}
    return Assets(files, names, about)


def _bundle(main: Path) -> str:
    """Return a stylesheet with its parts in place of its `@import`s, without comments and indentation."""
    text = main.read_text(encoding="utf-8")
    joined = IMPORT.sub(lambda m: (main.parent / m[1]).read_text(encoding="utf-8"), text)
    return _without_comments(joined)


def _without_comments(text: str) -> str:
    """Return a stylesheet without comments and indentation."""
    return SPACE.sub("\n", COMMENT.sub("", text)).strip() + "\n"


def _inside(url: str) -> str:
    """Return the name in `theme/static/` of a file that a stylesheet in `css/` names."""
    return url.removeprefix("../")


def _published_name(name: str, data: bytes) -> str:
    file = name.rpartition("/")[2]
    if file in PLAIN_NAMES:
        return f"/{file}"
    stem, _, suffix = file.rpartition(".")
    return f"/theme/{stem}.{hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]}.{suffix}"
