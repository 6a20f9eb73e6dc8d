"""The pages of the parts of long lists, so that a list can be narrowed without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from mujaz.arabic.localize import language_name_in
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.heads import MEDIA_TYPES, About, alternates, last_modified, make_head
from mujaz.site.narrowing import FACETS, HOME_FACETS, Facet, Part, parts_of
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import list_links
from mujaz.site.pages.things import collection
from mujaz.site.views import Choice, ChoiceGroup, FeedLink, Link, NarrowedView, NavLink, Text
from mujaz.site.words import ITEM_KIND_WORDS, KIND_WORDS

NARROWED: tuple[RecordKind, ...] = ("actors", "places")
"""The records whose lists are narrowed; those of topics and publications are long, and dated line by line."""


@dataclass(frozen=True)
class _Whole:
    """A list that is narrowed."""

    name: Text
    section: str
    page: Callable[[str], str]
    """Its address in a language."""
    steps: tuple[tuple[str, str], ...]
    """The way there from the home."""
    entries: Sequence[Entry]
    parts: tuple[Part, ...]
    has_feed: bool


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the pages of all parts of lists."""
    for kind, record in _lists(desk):
        for part in narrowed_record(desk, kind, record) if kind else _home_parts(desk):
            yield from _part_pages(desk, kind, record, part)


def narrowed_record(desk: Desk, kind: RecordKind, record: str) -> tuple[Part, ...]:
    """Return the parts of a record's list that have pages."""
    if kind not in NARROWED:
        return ()
    entries = desk.archive.by_record.get((kind, record), ())
    return desk.once(("parts", kind, record), lambda: parts_of(desk.archive, entries, FACETS))


def choices(desk: Desk, page: str, parts: Sequence[Part], chosen: Part | None = None) -> tuple[ChoiceGroup, ...]:
    """Return the ways to narrow the list at `page`; `chosen` is the part that is shown."""
    return tuple(
        ChoiceGroup(
            facet,
            tuple(
                Choice(desk.urls.narrowed(page, facet, p.value), part_name(desk, p), len(p.entries), p is chosen)
                for p in members
            ),
        )
        for facet, members in groupby(parts, key=lambda part: part.facet)
    )


def home_choices(desk: Desk) -> tuple[ChoiceGroup, ...]:
    """Return the ways to narrow the list of all items."""
    return choices(desk, desk.urls.home(desk.language), _home_parts(desk))


def part_name(desk: Desk, part: Part) -> Text:
    """Return by what a part is narrowed, as readers are told."""
    match part.facet:
        case "year":
            return desk.year_name(int(part.value))
        case "topic":
            return desk.record_name("topics", part.value)
        case "kind":
            return Text(desk.say(ITEM_KIND_WORDS[part.value]), desk.language)
        case "language":
            name = language_name_in(part.value, desk.language)
            return Text(desk.say("In %(language)s", language=name), desk.language)


def _home_parts(desk: Desk) -> tuple[Part, ...]:
    return desk.once(("parts",), lambda: parts_of(desk.archive, desk.archive.listed, HOME_FACETS))


def _lists(desk: Desk) -> Iterator[tuple[RecordKind | None, str]]:
    """Yield what has a list: the archive itself, then every record."""
    yield None, ""
    for kind in RECORD_KINDS:
        yield from ((kind, record.id) for record in desk.archive.register.records(kind))


def _whole(desk: Desk, kind: RecordKind | None, record: str) -> _Whole:
    """Return the list of a record, or that of all items."""
    if kind is None:
        name = Text(desk.say("All items"), desk.language)
        parts = _home_parts(desk)
        return _Whole(name, "home", desk.urls.home, (), desk.archive.listed, parts, has_feed=True)
    return _record_whole(desk, kind, record)


def _record_whole(desk: Desk, kind: RecordKind, record: str) -> _Whole:
    link = desk.record_link(kind, record)
    index = (desk.urls.index(desk.language, kind), desk.say(KIND_WORDS[kind]))
    return _Whole(
        name=link.name,
        section=kind,
        page=lambda language: desk.urls.record(language, kind, record),
        steps=(index, (link.url, link.name.text)),
        entries=desk.archive.by_record.get((kind, record), ()),
        parts=narrowed_record(desk, kind, record),
        has_feed=desk.archive.has_own(kind, record, desk.language),
    )


def _part_pages(desk: Desk, kind: RecordKind | None, record: str, part: Part) -> Iterator[Page]:
    home = desk.urls.record(desk.language, kind, record) if kind else desk.urls.home(desk.language)
    url = desk.urls.narrowed(home, part.facet, part.value)
    for number in range(1, len(desk.pages_of(part.entries)) + 1):
        view = later(_view, desk, kind, record, (part.facet, part.value), number)
        yield Page(desk.urls.paged(url, number), "narrowed.html", view)


def _view(desk: Desk, kind: RecordKind | None, record: str, by: tuple[Facet, str], number: int) -> NarrowedView:
    whole = _whole(desk, kind, record)
    part = next(part for part in whole.parts if (part.facet, part.value) == by)
    parts = desk.pages_of(part.entries)

    def url_in(language: str) -> str:
        return desk.urls.paged(desk.urls.narrowed(whole.page(language), part.facet, part.value), number)

    page, name = whole.page(desk.language), part_name(desk, part)
    url = desk.urls.narrowed(page, part.facet, part.value)
    pager = desk.pager(url, number, len(parts))
    steps = (*whole.steps, (url_in(desk.language), " — ".join((name.text, *desk.page_note(number)))))
    crumbs = desk.crumbs(*steps)
    feed = desk.urls.feed(page, "rss") if whole.has_feed else None
    return NarrowedView(
        head=make_head(desk, _about(desk, whole, part, url_in, crumbs)),
        shell=desk.shell(whole.section, desk.language_links(url_in)),
        crumbs=crumbs,
        heading=whole.name,
        part=name,
        whole=Link(page, whole.name, len(whole.entries)),
        items=len(part.entries),
        lines=desk.lines(parts[number - 1]),
        pager=pager,
        narrow=choices(desk, page, [other for other in whole.parts if other.facet == part.facet], part),
        feed=feed,
        files=list_links(desk, page, whole.entries),
    )


def _about(desk: Desk, whole: _Whole, part: Part, url_in: Callable[[str], str], crumbs: tuple[NavLink, ...]) -> About:
    """Return the head of a page; the years of a list are for search engines too, all other parts repeat other lists."""
    languages = desk.archive.settings.archive.languages
    good = [lang for lang in languages if part.facet == "year" and any(e.published(lang) for e in part.entries)]
    url, last = url_in(desk.language), crumbs[-1].label
    items = desk.count("%(num)s item", "%(num)s items", len(part.entries))
    feed = FeedLink(
        desk.urls.feed(whole.page(desk.language), "rss"),
        MEDIA_TYPES["rss"],
        desk.say("Items on %(name)s", name=whole.name.text),
    )
    return About(
        url=url,
        title=desk.title(whole.name.text, last),
        description=f"{whole.name.text} — {last} — {items}",
        alternates=alternates(desk, [(lang, url_in(lang)) for lang in good]) if desk.language in good else (),
        crumbs=crumbs,
        json_ld=partial(collection, desk, f"{whole.name.text} — {last}", url),
        feeds=(feed,) if whole.has_feed and whole.steps else (),
        noindex=desk.language not in good,
        lastmod=last_modified(desk, part.entries),
    )
