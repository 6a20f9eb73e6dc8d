"""Stage 1: from a raw page to the article that a reader of it saw."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, takewhile
from typing import Final

from mujaz.clean.author_note import cut_author_notes
from mujaz.clean.byline import take_byline, take_byline_above, take_last_byline
from mujaz.clean.copies import cut_headline
from mujaz.clean.credits import cut_credits, cut_own_pictures
from mujaz.clean.dates import find_date, labelled_dates, line_candidates, near_dates, sent_dates
from mujaz.clean.doubles import cut_doubles
from mujaz.clean.entries import cut_boxes, cut_entries, cut_pointers
from mujaz.clean.frame import is_bare
from mujaz.clean.headline import find_headline
from mujaz.clean.kind import Kind
from mujaz.clean.labels import cut_labels, cut_menus, is_label
from mujaz.clean.language import check_language, language_of
from mujaz.clean.learned import cut_learned, cut_learned_sentences
from mujaz.clean.lines import MAY_BE_LABEL, TEXT, Draft, Line, head_length, opens_text
from mujaz.clean.links import cut_links
from mujaz.clean.metadata import Metadata
from mujaz.clean.opening import cut_opening
from mujaz.clean.own_notice import cut_own_notice
from mujaz.clean.owner import owner_of
from mujaz.clean.page import read_page
from mujaz.clean.points import cut_points
from mujaz.clean.posts import cut_named_boxes, cut_posts
from mujaz.clean.recorded import cut_dropped, cut_ends, put_back_kept
from mujaz.clean.refusal import refuse
from mujaz.clean.related import cut_skips
from mujaz.clean.repeats import cut_repeats
from mujaz.clean.signs import is_sign
from mujaz.clean.signups import cut_signups
from mujaz.clean.source import Source, find_source, outlet_of, repeated_name
from mujaz.clean.stated import address_date
from mujaz.clean.tags import printed_tags
from mujaz.clean.tail import read_tail
from mujaz.clean.title_ends import Headline
from mujaz.clean.trailing import cut_tail
from mujaz.clean.verses import opening_verses
from mujaz.model import CleanArticle, Day, FoundDate, Paragraph, RawPage, SourceRules
from mujaz.register import Register

HEAD: Final = 4
"""A standfirst and the byline below it stand among so many first lines."""
ABOVE: Final = 4
"""So many labels above a headline belong to it."""
TIMED: Final = 6
"""A date with a time of day may stand so many lines above it, but not among as many first ones of the page."""


def clean(  # noqa: PLR0913 - one for each thing that a curator may know
    raw: RawPage,
    register: Register,
    *,
    headline: str | None = None,
    date: FoundDate | None = None,
    source: str | None = None,
    language: str | None = None,
    retrieved: Day | None = None,
    languages: Collection[str] | None = None,
    learned: frozenset[str] = frozenset(),
    kind: Kind | None = None,
) -> CleanArticle:
    """Return the article in `raw`, and nothing else; `ContentError` says why there is none.

    What the caller knows of its headline, date, source and language stands above what the page says. The day of
    retrieval tells the year of a date that is printed without one. A text in none of `languages` is refused, if they
    are given. `learned` are lines that the publication's other pages have too. A page whose `kind` is not given is
    recognised.
    """
    page = read_page(raw, kind, register, source, headline)
    title = Headline(headline) if headline else find_headline(page.name, page.lines, page.metadata, register)
    draft = start = cut_headline(page.lines, page.related, title, page.frame)
    draft = opened = draft if page.tail is None else cut_opening(cut_points(draft))
    head = draft.head
    publication = find_source(page.metadata, title, head, register, page.frame, given=source)
    dates = (
        *line_candidates((*_above(page.frame), *_head_with_labels(draft))),
        *near_dates(page.metadata.near),
    )
    draft = draft if page.tail is None else cut_boxes(cut_entries(cut_doubles(draft), page.tail))
    draft = cut_repeats(cut_learned_sentences(cut_named_boxes(draft), learned, title))
    rules = _rules(publication.id, register)
    draft = cut_ends(cut_dropped(draft, rules.dropped_lines), rules.end_markers)
    draft = cut_skips(cut_signups(draft), rules.related_markers, over=page.tail is not None)
    if page.tail is None:
        draft = cut_links(draft)
    else:
        draft = read_tail(cut_pointers(cut_posts(draft)), page.tail, rules.related_markers)
    draft = cut_learned(draft, learned, title)
    draft = cut_labels(cut_menus(draft) if page.tail is None else draft)
    # What stood between a standfirst and the byline may be gone.
    draft = draft if page.tail is None or draft.lines[:HEAD] == opened.lines[:HEAD] else cut_opening(draft)
    verses = () if page.frame else opening_verses(draft)
    draft = draft._replace(lines=draft.lines[len(verses) :]) if verses else draft
    names = _names(publication, page.metadata, title)
    draft = take_byline(draft, page.metadata.byline, register, page.metadata.near, names)
    draft = draft._replace(lines=(*verses, *draft.lines)) if verses else draft
    draft = take_byline_above(draft, page.frame, opened.head, register)
    draft = cut_own_notice(draft, chain(names, _printed_names(page.frame, draft, title)))
    draft = cut_credits(cut_own_pictures(draft, chain(names, _printed_names(page.frame, draft, title))))
    whole = draft
    draft = cut_tail(whole)
    draft = take_last_byline(draft, (line.text for line in whole.lines[len(draft.lines) :]), register)
    draft = cut_author_notes(draft)
    draft = put_back_kept(draft, start, rules.kept_lines)
    _check(page.name, draft)
    text = "\n".join(map(TEXT, draft.lines))
    language = language or check_language(page.name, language_of(text), languages)
    day_first, address = language != "en", page.metadata.canonical_url
    stated = find_date(page.metadata.dates, dates, day_first=day_first, retrieved=retrieved, opening=_opening(draft))
    # Where else a page may say it is looked at only if it does not say it there.
    apart = chain(
        page.metadata.dates_above,
        sent_dates(page.frame),
        labelled_dates(text for _, text in draft.removed),
        line_candidates(_timed_above(page.frame)),
    )
    return CleanArticle(
        headline=title.text,
        language=language,
        blocks=page.layout.restore(draft.lines),
        source=publication.id,
        byline=draft.byline,
        date=date or stated or address_date(address) or find_date((), apart, day_first=day_first, retrieved=retrieved),
        canonical_url=address,
        summary=page.metadata.summary,
        related_headlines=draft.related,
        removed=draft.removed,
        source_name=publication.name
        or owner_of(text for _, text in reversed(draft.removed))
        or outlet_of(page.frame, title)
        or repeated_name(page.frame, title, chain((text for _, text in draft.removed), map(TEXT, draft.lines))),
        tags=page.metadata.tags or printed_tags(draft.removed),
        image=page.metadata.image,
        notes=page.notes,
    )


def _names(publication: Source, metadata: Metadata, headline: Headline) -> tuple[str, ...]:
    """Return how the page calls its publication, so that no byline is made of it."""
    return tuple(name for name in (publication.name, *metadata.site_names, headline.suffix) if name)


def _printed_names(frame: tuple[Line, ...], draft: Draft, headline: Headline) -> Iterator[str]:
    """Yield how a page without metadata calls its publication: above its headline, in its notice of rights."""
    yield outlet_of(frame, headline) or ""
    yield owner_of(line.text for line in reversed(draft.removed)) or ""


def _rules(source: str | None, register: Register) -> SourceRules:
    """Return what is known of a publication's pages."""
    record = register.get("sources", source) if source else None
    return record.rules if record else SourceRules()


