"""A new briefing, begun at the desk: the same file that `mujaz new` writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mujaz.enrich.mentions import count
from mujaz.errors import Problem
from mujaz.export.draft import write_draft
from mujaz.export.shelf import BRIEFINGS
from mujaz.export.slug import make_slug
from mujaz.export.write import write_new
from mujaz.review.desk import Desk, RefusedError
from mujaz.review.words import mark

NO_DAY = mark('"{day}" is not a day of the calendar; write year-month-day, for example 2023-08-12.')
MAIN = 2
"""How many of the actors and places that a headline names go into a slug, as with `mujaz new`."""


def begin_briefing(desk: Desk, posted: Mapping[str, str]) -> str:
    """Write the file of a new briefing as a draft; return its path. `RefusedError` tells what is wrong."""
    title, language, day = (posted.get(key, "").strip() for key in ("title", "lang", "date"))
    wrong = []
    if not any(char.isalnum() for char in title):
        wrong.append(Problem.of("", 0, mark("A new briefing needs a headline."), {}))
    if not is_day(day):
        wrong.append(Problem.of("", 0, NO_DAY, {"day": day}))
    if wrong or language not in desk.languages:
        raise RefusedError(tuple(wrong))
    english = title if language == "en" else None
    found = count(desk.matcher.find(title, language))
    named = tuple(identifier for kind, identifier, _ in found if kind in {"actors", "places"})
    with desk.lock:
        slug = make_slug(day, english, () if english else named[:MAIN], desk.shelf.slugs)
        path = BRIEFINGS / language / day[:4] / f"{slug}.md"
        write_new(desk.root / path, write_draft(title, language, date.fromisoformat(day), slug, "briefing"))
    return path.as_posix()


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as 2023-08-12."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
