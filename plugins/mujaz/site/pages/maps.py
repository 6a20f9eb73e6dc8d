"""The page of the archive's maps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.drawn_maps import archive_maps, area_counts
from mujaz.site.pages.things import collection
from mujaz.site.views import Link, MapPageView

SECTION = "map"


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of the maps."""
    yield Page(desk.urls.text(desk.language, SECTION), "map.html", later(_view, desk))


def _view(desk: Desk) -> MapPageView:
    url, heading = desk.urls.text(desk.language, SECTION), desk.say("Map")
    archive, crumbs = desk.archive, desk.crumbs((url, heading))
    items = sum(bool(entry.ids("places")) for entry in archive.listed)
    intro = desk.say("Where the events of the archive’s items took place, or which places they are about.")
    about = About(
        url=url,
        title=desk.title(heading),
        description=" — ".join((intro, desk.count("%(num)s item", "%(num)s items", items))),
        alternates=alternates(
            desk, [(lang, desk.urls.text(lang, SECTION)) for lang in archive.settings.archive.languages]
        ),
        crumbs=crumbs,
        json_ld=partial(collection, desk, heading, url),
        lastmod=last_modified(desk),
    )
    links = desk.language_links(lambda lang: desk.urls.text(lang, SECTION))
    return MapPageView(
        head=make_head(desk, about),
        shell=desk.shell("maps", links),
        crumbs=crumbs,
        heading=heading,
        intro=intro,
        items=items,
        maps=archive_maps(desk),
        areas=_areas(desk),
        places=_places(desk),
        natural_earth=archive.settings.archive.map_outlines == "syria",
    )


def _areas(desk: Desk) -> tuple[Link, ...]:
    counted = [area.link for area in area_counts(desk) if area.link.count]
    return tuple(sorted(counted, key=lambda link: -(link.count or 0)))


def _places(desk: Desk) -> tuple[Link, ...]:
    counted = {place: len(entries) for (kind, place), entries in desk.archive.by_record.items() if kind == "places"}
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(desk.record_link("places", place, count) for place, count in ranked)
