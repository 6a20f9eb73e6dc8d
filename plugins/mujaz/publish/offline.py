"""A year of a site as one ZIP that is read without any server: its lists and items, with what they load."""

from __future__ import annotations

import posixpath
import re
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mujaz.frozen import frozen
from mujaz.publish.inspect import ATTRIBUTE, TAG, file_of

YEAR = re.compile(r"(?P<language>[A-Za-z-]+)/archive/(?P<year>\d{4})/")
"""The lists of a year, and of its months."""
ITEM = re.compile(r"[A-Za-z-]+/briefings/[^/]+/index\.html")
LOADED = {"link": "href", "img": "src", "script": "src", "source": "src", "use": "href"}
"""Tag → the attribute with what a page loads."""
WANTED_LINKS = frozenset({"stylesheet", "icon"})
"""Links of a head that a browser follows by itself."""
LED = frozenset({"href", "src", "action"})
SCRIPT = re.compile(r"<script\b[^>]*\bsrc=[^>]*>\s*</script>")
"""A script of its own file, which a page opened from a disk may not run."""
PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
"""A font that is asked for early; a page from a disk has it in its stylesheet."""
FONT = ".woff2"
POLICY = re.compile(r"(?<=http-equiv=\"Content-Security-Policy\" content=\")[^\"]*")
URL = re.compile(r"url\((?P<quote>[\"']?)(?P<url>[^)\"']+)(?P=quote)\)")
TEXT = (".html", ".css", ".svg", ".json", ".txt")
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file, so that the same site gives the same bytes."""


@frozen
class Site:
    """A built site, and where it is served."""

    folder: Path
    url: str
    files: frozenset[str]


def years_of(site: Site) -> tuple[str, ...]:
    """Return the years that the site has a list of."""
    return tuple(sorted({match["year"] for name in site.files if (match := YEAR.match(name))}))


def write_year(site: Site, year: str, path: Path) -> int:
    """Write the ZIP of a year; return how many files it holds."""
    names = files_of_year(site, year)
    start = next(name for name in sorted(names) if name.endswith(f"/archive/{year}/index.html"))
    packed = {name: name for name in names} | {"index.html": start}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, source in sorted(packed.items()):
            info = zipfile.ZipInfo(f"{year}/{name}", DATE)
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(TEXT) else zipfile.ZIP_STORED
            archive.writestr(info, read_offline(site, source, name, names))
    return len(packed)


def files_of_year(site: Site, year: str) -> frozenset[str]:
    """Return the lists of a year, the items in them, and everything that these load."""
    lists = {name for name in site.files if (match := YEAR.match(name)) and match["year"] == year and _is_page(name)}
    items = {led for name in lists for led in _leads(site, name) if ITEM.fullmatch(led)}
    found = set(lists | items)
    open_ = sorted(found)
    while open_:
        for loaded in _loads(site, open_.pop()):
            if loaded in site.files and loaded not in found:
                found.add(loaded)
                open_.append(loaded)
    return frozenset(found)


def read_offline(site: Site, source: str, name: str, names: frozenset[str]) -> bytes:
    """Return a file as it stands in the ZIP under `name`: links to what is packed lead there, others to the site."""
    data = (site.folder / source).read_bytes()
    if _is_page(source):
        return _rewrite_page(site, data.decode("utf-8"), source, name, names).encode()
    if source.endswith(".css"):
        return URL.sub(
            lambda match: f'url("{_style(site, source, name, names, match["url"])}")', data.decode("utf-8")
        ).encode()
    return data


def _style(site: Site, source: str, name: str, names: frozenset[str], url: str) -> str:
    """Return an address of a stylesheet; a font stands in it itself, for browsers load none from a disk."""
    target = file_of(urljoin(f"{site.url}/{source}", url), site.url)
    if target in site.files and target.endswith(FONT):
        return f"data:font/woff2;base64,{b64encode((site.folder / target).read_bytes()).decode()}"
    return _address(site, source, name, names, url)


def _rewrite_page(site: Site, text: str, source: str, name: str, names: frozenset[str]) -> str:
    text = POLICY.sub(_policy, PRELOAD.sub("", SCRIPT.sub("", text)))

    def tag(match: re.Match[str]) -> str:
        # What a head names only is named as it stands on the site: its canonical address, its feeds.
        inside = frozenset[str]() if match[1] == "link" and not _is_wanted(match[2]) else names
        return ATTRIBUTE.sub(lambda found: attribute(found, inside), match[0])

    def attribute(match: re.Match[str], inside: frozenset[str]) -> str:
        value = unescape(match[2] or match[3] or "")
        if match[1] == "srcset":
            parts = (part.split() for part in value.split(","))
            told = ", ".join(" ".join([_address(site, source, name, inside, url), *rest]) for url, *rest in parts)
        elif match[1] in LED and not value.startswith("#"):
            told = _address(site, source, name, inside, value)
        else:
            return match[0]
        return f'{match[1]}="{escape(told)}"'

    return TAG.sub(tag, text)


def _policy(match: re.Match[str]) -> str:
    """Return a page's policy for a disk, where nothing is the page's own."""
    policy = unescape(match[0])
    return policy.replace("font-src 'self'", "font-src data:").replace("'self'", "'self' file:")


def _address(site: Site, source: str, name: str, names: frozenset[str], url: str) -> str:
    """Return an address of a page as it leads from the ZIP."""
    whole = urljoin(f"{site.url}/{source}", url)
    target = file_of(whole, site.url)
    if target is None or target not in names:
        return whole
    fragment = urlsplit(whole).fragment
    return posixpath.relpath(target, posixpath.dirname(name) or ".") + (f"#{fragment}" if fragment else "")


def _leads(site: Site, name: str) -> Iterator[str]:
    """Yield the files that a page links to."""
    yield from _files(site, name, lambda tag, _: "href" if tag == "a" else None)


def _loads(site: Site, name: str) -> Iterator[str]:
    """Yield the files that a page or stylesheet loads."""
    if name.endswith(".css"):
        for match in URL.finditer((site.folder / name).read_text("utf-8")):
            target = file_of(urljoin(f"{site.url}/{name}", match["url"]), site.url)
            if target and not target.endswith(FONT):
                yield target
    elif _is_page(name):
        yield from _files(site, name, lambda tag, rest: LOADED.get(tag) if tag != "link" or _is_wanted(rest) else None)


def _files(site: Site, name: str, wanted: Callable[[str, str], str | None]) -> Iterator[str]:
    """Yield the files of the site that the wanted attributes of a page's tags name."""
    for tag in TAG.finditer(SCRIPT.sub("", (site.folder / name).read_text("utf-8"))):
        key = wanted(tag[1], tag[2])
        for attribute in ATTRIBUTE.finditer(tag[2]) if key else ():
            value = unescape(attribute[2] or attribute[3] or "")
            urls = [value] if attribute[1] == key else []
            if attribute[1] == "srcset":
                urls = [part.split()[0] for part in value.split(",") if part.strip()]
            for url in urls:
                if target := file_of(urljoin(f"{site.url}/{name}", url), site.url):
                    yield target


def _is_wanted(attributes: str) -> bool:
    """Tell whether a browser follows a link of a head by itself."""
    values = {match[1]: match[2] or match[3] or "" for match in ATTRIBUTE.finditer(attributes)}
    return bool(WANTED_LINKS & set(values.get("rel", "").split()))


def _is_page(name: str) -> bool:
    return name.endswith(".html")