def _above(frame: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the labels directly above the headline, one of which may be its date; a date further up is the visit's."""
    labels = tuple(takewhile(_stands_by_date, reversed(frame)))
    # The first line of a page is the day of the visit.
    return tuple(line for line in labels[:ABOVE] if line.number > 1)


def _timed_above(frame: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the dates with a time of day further above the headline, as Persian agencies have them above a kicker."""
    near = (line for line in frame[-TIMED:] if line.number > TIMED)
    return tuple(line for line in near if ":" in line.text and _is_label(line))


def _head_with_labels(draft: Draft) -> tuple[Line, ...]:
    """Return the lines above the first paragraph; a date in two calendars may be as long as one."""
    lines = draft.lines
    end = head_length(lines)
    while end < len(lines) and _is_label(lines[end]):
        end += 1 + head_length(lines[end + 1 :])
    return lines[:end]


def _is_label(line: Line) -> bool:
    return line.suspect & MAY_BE_LABEL > 0 and is_label(line.text)


def _stands_by_date(line: Line) -> bool:
    """Tell whether a line above a headline is a label, a date beside a word or two, or a word of the time of day."""
    return _is_label(line) or (line.suspect > 0 and is_sign(line.text)) or (line.length == 1 and is_bare(line.text))


def _opening(draft: Draft) -> str:
    """Return the first paragraph, which may open with a dateline."""
    return next((line.text for line in draft.lines if isinstance(line.block, Paragraph)), "")


def _check(name: str, draft: Draft) -> None:
    """Refuse a page without a text, or with nothing in it that reads as one."""
    if not draft.lines:
        raise refuse(name, "There is a headline and no text below it; save the whole page and import that.")
    if not any(line.worth or opens_text(line.text) for line in draft.lines):
        raise refuse(name, "This is not an article: no line in it reads as a sentence; save the article's own page.")
