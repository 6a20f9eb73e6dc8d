"""The pages of actors, places, sources and topics, which exist in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from mujaz.arabic.fold import fold_lookup
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.site import markdown
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.heads import MEDIA_TYPES, About, alternates, last_modified, make_head
from mujaz.site.islands import isolate
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import list_links
from mujaz.site.pages.narrowed import choices, narrowed_record
from mujaz.site.pages.record_facts import record_facts
from mujaz.site.pages.things import record_collection
from mujaz.site.urls import ascii_url
from mujaz.site.views import FeedLink, Link, NavLink, Pager, RecordFacts, RecordView, Text
from mujaz.site.words import KIND_WORDS, TYPE_WORDS


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every page of every record."""
    for kind in RECORD_KINDS:
        for record in desk.archive.register.records(kind):
            parts = desk.pages_of(desk.archive.by_record.get((kind, record.id), ()))
            for number in range(1, len(parts) + 1):
                url = desk.urls.record(desk.language, kind, record.id, number)
                yield Page(url, "record.html", later(_view, desk, kind, record.id, number))


def _view(desk: Desk, kind: RecordKind, record_id: str, number: int) -> RecordView:
    record = desk.archive.register.get(kind, record_id)
    assert record is not None  # noqa: S101 - its pages are those of the register's records
    entries = desk.archive.by_record.get((kind, record.id), ())
    parts = desk.pages_of(entries)
    pager = desk.pager(desk.urls.record(desk.language, kind, record.id), number, len(parts))
    crumbs = _crumbs(desk, record, desk.record_name(kind, record.id), number)
    cards, lines = desk.in_full(parts[number - 1], number)
    around = desk.once(("around a record's list", kind, record.id), partial(_around, desk, record, entries))
    return around(
        head=make_head(desk, _about(desk, record, crumbs, pager, parts[number - 1])),
        shell=desk.shell(kind, desk.language_links(lambda lang: desk.urls.record(lang, kind, record.id, number))),
        crumbs=crumbs,
        cards=cards,
        lines=lines,
        pager=pager,
        facts=record_facts(desk, record, entries) if number == 1 else RecordFacts(),
    )


def _around(desk: Desk, record: Record, entries: Sequence[Entry]) -> Callable[..., RecordView]:
    """Return what makes the pages of a record's list, on each of which most is the same."""
    register, kind = desk.archive.register, record.kind
    name, url = desk.record_name(kind, record.id), desk.urls.record(desk.language, kind, record.id)
    description = _description(desk, record)
    return partial(
        RecordView,
        kind=kind,
        id=record.id,
        name=name,
        other_names=tuple(Text(n, lang) for lang, n in record.names if lang != name.lang),
        aliases=_aliases(desk, record),
        type=record.type,
        type_label=desk.say(TYPE_WORDS[record.type]) if record.type else None,
        description=isolate(markdown.relink(_render(description), desk.urls.prefix), desk.language)
        if description
        else None,
        ancestors=tuple(desk.record_link(kind, r.id) for r in reversed(register.ancestors(kind, record.id))),
        children=_children(desk, record),
        predecessors=desk.record_links(kind, desk.archive.predecessors.get((kind, record.id), ())),
        successor=desk.record_link(kind, record.succeeded_by) if record.succeeded_by else None,
        coordinates=_coordinates(record),
        coordinates_from=_origin(desk, record),
        url=ascii_url(record.url) if record.url else None,
        references=tuple(desk.reference(_without_scheme(url), url, "en") for url in record.references),
        items=len(entries),
        feed=_feed(desk, record),
        files=list_links(desk, url, entries),
        narrow=choices(desk, url, narrowed_record(desk, kind, record.id)),
    )


def _without_scheme(url: str) -> str:
    """Return an address as people write it.

    >>> _without_scheme("https://www.un.org/sc/1267/")
    'www.un.org/sc/1267'
    """
    return url.partition("://")[2].rstrip("/")


