"""The feeds of a language, of its records, and the page and list that name them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from mujaz.arabic.bidi import direction, strip_controls
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem, FeedView, OpmlView, Outline
from mujaz.site.heads import About, alternates, last_modified, make_head, modified
from mujaz.site.page import Page
from mujaz.site.views import FeedGroup, FeedRow, FeedsView, Text
from mujaz.site.words import KIND_WORDS

FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ARCHIVED = ("rss", "atom")
"""The formats behind which monthly documents lie (RFC 5005 knows only these)."""
MOST_BYTES = 480_000
"""A subscription document stays below this; older items are reached through the monthly ones."""
ITEM_BYTES = 2_000
"""What an item takes beside its text: title, summary, links, categories."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without items was last changed."""

Own = tuple[Entry, Edition]


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every feed of a language, its page of feeds and its list for feed readers."""
    own = _own(desk, desk.archive.listed)
    yield from _language_feeds(desk, own)
    for kind, record in _with_feed(desk):
        yield _record_feed(desk, kind, record)
    yield Page(desk.urls.text(desk.language, "feeds"), "feeds.html", _overview(desk))
    yield Page(_opml_url(desk), "feeds.opml", _opml(desk, own))


def _own(desk: Desk, entries: Sequence[Entry]) -> list[Own]:
    """Return the items that exist in the desk's language; a feed holds its own language only."""
    return [(entry, edition) for entry in entries if (edition := entry.edition(desk.language))]


def _with_feed(desk: Desk) -> Iterator[tuple[RecordKind, str]]:
    """Yield every record that has something to put into a feed."""
    for kind in RECORD_KINDS:
        for record in desk.archive.register.records(kind):
            if _own(desk, desk.archive.by_record.get((kind, record.id), ())):
                yield kind, record.id


def _language_feeds(desk: Desk, own: list[Own]) -> Iterator[Page]:
    home = desk.urls.home(desk.language)
    newest = _within_bytes(own[: desk.archive.settings.archive.feed_size])
    months = _months(desk, own)
    oldest = _month(desk, newest[-1][0]) if newest else None
    tagline = desk.archive.settings.archive.taglines[desk.language]
    for kind in FORMATS:
        behind = _month_url(desk, kind, oldest) if oldest and kind in ARCHIVED else None
        url = desk.urls.feed(home, kind)
        yield Page(url, f"feed.{kind}", _feed(desk, url, home, desk.site_name, tagline, newest, previous=behind))
    order = sorted(months)
    for kind in ARCHIVED:
        for number, month in enumerate(order):
            url = desk.urls.feed_month(desk.language, kind, *month)
            before = _month_url(desk, kind, order[number - 1]) if number else None
            after = _month_url(desk, kind, order[number + 1]) if number + 1 < len(order) else None
            yield Page(url, f"feed.{kind}", _feed(
                desk, url, home, desk.site_name, tagline, months[month], archive=True,
                current=desk.urls.absolute(desk.urls.feed(home, kind)), previous=before, next=after,
            ))  # fmt: skip


def _within_bytes(own: list[Own]) -> list[Own]:
    """Return as many of the newest items as fit into a subscription document; at least one."""
    size = 0
    kept: list[Own] = []
    for entry, edition in own:
        size += len(edition.html.encode()) + ITEM_BYTES
        if kept and size > MOST_BYTES:
            break
        kept.append((entry, edition))
    return kept


def _month(desk: Desk, entry: Entry) -> tuple[int, int]:
    day = desk.archive.local(entry.date)
    return day.year, day.month


def _months(desk: Desk, own: list[Own]) -> dict[tuple[int, int], list[Own]]:
    found: dict[tuple[int, int], list[Own]] = {}
    for entry, edition in own:
        found.setdefault(_month(desk, entry), []).append((entry, edition))
    return found


def _month_url(desk: Desk, kind: str, month: tuple[int, int]) -> str:
    return desk.urls.absolute(desk.urls.feed_month(desk.language, kind, *month))


def _record_feed(desk: Desk, kind: RecordKind, record: str) -> Page:
    page = desk.urls.record(desk.language, kind, record)
    own = _own(desk, desk.archive.by_record[kind, record])[: desk.archive.settings.archive.record_feed_size]
    name = desk.record_name(kind, record).text
    url = desk.urls.feed(page, "rss")
    title = f"{name} — {desk.site_name}"
    text = desk.say("Items on %(name)s", name=name)
    return Page(url, "feed.rss", _feed(desk, url, page, title, text, _within_bytes(own)))


