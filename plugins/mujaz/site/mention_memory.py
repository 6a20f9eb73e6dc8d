"""Where texts name what their items list, kept between builds: a text that has not changed is not searched again.

It lies in a file of the state folder, which may be deleted at any time; other names in the register, or other rules of
matching, make all of it void. Only a build keeps it; a check writes nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from mujaz.model import Record
from mujaz.site.mentions import Place, Question
from mujaz.site.state.file import read_values, write_values

FILE = "mentions.state"
"""The file in the state folder."""
RULES = ("arabic/*.py", "enrich/*.py", "enrich/*.toml", "enrich/*.txt", "site/mentions.py")
"""What of this package decides where a name is found."""

Kept = tuple[bytes, list[Place]]
"""What was asked of a text, as a digest, and where its mentions are."""


class MentionMemory:
    """Places of mentions by the name of a text, under a digest of what was asked of it."""

    def __init__(self, state: Path, records: Iterable[Record], rules: str | None = None) -> None:
        self._file = state / FILE
        self._records = tuple(records)
        self._used: dict[str, Kept] = {}
        if rules is not None:
            self.rules = rules

    def find(self, name: str, html: str, question: Question, search: Callable[[], list[Place]]) -> list[Place]:
        """Return the places in the text of some name, from `search` only where they are not known."""
        asked = (question.language, question.day, sorted(question.listed))
        key = hashlib.blake2b(f"{asked!r}\n{html}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._known.get(name)
        self._used[name] = found = known if known is not None and known[0] == key else (key, search())
        return found[1]

    def tell(self) -> dict[str, Kept]:
        """Return what was asked for in this process and is not what earlier builds found."""
        return {name: kept for name, kept in self._used.items() if self._known.get(name) is not kept}

    def take(self, used: Mapping[str, Kept]) -> None:
        """Take over what was asked for in another process of this build."""
        self._used |= used

    def save(self, names: Iterable[str]) -> None:
        """Keep what is known of the texts of some names; where that cannot be, the next build searches again."""
        known = {**self._known, **self._used}
        kept = {name: known[name] for name in names if name in known}
        if kept != self._known:
            with contextlib.suppress(OSError):
                write_values(self._file, {"rules": self.rules, "places": kept})
            self._known = kept
        self._used = {}

    @cached_property
    def _known(self) -> dict[str, Kept]:
        try:
            kept = read_values(self._file)
            return dict(kept["places"]) if kept["rules"] == self.rules else {}
        except (OSError, ValueError, KeyError, TypeError):
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