def _crumbs(desk: Desk, record: Record, name: Text, number: int) -> tuple[NavLink, ...]:
    index = (desk.urls.index(desk.language, record.kind), desk.say(KIND_WORDS[record.kind]))
    url = desk.urls.record(desk.language, record.kind, record.id, number)
    return desk.crumbs(index, (url, " — ".join((name.text, *desk.page_note(number)))))


def _aliases(desk: Desk, record: Record) -> tuple[Text, ...]:
    """Return the ways of writing the name, those of the page's language first, without the preferred names.

    Of spellings that differ only as far as the lookup fold sees no difference, the first is enough.
    """
    seen = {fold_lookup(name) for _, name in record.names}
    shown = []
    for alias in record.aliases:
        folded = fold_lookup(alias.text)
        if alias.strength in ("strong", "weak") and folded not in seen:
            seen.add(folded)
            shown.append(Text(alias.text, alias.language))
    return tuple(sorted(shown, key=lambda text: text.lang != desk.language))


def _children(desk: Desk, record: Record) -> tuple[Link, ...]:
    """Return what lies in or belongs to the record, with the number of items of each, in the language's order."""
    children = desk.archive.register.children(record.kind, record.id)
    links = [desk.record_link(record.kind, r.id, _count(desk, r) or None) for r in children]
    return tuple(sorted(links, key=lambda link: desk.order(link.name)))


def _count(desk: Desk, record: Record) -> int:
    return len(desk.archive.by_record.get((record.kind, record.id), ()))


def _coordinates(record: Record) -> tuple[str, str] | None:
    if record.coordinates is None:
        return None
    latitude, longitude = record.coordinates
    return (
        f"{abs(latitude):.3f}° {'N' if latitude >= 0 else 'S'}",
        f"{abs(longitude):.3f}° {'E' if longitude >= 0 else 'W'}",
    )


def _origin(desk: Desk, record: Record) -> str | None:
    """Return where coordinates come from, as readers are told."""
    words = {"geonames": "GeoNames", "approximate": desk.say("approximate")}
    return words.get(record.coordinates_from, record.coordinates_from) if record.coordinates_from else None


def _feed(desk: Desk, record: Record) -> str | None:
    if not desk.archive.has_own(record.kind, record.id, desk.language):
        return None
    return desk.urls.feed(desk.urls.record(desk.language, record.kind, record.id), "rss")


@cache
def _render(description: str) -> str:
    """Return the HTML of a description, made once for all pages that show it."""
    return markdown.without_pictures(markdown.render(description))


@cache
def _plain(description: str) -> str:
    return markdown.plain_text(_render(description))


def _description(desk: Desk, record: Record) -> str | None:
    return dict(record.description).get(desk.language)


def _about(desk: Desk, record: Record, crumbs: tuple[NavLink, ...], pager: Pager, entries: Sequence[Entry]) -> About:
    kind, number = record.kind, pager.number
    name = desk.record_name(kind, record.id)
    languages = desk.archive.settings.archive.languages
    good = [lang for lang in languages if desk.archive.has_own(kind, record.id, lang)]
    url = desk.urls.record(desk.language, kind, record.id, number)
    versions = [(lang, desk.urls.record(lang, kind, record.id, number)) for lang in good]
    items = desk.count("%(num)s item", "%(num)s items", _count(desk, record))
    description = _description(desk, record)
    text = _plain(description) if description else name.text
    feed = _feed(desk, record)
    kind_word = TYPE_WORDS[record.type] if record.type else KIND_WORDS[kind]
    return About(
        url=url,
        title=desk.title(name.text, desk.say(kind_word), *desk.page_note(number)),
        og_title=name.text,
        description=" — ".join((name.text, items, *desk.page_note(number), text)),
        alternates=alternates(desk, versions) if desk.language in good else (),
        crumbs=crumbs,
        json_ld=partial(record_collection, desk, record, url),
        feeds=(FeedLink(feed, MEDIA_TYPES["rss"], desk.say("Items on %(name)s", name=name.text)),) if feed else (),
        noindex=desk.language not in good,
        lastmod=last_modified(desk, entries),
        previous=pager.previous,
        next=pager.next,
    )
