"""The headers with which each file of a site is to be served, as the site's own `_headers` says."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from mujaz.frozen import frozen

FILE = "_headers"
RULE = re.compile(r"(?P<pattern>/\S*)\s*\Z")
HEADER = re.compile(r"\s+(?P<name>[A-Za-z0-9-]+):\s*(?P<value>.*?)\s*\Z")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "bin": "application/octet-stream",
    "sig": "application/octet-stream",
    "zip": "application/zip",
    "gz": "application/gzip",
}
"""Types that every web server knows by itself, and a storage does not."""
PLAIN = "text/plain; charset=utf-8"
"""The type of all that has no other: `robots.txt`, `manifest`."""
SOON = "public, max-age=300"
"""How long a page may be kept: a correction is seen within minutes."""


@frozen
class Rule:
    """What `_headers` says of the paths that a pattern matches."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


def read_rules(folder: Path) -> tuple[Rule, ...]:
    """Return the rules of the site in a folder, in order; none if it has no such file."""
    path = folder / FILE
    return parse_rules(path.read_text("utf-8")) if path.is_file() else ()


def parse_rules(text: str) -> tuple[Rule, ...]:
    r"""Return the rules in the text of `_headers`.

    >>> parse_rules("/*\n  X-A: 1\n  X-B: 2\n")
    (Rule(pattern='/*', headers=(('X-A', '1'), ('X-B', '2'))),)
    """
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if rule := RULE.match(line):
            found.append((rule["pattern"], []))
        elif found and (header := HEADER.match(line)):
            found[-1][1].append((header["name"], header["value"]))
    return tuple(Rule(pattern, tuple(headers)) for pattern, headers in found)


def headers_of(rules: tuple[Rule, ...], name: str) -> dict[str, str]:
    """Return the headers of a file, by its name in the site; its type and how long it may be kept are always there."""
    found = {"Content-Type": TYPES.get(name.rpartition(".")[2].lower(), PLAIN), "Cache-Control": SOON}
    prefix = prefix_of(rules)
    for rule in rules:
        if fnmatchcase(f"{prefix}/{name}", rule.pattern):
            found.update(rule.headers)
    return found


def prefix_of(rules: tuple[Rule, ...]) -> str:
    """Return the path under which the site lies on its host, by the pattern that matches all of it."""
    return next((rule.pattern.removesuffix("/*") for rule in rules if rule.pattern.endswith("/*")), "")
