"""Where Pelican calls us: our generator, and the settings of Pelican's that an archive fixes."""

from __future__ import annotations

import logging
from contextlib import closing
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import Generator

from mujaz.errors import Problems
from mujaz.garbage import collect_seldom
from mujaz.site.build import Plan, Writing, plan, read_assets, read_catalogues
from mujaz.site.drafts import show_drafts
from mujaz.site.incremental.keeping import keep_build
from mujaz.site.incremental.standing import Standing
from mujaz.site.output import Tally
from mujaz.site.process import Meanwhile
from mujaz.site.settings_reading import read_settings, theme_folder
from mujaz.site.stages import Stages
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.last import note_of
from mujaz.site.state.outputs import read_state
from mujaz.site.templating.render import ENVIRONMENT, Renderer
from mujaz.site.why import explain

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
OF_TEMPLATES = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS", "THEME_TEMPLATES_OVERRIDES")
"""Settings that change what templates are; with any of them every build is made with Pelican."""


def prepare(pelican: Pelican) -> None:
    """Fix the settings that an archive leaves no choice in; the theme is ours unless another is named."""
    pelican.settings.update(FIXED)
    pelican.delete_outputdir = False
    pelican.theme = pelican.settings["THEME"] = str(theme_folder(pelican.theme))
    collect_seldom()


class ArchiveGenerator(Generator):  # type: ignore[misc]
    """Gathers the archive when Pelican reads, writes the site when Pelican writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Whoever listens to Pelican's signal of a new generator, which this sends, sets what it knows.
        self.inputs: Inputs | None = None
        """What the build is made from, where its caller has taken a digest of that."""
        self.why: str | None = None
        """The address of a page of which it is to be told why it is rendered."""
        super().__init__(*args, **kwargs)
        self.site = read_settings(self.settings)
        self.problems = Problems()
        self.plan = Plan((), (None, None))
        self.tally = Tally()
        self.stages = Stages()
        self.reason: str | None = None

    def generate_context(self) -> None:
        """Read and check everything; raise `ContentError` before anything is written if anything is wrong."""
        self.stages.begin("theme")
        try:
            self.assets = read_assets(self.site.theme, lite=self.site.archive.lite, look=self.site.look)
            self.catalogues = read_catalogues(self.site)
            known = self.inputs.known if self.inputs is not None else None
            self.plan = plan(self.site, self.assets, self.catalogues, self.problems, stages=self.stages, known=known)
        finally:
            self.stages.end()

    def generate_output(self, _writer: object) -> None:
        """Bring the output folder up to date."""
        writing = self.writing
        if self.why is not None:
            self.reason = self._explain(writing, self.why)
        self.stages.begin("files", len(self.plan.pages) + len(self.assets.files))
        note = self._note()
        with closing(Meanwhile(partial(self._keep, writing, note))) as keeping:
            self.tally = writing.write(note=note, step=self.stages.step, shared=keeping.begin)
            self.stages.begin("state")
            keeping.wait()
        if self.plan.content is not None:
            self.plan.content.shelf.note_written()
        self.plan.keep()
        if self.inputs is not None:
            self.inputs.seen.save()
        self.stages.end()
        for problem in self.problems:
            logger.warning("%s", problem)
        tally = self.tally
        logger.info("%d files, %d rendered, %d written, %d removed.",
                    tally.total, tally.rendered, tally.written, tally.removed)  # fmt: skip

    def _keep(self, writing: Writing, note: dict[str, Any] | None) -> None:
        """Keep for the next build what takes long, and does not ask for what came of the writing."""
        if self.plan.content is not None:
            self.plan.content.shelf.write()
        if note is not None and self.inputs is not None and not any(map(self.settings.get, OF_TEMPLATES)):
            keep_build(writing, self.inputs)

    @cached_property
    def writing(self) -> Writing:
        """What the plan is written with."""
        state = self.site.root / self.site.archive.state
        renderer = Renderer(self.env, self.catalogues, self.site.theme, state)
        return Writing(self.plan, self.assets, renderer, self.site)

    @cached_property
    def standing(self) -> Standing:
        """The site that was written, which can be brought up to date."""
        return Standing(self.writing, show_drafts(self.site, self.catalogues))

    def _explain(self, writing: Writing, url: str) -> str:
        """Return why the page at an address (or a file of the output) is rendered by this build."""
        path = urlsplit(url).path.removeprefix(self.site.prefix).lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        output = next((output for output in writing.outputs() if output.path == path), None)
        if output is None:
            return f"{url}: there is no such page."
        state = read_state(self.site.output, self.site.root / self.site.archive.state)
        return explain(output, state, self.site.output, writing.ground)

    def _note(self) -> dict[str, Any] | None:
        """Return what the next build may know of this one: nothing if a file changed while this one read."""
        if self.inputs is None or not self.inputs.are_untouched():
            return None
        ends = self.plan.archive.embargoes if self.plan.archive is not None else {}
        return note_of(self.inputs, self.site, (self.plan.embargoes, ends), self.problems)


def add_generator(_pelican: Pelican) -> type[ArchiveGenerator]:
    """Return the generator that makes the site."""
    return ArchiveGenerator
