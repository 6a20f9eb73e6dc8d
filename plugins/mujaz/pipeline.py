"""From a raw page to a file in the archive: keep, clean, enrich, export."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mujaz.clean import clean
from mujaz.clean.decode import decode_page
from mujaz.clean.language import LANGUAGES
from mujaz.clean.plain import text_of
from mujaz.enrich.mentions import Matcher, count
from mujaz.errors import ContentError
from mujaz.export import Membership, Provenance, Shelf, export
from mujaz.export.inbox import keep_raw
from mujaz.intake.addresses import web_address
from mujaz.intake.entry import DATE_EVIDENCE
from mujaz.intake.found import Known
from mujaz.model import CleanArticle, FoundDate, RawPage, RecordKind
from mujaz.register import Register

MATCHED_KINDS: tuple[RecordKind, ...] = ("actors", "places", "sources")
"""Records that a text is searched for; publications only so that تلفزيون سوريا is no mention of سوريا."""
MOST_LISTED = 12
"""Actors, and places, that import lists for an article."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page that somebody wants in the archive."""

    shown: str
    """How messages call it: its path as given."""
    data: bytes
    file: Path | None
    """The file it was read from; None for standard input."""
    name: str | None = None
    """The name that tells its kind, where that is not what messages call it."""
    sha256: str | None = None
    """The digest of its bytes as they arrived, where `data` was made of them."""
    place: str | None = None
    """Where it lies in the inbox, if it does already: a part of a container."""
    known: Known = field(default=Known())
    """What the container or the program that saved it says of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the curator says of the pages, which stands above what they say themselves."""

    date: FoundDate | None = None
    retrieved_at: str | None = None
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive that pages go into."""

    root: Path
    register: Register
    matcher: Matcher
    shelf: Shelf

    @classmethod
    def open(cls, root: Path, register: Register) -> Archive:
        """Return the archive in the folder `root`, ready to take pages."""
        records = [record for kind in MATCHED_KINDS for record in register.records(kind)]
        return cls(root, register, Matcher(records), Shelf(root))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page."""

    status: Literal["done", "skipped", "failed", "kept", "noted"]
    """`kept` is an attachment, which cannot be read; `noted` is no page, only a remark."""
    messages: tuple[str, ...]
    """Each as `path: what; what to do`."""
    warnings: tuple[str, ...] = ()
    """What the raw page holds that is private, in the same form."""


def import_page(archive: Archive, page: Incoming, given: Given) -> Outcome:
    """Return what became of `page`: an item of the archive, nothing new, or nothing yet and why.

    A page that leaves a question open (its date, its publication) is kept in the inbox. A file that is no article
    stays where it is and nothing is written; from standard input, where it would be lost, it is kept.
    """
    raw = RawPage(page.name or page.shown, page.data, hashlib.sha256(page.data).hexdigest())
    digest = page.sha256 or raw.sha256
    if known := archive.shelf.path_of(digest):
        return Outcome("skipped", (f"{page.shown}: skipped; it was imported before, as {known}.",))
    retrieved_at = given.retrieved_at or page.known.retrieved_at
    try:
        article = clean(
            raw,
            archive.register,
            date=given.date,
            source=given.source or _source_of(page.known, archive.register),
            language=given.language,
            retrieved=_day_of(retrieved_at),
            languages=LANGUAGES,
        )
    except ContentError as error:
        kept = _keep_piped(archive, raw, page)
        return Outcome("failed", (*(str(replace(problem, path=page.shown)) for problem in error.problems), *kept))
    article = _with_known(article, page.known)
    place = page.place or keep_raw(archive.root, raw, page.file).as_posix()
    repaired = (f"repaired: {note}." for note in decode_page(raw).notes)
    warnings = tuple(f"{place}: {warning}" for warning in (*page.known.warnings, *repaired))
    if questions := tuple(_open_questions(article, place)):
        return Outcome("failed", questions, warnings)
    provenance = Provenance(place, digest, retrieved_at, page.known.original_url, page.known.archive_urls)
    membership = find_membership(article, archive.matcher)
    byline = _author(article, archive.register)
    path = export(archive.root, article, membership, provenance, archive.shelf, byline=byline)
    left_out = _left_out(path, article, archive.matcher)
    return Outcome("done", (f"{path}: written from {place}.", *left_out), warnings)


def _source_of(known: Known, register: Register) -> str | None:
    """Return the publication at whose address a page was found."""
    host = urlsplit(known.original_url or "").hostname
    return register.source_of_host(host) if host else None


def _with_known(article: CleanArticle, known: Known) -> CleanArticle:
    """Return an article without tracking in its address, and its date with the place where it really stands."""
    address = web_address(article.canonical_url) if article.canonical_url else None
    date = article.date
    if known.date_evidence and date and date.evidence.startswith(DATE_EVIDENCE):
        date = replace(date, evidence=known.date_evidence)
    return replace(article, canonical_url=address, date=date)


def _day_of(retrieved_at: str | None) -> date | None:
    """Return the day of a time of retrieval."""
    return date.fromisoformat(retrieved_at[:10]) if retrieved_at else None


def _left_out(path: str, article: CleanArticle, matcher: Matcher) -> Iterator[str]:
    """Yield what to say of actors and places that are named so seldom that they are not listed."""
    for kind, ids in _rank(article, matcher).items():
        if further := ids[MOST_LISTED:]:
            yield f"{path}: the text also names the {kind} {', '.join(further)}; add those that it is about."


def _keep_piped(archive: Archive, raw: RawPage, page: Incoming) -> tuple[str, ...]:
    """Keep a page that is no article if it came from standard input; return what to say of that."""
    if page.file is not None or page.place is not None or not page.data:
        return ()
    return (f"{page.shown}: kept as {keep_raw(archive.root, raw, None)}; delete it there if you do not want it.",)


def _open_questions(article: CleanArticle, place: str) -> Iterator[str]:
    """Yield what the curator has to say before the raw page at `place` can become an item."""
    if article.date is None:
        yield (
            f"{place}: the page does not state the day of its publication; look it up and run: "
            f"mujaz import --date YYYY-MM-DD {place}"
        )
    if article.source is None:
        yield (
            f"{place}: no record in content/sources/ is the publication of this page ({_seen(article)}); add "
            f"content/sources/<id>.yaml with its name and its domains or bylines, or run: "
            f"mujaz import --source ID {place}"
        )


def _seen(article: CleanArticle) -> str:
    """Return what the page names that could be its publication."""
    seen = {"address": article.canonical_url, "byline": article.byline}
    return ", ".join(f"{what} {text}" for what, text in seen.items() if text) or "it names no address and no byline"


def find_membership(article: CleanArticle, matcher: Matcher) -> Membership:
    """Return the actors and places named in an article's headline, summary and text, the most named first."""
    ranked = _rank(article, matcher)
    return Membership(ranked["actors"][:MOST_LISTED], ranked["places"][:MOST_LISTED])


def _rank(article: CleanArticle, matcher: Matcher) -> dict[RecordKind, tuple[str, ...]]:
    """Return the actors and the places that an article names, the most named first."""
    parts = (article.headline, article.summary, text_of(*article.blocks))
    text = "\n\n".join(part for part in parts if part)
    found = count(matcher.find(text, article.language))
    wanted: tuple[RecordKind, ...] = ("actors", "places")
    return {kind: tuple(id_ for of, id_, _ in found if of == kind) for kind in wanted}


def _author(article: CleanArticle, register: Register) -> str | None:
    """Return the byline unless it is only the publication's name."""
    if article.byline is None or register.source_named(article.byline) == article.source:
        return None
    return article.byline
