"""What stands in `content/briefings` already: which raw pages were imported, which slugs are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

BRIEFINGS = PurePosixPath("content/briefings")
RAW = re.compile(r"^raw_sha256:[ \t]*[\"']?([0-9a-f]{64})\b", re.MULTILINE)
"""The front matter's line with the digest of the raw page."""
SLUG = re.compile(r"^slug:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
ORIGINAL = re.compile(r"^original_url:[ \t]*[\"']?(\S+?)[\"']?[ \t]*$", re.MULTILINE)
"""The front matter's line with the address at which the page was found."""
END = "\n---"
"""What closes the front matter."""
CHUNK = 8192
"""Characters to read at a time; front matter seldom has more."""


class Shelf:
    """The items of an archive by digest of their raw page, and their slugs; grows while pages are imported."""

    def __init__(self, root: Path) -> None:
        self._by_raw: dict[str, str] = {}
        self._by_url: dict[str, str] = {}
        self._slugs: set[str] = set()
        for path in sorted((root / BRIEFINGS).rglob("*.md")):
            self.add(path.relative_to(root).as_posix(), _front(path))

    def add(self, path: str, front: str) -> None:
        """Take note of the file `path`, which opens with the front matter `front`."""
        front = front.partition(END)[0]
        self._slugs.add(PurePosixPath(path).stem)
        self._slugs.update(match[1] for match in SLUG.finditer(front))
        for match in RAW.finditer(front):
            self._by_raw.setdefault(match[1], path)
        for match in ORIGINAL.finditer(front):
            self._by_url.setdefault(match[1], path)

    def path_of(self, raw_sha256: str) -> str | None:
        """Return the file that was made of the raw page with this digest, relative to the archive."""
        return self._by_raw.get(raw_sha256)

    def path_of_url(self, original_url: str) -> str | None:
        """Return the file that was made of the page at this address, relative to the archive."""
        return self._by_url.get(original_url)

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug that is given, in any language."""
        return frozenset(self._slugs)


def _front(path: Path) -> str:
    """Return the front matter of a file, unread whether it is right; an unreadable file has none."""
    try:
        return "".join(_until_end(path))
    except (OSError, UnicodeDecodeError):
        return ""


def _until_end(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig") as file:
        tail = ""
        while chunk := file.read(CHUNK):
            before, end, _ = (tail + chunk).partition(END)
            yield before[len(tail) :]
            if end:
                return
            tail = (tail + chunk)[-len(END) :]
