"""The outlines that an archive's maps are drawn on, and what is wrong with them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mujaz.errors import Problems
from mujaz.site.drawings.outlines import OWN
from mujaz.site.settings import SiteSettings


def outlines_of(settings: SiteSettings) -> str:
    """Return the name of the outlines that an archive's maps are drawn on, with a digest of them; empty without."""
    path = _file(settings)
    if path is None or "maps" not in settings.archive.features:
        return ""
    try:
        return f"{_digest(path.read_bytes())}#{path}"
    except OSError:
        return ""


def check_outlines(settings: SiteSettings, problems: Problems) -> None:
    """Note what is wrong with the outlines of an archive's own, if there is something."""
    from mujaz.site.drawings.filters import atlas_of  # noqa: PLC0415 - it takes .02 s to import

    chosen, path = settings.archive.map_outlines, _file(settings)
    if chosen is None or path is None or "maps" not in settings.archive.features:
        return
    try:
        atlas_of(f"{_digest(path.read_bytes())}#{path}")
    except OSError:
        problems.add(chosen, 0, "MUJAZ_MAP_OUTLINES names this file, which cannot be read; write the path of a GeoJSON "
                     "file in content/.")  # fmt: skip
    except ValueError as error:
        problems.add(chosen, 0, "The outlines of the maps cannot be read: {what}; docs/maps.md tells how they are "
                     "written.", what=str(error))  # fmt: skip


def _file(settings: SiteSettings) -> Path | None:
    """Return the file of the outlines: one that comes with Mujaz, or one of the archive's own."""
    chosen = settings.archive.map_outlines
    if chosen is None:
        return None
    own = OWN / f"{chosen}.geojson"
    return own if chosen.isalnum() and own.is_file() else settings.root / chosen


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
