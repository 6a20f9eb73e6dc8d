"""Stage 3: from an article to its Markdown file in `content/briefings`, and back from the file to an item."""

from __future__ import annotations

from pathlib import Path

from mujaz.export.document import Membership, Provenance, text_digest, write_document
from mujaz.export.shelf import BRIEFINGS, Shelf
from mujaz.export.slug import make_slug
from mujaz.export.write import write_new
from mujaz.model import CleanArticle

__all__ = ["Membership", "Provenance", "Shelf", "export", "text_digest"]

MAIN_ACTORS, MAIN_PLACES = 2, 1
"""How many of each name an article whose headline is not English."""


def export(  # noqa: PLR0913 - what is known of an article comes from four places
    root: Path,
    article: CleanArticle,
    membership: Membership,
    provenance: Provenance,
    shelf: Shelf,
    *,
    byline: str | None,
) -> str:
    """Write the Markdown file of a dated `article` below the archive `root`; return its path relative to that."""
    day = article.date.value[:10] if article.date else ""
    english = article.headline if article.language == "en" else None
    slug = make_slug(day, english, _main_ids(article, membership), shelf.slugs)
    text = write_document(article, slug, membership, provenance, byline=byline)
    path = BRIEFINGS / article.language / day[:4] / f"{slug}.md"
    write_new(root / path, text)
    shelf.add(path.as_posix(), text)
    return path.as_posix()


def _main_ids(article: CleanArticle, membership: Membership) -> tuple[str, ...]:
    """Return the ids that name an article: its main actors and places, else its publication."""
    ids = dict.fromkeys((*membership.actors[:MAIN_ACTORS], *membership.places[:MAIN_PLACES]))
    return tuple(ids) or ((article.source,) if article.source else ())
