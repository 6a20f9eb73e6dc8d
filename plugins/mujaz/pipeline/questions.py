"""What the curator has to say before a page can become an item."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.frozen import frozen
from mujaz.model import CleanArticle


@frozen
class Question:
    """Something that a page does not tell."""

    about: str
    """What is missing, in two words."""
    message: str
    """With the command that answers it."""


def open_questions(article: CleanArticle, place: str) -> Iterator[Question]:
    """Yield what the raw page at `place` leaves open: its day, its publication."""
    if article.date is None:
        yield Question(
            "no date",
            f"{place}: the page does not state the day of its publication; look it up and run: "
            f"mujaz import --date YYYY-MM-DD {place}",
        )
    if article.source is None:
        yield Question(
            "no publication",
            f"{place}: no record in content/sources/ is the publication of this page ({_seen(article)}); add "
            f"content/sources/<id>.yaml with its name and its domains or bylines, or run: "
            f"mujaz import --source ID {place}",
        )


def _seen(article: CleanArticle) -> str:
    """Return what the page names that could be its publication."""
    seen = {"address": article.canonical_url, "byline": article.byline}
    return ", ".join(f"{what} {text}" for what, text in seen.items() if text) or "it names no address and no byline"
