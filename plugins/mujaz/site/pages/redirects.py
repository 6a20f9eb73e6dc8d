"""Pages at old addresses, each of which leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.model import RECORD_KINDS
from mujaz.site.desk import Desk
from mujaz.site.heads import About, make_head
from mujaz.site.page import Page, later
from mujaz.site.views import RedirectView


def pages(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield a page for each former address of an item and each merged record."""
    for desk in desks:
        for old, new, title in (*_items(desk), *_records(desk)):
            yield Page(old, "redirect.html", later(_view, desk, new, title))


def _view(desk: Desk, new: str, title: str) -> RedirectView:
    about = About(url=new, title=desk.title(title), description=title, alternates=(), noindex=True)
    return RedirectView(make_head(desk, about), desk.shell("", ()), new)


def claims(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield (former address, path of the file that claims it)."""
    for entry in desk.archive.entries:
        edition = entry.edition(desk.language)
        yield from ((old, edition.item.path) for old in edition.item.old_urls) if edition else ()


def _items(desk: Desk) -> Iterator[tuple[str, str, str]]:
    for entry in desk.archive.entries:
        edition = entry.edition(desk.language)
        for old in edition.item.old_urls if edition else ():
            if edition:
                yield desk.urls.root(old), desk.urls.item(desk.language, entry.slug), edition.item.title


def _records(desk: Desk) -> Iterator[tuple[str, str, str]]:
    for kind in RECORD_KINDS:
        for record in desk.archive.register.records(kind):
            for old in record.merged_ids:
                new = desk.urls.record(desk.language, kind, record.id)
                yield desk.urls.record(desk.language, kind, old), new, desk.record_name(kind, record.id).text
