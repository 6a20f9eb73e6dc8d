"""The check that every link of an author's within the site leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mujaz.errors import Problems, nearest
from mujaz.model import RECORD_KINDS
from mujaz.site import markdown
from mujaz.site.archive import Archive
from mujaz.site.desk import Desk
from mujaz.site.page import Page


def check_links(desks: Sequence[Desk], pages: Sequence[Page], problems: Problems) -> None:
    """Note every address that a text links to and no page has; relative ones are refused, for they break in feeds."""
    prefix = desks[0].urls.prefix
    known = {page.url.removeprefix(prefix) for page in pages}
    root = desks[0].archive.settings.root
    for path, links in _links(desks[0].archive):
        for link in links:
            _check(root, path, link, known, problems)


def _links(archive: Archive) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for every text of the content the path of its file and the addresses to which it links."""
    yield from ((edition.item.path, edition.links) for entry in archive.entries for edition in entry.editions)
    yield from ((page.path, markdown.links(page.html)) for page in archive.text_pages)
    for kind in RECORD_KINDS:
        for record in archive.register.records(kind):
            yield from ((record.path, markdown.links(markdown.render(text))) for _, text in record.description)


def _check(root: Path, path: str, link: str, known: set[str], problems: Problems) -> None:
    if link.startswith(("https://", "http://", "mailto:", "#")):
        return
    if not link.startswith("/") or link.startswith("//"):
        line = find_line(root / path, link)
        problems.add(path, line, 'A link leads to "{link}"; write an address that starts with https:// or, within '
                     "the site, with /.", link=link)  # fmt: skip
    elif link.partition("#")[0] not in known:
        near, line = next(iter(nearest(link, known, 1)), None), find_line(root / path, link)
        text = 'A link leads to "{link}", where there is no page.'
        if near:
            text = 'A link leads to "{link}", where there is no page; nearest: {near}.'
        problems.add(path, line, text, link=link, near=near or "")


def find_line(file: Path, text: str) -> int:
    """Return the first line of `file` on which `text` stands, 0 if it stands nowhere as such."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)
