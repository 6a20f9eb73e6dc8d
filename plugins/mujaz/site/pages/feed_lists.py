"""The page that explains and names all feeds of a language, and the list of them for feed readers (OPML)."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.model import RECORD_KINDS
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import OpmlView, Outline
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.feed_frame import NEVER, stylesheet
from mujaz.site.pages.feed_items import own_items
from mujaz.site.pages.feeds import FORMATS, formats, with_feed
from mujaz.site.views import FeedGroup, FeedRow, FeedsView, Text
from mujaz.site.words import KIND_WORDS

Group = tuple[str, list[tuple[Text, str]]]
"""A heading, and the name and page of everything of that kind that has a feed."""


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of feeds and the list for feed readers."""
    yield Page(desk.urls.text(desk.language, "feeds"), "feeds.html", later(_overview, desk))
    yield Page(_opml_url(desk), "feeds.opml", later(_opml, desk))


def _opml_url(desk: Desk) -> str:
    return f"{desk.urls.home(desk.language)}feeds.opml"


def _groups(desk: Desk) -> list[Group]:
    groups: list[Group] = [
        (desk.say("All items"), [(Text(desk.site_name, desk.language), desk.urls.home(desk.language))])
    ]
    records = list(with_feed(desk))
    for kind in RECORD_KINDS:
        rows = [(desk.record_name(kind, r), desk.urls.record(desk.language, kind, r)) for k, r in records if k == kind]
        if rows:
            groups.append((desk.say(KIND_WORDS[kind]), sorted(rows, key=lambda row: desk.order(row[0]))))
    name = Text(desk.say("Corrections and withdrawals of items"), desk.language)
    groups.append((desk.say("Corrections"), [(name, desk.urls.text(desk.language, "corrections"))]))
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
        lastmod=last_modified(desk),
    )
    return FeedsView(
        head=make_head(desk, about),
        shell=desk.shell("feeds", desk.language_links(lambda lang: desk.urls.text(lang, "feeds"))),
        crumbs=crumbs,
        heading=heading,
        stylesheet=stylesheet(desk),
        opml=_opml_url(desk),
        groups=tuple(
            FeedGroup(heading, tuple(FeedRow(name, page, _formats(desk, page)) for name, page in rows))
            for heading, rows in _groups(desk)
        ),
    )


def _formats(desk: Desk, page: str) -> tuple[tuple[str, str], ...]:
    """Return (label, address) of the feeds of a page: all formats for the home, RSS for the rest."""
    kinds = formats(desk) if page == desk.urls.home(desk.language) else {"rss": FORMATS["rss"]}
    return tuple((label, desk.urls.feed(page, kind)) for kind, label in kinds.items())


def _opml(desk: Desk) -> OpmlView:
    absolute = desk.urls.absolute
    own = own_items(desk, desk.archive.listed)
    return OpmlView(
        title=desk.say("Feeds of %(name)s", name=desk.site_name),
        language=desk.language,
        updated=max((desk.archive.local(entry.modified) for entry, _ in own), default=NEVER),
        groups=tuple(
            (heading, tuple(Outline(n.text, absolute(desk.urls.feed(page, "rss")), absolute(page)) for n, page in rows))
            for heading, rows in _groups(desk)
        ),
    )
