"""The interface words of an archive's languages: the theme's, and the archive's own in `content/look/` before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.unfinished import require_finished
from mujaz.errors import EnvironmentLack
from mujaz.site.settings import SiteSettings

SOURCE = "en"
"""The language of messages; its catalogue in a theme lists all that the pages ask for."""


def read_catalogues(settings: SiteSettings) -> dict[str, Catalogue]:
    """Return the interface words of each of the archive's languages.

    A language that lacks words raises a `CatalogueError`, which names all of them.
    """
    own = _themes(settings, SOURCE)
    source = Catalogue.load(own, SOURCE) if own.is_file() else None
    found = {}
    for language in settings.archive.languages:
        found[language] = _read(settings, language)
        if source is not None:
            require_finished(found[language], source)
    return found


def _read(settings: SiteSettings, language: str) -> Catalogue:
    """Return the words of a language; the file that is named when some are missing is the archive's own."""
    look = settings.look / f"{language}.po"
    files = [file for file in (_themes(settings, language), look) if file.is_file()]
    if not files:
        raise EnvironmentLack(
            f'The theme has no words for "{language}". '
            f"Copy {_themes(settings, SOURCE)} to {look.relative_to(settings.root)} and write them there."
        )
    first, *more = (Catalogue.load(file, language) for file in files)
    return replace(first.overlaid(*more), path=files[-1])


def _themes(settings: SiteSettings, language: str) -> Path:
    """Return the path of a theme's catalogue."""
    return settings.theme / "translations" / language / "LC_MESSAGES" / "messages.po"
