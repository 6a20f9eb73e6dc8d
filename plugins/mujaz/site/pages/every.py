"""Every page of the site, from the gathered archive."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.errors import Problems
from mujaz.site.desk import Desk
from mujaz.site.page import Page
from mujaz.site.pages import (
    cards,
    citations,
    corrections,
    data,
    feed_lists,
    feeds,
    homes,
    indexes,
    items,
    machine,
    maps,
    narrowed,
    periods,
    pictures,
    records,
    redirects,
    search,
    texts,
)
from mujaz.site.pages.links import check_links, find_line
from mujaz.site.pages.map_outlines import check_outlines
from mujaz.site.urls import folders_of, output_path


def all_pages(desks: tuple[Desk, ...], problems: Problems, *, index: bool = True) -> tuple[Page, ...]:
    """Return every page in the order of their addresses; note addresses claimed twice and links that lead nowhere.

    `desks` has one desk for each of the archive's languages, the default language first. Without `index` the files of
    the search are left out.
    """
    check_outlines(desks[0].archive.settings, problems)
    pages = [page for desk in desks for page in _of_language(desk)]
    pages += homes.gateway(desks)
    pages += texts.not_found(desks)
    pages += pictures.pages(desks[0])
    if desks[0].has("data"):
        pages += data.data_files(desks)
    pages += redirects.pages(desks)
    if index:
        pages += search.index_pages(desks)
    pages += machine.pages(desks)
    _check_paths(desks, pages, problems)
    check_links(desks, pages, problems)
    return tuple(sorted(pages, key=lambda page: page.url))


def _of_language(desk: Desk) -> Iterator[Page]:
    yield from homes.pages(desk)
    yield from items.pages(desk)
    yield from records.pages(desk)
    yield from narrowed.pages(desk)
    yield from indexes.pages(desk)
    yield from periods.pages(desk)
    yield from texts.pages(desk)
    yield from feeds.pages(desk)
    yield from feed_lists.pages(desk)
    yield from corrections.pages(desk)
    yield from citations.pages(desk)
    if desk.has("maps"):
        yield from maps.pages(desk)
    if desk.has("cards"):
        yield from cards.pages(desk)
    if desk.has("data"):
        yield from data.pages(desk)
    if desk.has("search"):
        yield from search.pages(desk)


def _check_paths(desks: tuple[Desk, ...], pages: list[Page], problems: Problems) -> None:
    """Note every file that two pages would be written to; letter case does not tell files apart everywhere."""
    urls, root = desks[0].urls, desks[0].archive.settings.root
    claims = {urls.root(old): path for desk in desks for old, path in redirects.claims(desk)}
    first: dict[str, Page] = {}
    paths = [output_path(page.url, urls.prefix).lower() for page in pages]
    folders = folders_of(paths)
    for page, path in zip(pages, paths, strict=True):
        source = claims.get(page.url, path)
        line = find_line(root / source, page.url.removeprefix(urls.prefix)) if page.url in claims else 0
        if first.setdefault(path, page) is not page:
            problems.add(source, line, "Two pages have the address {url}; give one of them another slug or id.",
                         url=page.url)  # fmt: skip
        if path in folders:
            problems.add(source, line, "{url} would be both a page and a folder of pages; give one of them another "
                         "address.", url=page.url)  # fmt: skip
