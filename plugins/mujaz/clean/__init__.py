"""Stage 1: from a raw page to the article that a reader of it saw."""

from __future__ import annotations

from mujaz.clean.byline import take_byline
from mujaz.clean.dates import Candidate, find_date
from mujaz.clean.headline import cut_headline, find_headline
from mujaz.clean.labels import cut_labels, cut_menus
from mujaz.clean.language import language_of
from mujaz.clean.lines import Draft, opens_text
from mujaz.clean.page import read_page
from mujaz.clean.refusal import refuse
from mujaz.clean.related import cut_skips, cut_tail
from mujaz.clean.source import find_source
from mujaz.model import CleanArticle, FoundDate, RawPage
from mujaz.register import Register

__all__ = ["clean"]


def clean(
    raw: RawPage,
    register: Register,
    *,
    date: FoundDate | None = None,
    source: str | None = None,
    language: str | None = None,
) -> CleanArticle:
    """Return the article in `raw`, and nothing else; `ContentError` says why there is none.

    What the caller knows of its date, source and language stands above what the page says.
    """
    page = read_page(raw)
    headline = find_headline(page.name, page.lines, page.metadata, register)
    draft = cut_headline(page.lines, page.related, headline)
    source = source or find_source(page.metadata, headline, draft.head, register)
    dates = tuple(Candidate(line.text, f"line {line.number}: {line.text}") for line in draft.head)
    draft = cut_skips(draft, _markers(source, register))
    draft = take_byline(cut_labels(cut_menus(draft)), page.metadata.byline, register)
    draft = cut_tail(draft)
    _check(page.name, draft)
    text = "\n".join(line.text for line in draft.lines)
    language = language or language_of(text)
    day_first = language == "ar"
    return CleanArticle(
        headline=headline.text,
        language=language,
        blocks=tuple(line.block for line in draft.lines),
        source=source,
        byline=draft.byline,
        date=date or find_date(page.metadata.dates, dates, day_first=day_first),
        canonical_url=page.metadata.canonical_url,
        summary=page.metadata.summary,
        related_headlines=draft.related,
        removed=draft.removed,
    )


def _markers(source: str | None, register: Register) -> tuple[str, ...]:
    """Return the lines behind which a publication lists other articles."""
    record = register.get("sources", source) if source else None
    return record.rules.related_markers if record else ()


def _check(name: str, draft: Draft) -> None:
    """Refuse a page without a text, or with nothing in it that reads as one."""
    if not draft.lines:
        raise refuse(name, "There is a headline and no text below it; save the whole page and import that.")
    if not any(opens_text(line.text) for line in draft.lines):
        raise refuse(name, "This is not an article: no line in it reads as a sentence; save the article's own page.")
