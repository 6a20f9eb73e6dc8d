"""Stage 1: from a raw page to the article that a reader of it saw."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from mujaz.clean.byline import take_byline
from mujaz.clean.dates import Candidate, find_date
from mujaz.clean.headline import cut_headline, find_headline
from mujaz.clean.labels import cut_labels, cut_menus, is_label
from mujaz.clean.language import check_language, language_of
from mujaz.clean.learned import cut_learned
from mujaz.clean.lines import Draft, Line, opens_text
from mujaz.clean.links import cut_links
from mujaz.clean.page import read_page
from mujaz.clean.refusal import refuse
from mujaz.clean.related import cut_skips, cut_tail
from mujaz.clean.repeats import cut_repeats
from mujaz.clean.source import find_source
from mujaz.model import CleanArticle, Day, FoundDate, Paragraph, RawPage
from mujaz.register import Register

__all__ = ["clean"]

ABOVE = 4
"""So many labels above a headline belong to it."""


def clean(  # noqa: PLR0913 - one for each thing that a curator may know
    raw: RawPage,
    register: Register,
    *,
    date: FoundDate | None = None,
    source: str | None = None,
    language: str | None = None,
    retrieved: Day | None = None,
    languages: Collection[str] | None = None,
    learned: frozenset[str] = frozenset(),
) -> CleanArticle:
    """Return the article in `raw`, and nothing else; `ContentError` says why there is none.

    What the caller knows of its date, source and language stands above what the page says. The day of retrieval
    tells the year of a date that is printed without one. A text in none of `languages` is refused, if they
    are given. `learned` are lines that the publication's other pages have too.
    """
    page = read_page(raw)
    headline = find_headline(page.name, page.lines, page.metadata, register)
    draft = cut_headline(page.lines, page.related, headline, page.frame)
    source = source or find_source(page.metadata, headline, draft.head, register, page.frame)
    dates = (
        *(Candidate(line.text, f"line {line.number}: {line.text}") for line in (*_above(page.frame), *draft.head)),
        *(Candidate(text, f"below the headline: {text}") for text in page.metadata.near),
    )
    draft = cut_repeats(cut_learned(draft, learned, headline))
    draft = cut_links(cut_skips(draft, _markers(source, register)))
    if page.end is not None:
        draft = draft.without("frame", {n for n, line in enumerate(draft.lines) if line.number > page.end})
    draft = take_byline(cut_labels(cut_menus(draft)), page.metadata.byline, register, page.metadata.near)
    draft = cut_tail(draft)
    _check(page.name, draft)
    text = "\n".join(line.text for line in draft.lines)
    language = language or check_language(page.name, language_of(text), languages)
    stated = find_date(
        page.metadata.dates, dates, day_first=language != "en", retrieved=retrieved, opening=_opening(draft)
    )
    return CleanArticle(
        headline=headline.text,
        language=language,
        blocks=tuple(line.block for line in draft.lines),
        source=source,
        byline=draft.byline,
        date=date or stated,
        canonical_url=page.metadata.canonical_url,
        summary=page.metadata.summary,
        related_headlines=draft.related,
        removed=draft.removed,
    )


def _markers(source: str | None, register: Register) -> tuple[str, ...]:
    """Return the lines behind which a publication lists other articles."""
    record = register.get("sources", source) if source else None
    return record.rules.related_markers if record else ()


def _above(frame: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the labels directly above the headline, one of which may be its date; a date further up is the visit's."""
    labels = tuple(takewhile(lambda line: is_label(line.text), reversed(frame)))
    return labels[:ABOVE]


def _opening(draft: Draft) -> str:
    """Return the first paragraph, which may open with a dateline."""
    return next((line.text for line in draft.lines if isinstance(line.block, Paragraph)), "")


def _check(name: str, draft: Draft) -> None:
    """Refuse a page without a text, or with nothing in it that reads as one."""
    if not draft.lines:
        raise refuse(name, "There is a headline and no text below it; save the whole page and import that.")
    if not any(opens_text(line.text) for line in draft.lines):
        raise refuse(name, "This is not an article: no line in it reads as a sentence; save the article's own page.")
