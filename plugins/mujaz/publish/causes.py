"""Two builds of a site compared: which pages changed, and in what: their text, links, head or only their markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mujaz.frozen import frozen

CAUSES = ("added", "removed", "text", "links", "head", "markup", "assets", "feeds", "feed ids", "data", "other")
"""What a change may be, for people; of a page all that apply, `markup` only where nothing else does."""
SKIPPED = frozenset({"manifest", "manifest.sig"})
"""Files that follow from the others."""
HEAD = re.compile(r"<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
LINK = re.compile(r"<a\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\bhref=\"([^\"]*)\"", re.IGNORECASE)
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,64}(?=\.[a-z0-9]+)|(?<=/)[0-9a-f]{16,64}(?=[./-])")
"""The digest in the name of a style, font, script or picture."""
ENTRY_ID = re.compile(r"<guid\b[^>]*>([^<]*)</guid>|<entry>.*?<id>([^<]*)</id>", re.DOTALL)
SPACES = re.compile(r"\s+")
FEEDS = (".rss", ".atom", ".opml")
ASSETS = (".css", ".js", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg", ".ico", ".gif")
DATA = (".csv", ".json", ".jsonl", ".geojson", ".bib", ".ris", ".xml", ".txt")


@frozen
class Changed:
    """A file that differs, and in what."""

    path: str
    causes: tuple[str, ...]


def compare_sites(old: Path, new: Path) -> Iterator[Changed]:
    """Yield every file that differs between two built sites, by path."""
    before, after = _list(old), _list(new)
    assets = {_without_digests(path) for path in before} & {_without_digests(path) for path in after}
    for path in sorted({*before, *after}):
        if path not in after or path not in before:
            moved = path.endswith(ASSETS) and _without_digests(path) in assets
            yield Changed(path, ("assets",) if moved else ("removed" if path in before else "added",))
            continue
        one, other = (old / path).read_bytes(), (new / path).read_bytes()
        if one != other:
            yield Changed(path, tuple(_causes(path, one, other)))


def list_lost(changed: Iterable[Changed]) -> tuple[str, ...]:
    """Return the pages and feeds whose addresses there are no more."""
    return tuple(one.path for one in changed if "removed" in one.causes and one.path.endswith((".html", *FEEDS)))


def _list(folder: Path) -> frozenset[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return frozenset(name for path in files if (name := path.relative_to(folder).as_posix()) not in SKIPPED)


def _causes(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """Yield in what a file differs."""
    suffix = PurePosixPath(path).suffix
    one, other = (data.decode("utf-8", "replace") for data in (old, new))
    if suffix == ".html":
        yield from _of_page(one, other)
    elif suffix in FEEDS:
        lost = _ids(one) - _ids(other)
        yield "feed ids" if lost and not _ids(one) >= _ids(other) else "feeds"
    elif suffix in ASSETS:
        yield "assets"
    else:
        yield "data" if suffix in DATA else "other"


def _of_page(old: str, new: str) -> Iterator[str]:
    """Yield in what a page differs; names of assets that hold a digest count only where nothing else differs."""
    one, other = _without_digests(old), _without_digests(new)
    parts: Mapping[str, Callable[[str], object]] = {"text": _text, "links": LINK.findall, "head": _head}
    found = [name for name, read in parts.items() if read(one) != read(other)]
    yield from found or (["markup"] if one != other else ["assets"])


def _text(page: str) -> str:
    """Return what a reader sees of a page."""
    return SPACES.sub(" ", TAG.sub(" ", UNSEEN.sub(" ", HEAD.sub(" ", page)))).strip()


def _head(page: str) -> str:
    found = HEAD.search(page)
    return found[0] if found else ""


def _ids(feed: str) -> frozenset[str]:
    return frozenset(one or other for one, other in ENTRY_ID.findall(feed))


def _without_digests(text: str) -> str:
    return NAMED_BY_CONTENT.sub("", text)
