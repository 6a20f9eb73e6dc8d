"""The filter by which templates draw: `{{ view.map|draw }}`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.localize import format_number
from mujaz.site.drawings import maps, networks, timelines
from mujaz.site.drawings.atlas import Atlas, read_atlas
from mujaz.site.drawings.svg import Drawn
from mujaz.site.views import Bar, Link, MapView, NetworkView, TimelineView


def make_draw(catalogue: Catalogue) -> Callable[[MapView | TimelineView | NetworkView], Drawn]:
    """Return what draws views on the pages of a catalogue's language."""
    language = catalogue.language
    number = partial(format_number, language=language)

    def counted(name: str, count: int | None) -> str:
        """Return a name and a number of items, as readers hear it."""
        items = catalogue.ngettext("%(num)s item", "%(num)s items", count or 0) % {"num": number(count or 0)}
        return f"{name}: {items}" if count else name

    def label(to: Link) -> str:
        return counted(to.name.text, to.count)

    def kilometres(distance: int) -> str:
        return catalogue.gettext("%(distance)s km") % {"distance": number(distance)}

    def bar(one: Bar) -> str:
        return counted(one.name, one.count)

    map_style = maps.Style(language, kilometres, label)
    timeline_style = timelines.Style(language, number, bar)
    network_style = networks.Style(language, label)

    def draw(view: MapView | TimelineView | NetworkView) -> Drawn:
        match view:
            case MapView():
                return maps.draw_map(view, atlas_of(view.outlines), map_style)
            case TimelineView():
                return timelines.draw_timeline(view, timeline_style)
            case NetworkView():
                return networks.draw_network(view, network_style)

    return draw


@cache
def atlas_of(outlines: str) -> Atlas | None:
    """Return the outlines of a view, which are named with a digest of them; None for a map without."""
    return read_atlas(Path(outlines.partition("#")[2])) if outlines else None
