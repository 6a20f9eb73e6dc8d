"""The site stage as a whole: gather, then write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mujaz.arabic.catalogue import Catalogue
from mujaz.errors import EnvironmentLack, Problems
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets, read_assets
from mujaz.site.clock import Window, now, window_of
from mujaz.site.desk import Desk
from mujaz.site.drafts import show_draft
from mujaz.site.gather import gather
from mujaz.site.output import Output, Tally, write_outputs
from mujaz.site.page import Page
from mujaz.site.pages import all_pages
from mujaz.site.render import Renderer
from mujaz.site.settings import SiteSettings
from mujaz.site.stages import Stages
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
            self.archive.keep_related()
            for keep in self.archive.later:
                keep()


def plan(  # noqa: PLR0913 - the last two are for those who want less, or to watch
    settings: SiteSettings,
    assets: Assets,
    catalogues: dict[str, Catalogue],
    problems: Problems,
    *,
    compare: bool = True,
    stages: Stages | None = None,
) -> Plan:
    """Return every page of the site; raise `ContentError` with every error of the content if there is one.

    Without `compare` the pages name no related items, which is enough for checking.
    """
    begun = now()
    show = partial(show_draft, catalogues) if settings.archive.drafts else None
    archive = gather(settings, problems, compare=compare, show=show, stages=stages)
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
        if not path.is_file():
            raise EnvironmentLack(f'The theme has no words for "{language}": {path} is missing.')
        found[language] = Catalogue.load(path, language)
    return found


def write(  # noqa: PLR0913 - the last two are for the next build, and for those who watch
    settings: SiteSettings,
    pages: Iterable[Page],
    assets: Assets,
    renderer: Renderer,
    *,
    note: Mapping[str, Any] | None = None,
    step: Callable[[], None] | None = None,
) -> Tally:
    """Make the output folder hold exactly the given pages and the theme's files; keep `note` with the state.

    `step` is called for every file.
    """
    state = settings.root / settings.archive.state
    return write_outputs(outputs_of(settings, pages, assets, renderer), settings.output, state, note, step=step)


def outputs_of(settings: SiteSettings, pages: Iterable[Page], assets: Assets, renderer: Renderer) -> Iterator[Output]:
    """Yield every file of the site, not yet made."""
    for page in pages:
        yield Output(output_path(page.url, settings.prefix), renderer.digest(page), partial(renderer.render, page))
    for path, data in assets.files.items():
        yield Output(path.removeprefix("/"), path, data.__bytes__)


__all__ = ["outputs_of", "plan", "read_assets", "read_catalogues", "write"]
