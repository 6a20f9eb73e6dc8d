"""The site stage as a whole: gather, then write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from mujaz.arabic.catalogue import Catalogue
from mujaz.errors import Problems
from mujaz.frozen import frozen
from mujaz.garbage import no_collection
from mujaz.site import markdown
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets, read_assets
from mujaz.site.clock import Window, now, window_of
from mujaz.site.content import Content
from mujaz.site.desk import Desk
from mujaz.site.digest import Digester
from mujaz.site.drafts import show_drafts
from mujaz.site.fact_values import FactValues
from mujaz.site.facts import made_from
from mujaz.site.gather import gather
from mujaz.site.output import Deferred, Listings, Output, Tally, Target, write_outputs
from mujaz.site.page import Later, Page
from mujaz.site.pages.machine import listing_of, sitemaps
from mujaz.site.pages.map_outlines import outlines_of
from mujaz.site.phrases import read_catalogues
from mujaz.site.settings import SiteSettings
from mujaz.site.sharing import Aside
from mujaz.site.stages import Stages
from mujaz.site.state.facts import Ground
from mujaz.site.state.inputs import Known, program_digest
from mujaz.site.templating.render import Renderer
from mujaz.site.urls import Urls, output_path


@frozen
class Plan:
    """All that is to be written, and until when that holds."""

    pages: tuple[Page, ...]
    embargoes: Window
    archive: Archive | None = None
    content: Content | None = None
    desks: tuple[Desk, ...] = ()

    def keep(self) -> None:
        """Keep what was found out for the next build, once the site is written: a failing build writes nothing."""
        if self.content is not None:
            self.content.shelf.save()
        if self.archive is not None:
            editions = (edition for entry in self.archive.entries for edition in entry.editions)
            self.archive.mention_memory.save(f"{e.kept.slug} {e.kept.language}" for e in editions)
            for keep in self.archive.later:
                keep()
            self.archive.later.clear()


def plan(  # noqa: PLR0913 - the last three are for those who want less, watch, or know more
    settings: SiteSettings,
    assets: Assets,
    catalogues: dict[str, Catalogue],
    problems: Problems,
    *,
    compare: bool = True,
    stages: Stages | None = None,
    known: Known | None = None,
) -> Plan:
    """Return every page of the site; raise `ContentError` with every error of the content if there is one.

    Without `compare` the pages name no related items, which is enough for checking.
    """
    from mujaz.site.pages.every import all_pages  # noqa: PLC0415 - a build after edits of texts needs few of them

    begun, stages = now(), stages or Stages()
    show = show_drafts(settings, catalogues)
    known = known or Known({}, program_digest(settings.zone.key))
    with no_collection():  # what is read stays, and there is much of it
        content = Content(settings, markdown.render, known, stages)
        archive = gather(content, problems, compare=compare, show=show, stages=stages)
        stages.begin("pages")
        desks = desks_of(archive, assets, catalogues) if archive is not None else ()
        pages = all_pages(desks, problems) if desks else ()
    problems.raise_errors()
    ends = archive.embargoes.values() if archive is not None else ()
    return Plan(pages, window_of(ends, begun), archive, content, desks)


def desks_of(archive: Archive, assets: Assets, catalogues: dict[str, Catalogue]) -> tuple[Desk, ...]:
    """Return the desk of each of the archive's languages."""
    settings = archive.settings
    urls = Urls(settings.site_url, settings.prefix)
    return tuple(Desk(lang, archive, urls, assets, catalogues[lang]) for lang in settings.archive.languages)


@frozen
class Writing:
    """What a plan is written with."""

    plan: Plan
    assets: Assets
    renderer: Renderer
    settings: SiteSettings

    def write(
        self,
        *,
        note: Mapping[str, Any] | None = None,
        step: Callable[[], None] = lambda: None,
        shared: Callable[[], None] = lambda: None,
    ) -> Tally:
        """Make the output folder hold exactly the site; keep `note` with the state; call `step` for every file.

        Call `shared` when several processes have made all files but the last.
        """
        state = self.settings.root / self.settings.archive.state
        if self.plan.archive is not None:
            self.plan.archive.work_out()
        target = Target(self.settings.output, state, note, step, self.ground, self.last_outputs, self.aside, shared)
        return write_outputs(self.outputs(), target)

    @property
    def aside(self) -> Aside:
        """What making files finds out beside them."""
        archive = self.plan.archive
        return Aside() if archive is None else Aside(archive.mention_memory.tell, archive.mention_memory.take)

    @property
    def ground(self) -> Ground:
        """What all files are made from."""
        archive = self.plan.archive
        theme = (self.assets.names, self.assets.theme, self.assets.card_fonts)
        around = repr((self.settings, theme, outlines_of(self.settings)))
        world = Digester().digest((self.renderer.tools, around, archive.text_pages if archive else ())).hex()
        return Ground(world, FactValues(archive).digests) if archive else Ground(world)

    def outputs(self) -> Iterator[Output | Deferred]:
        """Yield every file of the site but those that are made from all others, not yet made."""
        yield from map(self.output, self.plan.pages)
        yield from self.asset_outputs()

    def asset_outputs(self) -> Iterator[Output]:
        """Yield the files of the theme and those of the archive's look."""
        for path, data in self.assets.files.items():
            yield Output(path.removeprefix("/"), hashlib.sha256(data).hexdigest(), data.__bytes__)

    def last_outputs(self, listings: Listings) -> Iterator[Output | Deferred]:
        """Yield the files that are made from all others."""
        urls = Urls(self.settings.site_url, self.settings.prefix)
        yield from map(self.output, sitemaps(urls, listings.values()))

    def output(self, page: Page) -> Output | Deferred:
        """Return the file of a page, not yet made, and if possible not even its view."""
        path = self.path(page)
        if isinstance(page.shown, Later):
            prepare, part = partial(self._prepare, path, page), page.shown.part
            return Deferred(path, f"{page.template} {page.shown.terms}", prepare, part, page.late)
        return self._prepare(path, page)

    def path(self, page: Page) -> str:
        """Return where in the output a page lies."""
        return output_path(page.url, self.settings.prefix)

    def _prepare(self, path: str, page: Page) -> Output:
        view, facts = made_from(lambda: page.view)
        render = partial(self.renderer.render, page.template, view)
        shown = partial(self.renderer.digest, page.template, view)
        return Output(path, self.renderer.short_tools, render, shown, facts, listing_of(view))


__all__ = ["Plan", "Writing", "plan", "read_assets", "read_catalogues"]
