"""What stands in `content/briefings` already: which raw pages were imported, which slugs are given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mujaz.frozen import frozen

GUIDE = "readme.md"
"""The file in which a folder may say what belongs into it, in small letters; it is no item."""
BRIEFINGS = PurePosixPath("content/briefings")
FIELD = re.compile(
    r"^(lang|date|slug|kind|source|title|original_url|canonical_url|raw|raw_sha256|text_sha256|version_of|duplicate_of|status|"
    r"translation)"
    r":[ \t]+(\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
"""The lines of the front matter that tell what an item was made of."""
COMMENT = re.compile(r"(?:^|(?<=[\"'])[ \t]+)#.*$|^(?P<plain>[^\"'#].*?)[ \t]+#.*$")
"""What follows the value of such a line, or stands in its place."""
END = "\n---"
"""What closes the front matter."""
CHUNK = 8192
"""Characters to read at a time; front matter seldom has more."""


@frozen
class Shelved:
    """An item as its front matter has it, unread whether that is right."""

    path: str
    """Its file, relative to the archive."""
    fields: Mapping[str, str]

    def get(self, key: str) -> str:
        """Return the value of a key, empty if it has none."""
        return self.fields.get(key, "")

    @property
    def slug(self) -> str:
        """The item's name in its address."""
        return self.get("slug") or PurePosixPath(self.path).stem


class Shelf:
    """The items of an archive by digest of their raw page, and their slugs; grows while pages are imported."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._items: list[Shelved] = []
        self._by_raw: dict[str, Shelved] = {}
        self._by_url: dict[str, str] = {}
        self._by_canonical: dict[str, str] = {}
        self._slugs: set[str] = set()
        for path in sorted((root / BRIEFINGS).rglob("*.md")):
            if path.name.casefold() == GUIDE:
                continue
            self.add(path.relative_to(root).as_posix(), _front(path))

    def refresh(self) -> tuple[Shelved, ...]:
        """Take note of the items that another command has written since; return them."""
        known = {item.path for item in self._items}
        found = (Path(folder, name) for folder, _, names in os.walk(self._root / BRIEFINGS) for name in names)
        paths = {path.relative_to(self._root).as_posix(): path for path in found if _is_item(path)}
        return tuple(self.add(name, _front(paths[name])) for name in sorted(paths.keys() - known))

    def add(self, path: str, front: str) -> Shelved:
        """Take note of the file `path`, which opens with the front matter `front`."""
        found = [(key, value) for key, text in FIELD.findall(front.partition(END)[0]) if (value := _plain(text))]
        item = Shelved(path, dict(reversed(found)))
        self._items.append(item)
        self._slugs.update((PurePosixPath(path).stem, *(value for key, value in found if key == "slug")))
        for key, value in found:
            if key == "raw_sha256":
                self._by_raw.setdefault(value, item)
            elif key == "original_url":
                self._by_url.setdefault(value, path)
            elif key == "canonical_url":
                self._by_canonical.setdefault(value, path)
        return item

    @property
    def items(self) -> tuple[Shelved, ...]:
        """Every item, those that were added last at the end."""
        return tuple(self._items)

    def path_of(self, raw_sha256: str) -> str | None:
        """Return the file that was made of the raw page with this digest, relative to the archive."""
        item = self._by_raw.get(raw_sha256)
        return item.path if item else None

    def source_of(self, raw_sha256: str) -> str | None:
        """Return the publication of the item that was made of the raw page with this digest."""
        item = self._by_raw.get(raw_sha256)
        return (item.get("source") or None) if item else None

    def raws_of(self, source: str) -> tuple[Shelved, ...]:
        """Return the items of a publication that were made of raw pages."""
        return tuple(item for item in self._items if item.get("source") == source and item.get("raw"))

    def path_of_url(self, original_url: str) -> str | None:
        """Return the file that was made of the page at this address, relative to the archive."""
        return self._by_url.get(original_url)

    def path_of_page(self, url: str) -> str | None:
        """Return the file that was made of the page that is, or calls itself, at this address."""
        return self._by_url.get(url) or self._by_canonical.get(url)

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug that is given, in any language."""
        return frozenset(self._slugs)


def _is_item(path: Path) -> bool:
    return path.suffix == ".md" and not path.name.startswith(".") and path.name.casefold() != GUIDE


def _plain(text: str) -> str:
    """Return what stands behind a key without quotation marks and comments."""
    value = COMMENT.sub(lambda found: found["plain"] or "", text) if "#" in text else text
    quote = value[:1] if value[:1] in {'"', "'"} else ""
    return value[1:].removesuffix(quote) if quote else value


def read_body(path: Path) -> str:
    """Return the text of a file below its front matter; nothing of an unreadable file."""
    try:
        return path.read_text("utf-8-sig").partition(END)[2].partition("\n")[2]
    except (OSError, UnicodeDecodeError):
        return ""


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