def _feed(  # noqa: PLR0913 - a feed is told apart by that many facts
    desk: Desk, url: str, page: str, title: str, description: str, own: Sequence[Own],
    *, archive: bool = False, current: str | None = None, previous: str | None = None, next: str | None = None,  # noqa: A002
) -> FeedView:  # fmt: skip
    def picture(name: str) -> str:
        return desk.urls.absolute(desk.urls.root(desk.assets.path(name)))

    items = tuple(_item(desk, entry, edition) for entry, edition in own)
    settings = desk.archive.settings.archive
    return FeedView(
        url=desk.urls.absolute(url),
        page=desk.urls.absolute(page),
        title=strip_controls(title),
        description=description,
        language=desk.language,
        author=settings.organisation,
        rights=settings.licence.get(desk.language, ""),
        logo=picture("images/feed-144.png"),
        icon=picture("images/icon-512.png"),
        favicon=picture("images/favicon.ico"),
        updated=max((item.updated for item in items), default=NEVER),
        items=items,
        archive=archive,
        current=current,
        previous=previous,
        next=next,
    )


def _item(desk: Desk, entry: Entry, edition: Edition) -> FeedItem:
    item = edition.item
    published = desk.archive.local(item.date)
    summary = item.summary or edition.text.partition("\n")[0] or item.title
    return FeedItem(
        id=_tag(desk, published, f"{item.language}/{entry.slug}"),
        url=desk.urls.absolute(desk.urls.item(desk.language, entry.slug)),
        title=item.title,
        summary=summary,
        content=_content(desk, edition, summary),
        author=desk.record_name("sources", item.source).text
        if item.source
        else desk.archive.settings.archive.organisation,
        published=published,
        updated=desk.archive.local(modified(entry)),
        categories=_categories(desk, edition),
    )


def _tag(desk: Desk, day: datetime, name: str) -> str:
    """Return the permanent id of an item: a tag URI of the site's host, the item's first date and its name."""
    return f"tag:{urlsplit(desk.urls.site_url).hostname},{day:%Y-%m-%d}:{name}"


def _content(desk: Desk, edition: Edition, summary: str) -> str:
    """Return the text as rights allow, in one element that says language and direction, addresses absolute."""
    html = markdown.relink(edition.html, desk.urls.site_url) or markdown.render(summary)
    return f'<div lang="{desk.language}" dir="{direction(desk.language)}">{html}</div>'


def _categories(desk: Desk, edition: Edition) -> tuple[tuple[str, str], ...]:
    item = edition.item
    links = (
        *desk.record_links("topics", item.topics),
        *desk.record_links("actors", item.actors),
        *desk.record_links("places", item.places),
    )
    return tuple((desk.urls.absolute(link.url), link.name.text) for link in links)


def _opml_url(desk: Desk) -> str:
    return f"{desk.urls.home(desk.language)}feeds.opml"


def _groups(desk: Desk) -> list[tuple[str, list[tuple[Text, str]]]]:
    """Return (heading, [(name, page)]) of everything that has a feed."""
    home = (Text(desk.site_name, desk.language), desk.urls.home(desk.language))
    groups = [(desk.say("All items"), [home])]
    records = list(_with_feed(desk))
    for kind in RECORD_KINDS:
        rows = [(desk.record_name(kind, r), desk.urls.record(desk.language, kind, r)) for k, r in records if k == kind]
        if rows:
            groups.append((desk.say(KIND_WORDS[kind]), sorted(rows, key=lambda row: desk.order(row[0]))))
    return groups


def _overview(desk: Desk) -> FeedsView:
    url, heading = desk.urls.text(desk.language, "feeds"), desk.say("Feeds")
    crumbs = desk.crumbs((url, heading))
    languages = desk.archive.settings.archive.languages
    about = About(
        url=url,
        title=desk.title(heading),
        description=desk.say("Follow the whole archive, an actor, a place, a source or a topic by feed."),
        alternates=alternates(desk, [(lang, desk.urls.text(lang, "feeds")) for lang in languages]),
        crumbs=crumbs,
        lastmod=last_modified(desk, desk.archive.listed),
    )
    groups = tuple(
        FeedGroup(heading, tuple(FeedRow(name, page, _formats(desk, page)) for name, page in rows))
        for heading, rows in _groups(desk)
    )
    return FeedsView(
        head=make_head(desk, about),
        shell=desk.shell("feeds", desk.language_links(lambda lang: desk.urls.text(lang, "feeds"))),
        crumbs=crumbs,
        heading=heading,
        opml=_opml_url(desk),
        groups=groups,
    )


def _formats(desk: Desk, page: str) -> tuple[tuple[str, str], ...]:
    """Return (label, address) of the feeds of a page: all formats for the home, RSS for the rest."""
    kinds = FORMATS if page == desk.urls.home(desk.language) else {"rss": FORMATS["rss"]}
    return tuple((label, desk.urls.feed(page, kind)) for kind, label in kinds.items())


def _opml(desk: Desk, own: Sequence[Own]) -> OpmlView:
    absolute = desk.urls.absolute
    groups = tuple(
        (
            heading,
            tuple(Outline(name.text, absolute(desk.urls.feed(page, "rss")), absolute(page)) for name, page in rows),
        )
        for heading, rows in _groups(desk)
    )
    updated = max((desk.archive.local(modified(entry)) for entry, _ in own), default=NEVER)
    return OpmlView(desk.say("Feeds of %(name)s", name=desk.site_name), desk.language, updated, groups)
