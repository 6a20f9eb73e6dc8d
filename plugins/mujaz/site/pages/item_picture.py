"""The picture that stands for an item where the item is shared, cited or followed."""

from __future__ import annotations

from mujaz.frozen import frozen
from mujaz.site.archive import Edition
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedPicture
from mujaz.site.figures import placed_pictures, shown_pictures
from mujaz.site.media import Photo, PictureView, Rendition, cache_folder, recipe, write_picture
from mujaz.site.views import SocialImage

MEDIA_TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}
FEED_WIDTH = 960
"""Feed readers show the smallest copy that is at least so wide; in pixels."""


@frozen
class Lead:
    """The picture that leads an item, else the first in its text."""

    photo: Photo
    alt: str | None


def lead_of(desk: Desk, edition: Edition) -> Lead | None:
    """Return the picture that stands for an item; None where readers are to be warned before they see it."""
    if edition.item.content_warning:
        return None
    lead, others = shown_pictures(edition)
    named = [lead.src] if lead else [*placed_pictures(edition), *(note.src for note in others)]
    photo = next((desk.archive.photos[src] for src in named if src in desk.archive.photos), None)
    return Lead(photo, (lead.alt or lead.caption) if lead else None) if photo else None


def shared_picture(desk: Desk, edition: Edition) -> SocialImage | None:
    """Return the largest copy of an item's picture, for pages that show links to it."""
    lead = lead_of(desk, edition)
    if lead is None:
        return None
    copy = lead.photo.renditions[-1]
    return SocialImage(_address(desk, copy), copy.width, copy.height, lead.alt or edition.item.title)


def feed_picture(desk: Desk, edition: Edition) -> FeedPicture | None:
    """Return an item's picture as feeds enclose it, with the length of its file."""
    lead = lead_of(desk, edition)
    if lead is None:
        return None
    copies = lead.photo.renditions
    copy = next((copy for copy in copies if copy.width >= FEED_WIDTH), copies[-1])
    kind = MEDIA_TYPES[lead.photo.shape.copy]
    return FeedPicture(
        _address(desk, copy), kind, _length(desk, lead.photo, copy), copy.width, copy.height, lead.alt or ""
    )


def _address(desk: Desk, copy: Rendition) -> str:
    return desk.urls.absolute(desk.urls.root(copy.path))


def _length(desk: Desk, photo: Photo, copy: Rendition) -> int:
    """Return the bytes of a copy, which is made and kept here if no build has made it yet."""
    cache = str(cache_folder(desk.archive.settings))
    view = PictureView(photo.file, photo.digest, copy.width, photo.shape.copy, cache, recipe())
    try:
        return view.kept.stat().st_size
    except OSError:
        return len(write_picture(view))
