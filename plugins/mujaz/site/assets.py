"""The theme's own files: stylesheets, fonts and pictures, each under a name that carries its digest."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.arabic.bidi import direction
from mujaz.errors import EnvironmentLack
from mujaz.site import sheets
from mujaz.site.look import read_pictures, read_style, with_own
from mujaz.site.scripts import bundle

CSS_URL = re.compile(r'url\("([^"]+)"\)')
"""A file that the stylesheet names."""
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
    lite: bool = False
    """Whether pages do without fonts."""
    card_fonts: Mapping[str, str] = field(default_factory=dict)
    """The paths of the fonts with which cards are drawn, with a digest of each."""

    def path(self, name: str) -> str:
        """Return the output path of a file of the theme; raise `EnvironmentLack` if the theme has no such file."""
        if name not in self.names:
            raise EnvironmentLack(f"The theme has no static/{name}; restore it, or set THEME to a whole theme.")
        return self.names[name]

    def integrity(self, name: str) -> str:
        """Return the digest of a file of the theme as a policy or an `integrity` attribute writes it: `sha256-…`."""
        digest = hashlib.sha256(self.files[self.path(name)]).digest()
        return f"sha256-{base64.b64encode(digest).decode()}"

    def preload(self, language: str) -> tuple[str, ...]:
        """Return the output paths of the fonts that a page of `language` needs at once."""
        if self.lite:
            return ()
        fonts = self.theme["preload"]
        keys = (key for key in (language, direction(language), "default") if key in fonts)
        return tuple(self.path(name) for name in fonts[next(keys)])

    def sheet(self, template: str) -> str:
        """Return the output path of the stylesheet for the pages of a template: its own if it has one."""
        return self.names.get(f"css/{template}") or self.path("css/main.css")

    @property
    def bars(self) -> tuple[str, str]:
        """The colours of the browser's bars on light and on dark pages."""
        return self.theme["browser"]["light"], self.theme["browser"]["dark"]

    def social(self, language: str) -> str:
        """Return the output path of the picture for shared links."""
        name = f"images/social-{language}.png"
        return self.path(name if name in self.names else self.theme["social"]["default"])

    @cached_property
    def digest(self) -> str:
        """A digest of all names, which changes with any file."""
        return hashlib.sha256("\n".join(sorted(self.names.values())).encode()).hexdigest()


def read_assets(theme: Path, *, lite: bool = False, look: Path | None = None) -> Assets:
    """Return the files of the theme in the folder `theme`, without its fonts if `lite`, under an archive's own `look`.

    Raises `EnvironmentLack` if it is no theme of Mujaz.
    """
    static = theme / "static"
    try:
        about = tomllib.loads((theme / "theme.toml").read_text(encoding="utf-8"))
        paths = sorted(p for p in static.rglob("*") if p.is_file() and p.suffix in PUBLISHED)
        contents = {p.relative_to(static).as_posix(): p.read_bytes() for p in paths}
        main = sheets.bundle(static / "css" / "main.css")
        if look is not None:
            contents |= read_pictures(look)
            main += read_style(look)
            about = with_own(about, look)
        fonts = {str(path): _digest(path.read_bytes()) for path in sorted((theme / "cards").glob("*.ttf"))}
        words = {name: sheets.words_of(theme, name) for name in about.get("sheets", {}).get("own", ())}
    except OSError as error:
        raise EnvironmentLack(f"{error.filename} is missing; set THEME to the folder of a theme of Mujaz.") from error
    left_out = ("css/", "js/", "fonts/") if lite else ("css/", "js/")
    plain = {name: data for name, data in contents.items() if not name.startswith(left_out)}
    plain |= {name: bundle(static / name).encode() for name in SCRIPTS if name in contents}
    plain |= {name: sheets.shorten(contents[name].decode()).encode() for name in SHEETS if name in contents}
    names = {name: _published_name(name, data) for name, data in plain.items()}
    main = sheets.without_fonts(main) if lite else main
    main = CSS_URL.sub(lambda m: f'url("{names[_inside(m[1])].rpartition("/")[2]}")', main)
    written = {"css/main.css": main, **{f"css/{name}": sheets.narrow(main, known) for name, known in words.items()}}
    plain |= {name: sheet.encode() for name, sheet in written.items()}
    names |= {name: _published_name(name.replace(".html", ".css"), plain[name]) for name in written}
    return Assets({names[name]: data for name, data in plain.items()}, names, about, lite, fonts)


def _inside(url: str) -> str:
    """Return the name in `theme/static/` of a file that a stylesheet in `css/` names."""
    return url.removeprefix("../")


def _published_name(name: str, data: bytes) -> str:
    file = name.rpartition("/")[2]
    if file in PLAIN_NAMES:
        return f"/{file}"
    stem, _, suffix = file.rpartition(".")
    return f"/theme/{stem}.{_digest(data)}.{suffix}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]
