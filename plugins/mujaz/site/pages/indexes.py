"""The indexes of all actors, places, sources and topics, by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from mujaz.arabic.sorting import initial
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.things import collection
from mujaz.site.views import Choice, IndexEntry, IndexGroup, IndexView, Text
from mujaz.site.words import KIND_WORDS, TYPE_WORDS


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the index of each kind of record, and those of its types where there are several."""
    for kind in RECORD_KINDS:
        yield Page(desk.urls.index(desk.language, kind), "index.html", later(_view, desk, kind, None))
        for chosen, _ in _types(desk, kind):
            yield Page(desk.urls.index(desk.language, kind, chosen), "index.html", later(_view, desk, kind, chosen))


def _types(desk: Desk, kind: RecordKind) -> tuple[tuple[str, int], ...]:
    """Return the types of a kind's records, those with the most records first; none where all are of one."""
    counts = Counter(record.type for record in desk.archive.register.records(kind) if record.type)
    found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(found) if len(found) > 1 else ()


def _view(desk: Desk, kind: RecordKind, chosen: str | None) -> IndexView:
    """Return the index of a kind, or of one type of it."""
    whole = (desk.urls.index(desk.language, kind), desk.say(KIND_WORDS[kind]))
    url, word = desk.urls.index(desk.language, kind, chosen), desk.say(TYPE_WORDS[chosen]) if chosen else ""
    records = [r for r in desk.archive.register.records(kind) if chosen in (None, r.type)]
    crumbs = desk.crumbs(whole, (url, word)) if chosen else desk.crumbs(whole)
    languages = desk.archive.settings.archive.languages
    name = " — ".join((whole[1], *([word] if word else [])))
    about = About(
        url=url,
        title=desk.title(whole[1], *([word] if word else [])),
        description=f"{word} — {_intro(desk, kind)}" if word else _intro(desk, kind),
        alternates=alternates(desk, [(lang, desk.urls.index(lang, kind, chosen)) for lang in languages]),
        crumbs=crumbs,
        json_ld=partial(collection, desk, name, url),
        lastmod=last_modified(desk),
    )
    return IndexView(
        head=make_head(desk, about),
        shell=desk.shell(kind, desk.language_links(lambda lang: desk.urls.index(lang, kind, chosen))),
        crumbs=crumbs,
        kind=kind,
        heading=whole[1],
        type_label=word or None,
        intro=_intro(desk, kind),
        records=len(records),
        types=_choices(desk, kind, chosen),
        groups=_groups(desk, records),
    )


def _choices(desk: Desk, kind: RecordKind, chosen: str | None) -> tuple[Choice, ...]:
    """Return the ways to see the records of one type, and of all."""
    types = _types(desk, kind)
    everything = Choice(
        desk.urls.index(desk.language, kind),
        Text(desk.say("All"), desk.language),
        len(desk.archive.register.records(kind)),
        chosen is None,
    )
    found = (
        Choice(
            desk.urls.index(desk.language, kind, name),
            Text(desk.say(TYPE_WORDS[name]), desk.language),
            count,
            name == chosen,
        )
        for name, count in types
    )
    return (everything, *found) if types else ()


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


def _groups(desk: Desk, records: Sequence[Record]) -> tuple[IndexGroup, ...]:
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
