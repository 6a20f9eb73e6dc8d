"""The site stage as a whole: gather, then write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mujaz.arabic.catalogue import Catalogue
from mujaz.errors import EnvironmentLack, Problems
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets, read_assets
from mujaz.site.clock import Window, now, window_of
from mujaz.site.desk import Desk
from mujaz.site.digest import Digester
from mujaz.site.drafts import show_draft
from mujaz.site.fact_values import FactValues
from mujaz.site.facts import made_from
from mujaz.site.gather import gather
from mujaz.site.output import Deferred, Listings, Output, Tally, Target, write_outputs
from mujaz.site.page import Later, Page
from mujaz.site.pages import all_pages
from mujaz.site.pages.machine import listing_of, sitemaps
from mujaz.site.pages.map_outlines import outlines_of
from mujaz.site.render import Renderer
from mujaz.site.settings import SiteSettings
from mujaz.site.stages import Stages
from mujaz.site.state_facts import Ground
from mujaz.site.state_inputs import Known
from mujaz.site.urls import Urls, output_path


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be written, and until when that holds."""

    pages: tuple[Page, ...]
    embargoes: Window
    archive: Archive | None = None

    def keep(self) -> None:
        """Keep what was found out for the next build, once the site is written: a failing build writes nothing."""
        if self.archive is not None:
            self.archive.mention_memory.save()
            for keep in self.archive.later:
                keep()


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
    begun = now()
    show = partial(show_draft, catalogues) if settings.archive.drafts else None
    archive = gather(settings, problems, compare=compare, show=show, stages=stages, known=known)
    if stages is not None:
        stages.begin("pages")
    pages = all_pages(_desks(archive, assets, catalogues), problems) if archive is not None else ()
    problems.raise_errors()
    return Plan(pages, window_of(archive.embargoes if archive is not None else (), begun), archive)


def _desks(archive: Archive, assets: Assets, catalogues: dict[str, Catalogue]) -> tuple[Desk, ...]:
    settings = archive.settings
    urls = Urls(settings.site_url, settings.prefix)
    return tuple(Desk(lang, archive, urls, assets, catalogues[lang]) for lang in settings.archive.languages)


def read_catalogues(settings: SiteSettings) -> dict[str, Catalogue]:
    """Return the interface words of each of the archive's languages."""
    found = {}
    for language in settings.archive.languages:
        path = settings.theme / "translations" / language / "LC_MESSAGES" / "messages.po"
        files = [file for file in (path, settings.look / f"{language}.po") if file.is_file()]
        if not files:
            own = (settings.look / f"{language}.po").relative_to(settings.root)
            raise EnvironmentLack(f'The theme has no words for "{language}": {path} is missing. Write them into {own}.')
        first, *more = (Catalogue.load(file, language) for file in files)
        found[language] = first.overlaid(*more)
    return found


@dataclass(frozen=True, slots=True)
class Writing:
    """What a plan is written with."""

    plan: Plan
    assets: Assets
    renderer: Renderer
    settings: SiteSettings

    def write(self, *, note: Mapping[str, Any] | None = None, step: Callable[[], None] | None = None) -> Tally:
        """Make the output folder hold exactly the site; keep `note` with the state; call `step` for every file."""
        state = self.settings.root / self.settings.archive.state
        target = Target(self.settings.output, state, note, step, self.ground, self.last_outputs)
        return write_outputs(self.outputs(), target)

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
        yield from map(self._output, self.plan.pages)
        for path, data in self.assets.files.items():
            yield Output(path.removeprefix("/"), hashlib.sha256(data).hexdigest(), data.__bytes__)

    def last_outputs(self, listings: Listings) -> Iterator[Output | Deferred]:
        """Yield the files that are made from all others."""
        urls = Urls(self.settings.site_url, self.settings.prefix)
        yield from map(self._output, sitemaps(urls, listings.values()))

    def _output(self, page: Page) -> Output | Deferred:
        path = output_path(page.url, self.settings.prefix)
        if isinstance(page.shown, Later):
            return Deferred(path, f"{page.template} {page.shown.terms}", partial(self._prepare, path, page))
        return self._prepare(path, page)

    def _prepare(self, path: str, page: Page) -> Output:
        view, facts = made_from(lambda: page.view)
        render = partial(self.renderer.render, page.template, view)
        return Output(path, self.renderer.digest(page.template, view), render, facts, listing_of(view))


__all__ = ["Plan", "Writing", "plan", "read_assets", "read_catalogues"]
