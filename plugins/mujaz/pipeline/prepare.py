"""The first half of an import: a page is read and kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mujaz.clean import clean
from mujaz.clean.account import Told, tell_lines
from mujaz.clean.language import LANGUAGES
from mujaz.errors import ContentError
from mujaz.export.audit import is_rejected, known_copy
from mujaz.export.inbox import find_raw, keep_raw
from mujaz.frozen import frozen
from mujaz.intake.addresses import web_address
from mujaz.intake.entry import DATE_EVIDENCE
from mujaz.intake.found import Known
from mujaz.model import CleanArticle, RawPage
from mujaz.pipeline.archive import Archive
from mujaz.pipeline.values import Given, Incoming, Outcome
from mujaz.register import Register


@frozen
class Ready:
    """A page with an article, which is kept in the inbox."""

    shown: str
    """How messages call it."""
    place: str
    """Where its raw page lies in the inbox."""
    sha256: str
    article: CleanArticle
    lines: tuple[Told, ...]
    """What became of each line of the page."""
    retrieved_at: str | None
    known: Known
    repairs: tuple[str, ...]
    warnings: tuple[str, ...]
    file: Path | None = None
    """Where it was read, beside which its pictures may lie."""


def prepare(archive: Archive, page: Incoming, given: Given) -> Ready | Outcome:
    """Return a page once it is read and kept; or what became of it: known already, or no article."""
    raw = RawPage(page.name or page.shown, page.data, hashlib.sha256(page.data).hexdigest(), page.known.charset)
    digest = page.sha256 or raw.sha256
    if (skipped := _skip(archive, raw, page, digest, given)) is not None:
        return skipped
    retrieved_at = given.retrieved_at or page.known.retrieved_at
    try:
        article = read_article(archive, raw, page.known, given)
    except ContentError as error:
        kept = _keep_piped(archive, raw, page)
        problems = (str(replace(problem, path=page.shown)) for problem in error.problems)
        return Outcome("failed", (*problems, *kept), reason="no article")
    place = page.place or keep_raw(archive.root, raw, page.file).as_posix()
    repairs = article.notes
    archive.pending[digest] = page.shown
    return Ready(
        page.shown,
        place,
        digest,
        article,
        tell_lines(raw, article),
        retrieved_at,
        page.known,
        repairs,
        tuple(f"{place}: {text}" for text in (*page.known.warnings, *(f"repaired: {note}." for note in repairs))),
        page.file,
    )


def read_article(archive: Archive, raw: RawPage, known: Known, given: Given) -> CleanArticle:
    """Return the article in a raw page, read with all that is known of it; `ContentError` says why there is none."""
    publication = given.source or archive.lessons.publication_of(raw, known)
    retrieved_at = given.retrieved_at or known.retrieved_at
    article = clean(
        raw,
        archive.register,
        date=given.date,
        source=given.source or _source_of(known, archive.register),
        language=given.language,
        retrieved=date.fromisoformat(retrieved_at[:10]) if retrieved_at else None,
        languages=LANGUAGES,
        learned=archive.lessons.of(publication),
    )
    return _with_known(article, known)


def _skip(archive: Archive, raw: RawPage, page: Incoming, digest: str, given: Given) -> Outcome | None:
    """Return what to say of a page that was imported before, or was found to be a copy then; None of any other."""
    if known := archive.shelf.path_of(digest):
        return Outcome("skipped", (f"{page.shown}: skipped; it was imported before, as {known}.",))
    if page.known.is_summary and (known := archive.shelf.path_of_page(page.known.original_url or "")):
        return Outcome("skipped", (f"{page.shown}: skipped; it is the summary of a page that is in {known}.",))
    if first := archive.pending.get(digest):
        return Outcome("skipped", (f"{page.shown}: skipped; it is the same page as {first}.",))
    place = page.place or find_raw(archive.root, raw, page.file)
    if place and is_rejected(archive.root, str(place), digest):
        return Outcome("skipped", (f"{page.shown}: skipped; it was rejected in the review desk before.",))
    copied = known_copy(archive.root, str(place), digest) if place and not given.keep_duplicates else None
    if copied:
        return Outcome("skipped", (f"{page.shown}: skipped; it was found to be a copy of {copied} before.",))
    return None


def _source_of(known: Known, register: Register) -> str | None:
    """Return the publication at whose address a page was found."""
    host = urlsplit(known.original_url or "").hostname
    return register.source_of_host(host) if host else None


def _with_known(article: CleanArticle, known: Known) -> CleanArticle:
    """Return an article without tracking in its address, and its date with the place where it really stands."""
    address = web_address(article.canonical_url) if article.canonical_url else None
    found = article.date
    if known.date_evidence and found and found.evidence.startswith(DATE_EVIDENCE):
        found = replace(found, evidence=known.date_evidence)
    return replace(article, canonical_url=address, date=found)


def _keep_piped(archive: Archive, raw: RawPage, page: Incoming) -> tuple[str, ...]:
    """Keep a page that is no article if it came from standard input; return what to say of that."""
    if page.file is not None or page.place is not None or not page.data:
        return ()
    return (f"{page.shown}: kept as {keep_raw(archive.root, raw, None)}; delete it there if you do not want it.",)
