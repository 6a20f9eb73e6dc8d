"""A language's desk: turns the archive's values into the parts that every page of that language is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import cached_property, partial
from urllib.parse import urlsplit

from mujaz.arabic.bidi import direction, isolate
from mujaz.arabic.localize import format_number, language_name
from mujaz.arabic.sorting import sort_key
from mujaz.model import RecordKind
from mujaz.site.archive import Edition, Entry
from mujaz.site.look import LOGOS
from mujaz.site.urls import Urls, ascii_url
from mujaz.site.views import Card, LanguageLink, Line, Link, NavLink, Pager, ReferenceNote, Shell, Text
from mujaz.site.workshop import Workshop

ARABIC, LATIN = re.compile("[\u0590-\u08ff]"), re.compile("[A-Za-z]")
"""A letter of the one direction, and of the other."""
CARD_LINKS = 3
"""How many topics, actors and places each a full card names."""
LINES = 10
"""How many times as many items a page names, one on a line, as it shows in full."""


class Desk(Workshop):
    """Turns records, items and what surrounds a page into the parts of the pages of one language."""

    # --- records ----------------------------------------------------------------------------------------

    def record_name(self, kind: RecordKind, record: str) -> Text:
        """Return a record's preferred name for readers of the desk's language."""
        found = self.archive.register.get(kind, record)
        if found is None:
            return Text(record, "en")
        named = {language for language, _ in found.names}
        return Text(*found.name(next((lang for lang in self.readable if lang in named), self.language)))

    def record_link(self, kind: RecordKind, record: str, count: int | None = None) -> Link:
        """Return a link to a record's page."""
        plain = self.once_of("link", (kind, record), self._make_link)
        return plain if count is None else Link(plain.url, plain.name, count)

    def _make_link(self, record: tuple[RecordKind, str]) -> Link:
        return Link(self.urls.record(self.language, *record), self.record_name(*record))

    def record_links(self, kind: RecordKind, records: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of records."""
        return self.links([(kind, record) for record in records])

    def links(self, records: Iterable[tuple[RecordKind, str]]) -> tuple[Link, ...]:
        """Return links to the pages of records of several kinds; what was made already costs little."""
        return self.each_once("link", records, self._make_link)

    def order(self, name: Text) -> tuple[object, ...]:
        """Return the key by which names are sorted for readers of the desk's language."""
        return (sort_key(name.text, name.lang), name.text)

    # --- items ------------------------------------------------------------------------------------------

    def shown(self, entry: Entry) -> Edition:
        """Return the edition that lists of the desk's language show: the one that its readers can read best."""
        own = entry.published(self.language)
        if own is not None:
            return own
        found = (entry.published(language) for language in self.readable)
        return next((edition for edition in found if edition), entry.main)

    def card(self, entry: Entry) -> Card:
        """Return an item as it stands in a list; one without a version in this language by its gist, marked."""
        return self.once_of("card", entry, self._make_card)

    def _make_card(self, entry: Entry) -> Card:
        edition = self.shown(entry)
        item = edition.item
        gist = None if item.language == self.language else entry.gist(self.language)
        title = Text(gist.title, gist.language) if gist else Text(item.title, item.language)
        summary = gist.summary if gist else item.summary
        return Card(
            url=self.urls.item(item.language, entry.slug),
            title=title,
            summary=Text(summary, title.lang) if summary else None,
            date=self.moment(item.date, item.precision),
            kind=item.kind,
            source=self.record_link("sources", item.source) if item.source else None,
            only_in=None if item.language == self.language else item.language,
            corrected=bool(item.corrections),
            withdrawn=item.status == "withdrawn",
        )

    def cards(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """Return items as they stand in a list."""
        return self.each_once("card", entries, self._make_card)

    def full_cards(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """Return items as they stand in a list that tells what each of them names."""
        return self.each_once("full card", entries, self._make_full_card)

    def _make_full_card(self, entry: Entry) -> Card:
        item = self.shown(entry).item
        return replace(
            self.card(entry),
            topics=self.record_links("topics", item.topics[:CARD_LINKS]),
            actors=self.record_links("actors", item.actors[:CARD_LINKS]),
            places=self.record_links("places", item.places[:CARD_LINKS]),
        )

    def _make_line(self, entry: Entry) -> Line:
        """Return an item as it stands in a long list, with what its card says of it first."""
        edition = self.shown(entry)
        item = edition.item
        foreign = item.language != self.language
        gist = entry.gist(self.language) if foreign else None
        return Line(
            url=self.urls.item(item.language, entry.slug),
            title=Text(gist.title, gist.language) if gist else Text(item.title, item.language),
            date=self.moment(item.date, item.precision),
            kind=item.kind,
            only_in=item.language if foreign else None,
            corrected=bool(item.corrections),
            withdrawn=item.status == "withdrawn",
        )

    def lines(self, entries: Iterable[Entry]) -> tuple[Line, ...]:
        """Return items as they stand in a long list."""
        return self.each_once("line", entries, self._make_line)

    def pages_of(self, entries: Sequence[Entry]) -> list[Sequence[Entry]]:
        """Return the entries of a list page by page; the newest are shown in full, all others as lines."""
        size = self.archive.settings.archive.page_size * LINES
        return split(entries, size, size)

    def in_full(self, entries: Sequence[Entry], number: int) -> tuple[tuple[Card, ...], tuple[Line, ...]]:
        """Return what page `number` of a list shows in full, and what as lines."""
        size = self.archive.settings.archive.page_size if number == 1 else 0
        return self.cards(entries[:size]), self.lines(entries[size:])

    def reference(self, title: str, url: str, language: str) -> ReferenceNote:
        """Return a link out of the archive, its host beside it."""
        return ReferenceNote(ascii_url(url), Text(title, language), urlsplit(url).hostname or "")

    # --- what surrounds a page --------------------------------------------------------------------------

    def shell(self, section: str, languages: Sequence[LanguageLink], template: str = "") -> Shell:
        """Return what surrounds a page; `section` is the part of the site to be marked as current.

        A `template` that has a stylesheet of its own is named.
        """
        frame = self.once(("shell", section, template), lambda: self._around(section, template))
        return frame(tuple(languages))

    def _around(self, section: str, template: str) -> Callable[[tuple[LanguageLink, ...]], Shell]:
        """Return what makes a shell of its links to other languages, which alone are each page's own."""
        archive = self.archive.settings.archive
        around = Shell(
            lang=self.language,
            direction=direction(self.language),
            site_name=self.site_name,
            tagline=archive.taglines[self.language],
            home=self.urls.home(self.language),
            opensearch=self.urls.opensearch(self.language) if self.has("search") else None,
            nav=self.once(("nav", section), lambda: self._nav(section)),
            footer=self.once(("footer", section), lambda: self._footer(section)),
            stylesheet=self.urls.root(self.assets.sheet(template)),
            fonts=tuple(map(self.urls.root, self.assets.preload(self.language))),
            icon=self.urls.root(
                self.assets.path("favicon.ico" if "favicon.ico" in self.assets.names else "images/favicon.ico")
            ),
            icon_svg=self.urls.root(self.assets.path("images/icon.svg")),
            logo=next((self.urls.root(self.assets.path(name)) for name in LOGOS if name in self.assets.names), None),
            bars=self.assets.bars,
            licence=archive.licence.get(self.language, ""),
            licence_url=archive.licence_url,
            email=archive.email,
            languages=(),
        )
        *values, _ = [getattr(around, part.name) for part in fields(Shell)]
        return partial(Shell, *values)

    def _nav(self, section: str) -> tuple[NavLink, ...]:
        language, urls = self.language, self.urls
        entries = (
            ("home", urls.home(language), self.say("Latest")),
            ("actors", urls.index(language, "actors"), self.say("Actors")),
            ("places", urls.index(language, "places"), self.say("Places")),
            ("topics", urls.index(language, "topics"), self.say("Topics")),
            ("sources", urls.index(language, "sources"), self.say("Sources")),
            ("archive", urls.archive(language), self.say("Archive")),
            ("maps", urls.text(language, "map"), self.say("Map")),
            ("search", urls.text(language, "search"), self.say("Search")),
        )
        shown = (entry for entry in entries if entry[0] not in ("maps", "search") or self.has(entry[0]))
        return tuple(NavLink(url, label, key == section) for key, url, label in shown)

    def _footer(self, section: str) -> tuple[NavLink, ...]:
        pages = [page for page in self.archive.text_pages if page.language == self.language]
        data = (NavLink(self.urls.text(self.language, "data"), self.say("Data"), section == "data"),)
        texts = [NavLink(self.urls.text(self.language, p.slug), p.title, p.slug == section) for p in pages]
        return (
            *texts,
            NavLink(self.urls.text(self.language, "corrections"), self.say("Corrections"), section == "corrections"),
            NavLink(self.urls.text(self.language, "feeds"), self.say("Feeds"), section == "feeds"),
            *(data if self.has("data") else ()),
        )

    def language_links(self, url_in: Callable[[str], str], note: str | None = None) -> tuple[LanguageLink, ...]:
        """Return links to the same page in the other languages, where `url_in` says it lies."""
        return tuple(LanguageLink(url_in(lang), lang, language_name(lang), note) for lang in self.others)

    def crumbs(self, *steps: tuple[str, str]) -> tuple[NavLink, ...]:
        """Return breadcrumbs from the home through (url, label) `steps`, the last of which is the page itself."""
        start = NavLink(self.urls.home(self.language), self.say("Home"))
        last = len(steps) - 1
        return (start, *(NavLink(url, label, n == last) for n, (url, label) in enumerate(steps)))

    def title(self, *parts: str) -> str:
        """Return a document title: its parts and the site's name, each isolated from the others."""
        return " — ".join([*map(self._apart, parts), self._title])

    @cached_property
    def _title(self) -> str:
        return self._apart(self.site_name)

    def _apart(self, text: str) -> str:
        """Return a text isolated from its neighbours, where these could be jumbled."""
        return isolate(text) if self._mixed(text) else text

    def _mixed(self, text: str) -> bool:
        """Tell whether a text has letters of the other direction."""
        return (LATIN if direction(self.language) == "rtl" else ARABIC).search(text) is not None

    def pager(self, url: str, number: int, count: int) -> Pager:
        """Return where page `number` of `count` stands in the list at `url`."""
        near = sorted({1, count, number - 1, number, number + 1} & set(range(1, count + 1)))
        pages: list[NavLink] = []
        for before, page in zip([0, *near], near, strict=False):
            if page - before > 1:
                pages.append(NavLink("", "…"))
            pages.append(NavLink(Urls.paged(url, page), format_number(page, self.language), page == number))
        return Pager(
            number,
            count,
            Urls.paged(url, number - 1) if number > 1 else None,
            Urls.paged(url, number + 1) if number < count else None,
            tuple(pages) if count > 1 else (),
        )

    def page_note(self, number: int) -> tuple[str, ...]:
        """Return what a further page of a list adds to its title: nothing on the first page."""
        return (self.say("Page %(number)s", number=format_number(number, self.language)),) if number > 1 else ()


def split(entries: Sequence[Entry], first: int, further: int) -> list[Sequence[Entry]]:
    """Return `entries` in pages: so many on the first, empty if there are none, and so many on each further one."""
    return [entries[:first], *(entries[start : start + further] for start in range(first, len(entries), further))]
