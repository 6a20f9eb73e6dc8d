"""Where texts name what their items list, kept between builds: a text that has not changed is not searched again.

It lies in a file of the state folder, which may be deleted at any time; other names in the register, or other rules of
matching, make all of it void. Only a build keeps it; a check writes nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.site.mentions import Place, Question

FILE = "mentions.json"
"""The file in the state folder."""
RULES = ("arabic/*.py", "enrich/*.py", "enrich/*.toml", "enrich/*.txt", "site/mentions.py")
"""What of this package decides where a name is found."""

KINDS: dict[str, RecordKind] = {kind: kind for kind in RECORD_KINDS}


class MentionMemory:
    """Places of mentions by a digest of text and question."""

    def __init__(self, state: Path, records: Iterable[Record]) -> None:
        self._file = state / FILE
        self._records = tuple(records)
        self._used: dict[str, list[Place]] = {}

    def find(self, html: str, question: Question, search: Callable[[], list[Place]]) -> list[Place]:
        """Return the places in a text, from `search` only where they are not known."""
        asked = (html, question.language, question.day, sorted(question.listed))
        key = hashlib.blake2b(repr(asked).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        known = self._known.get(key)
        found = self._used[key] = search() if known is None else known
        return found

    def save(self) -> None:
        """Keep what was asked for in this build; where that cannot be written, the next one searches again."""
        if self._used != self._known:
            data = json.dumps({"rules": self.rules, "places": self._used}, ensure_ascii=False)
            draft = self._file.with_suffix(f".{os.getpid()}.new")
            with contextlib.suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                draft.write_text(data, encoding="utf-8")
                draft.replace(self._file)

    @cached_property
    def _known(self) -> dict[str, list[Place]]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if kept["rules"] != self.rules:
                return {}
            return {
                str(key): [(int(start), int(end), KINDS[kind], str(record)) for start, end, kind, record in places]
                for key, places in kept["places"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    @cached_property
    def rules(self) -> str:
        """A digest of the names and of the code by which they are found."""
        package = Path(__file__).parents[1]
        found = hashlib.blake2b(digest_size=16)
        for path in sorted(path for pattern in RULES for path in package.glob(pattern)):
            found.update(path.read_bytes())
        for record in self._records:
            found.update(repr((record.kind, record.id, record.aliases, record.cues, record.blocked_by, record.valid,
                               record.type)).encode("utf-8", "surrogatepass"))  # fmt: skip
        return found.hexdigest()
