"""Which actors and places a page's article names."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.clean.plain import text_of
from mujaz.enrich.mentions import Matcher
from mujaz.enrich.suggest import Part, PartName, suggest
from mujaz.export import Membership
from mujaz.model import CleanArticle, RecordKind

MOST_LISTED = 12
"""Actors, and places, that import lists for an article."""


def find_membership(article: CleanArticle, matcher: Matcher) -> Membership:
    """Return the actors and places named in an article's headline, summary and text, the best supported first."""
    ranked = _rank(article, matcher)
    return Membership(ranked["actors"][:MOST_LISTED], ranked["places"][:MOST_LISTED])


def left_out(path: str, article: CleanArticle, matcher: Matcher) -> Iterator[str]:
    """Yield what to say of actors and places that are named so seldom that they are not listed."""
    for kind, ids in _rank(article, matcher).items():
        if further := ids[MOST_LISTED:]:
            yield f"{path}: the text also names the {kind} {', '.join(further)}; add those that it is about."


def _rank(article: CleanArticle, matcher: Matcher) -> dict[RecordKind, tuple[str, ...]]:
    """Return the actors and the places that an article names, the best supported first."""
    texts: dict[PartName, str | None] = {
        "title": article.headline,
        "summary": article.summary,
        "text": text_of(*article.blocks),
    }
    parts = [Part(name, text) for name, text in texts.items() if text]
    found = suggest(parts, article.language, _day_of(article), [matcher])
    wanted: tuple[RecordKind, ...] = ("actors", "places")
    return {kind: tuple(suggestion.id for suggestion in found if suggestion.kind == kind) for kind in wanted}


def _day_of(article: CleanArticle) -> str | None:
    """Return the day, month or year of an article, as far as it is known: names change with time."""
    if article.date is None:
        return None
    return article.date.value[
        : {"year": len("2023"), "month": len("2023-08")}.get(article.date.precision, len("2023-08-12"))
    ]
