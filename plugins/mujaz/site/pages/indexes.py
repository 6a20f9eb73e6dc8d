"""The indexes of all actors, places, sources and topics, by letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mujaz.arabic.sorting import initial
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page
from mujaz.site.pages.things import collection
from mujaz.site.views import IndexEntry, IndexGroup, IndexView, Text
from mujaz.site.words import KIND_WORDS, TYPE_WORDS


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the index of each kind of record."""
    for kind in RECORD_KINDS:
        yield Page(desk.urls.index(desk.language, kind), "index.html", _view(desk, kind))


def _view(desk: Desk, kind: RecordKind) -> IndexView:
    url, heading = desk.urls.index(desk.language, kind), desk.say(KIND_WORDS[kind])
    records = desk.archive.register.records(kind)
    crumbs = desk.crumbs((url, heading))
    intro = _intro(desk, kind)
    languages = desk.archive.settings.archive.languages
    about = About(
        url=url,
        title=desk.title(heading),
        description=intro,
        alternates=alternates(desk, [(lang, desk.urls.index(lang, kind)) for lang in languages]),
        crumbs=crumbs,
        json_ld=(collection(desk, heading, url),),
        lastmod=last_modified(desk, desk.archive.listed),
    )
    return IndexView(
        head=make_head(desk, about),
        shell=desk.shell(kind, desk.language_links(lambda lang: desk.urls.index(lang, kind))),
        crumbs=crumbs,
        kind=kind,
        heading=heading,
        intro=intro,
        records=len(records),
        groups=_groups(desk, records),
    )


def _intro(desk: Desk, kind: RecordKind) -> str:
    match kind:
        case "actors":
            return desk.say("The states, bodies, groups and persons that the archive’s items are about, from A to Z.")
        case "places":
            return desk.say(
                "The governorates, towns, camps and crossings that the archive’s items are about, from A to Z."
            )
        case "sources":
            return desk.say("The publications from which the archive’s articles were taken.")
        case "topics":
            return desk.say("The subjects under which the archive’s items are filed.")


def _groups(desk: Desk, records: tuple[Record, ...]) -> tuple[IndexGroup, ...]:
    """Return the records by the letter under which readers look for them."""
    named = sorted(((desk.record_name(r.kind, r.id), r) for r in records), key=lambda pair: desk.order(pair[0]))
    groups = groupby(named, key=lambda pair: initial(pair[0].text, pair[0].lang))
    return tuple(
        IndexGroup(
            letter,
            f"letter-{ord(letter[0]):x}",
            tuple(_entry(desk, name, record) for name, record in members),
        )
        for letter, members in groups
    )


def _entry(desk: Desk, name: Text, record: Record) -> IndexEntry:
    count = len(desk.archive.by_record.get((record.kind, record.id), ()))
    others = [Text(text, lang) for lang, text in record.names if lang != name.lang]
    return IndexEntry(
        link=desk.record_link(record.kind, record.id, count or None),
        other_name=others[0] if others else None,
        type_label=desk.say(TYPE_WORDS[record.type]) if record.type else None,
        part_of=desk.record_name(record.kind, record.part_of) if record.part_of else None,
    )
