"""What decides what a source means besides its bytes, and what checks between files ask of its front matter."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import cast

from mujaz.export.item import Reading
from mujaz.model import RECORD_KINDS
from mujaz.register import Register
from mujaz.site.settings import SiteSettings
from mujaz.yamltext import Mapping as Fields
from mujaz.yamltext import Text


class _KeptFields(dict[str, str]):
    """Of the front matter of a source that was read before, what checks between files ask."""

    __slots__ = ("lines",)
    lines: dict[str, int]

    def line_of(self, key: str) -> int:
        """Return the line of a key, that of the front matter where there is no such key."""
        return self.lines.get(key) or self.lines.get("", 0)


def lines_of(fields: Fields, keys: Collection[str]) -> dict[str, int]:
    """Return the lines of some keys of front matter, as far as they are there, and under no key its own."""
    return {"": fields.line, **{str(key): key.line for key in fields if key in keys and isinstance(key, Text)}}


def fields_of(names: dict[str, str], lines: dict[str, int]) -> Fields:
    """Return front matter with no more than some values and the lines of some keys."""
    fields = _KeptFields(names)
    fields.lines = lines
    return cast("Fields", fields)


def meaning_of(settings: SiteSettings, reading: Reading, program: str) -> str:
    """Return a digest of what decides what a source means besides its own bytes."""
    archive = settings.archive
    asked = (program, archive.languages, settings.zone.key, archive.rights, *_names(reading.register))
    return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


def _names(register: Register) -> Iterator[tuple[object, ...]]:
    """Yield what of the records decides whom a name means, and how much of an article is shown."""
    for kind in RECORD_KINDS:
        for record in register.records(kind):
            yield kind, record.id, record.path, record.names, record.aliases, record.merged_ids, record.rights
