"""Pictures within HTML: in the sizes of screens, with caption, credit and rights."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mujaz.frozen import frozen
from mujaz.model import Picture
from mujaz.site.archive import Edition
from mujaz.site.islands import isolate
from mujaz.site.markdown import IMAGE
from mujaz.site.media import Photo

SIZES = "(min-width: 62em) 42rem, 100vw"
"""How wide a picture is shown: as the text, or as the screen."""
FIGURE = re.compile(
    r"(?P<figure><figure>)(?P<image><img [^>]*>)(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>|<img [^>]*>",
    re.DOTALL,
)
"""A picture in a text, or one within a line, in sanitised HTML."""


@frozen
class Frame:
    """What pictures are put into HTML with."""

    photos: Mapping[str, Photo]
    base: str
    """What stands before a path from the root: the site's prefix, or its address."""
    language: str
    plain: bool = False
    """Whether there is one size only, as feed readers want it."""
    lite: str | None = None
    """What stands for a picture where none is shown, `%(alt)s` in it for its text: a link to it."""

    def fill(self, html: str, notes: Mapping[str, Picture]) -> str:
        """Return sanitised HTML with its pictures in their sizes, and what `notes` say of them."""
        if "<img " not in html:
            return html
        return FIGURE.sub(lambda found: self._framed(found, notes) if found["figure"] else self._bare(found), html)

    def _bare(self, image: re.Match[str]) -> str:
        """Return a picture that stands within a line."""
        return self._image(*_said(image[0]), lead=False)

    def _framed(self, figure: re.Match[str], notes: Mapping[str, Picture]) -> str:
        src, alt = _said(figure["image"])
        note = notes.get(src) or Picture(src)
        alt = alt or entities.escape(note.alt or "")
        caption = figure["caption"] or entities.escape(note.caption or "", quote=False)
        return self._figure(self._image(src, alt, lead=False), caption, note)

    def show(self, note: Picture, *, lead: bool = False) -> str:
        """Return a picture of the front matter as a figure."""
        image = self._image(note.src, entities.escape(note.alt or ""), lead=lead)
        return self._figure(image, entities.escape(note.caption or "", quote=False), note)

    def _figure(self, image: str, caption: str, note: Picture) -> str:
        """Return a figure; `caption` is HTML."""
        said = dict.fromkeys(text for text in (note.credit, note.licence) if text)
        credit = " · ".join(entities.escape(text, quote=False) for text in said)
        small = f'<small class="credit">{credit}</small>' if credit else ""
        words = " ".join(part for part in (caption, small) if part)
        told = isolate(f"<figcaption>{words}</figcaption>", self.language) if words else ""
        return f"<figure>{image}{told}</figure>" if image else ""

    def _image(self, src: str, alt: str, *, lead: bool) -> str:
        """Return the tag of a picture; `alt` is escaped already."""
        photo = self.photos.get(src)
        if photo is None:
            return ""
        copies = photo.renditions
        shown = next((copy for copy in copies if copy.width >= 960), copies[-1])  # noqa: PLR2004 - for old browsers
        if self.lite is not None:
            said = self.lite % {"alt": alt or entities.escape(Path(src).name)}
            return f'<a href="{self.base}{shown.path}">{said}</a>'
        sources = ", ".join(f"{self.base}{copy.path} {copy.width}w" for copy in copies)
        several = f' srcset="{sources}" sizes="{SIZES}"' if len(copies) > 1 and not self.plain else ""
        when = ' fetchpriority="high"' if lead else ' loading="lazy" decoding="async"'
        return (
            f'<img src="{self.base}{shown.path}"{several} width="{shown.width}" '
            f'height="{shown.height}" alt="{alt}"{"" if self.plain else when}>'
        )


def shown_pictures(edition: Edition) -> tuple[Picture | None, tuple[Picture, ...]]:
    """Return the picture that leads an item and the further ones that do not stand in its text.

    Where the text is not published in full, only pictures that say which rights they have.
    """
    item = edition.item
    if item.status != "published" or not (item.image or item.images):
        return None, ()
    placed = set(edition.pictures)
    free = [note for note in item.images if _is_free(note, item.rights) and note.src not in placed]
    lead = item.image if item.image is not None and _is_free(item.image, item.rights) else None
    return lead, tuple(note for note in free if lead is None or note.src != lead.src)


def placed_pictures(edition: Edition) -> tuple[str, ...]:
    """Return the names of the pictures that stand in an item's text and may be seen."""
    hidden = {note.src for note in edition.item.images if note.rights == "metadata"}
    return tuple(src for src in edition.pictures if src not in hidden)


def _is_free(note: Picture, rights: str | None) -> bool:
    return note.rights != "metadata" and (rights == "full" or note.rights is not None)


def _said(image: str) -> tuple[str, str]:
    """Return the name of a picture and its text, escaped, from its tag."""
    found = IMAGE.fullmatch(image)
    return (found["src"] or "", found["alt"] or "") if found else ("", "")


def sources(html: str) -> Iterator[str]:
    """Yield the names of the pictures in sanitised HTML."""
    return (image["src"] for image in IMAGE.finditer(html) if image["src"])


def compose(edition: Edition, html: str, frame: Frame) -> str:
    """Return an edition's HTML with its pictures: the one that leads it, those within it, the others behind."""
    lead, others = shown_pictures(edition)
    if lead is None and not others and not edition.pictures:
        return html
    notes = {note.src: note for note in (*edition.item.images, *([edition.item.image] if edition.item.image else ()))}
    within = replace(frame, photos={src: frame.photos[src] for src in placed_pictures(edition) if src in frame.photos})
    parts = (
        frame.show(lead, lead=True) if lead else "",
        within.fill(html, notes),
        *(frame.show(note) for note in others),
    )
    return "\n".join(part for part in parts if part)
