"""The check that every link of an author's within the site leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.errors import Problems, nearest
from mujaz.site import markdown
from mujaz.site.desk import Desk
from mujaz.site.page import Page


def check_links(desks: Sequence[Desk], pages: Sequence[Page], problems: Problems) -> None:
    """Note every address that a text links to and no page has; relative ones are refused, for they break in feeds."""
    prefix = desks[0].urls.prefix
    known = {page.url.removeprefix(prefix) for page in pages}
    archive = desks[0].archive
    texts = [(edition.item.path, edition.html) for entry in archive.entries for edition in entry.editions]
    texts += [(page.path, page.html) for page in archive.text_pages]
    for path, html in texts:
        for link in markdown.links(html):
            _check(path, link, known, problems)


def _check(path: str, link: str, known: set[str], problems: Problems) -> None:
    if link.startswith(("https://", "http://", "mailto:", "#")):
        return
    if not link.startswith("/") or link.startswith("//"):
        problems.add(path, 0, 'A link leads to "{link}"; write an address that starts with https:// or, within '
                     "the site, with /.", link=link)  # fmt: skip
    elif link.partition("#")[0] not in known:
        near = nearest(link, known, 1)
        problems.add(path, 0, 'A link leads to "{link}", where there is no page{hint}.', link=link,
                     hint=f"; nearest: {near[0]}" if near else "")  # fmt: skip
