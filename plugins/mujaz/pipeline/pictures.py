"""The pictures of an article on its way in: kept in the archive where their bytes came with the page, else left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mujaz.clean.account import Told, fate_of
from mujaz.clean.embedded import EMBEDDED, find_embedded
from mujaz.export.media import keep_picture
from mujaz.export.pictures import PictureError
from mujaz.intake.media import read_media
from mujaz.model import Block, CleanArticle, Figure, LeadImage, RemovedLine
from mujaz.pipeline.prepare import Ready

RULE = "picture"
"""What the audit says of a picture that was left out."""
NAMED = 5
"""So many are named; of more, their number says enough."""


def keep_pictures(root: Path, ready: Ready) -> tuple[Ready, tuple[str, ...]]:
    """Return a page with its pictures in the archive `root`, and where the page has those that did not come with it."""
    article = ready.article
    figures = [block for block in article.blocks if isinstance(block, Figure)]
    lead = article.image
    wanted = {source for figure in figures for source in figure.sources} | ({lead.address} if lead else set())
    if not wanted:
        return ready, ()
    found = _bytes_of(root, ready, wanted)
    kept = {figure: _keep(root, figure.sources, found) for figure in figures}
    blocks = tuple(_with_media(article.blocks, kept))
    image = _lead(root, article, kept, found)
    if blocks and isinstance(blocks[0], Figure) and image is not None and image.address == blocks[0].media:
        blocks = blocks[1:]  # the front matter has it
    left = tuple(figure.sources[-1] for figure in figures if kept[figure] is None)
    removed = tuple(RemovedLine(RULE, source[:200]) for source in left)
    told = tuple(Told(None, line.text, fate_of(RULE), RULE) for line in removed)
    changed = replace(article, blocks=blocks, image=image or lead, removed=(*article.removed, *removed))
    return replace(ready, article=changed, lines=(*ready.lines, *told)), left


def left_behind(path: str, left: tuple[str, ...]) -> Iterator[str]:
    """Yield what to say of pictures whose bytes did not come with the page of the item `path`."""
    if left:
        names = ", ".join(source.rpartition("/")[2][:60] for source in left[:NAMED])
        more = " and more" if len(left) > NAMED else ""
        yield (
            f"{path}: without {len(left)} of the page's pictures, which did not come with it ({names}{more}); to keep "
            "them, save the page as MHTML or with SingleFile, or put them into content/media/ yourself."
        )


def _bytes_of(root: Path, ready: Ready, wanted: set[str]) -> Mapping[str, bytes]:
    raw = root / ready.place.partition("#")[0]
    found = read_media(raw, wanted, ready.file)
    if any(source.startswith(EMBEDDED) for source in wanted) and "#" not in ready.place:
        found |= {name: data for name, data in find_embedded(raw.read_bytes()) if name in wanted}
    return found


def _keep(root: Path, sources: tuple[str, ...], found: Mapping[str, bytes]) -> str | None:
    """Return the name under which a picture is kept, the largest copy of it that can be read; None if none can."""
    for source in sources:
        if source in found:
            try:
                return keep_picture(root, found[source])
            except PictureError:
                continue
    return None


def _with_media(blocks: tuple[Block, ...], kept: Mapping[Figure, str | None]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Figure):
            yield block
        elif (media := kept[block]) is not None:
            yield replace(block, media=media)


def _lead(
    root: Path, article: CleanArticle, kept: Mapping[Figure, str | None], found: Mapping[str, bytes]
) -> LeadImage | None:
    """Return the picture that leads an article: the one above its text, else the one that the page names for itself."""
    first = article.blocks[0] if article.blocks else None
    if isinstance(first, Figure) and (media := kept[first]) is not None:
        return LeadImage(media, first.alt or None, first.caption or None, first.credit or None)
    stated = article.image
    media = _keep(root, (stated.address,), found) if stated else None
    if stated is None or media is None or media in kept.values():
        return None
    return replace(stated, address=media)
