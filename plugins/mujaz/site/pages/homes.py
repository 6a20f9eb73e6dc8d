"""The gateway, each language's home, and the further pages of its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from mujaz.arabic.bidi import direction
from mujaz.arabic.localize import language_name
from mujaz.model import RecordKind
from mujaz.site.archive import Entry
from mujaz.site.desk import LINES, Desk, split
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import list_files, list_links
from mujaz.site.pages.corrections import SECTION, newest_changes
from mujaz.site.pages.drawn_charts import timeline
from mujaz.site.pages.drawn_maps import archive_maps
from mujaz.site.pages.narrowed import home_choices
from mujaz.site.structured import website
from mujaz.site.views import DateText, GatewayHome, GatewayView, HomeView, LanguageLink, Link, ListView

TOP = 8
"""How many of the most-mentioned actors, places and topics the home names."""
CORRECTIONS = 3
"""How many of the newest corrections the home names."""
GATEWAY_ITEMS = 3
"""How many of the latest items the gateway shows in each language."""


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the home and the further pages of the list of all items."""
    parts = _parts(desk)
    yield Page(desk.urls.home(desk.language), "home.html", later(_home, desk))
    yield from list_files(desk, desk.urls.home(desk.language), desk.archive.listed)
    for number in range(2, len(parts) + 1):
        yield Page(desk.urls.home(desk.language, number), "list.html", later(_further, desk, number))


def _parts(desk: Desk) -> list[Sequence[Entry]]:
    size = desk.archive.settings.archive.page_size
    return split(desk.archive.listed, size, size * LINES)


def _versions(desk: Desk, page: int = 1) -> tuple[tuple[str, str], ...]:
    """Return the home (or a further page) in every language; the gateway is the homes' `x-default`."""
    urls = [(lang, desk.urls.home(lang, page)) for lang in desk.archive.settings.archive.languages]
    return alternates(desk, urls, desk.urls.root() if page == 1 else None)


def _home(desk: Desk) -> HomeView:
    archive, url, parts = desk.archive, desk.urls.home(desk.language), _parts(desk)
    cards = desk.full_cards(parts[0])
    pager = desk.pager(url, 1, len(parts))
    about = About(
        url=url,
        title=desk.title(archive.settings.archive.taglines[desk.language]),
        og_title=desk.site_name,
        description=_description(desk),
        alternates=_versions(desk),
        json_ld=partial(_website, desk, url),
        lastmod=last_modified(desk),
        next=pager.next,
    )
    return HomeView(
        head=make_head(desk, about),
        shell=desk.shell("home", desk.language_links(desk.urls.home)),
        items=len(archive.listed),
        first=_month(desk, archive.listed[-1]) if archive.listed else None,
        last=_month(desk, archive.listed[0]) if archive.listed else None,
        lead=cards[0] if cards else None,
        cards=cards[1:],
        pager=pager,
        top_actors=_top(desk, "actors"),
        top_places=_top(desk, "places"),
        top_topics=_top(desk, "topics"),
        years=_years(desk),
        corrections=newest_changes(desk, CORRECTIONS),
        corrections_url=desk.urls.text(desk.language, SECTION),
        narrow=home_choices(desk),
        feed=desk.urls.feed(url, "rss"),
        files=list_links(desk, url, archive.listed),
        timeline=timeline(desk, archive.listed, fine=True),
        map=next((shown for shown in archive_maps(desk) if shown.points), None) if desk.has("maps") else None,
        map_url=desk.urls.text(desk.language, "map"),
    )


def _description(desk: Desk) -> str:
    tagline = desk.archive.settings.archive.taglines[desk.language]
    items = desk.count("%(num)s item", "%(num)s items", len(desk.archive.listed))
    return desk.say("%(tagline)s: %(items)s, with an index of actors, places, topics and dates, and feeds.",
                    tagline=tagline, items=items)  # fmt: skip


def _website(desk: Desk, url: str) -> str:
    settings = desk.archive.settings.archive
    others = [settings.names[lang] for lang in desk.others]
    return website(desk.site_name, desk.urls.absolute(url), desk.language, settings.taglines[desk.language], others)


def _month(desk: Desk, entry: Entry) -> DateText:
    precision = entry.precision
    return desk.moment(entry.date, "year" if precision == "year" else "month")


def _top(desk: Desk, kind: RecordKind) -> tuple[Link, ...]:
    """Return the records of a kind that the most items list, with how many."""
    counts = {record: len(entries) for (k, record), entries in desk.archive.by_record.items() if k == kind}
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:TOP]
    return tuple(desk.record_link(kind, record, count) for record, count in ranked)


def _years(desk: Desk) -> tuple[Link, ...]:
    counts: Counter[int] = Counter()
    for (year, _), entries in desk.archive.by_month.items():
        counts[year] += len(entries)
    return tuple(
        Link(desk.urls.archive(desk.language, year), desk.year_name(year), counts[year])
        for year in sorted(counts, reverse=True)
    )


def _further(desk: Desk, number: int) -> ListView:
    parts = _parts(desk)
    home, url = desk.urls.home(desk.language), desk.urls.home(desk.language, number)
    heading, pager = desk.say("All items"), desk.pager(home, number, len(parts))
    crumbs = desk.crumbs((url, " — ".join((heading, *desk.page_note(number)))))
    about = About(
        url=url,
        title=desk.title(heading, *desk.page_note(number)),
        description=" ".join((_description(desk), *desk.page_note(number))),
        alternates=_versions(desk, number),
        crumbs=crumbs,
        lastmod=last_modified(desk, parts[number - 1]),
        previous=pager.previous,
        next=pager.next,
    )
    return ListView(
        head=make_head(desk, about),
        shell=desk.shell("home", desk.language_links(lambda lang: desk.urls.home(lang, number))),
        crumbs=crumbs,
        heading=heading,
        lines=desk.lines(parts[number - 1]),
        pager=pager,
        narrow=home_choices(desk),
    )


def gateway(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield `/`, on which each language greets its readers."""
    yield Page(desks[0].urls.root(), "gateway.html", later(_gateway, desks))


def _gateway(desks: Sequence[Desk]) -> GatewayView:
    desk = desks[0]
    url = desk.urls.root()
    names = " · ".join(dict.fromkeys(d.site_name for d in desks))
    about = About(
        url=url,
        title=names,
        description=" — ".join(d.archive.settings.archive.taglines[d.language] for d in desks),
        alternates=alternates(desk, [(d.language, d.urls.home(d.language)) for d in desks], url),
        json_ld=partial(_website, desk, url),
        lastmod=last_modified(desk),
    )
    links = tuple(LanguageLink(d.urls.home(d.language), d.language, language_name(d.language)) for d in desks)
    return GatewayView(make_head(desk, about), desk.shell("", links), greetings(desks))


def greetings(desks: Sequence[Desk]) -> tuple[GatewayHome, ...]:
    """Return each language's half of the gateway."""
    return tuple(
        GatewayHome(
            lang=desk.language,
            direction=direction(desk.language),
            url=desk.urls.home(desk.language),
            site_name=desk.site_name,
            tagline=desk.archive.settings.archive.taglines[desk.language],
            label=language_name(desk.language),
            invitation=desk.say("Enter the archive"),
            latest_label=desk.say("Latest"),
            latest=desk.cards(islice(_own(desk), GATEWAY_ITEMS)),
        )
        for desk in desks
    )


def _own(desk: Desk) -> Iterator[Entry]:
    return (entry for entry in desk.archive.listed if entry.published(desk.language))
