"""The page of the search in each language, the index that all of them share, and what tells browsers of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module

from mujaz.arabic.bidi import direction
from mujaz.arabic.localize import format_date, language_name, language_name_in
from mujaz.model import Precision
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head, policy_for
from mujaz.site.page import Page, later
from mujaz.site.search.documents import documents
from mujaz.site.views import NavLink
from mujaz.site.views.search import FileView, OpenSearchView, SearchView
from mujaz.site.words import KIND_WORDS, mark

SECTION = "search"
SCRIPT = "js/search.js"
SAMPLES = (0, 1, 2, 3, 11, 100)
"""Numbers of which each plural form of every language has one (CLDR: zero, one, two, few, many, other)."""
FORMS = ("zero", "one", "two", "few", "many", "other")
LONG_AGO = date(1111, 1, 28)
"""A date whose year and day stand for those of any other in a pattern."""

WORDS = {
    "loading": mark("The index is being loaded …"),
    "failed": mark("A part of the index could not be loaded. Check the connection and try again."),
    "newer": mark("The archive has been updated since this page was opened. Load the page again to search it."),
    "short": mark("Write at least two letters."),
    "common": mark("These words stand in nearly every text; add another one."),
    "none": mark("There is no word in this search."),
    "some": mark("No item has all of these words; these have some of them."),
    "cut": mark("The search was long; only its first words were looked for."),
    "missing": mark("This result could not be loaded."),
}
"""What the script says, under the names by which it asks for it."""

RECORD_WORDS = {
    "actors": mark("Actor"),
    "places": mark("Place"),
    "topics": mark("Topic"),
    "sources": mark("Source"),
}
"""The kind of one record."""


def count(singular: str, plural: str) -> tuple[str, str]:
    """Return both forms of a message that counts; the call marks them for the extraction of messages."""
    return singular, plural


RESULTS = count("%(num)s result", "%(num)s results")
ITEMS = count("%(num)s item", "%(num)s items")
ONLY = {"ar": mark("In Arabic only"), "en": mark("In English only")}


def _only_in(desk: Desk, language: str) -> str:
    if language in ONLY:
        return desk.say(ONLY[language])
    return desk.say("In %(language)s only", language=language_name_in(language, desk.language))


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of the search in the desk's language, and what tells browsers how to search."""
    url = desk.urls.text(desk.language, SECTION)
    yield Page(url, "search.html", later(_view, desk, url))
    yield Page(desk.urls.opensearch(desk.language), "opensearch.xml", later(_opensearch, desk, url))


def index_pages(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield the files of the index, which holds all languages, if the site has a search."""
    desk = desks[0]
    if not desk.has("search"):
        return
    settings, urls = desk.archive.settings, desk.urls
    found = documents(desk.archive, urls)
    index = import_module("mujaz.site.search.index")  # numpy takes .1 s to import, and only a build needs it
    files = index.make_index(
        found,
        desk.archive.register,
        settings.archive.languages,
        settings.root / settings.archive.state,
        desk.archive.later,
    )
    for name, make in files.items():
        yield Page(urls.search(name), "search", _file(name, make))
    for document in found:
        name = f"texts/{document.slug}.{document.language}.txt"
        yield Page(urls.search(name), "search", FileView(document.digest.hex(), document.excerpt.encode))


def _file(name: str, make: Callable[[], bytes]) -> FileView:
    """Return a file of the index; all but the first have a name that belongs to one content."""
    return FileView(name, make) if "/" in name else FileView(hashlib.sha256(make()).hexdigest(), make)


def _view(desk: Desk, url: str) -> SearchView:
    heading = desk.say("Search")
    crumbs = desk.crumbs((url, heading))
    languages = desk.archive.settings.archive.languages
    integrity = desk.assets.integrity(SCRIPT)
    about = About(
        url=url,
        title=desk.title(heading),
        description=desk.say("Search the archive's items, actors and places in Arabic and English, in any spelling."),
        alternates=alternates(desk, [(lang, desk.urls.text(lang, SECTION)) for lang in languages]),
        crumbs=crumbs,
        lastmod=last_modified(desk),
        policy=policy_for(integrity),
    )
    root = desk.urls.root
    return SearchView(
        head=make_head(desk, about),
        shell=desk.shell(SECTION, desk.language_links(lambda lang: desk.urls.text(lang, SECTION))),
        crumbs=crumbs,
        heading=heading,
        script=root(desk.assets.path(SCRIPT)),
        integrity=integrity,
        data=json.dumps(_data(desk), ensure_ascii=False, separators=(",", ":")),
        languages=tuple((lang, language_name(lang)) for lang in languages),
        years=tuple(sorted(desk.archive.years, reverse=True)),
        ways=_ways(desk),
    )


def _ways(desk: Desk) -> tuple[NavLink, ...]:
    kinds = ((desk.urls.index(desk.language, kind), desk.say(word)) for kind, word in KIND_WORDS.items())
    return (
        *(NavLink(url, label) for url, label in kinds),
        NavLink(desk.urls.archive(desk.language), desk.say("Archive")),
    )


def _data(desk: Desk) -> dict[str, object]:
    """Return what the script of the page has to know."""
    languages = desk.archive.settings.archive.languages
    return {
        "language": desk.language,
        "directions": {lang: direction(lang) for lang in languages},
        "prefix": desk.urls.prefix,
        "root": desk.urls.search(""),
        "words": {name: desk.say(message) for name, message in WORDS.items()},
        "kinds": {kind: desk.say(message) for kind, message in RECORD_WORDS.items()},
        "languages": {lang: language_name(lang) for lang in languages},
        "only": {lang: _only_in(desk, lang) for lang in languages},
        "counts": _plural(desk, *RESULTS),
        "itemCounts": _plural(desk, *ITEMS),
        "days": [_pattern(desk, month, "day") for month in range(1, 13)],
        "months": [_pattern(desk, month, "month") for month in range(1, 13)],
    }


def _plural(desk: Desk, singular: str, plural: str) -> dict[str, str]:
    """Return a message in each plural form that a language may have, `{n}` for the number."""
    found = (desk.catalogue.ngettext(singular, plural, sample) % {"num": "{n}"} for sample in SAMPLES)
    return dict(zip(FORMS, found, strict=True))


def _pattern(desk: Desk, month: int, precision: Precision) -> str:
    """Return how a day or a month is written, `{y}` for its year and `{d}` for its day."""
    months = desk.archive.settings.archive.months
    sample = LONG_AGO.replace(month=month)
    label = format_date(sample, precision, desk.language, months=months)
    return label.replace(str(LONG_AGO.year), "{y}").replace(str(LONG_AGO.day), "{d}")


def _opensearch(desk: Desk, url: str) -> OpenSearchView:
    absolute = desk.urls.absolute
    return OpenSearchView(
        name=desk.site_name,
        description=desk.archive.settings.archive.taglines[desk.language],
        language=desk.language,
        icon=absolute(desk.shell("", ()).icon),
        template=f"{absolute(url)}#q={{searchTerms}}",
        itself=absolute(desk.urls.opensearch(desk.language)),
    )
