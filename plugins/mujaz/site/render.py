"""From a page to its bytes: the theme's templates for people, writers in Python for machines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from mujaz.arabic.bidi import direction
from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.localize import format_number
from mujaz.site.feeds.atom import write_atom
from mujaz.site.feeds.jsonfeed import write_json_feed
from mujaz.site.feeds.opml import write_opml
from mujaz.site.feeds.rss import write_rss
from mujaz.site.machines import write_headers, write_robots, write_sitemap, write_sitemap_index
from mujaz.site.page import Page

WRITERS: dict[str, Callable[[Any], bytes]] = {
    "feed.rss": write_rss,
    "feed.atom": write_atom,
    "feed.json": write_json_feed,
    "feeds.opml": write_opml,
    "sitemap.xml": write_sitemap,
    "sitemap-index.xml": write_sitemap_index,
    "robots.txt": write_robots,
    "_headers": write_headers,
}
"""Machine format → what writes it."""

ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
"""Jinja's settings: everything is escaped, and a value that is not there is an error."""

LIBRARIES = ("babel", "jinja2", "lxml", "markdown", "nh3")
"""Libraries whose version may change the bytes of a page."""


class Renderer:
    """Renders pages; the same bytes for the same page, always."""

    def __init__(self, env: Environment, catalogues: Mapping[str, Catalogue], theme: Path) -> None:
        self._env = env
        self._theme = theme
        _install_words(env, catalogues)
        env.filters["direction"] = direction
        env.filters["number"] = _number

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page."""
        writer = WRITERS.get(page.template)
        if writer is not None:
            return writer(page.view)
        return self._env.get_template(page.template).render(view=page.view).encode()

    def digest(self, page: Page) -> str:
        """Return a digest of all that the bytes of a page depend on."""
        return hashlib.sha256(f"{self._tools}\n{page.template}\n{page.view!r}".encode()).hexdigest()

    @cached_property
    def _tools(self) -> str:
        """A digest of the templates, the catalogues, the code and the libraries."""
        found = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
        package = Path(__file__).parents[1]
        words = ((self._theme, "**/*.html"), (self._theme, "**/*.po"))
        code = ((package, "arabic/**/*.py"), (package, "site/**/*.py"))
        for folder, pattern in (*words, *code):
            for path in sorted(folder.glob(pattern)):
                found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return found.hexdigest()


def _install_words(env: Environment, catalogues: Mapping[str, Catalogue]) -> None:
    """Give templates `_` and `ngettext` in the language of the page that is being rendered."""

    def catalogue(context: Context) -> Catalogue:
        return catalogues[context["view"].shell.lang]

    @pass_context
    def gettext(context: Context, message: str) -> str:
        return catalogue(context).gettext(message)

    @pass_context
    def ngettext(context: Context, singular: str, plural: str, number: int) -> str:
        return catalogue(context).ngettext(singular, plural, number)

    @pass_context
    def pgettext(context: Context, meaning: str, message: str) -> str:
        return catalogue(context).pgettext(meaning, message)

    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext
    )


@pass_context
def _number(context: Context, value: int) -> str:
    """Return a number in the digits of the page's language."""
    return format_number(value, context["view"].shell.lang)
