"""The second half of an import: a page becomes an item, unless it is a copy of one or leaves something open."""

from __future__ import annotations

from dataclasses import replace

from mujaz.export import Provenance, export
from mujaz.export.audit import Audit, Copy, write_audit
from mujaz.model import CleanArticle
from mujaz.pipeline.archive import Archive
from mujaz.pipeline.kin import Kin, fingerprint_of
from mujaz.pipeline.membership import find_membership, left_out
from mujaz.pipeline.pictures import keep_pictures, left_behind
from mujaz.pipeline.prepare import Ready
from mujaz.pipeline.questions import open_questions
from mujaz.pipeline.values import Given, Outcome
from mujaz.register import Register

UNDATED = "~"
"""Sorts behind every date."""


def age(ready: Ready) -> tuple[str, str, str]:
    """Return by what pages are put in order before they become items: the oldest first, for it is the original.

    Those without a date are last, for they may be copies of the others.
    """
    return (ready.article.date.value if ready.article.date else UNDATED, ready.place, ready.sha256)


def finish(archive: Archive, ready: Ready, given: Given) -> Outcome:
    """Return what became of a page: a new item, a copy of one, or nothing until its questions are answered."""
    archive.pending.pop(ready.sha256, None)
    if known := archive.shelf.path_of(ready.sha256):  # written by another import since this page was read
        return Outcome("skipped", (f"{ready.shown}: skipped; it was imported before, as {known}.",))
    text = fingerprint_of(ready.article)
    kin = archive.texts.kin_of(ready.article, text)
    audit = Audit(ready.place, ready.sha256, ready.article, ready.lines, ready.repairs, copy_of=_copy(kin))
    if kin.copy_of is not None and not given.keep_duplicates:
        write_audit(archive.root, audit)
        return Outcome("duplicate", (_tell_copy(ready, kin),), ready.warnings)
    if questions := tuple(open_questions(ready.article, ready.place)):
        about = tuple(question.about for question in questions)
        write_audit(archive.root, replace(audit, questions=about, copy_of=None))
        return Outcome("failed", tuple(one.message for one in questions), ready.warnings, " and ".join(about))
    ready, left = keep_pictures(archive.root, ready)
    audit = replace(audit, article=ready.article, lines=ready.lines)
    path = _export(archive, ready, kin, given)
    item = archive.shelf.items[-1]
    if kin.copy_of is None:
        archive.texts.add(item, ready.article.language, text)
    version_of = kin.version_of.slug if kin.version_of else None
    try:
        write_audit(archive.root, replace(audit, item=path, version_of=version_of))
    except OSError:  # an item without its audit would be passed over by the next run
        (archive.root / path).unlink(missing_ok=True)
        raise
    further = left_out(path, ready.article, archive.matcher)
    told = (f"{path}: written from {ready.place}.", *_tell_kin(path, kin), *left_behind(path, left), *further)
    return Outcome("done", told, ready.warnings)


def _copy(kin: Kin) -> Copy | None:
    return Copy(kin.copy_of.slug, kin.copy_of.path, kin.similarity) if kin.copy_of else None


def _export(archive: Archive, ready: Ready, kin: Kin, given: Given) -> str:
    """Write the item of a page; return its path."""
    provenance = Provenance(
        ready.place,
        ready.sha256,
        ready.retrieved_at,
        ready.known.original_url,
        ready.known.archive_urls,
        version_of=kin.version_of.slug if kin.version_of else None,
        duplicate_of=kin.copy_of.slug if kin.copy_of else None,
        status="review" if given.review else None,
    )
    membership = find_membership(ready.article, archive.matcher)
    byline = _author(ready.article, archive.register)
    return export(archive.root, ready.article, membership, provenance, archive.shelf, byline=byline)


def _tell_copy(ready: Ready, kin: Kin) -> str:
    path = kin.copy_of.path if kin.copy_of else ""
    return (
        f"{ready.shown}: a copy of {path} ({kin.similarity:.0%} alike); its raw page is kept as {ready.place}, and "
        f"no item is written. If it shall be one, run: mujaz import --keep-duplicates {ready.place}"
    )


def _tell_kin(path: str, kin: Kin) -> tuple[str, ...]:
    if kin.copy_of:
        return (f"{path}: a copy of {kin.copy_of.path} ({kin.similarity:.0%} alike); duplicate_of names it.",)
    return (f"{path}: another version of {kin.version_of.path}; version_of names it.",) if kin.version_of else ()


def _author(article: CleanArticle, register: Register) -> str | None:
    """Return the byline unless it is only the publication's name."""
    if article.byline is None or register.source_named(article.byline) == article.source:
        return None
    return article.byline
