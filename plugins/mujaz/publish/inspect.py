"""A built site checked whole, as the world would see it: every link and anchor, every feed, every language link."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from mujaz.errors import Problems

TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
"""A tag of a page that we wrote, in which `<` in text is always escaped."""
ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
LEADS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "use": "href"}
"""Tag → the attribute that leads somewhere."""
XML = (".rss", ".atom", ".xml", ".svg", ".opml")
JSON = (".json", ".geojson")
JSON_LINES = (".jsonl", ".ftm.json")
"""A value a line; FollowTheMoney's tools write and read entities so."""
UNLINKED = frozenset({"404.html"})
"""Pages to which nothing has to lead."""


@dataclass(slots=True)
class Seen:
    """What one page says of itself and where it leads; addresses are paths of files in the folder."""

    targets: dict[str, set[str]] = field(default_factory=dict)
    """File → the anchors in it that are led to."""
    ids: set[str] = field(default_factory=set)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    refresh: bool = False
    """Whether the page only leads on to another."""
    noindex: bool = False


def inspect(folder: Path, site_url: str, names: Iterable[str], problems: Problems) -> None:
    """Note in `problems` all that is wrong with the built site in `folder`, whose files are `names`."""
    names = sorted(names)
    known = frozenset(names)
    pages = {name: _read_page(folder, name, site_url) for name in names if name.endswith(".html")}
    for name, seen in pages.items():
        _check_targets(name, seen, pages, known, problems)
        _check_languages(name, seen, pages, site_url, problems)
    for name in names:
        _check_data(folder / name, name, problems)
    _check_reach(pages, problems)


def _read_page(folder: Path, name: str, site_url: str) -> Seen:
    text = (folder / name).read_text("utf-8")
    seen = Seen()
    base = f"{site_url}/{name}"
    for match in TAG.finditer(SCRIPT.sub(_opening_only, text)):
        tag = match[1].lower()
        values = {key.lower(): unescape(one or two) for key, one, two in ATTRIBUTE.findall(match[2])}
        if "id" in values:
            seen.ids.add(values["id"])
        _note_head(tag, values, seen)
        lead = values.get(LEADS.get(tag, ""))
        if lead is not None:
            _note_lead(urljoin(base, lead), site_url, seen)
    return seen


def _opening_only(match: re.Match[str]) -> str:
    """Return the opening tag of a script or style, whose text is none of ours to read."""
    return match[0][: match[0].index(">") + 1]


def _note_head(tag: str, values: Mapping[str, str], seen: Seen) -> None:
    rel = values.get("rel", "").split()
    if tag == "link" and "alternate" in rel and "hreflang" in values:
        seen.alternates[values["hreflang"]] = values.get("href", "")
    elif tag == "link" and "canonical" in rel:
        seen.canonical = values.get("href")
    elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        seen.refresh = True
    elif tag == "meta" and values.get("name") == "robots":
        seen.noindex = "noindex" in values.get("content", "")


def _note_lead(url: str, site_url: str, seen: Seen) -> None:
    """Note where an address leads if it is one of the site's own."""
    path = file_of(url, site_url)
    if path is not None:
        seen.targets.setdefault(path, set()).add(unquote(urlsplit(url).fragment))


def file_of(url: str, site_url: str) -> str | None:
    """Return the file that is served at an address of the site; None for another site's.

    >>> file_of("https://a.example/x/ar/?q#top", "https://a.example/x")
    'ar/index.html'
    >>> file_of("https://b.example/", "https://a.example") is None
    True
    """
    own, parts = urlsplit(site_url), urlsplit(url)
    prefix = own.path.rstrip("/") + "/"
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc) or not parts.path.startswith(prefix):
        return None
    path = unquote(parts.path[len(prefix) :])
    return posixpath.normpath(path + "index.html") if not path or path.endswith("/") else posixpath.normpath(path)


def _check_targets(name: str, seen: Seen, pages: Mapping[str, Seen], known: frozenset[str], problems: Problems) -> None:
    for target, anchors in sorted(seen.targets.items()):
        if target not in known:
            problems.add(name, 0, "A link leads to {target}, which is not there.", target=target)
            continue
        for anchor in sorted(anchors - {"", "top"}):
            if target in pages and anchor not in pages[target].ids:
                problems.add(name, 0, "A link leads to #{anchor} in {target}, where nothing is called so.",
                             anchor=anchor, target=target)  # fmt: skip


def _check_languages(name: str, seen: Seen, pages: Mapping[str, Seen], site_url: str, problems: Problems) -> None:
    """Note every language link that is not answered, and a page that does not name itself."""
    own = seen.canonical
    if seen.alternates and own not in seen.alternates.values():
        problems.add(name, 0, "The language links do not name the page itself ({url}).", url=own)
    for language, url in sorted(seen.alternates.items()):
        other = pages.get(file_of(url, site_url) or "")
        if other is None:
            problems.add(name, 0, "The language link {language} leads to no page: {url}.", language=language, url=url)
        elif language != "x-default" and own not in other.alternates.values():
            problems.add(name, 0, "The language link {language} to {url} is not answered there.",
                         language=language, url=url)  # fmt: skip


def _check_data(path: Path, name: str, problems: Problems) -> None:
    """Note a file for machines that its readers could not read."""
    try:
        if name.endswith(XML):
            # By its bytes: lxml cannot open a folder whose name the locale cannot write.
            etree.fromstring(
                path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            )
        elif name.endswith(JSON_LINES):
            for line in path.read_bytes().splitlines():
                json.loads(line)
        elif name.endswith(JSON):
            json.loads(path.read_bytes())
    except (etree.XMLSyntaxError, ValueError) as error:
        problems.add(name, 0, "The file cannot be read by a machine: {error}", error=error)


def _check_reach(pages: Mapping[str, Seen], problems: Problems) -> None:
    """Note every page to which no path of links leads from the start; redirects are reached by their old addresses."""
    reached: set[str] = set()
    open_ = ["index.html"]
    while open_:
        name = open_.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        open_ += _leads_on(pages[name])
    for name, seen in pages.items():
        if name not in reached and name not in UNLINKED and not seen.refresh:
            problems.add(name, 0, "No path of links leads here from the start of the site.")


def _leads_on(seen: Seen) -> Iterator[str]:
    yield from seen.targets
