"""The archive as data: its files, the page that explains them in each language, and what leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mujaz.site.dataset.schema import FALLBACK, columns, files, text
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Later, Page, later
from mujaz.site.pages.data_entities import entities
from mujaz.site.pages.data_items import items_lines, items_table
from mujaz.site.pages.data_package import datapackage
from mujaz.site.pages.data_records import places_geojson, records_list
from mujaz.site.structured import json_text, organisation, without_empty
from mujaz.site.views import DataField, DataFile, DataView, RedirectView

SECTION = "data"
PACKAGE = "datapackage.json"


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page that explains the data in the desk's language."""
    yield Page(desk.urls.text(desk.language, SECTION), "data.html", later(_view, desk))


def data_files(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield the files, which are the same for all languages, and a page that leads on from their folder."""
    desk = desks[0]
    by_language = {d.language: d for d in desks}
    made: dict[str, tuple[str, Later]] = {
        "briefings.csv": ("table.csv", later(items_table, desks)),
        "briefings.jsonl": ("lines.json", later(items_lines, desks)),
        "actors.json": ("list.json", later(records_list, desk, "actors")),
        "places.geojson": ("list.json", later(places_geojson, desk)),
        "sources.json": ("list.json", later(records_list, desk, "sources")),
        "topics.json": ("list.json", later(records_list, desk, "topics")),
        "entities.ftm.json": ("lines.json", later(entities, desks)),
        PACKAGE: ("list.json", later(datapackage, by_language.get("en", desk), by_language.get("ar"))),
    }
    yield from (Page(_url(desk, name), template, view) for name, (template, view) in made.items())
    target = desk.urls.text(desk.language, SECTION)
    about = About(url=target, title=desk.title(desk.say("Data")), description=desk.say("Data"), alternates=(),
                  noindex=True)  # fmt: skip
    yield Page(_url(desk, ""), "redirect.html", RedirectView(make_head(desk, about), desk.shell("", ()), target))


def _url(desk: Desk, name: str) -> str:
    return desk.urls.root(f"/data/{name}")


def _view(desk: Desk) -> DataView:
    archive = desk.archive.settings.archive
    url, heading = desk.urls.text(desk.language, SECTION), desk.say("Data")
    intro = desk.say("The whole archive as tables and records, for research, reuse and preservation.")
    crumbs = desk.crumbs((url, heading))
    newest = max((entry.modified for entry in desk.archive.entries), default=None)
    about = About(
        url=url,
        title=desk.title(heading),
        description=intro,
        alternates=alternates(desk, [(lang, desk.urls.text(lang, SECTION)) for lang in archive.languages]),
        crumbs=crumbs,
        json_ld=partial(_dataset, desk, intro),
        lastmod=last_modified(desk, desk.archive.entries),
    )
    return DataView(
        head=make_head(desk, about),
        shell=desk.shell(SECTION, desk.language_links(lambda lang: desk.urls.text(lang, SECTION))),
        crumbs=crumbs,
        heading=heading,
        intro=intro,
        files=tuple(
            DataFile(f.name, _url(desk, f.name), f.mediatype, f.said.get(desk.language, f.said[FALLBACK]))
            for f in files()
        ),
        package=DataFile(PACKAGE, _url(desk, PACKAGE), "application/json", desk.say(
            "Describes all files and their fields for programs, in English and Arabic (Frictionless Data Package)."
        )),
        described=desk.language if all(desk.language in file.said for file in files()) else FALLBACK,
        groups=(
            (desk.say("Fields of items"), _fields(desk, "briefings", "more")),
            (desk.say("Fields of actors, places, sources and topics"), _fields(desk, "records")),
        ),
        rights=text("rights", desk.language),
        formula=text("formula", desk.language),
        organisation=desk.publisher,
        updated=desk.day(desk.archive.local(newest).date()) if newest else None,
        permalink=desk.urls.absolute(url),
    )  # fmt: skip


def _fields(desk: Desk, *groups: str) -> tuple[DataField, ...]:
    return tuple(DataField(c.name, c.said.get(desk.language, c.said[FALLBACK])) for c in columns(*groups))


def _dataset(desk: Desk, description: str) -> str:
    """Return the Dataset that search engines for data read."""
    archive = desk.archive.settings.archive
    home = desk.urls.absolute(desk.urls.root())
    return json_text(without_empty({
        "@type": "Dataset",
        "name": desk.site_name,
        "description": f"{archive.taglines[desk.language]}. {description}",
        "url": desk.urls.absolute(desk.urls.text(desk.language, SECTION)),
        "inLanguage": list(archive.languages),
        "license": archive.licence_url,
        "dateModified": last_modified(desk, desk.archive.entries),
        "isAccessibleForFree": True,
        "creator": organisation(archive.organisation, home),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": f.mediatype,
             "contentUrl": desk.urls.absolute(_url(desk, f.name))}
            for f in files()
        ],
    }))  # fmt: skip
