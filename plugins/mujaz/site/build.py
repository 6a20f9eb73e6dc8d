"""The site stage as a whole: gather, then write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from mujaz.arabic.catalogue import Catalogue
from mujaz.errors import EnvironmentLack, Problems
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets, read_assets
from mujaz.site.desk import Desk
from mujaz.site.gather import gather
from mujaz.site.output import Output, Tally, write_outputs
from mujaz.site.page import Page
from mujaz.site.pages import all_pages
from mujaz.site.render import Renderer
from mujaz.site.settings import SiteSettings
from mujaz.site.urls import Urls, output_path


def plan(
    settings: SiteSettings, assets: Assets, catalogues: dict[str, Catalogue], problems: Problems
) -> tuple[Page, ...]:
    """Return every page of the site; raise `ContentError` with every error of the content if there is one."""
    archive = gather(settings, problems)
    pages = all_pages(_desks(archive, assets, catalogues), problems) if archive is not None else ()
    problems.raise_errors()
    return pages


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


def write(settings: SiteSettings, pages: Iterable[Page], assets: Assets, renderer: Renderer) -> Tally:
    """Make the output folder hold exactly the given pages and the theme's files."""
    state = settings.root / settings.archive.state
    return write_outputs(_outputs(settings, pages, assets, renderer), settings.output, state)


def _outputs(settings: SiteSettings, pages: Iterable[Page], assets: Assets, renderer: Renderer) -> Iterator[Output]:
    for page in pages:
        yield Output(output_path(page.url, settings.prefix), renderer.digest(page), partial(renderer.render, page))
    for path, data in assets.files.items():
        yield Output(path.removeprefix("/"), path, data.__bytes__)


__all__ = ["plan", "read_assets", "read_catalogues", "write"]
