"""From a page to its bytes: the theme's templates for people, writers in Python for machines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property, partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mujaz.arabic.bidi import direction
from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.localize import format_number, language_name_in
from mujaz.site.digest import Digester
from mujaz.site.marks import Known, marks
from mujaz.site.templating.once import Once, remember
from mujaz.site.templating.templates import make_environment
from mujaz.site.writers import writer_of

ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n", Once],
}
"""Jinja's settings: everything is escaped, and a value that is not there is an error."""

TOOLS_DIGITS = 24
"""How much of the digest of the tools stands before that of a page; two in 10²⁸ are the same."""
CODE = "templates"
"""The folder in the state folder in which the code of templates is kept."""
PACKAGE = Path(__file__).parents[2]
UPSTREAM = ("arabic", "enrich", "export", "model", "register", "site")
"""The folders of the package whose code and words may change the bytes of a page, as may the modules beside them."""
LIBRARIES = ("babel", "jinja2", "markdown", "nh3", "pillow")
"""Libraries whose version may change the bytes of a page."""


class Renderer:
    """Renders pages; the same bytes for the same page, always."""

    def __init__(
        self,
        env: Environment,
        catalogues: Mapping[str, Catalogue],
        theme: Path,
        state: Path | None = None,
        tools: str | None = None,
    ) -> None:
        """Keep the code of templates in the folder `state`; `tools` are digested already where they are given."""
        self._theme = theme
        if tools is not None:
            self.tools = tools
        self._digester = Digester()
        self._phrases = repr([sorted(words.phrases.items(), key=repr) for words in catalogues.values()]).encode()
        kept = None if state is None else _code_folder(state, self.short_tools)
        self._environments = {lang: _environment(env, catalogue, kept) for lang, catalogue in catalogues.items()}
        self._plain = cache(lambda lang: _environment(env, catalogues[lang], kept, quick=False))

    def forget(self) -> None:
        """Forget the values of pages that were rendered, so that they take no room where more are rendered later."""
        self._digester = Digester()
        for environment in self._environments.values():
            remember(environment)
            environment.links.clear()  # type: ignore[attr-defined]

    def render(self, template: str, view: Any) -> bytes:
        """Return the bytes of a page that shows a view."""
        writer = writer_of(template)
        if writer is not None:
            return writer(view)
        language = view.shell.lang
        try:
            return self._environments[language].get_template(template).render(view=view).encode()
        except (AttributeError, TypeError):  # see `quick.py`
            return self._plain(language).get_template(template).render(view=view).encode()

    def digest(self, template: str, view: object) -> str:
        """Return a digest of what a page shows; its bytes depend on that and on the tools."""
        return hashlib.sha256(f"{template}\n".encode() + self._digester.digest(view)).hexdigest()

    @cached_property
    def short_tools(self) -> str:
        """A digest of the tools that is short enough to stand with every page."""
        return self.tools[:TOOLS_DIGITS]

    @cached_property
    def tools(self) -> str:
        """A digest of the templates, the catalogues, the code and the libraries."""
        from importlib.metadata import version  # noqa: PLC0415 - it takes .02 s to import, and digests are often known

        found = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
        words = [path for ending in ("html", "po") for path in sorted(self._theme.glob(f"**/*.{ending}"))]
        for folder, paths in ((self._theme, words), (PACKAGE, _upstream(PACKAGE))):
            for path in paths:
                found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        found.update(self._phrases)
        return found.hexdigest()


def _upstream(package: Path) -> Iterator[Path]:
    """Yield the files of the program that may change the bytes of a page."""
    yield from sorted(package.glob("*.py"))
    for folder in UPSTREAM:
        yield from sorted(path for path in package.glob(f"{folder}/**/*.*") if path.parent.name != "__pycache__")


def _code_folder(state: Path, tools: str) -> Path:
    """Return where the code of templates is kept that these tools compile; that of others is removed."""
    folder = state / CODE
    with suppress(OSError):
        for other in folder.iterdir():
            if other.name != tools:
                rmtree(other, ignore_errors=True)
    return folder / tools


def _environment(env: Environment, catalogue: Catalogue, kept: Path | None, *, quick: bool = True) -> Environment:
    """Return `env` for the pages of one language: its words, its digits, and a memory of its own.

    The language is the environment's and not the page's, so that a file of macros is loaded once for all pages.
    """
    number = partial(format_number, language=catalogue.language)
    links: Known = {}
    marked = marks(catalogue.language, links)
    filters = {
        **marked,
        "direction": direction,
        "number": number,
        "language_name": partial(language_name_in, reader=catalogue.language),
        "draw": _drawing(catalogue),
    }
    values = {**_words(catalogue), "language": catalogue.language}
    own = make_environment(env, filters, values, quick=quick, kept=kept and kept / catalogue.language, marked=marked)
    own.newstyle_gettext = True  # type: ignore[attr-defined]
    own.links = links  # type: ignore[attr-defined]
    remember(own)
    return own


def _drawing(catalogue: Catalogue) -> Callable[[Any], object]:
    """Return the filter that draws a view."""
    made: list[Callable[[Any], object]] = []

    def draw(view: Any) -> object:
        if not made:
            from mujaz.site.drawings.filters import make_draw  # noqa: PLC0415 - .02 s to import, and few pages draw

            made.append(make_draw(catalogue))
        return made[0](view)

    return draw


def _words(catalogue: Catalogue) -> dict[str, Callable[..., Markup]]:
    """Return what templates ask for words by; the values that fill the gaps are escaped."""

    @cache
    def phrase(message: str) -> Markup:
        return Markup(catalogue.gettext(message) % {})  # noqa: S704 - the catalogue is the theme's own text

    def gettext(message: str, **gaps: object) -> Markup:
        return Markup(catalogue.gettext(message)) % gaps if gaps else phrase(message)  # noqa: S704

    @cache
    def ngettext(singular: str, plural: str, number: int, /, **gaps: object) -> Markup:
        return Markup(catalogue.ngettext(singular, plural, number)) % {"num": number, **gaps}  # noqa: S704

    def pgettext(meaning: str, message: str, **gaps: object) -> Markup:
        return Markup(catalogue.pgettext(meaning, message)) % gaps  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
