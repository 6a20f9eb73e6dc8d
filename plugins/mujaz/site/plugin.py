"""Where Pelican calls us: our generator, and the settings of Pelican's that an archive fixes."""

from __future__ import annotations

import logging
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from mujaz.errors import Problems
from mujaz.site.build import plan, read_assets, read_catalogues, write
from mujaz.site.output import Tally
from mujaz.site.page import Page
from mujaz.site.render import ENVIRONMENT, Renderer
from mujaz.site.settings import read_settings, theme_folder

logger = logging.getLogger(__name__)

FIXED: dict[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "JINJA_ENVIRONMENT": ENVIRONMENT,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "OUTPUT_SOURCES": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    **{f"{kind}_SAVE_AS": "" for kind in ("ARCHIVES", "AUTHOR", "AUTHORS", "CATEGORY", "CATEGORIES", "TAG", "TAGS")},
    **{f"{kind}_ARCHIVE_SAVE_AS": "" for kind in ("YEAR", "MONTH", "DAY")},
    **{
        f"{kind}_{form}": None
        for kind in ("FEED", "FEED_ALL", "CATEGORY_FEED", "AUTHOR_FEED", "TAG_FEED", "TRANSLATION_FEED")
        for form in ("ATOM", "RSS")
    },
}
"""Pelican's own articles, pages, feeds and copies are off: every file of the output is one of ours."""


def prepare(pelican: Pelican) -> None:
    """Fix the settings that an archive leaves no choice in; the theme is ours unless another is named."""
    pelican.settings.update(FIXED)
    pelican.delete_outputdir = False
    pelican.theme = pelican.settings["THEME"] = str(theme_folder(pelican.theme))


class ArchiveGenerator(Generator):  # type: ignore[misc]
    """Gathers the archive when Pelican reads, writes the site when Pelican writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.site = read_settings(self.settings)
        self.problems = Problems()
        self.pages: tuple[Page, ...] = ()
        self.tally = Tally()

    def generate_context(self) -> None:
        """Read and check everything; raise `ContentError` before anything is written if anything is wrong."""
        self.assets = read_assets(self.site.theme)
        self.catalogues = read_catalogues(self.site)
        self.pages = plan(self.site, self.assets, self.catalogues, self.problems)

    def generate_output(self, _writer: object) -> None:
        """Bring the output folder up to date."""
        renderer = Renderer(self.env, self.catalogues, self.site.theme)
        self.tally = write(self.site, self.pages, self.assets, renderer)
        for problem in self.problems:
            logger.warning("%s", problem)
        tally = self.tally
        logger.info("%d files, %d rendered, %d written, %d removed.",
                    tally.total, tally.rendered, tally.written, tally.removed)  # fmt: skip


def add_generator(_pelican: Pelican) -> type[ArchiveGenerator]:
    """Return the generator that makes the site."""
    return ArchiveGenerator
