"""The pictures of the site: a file for each size of each picture that a page shows."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site.archive import Archive
from mujaz.site.desk import Desk
from mujaz.site.figures import placed_pictures, shown_pictures, sources
from mujaz.site.media import PictureView, cache_folder, recipe
from mujaz.site.page import Page


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the files of every picture that any page shows; one that is only in a draft stays out."""
    archive = desk.archive
    wanted = sorted(set(_shown(archive)) & set(archive.photos))
    cache = str(cache_folder(archive.settings)) if wanted else ""
    for src in wanted:
        photo = archive.photos[src]
        for copy in photo.renditions:
            view = PictureView(photo.file, photo.digest, copy.width, photo.shape.copy, cache, recipe())
            yield Page(desk.urls.root(copy.path), "picture", view)


def _shown(archive: Archive) -> Iterator[str]:
    for entry in archive.entries:
        for edition in entry.editions:
            lead, others = shown_pictures(edition)
            yield from (note.src for note in (*([lead] if lead else ()), *others))
            yield from placed_pictures(edition)
    for page in archive.text_pages:
        yield from sources(page.html)
