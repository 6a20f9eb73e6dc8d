"""An article as a Markdown file: its front matter and its body."""

from __future__ import annotations

import hashlib

from mujaz import __version__
from mujaz.export.fields import BY_KEY
from mujaz.export.frontmatter import FENCE
from mujaz.export.markdown import write_markdown
from mujaz.frozen import frozen
from mujaz.model import Block, CleanArticle, Figure, Status
from mujaz.yamltext import dump


@frozen
class Provenance:
    """Where an article comes from: its raw page in the inbox, and when that was fetched, if it is known."""

    raw: str
    """Path of the raw page relative to the archive; of a part of a container with `#` and the part behind it."""
    raw_sha256: str
    retrieved_at: str | None = None
    original_url: str | None = None
    archive_urls: tuple[str, ...] = ()
    version_of: str | None = None
    """The slug of an item of which the article is another version."""
    duplicate_of: str | None = None
    """The slug of an item of which it is a copy."""
    status: Status | None = None
    """What it is if it is not published at once."""


@frozen
class Membership:
    """The ids of the actors and places that an article is about, the most mentioned first."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def write_document(
    article: CleanArticle, slug: str, membership: Membership, provenance: Provenance, *, byline: str | None
) -> str:
    """Return the Markdown file of `article`; `byline` is the author to name, None if it is only the publication."""
    given = {
        "title": article.headline,
        "lang": article.language,
        **_date_fields(article),
        "slug": slug,
        "kind": "article",
        "summary": article.summary,
        "actors": list(membership.actors),
        "places": list(membership.places),
        "source": article.source,
        "byline": byline,
        "original_url": provenance.original_url,
        "canonical_url": article.canonical_url,
        "archive_urls": list(provenance.archive_urls),
        "related_headlines": list(article.related_headlines),
        "image": _image(article),
        "images": _images(article),
        "raw": provenance.raw,
        "raw_sha256": provenance.raw_sha256,
        "text_sha256": text_digest(article.blocks),
        "retrieved_at": provenance.retrieved_at,
        "importer": f"mujaz {__version__}",
        "version_of": provenance.version_of,
        "duplicate_of": provenance.duplicate_of,
        "status": provenance.status,
    }
    fields = {key: given[key] for key in BY_KEY if given.get(key)}
    return f"{FENCE}\n{dump(fields)}{FENCE}\n\n{write_markdown(article.blocks)}"


def _image(article: CleanArticle) -> dict[str, str] | None:
    """Return the picture that leads an article, if it is kept in the archive."""
    image = article.image
    if image is None or not image.address.startswith("media/"):
        return None
    said = {"src": image.address, "alt": image.alt, "caption": image.caption, "credit": image.credit}
    return {key: value for key, value in said.items() if value}


def _images(article: CleanArticle) -> list[dict[str, str]]:
    """Return what the text does not say of the pictures in it: whose they are."""
    figures = (block for block in article.blocks if isinstance(block, Figure))
    return [{"src": one.media, "credit": one.credit} for one in figures if one.media and one.credit]


def _date_fields(article: CleanArticle) -> dict[str, str | None]:
    """Return the keys that tell the date; its precision where it is not a day."""
    if article.date is None:
        return {}
    precision = None if article.date.precision == "day" else article.date.precision
    return {"date": article.date.value, "date_precision": precision, "date_evidence": article.date.evidence}


def text_digest(blocks: tuple[Block, ...]) -> str:
    """Return the SHA-256 of the body's text: its paragraphs without marks, a blank line between, in UTF-8."""
    from mujaz.clean.plain import text_of  # noqa: PLC0415 - all of cleaning, which a build does not need

    return hashlib.sha256(text_of(*blocks).encode()).hexdigest()
