"""Fingerprints of the archive's texts, remembered between calls in `.mujaz/`; the file can be deleted at any time."""

from __future__ import annotations

import sqlite3
import struct
from array import array
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from mujaz.enrich.fingerprint import Fingerprint

STATE = Path(".mujaz", "fingerprints.sqlite")
FORMAT = 1
"""Rises when fingerprints are made in another way, so that remembered ones are made anew."""
WORTH = 300
"""Fewer texts are quicker read than remembered."""
TABLE = "CREATE TABLE IF NOT EXISTS prints (digest BLOB PRIMARY KEY, data BLOB) WITHOUT ROWID"
HEAD = struct.Struct("=QQII")


class Prints:
    """The remembered fingerprints, under the digests of the texts; without them everything is only slower."""

    def __init__(self, root: Path, *, remember: bool = True) -> None:
        self._path, self._remember = root / STATE, remember
        self._known: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._new: dict[bytes, Fingerprint] = {}

    def __enter__(self) -> Self:
        if self._path.is_file():
            with suppress(sqlite3.Error):
                self._known = self._load()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        changed = bool(self._new) or len(self._known) > 2 * len(self._used)
        if kind is None and self._remember and changed and len(self._used) >= WORTH:
            with suppress(sqlite3.Error, OSError):
                self._save()

    def get(self, digest: bytes) -> Fingerprint | None:
        """Return the fingerprint of the text with a digest, if it is remembered."""
        self._used.add(digest)
        data = self._known.get(digest)
        return _decode(data) if data else None

    def put(self, digest: bytes, text: Fingerprint) -> None:
        """Remember a fingerprint."""
        self._new[digest] = text

    def _load(self) -> dict[bytes, bytes]:
        connection = sqlite3.connect(self._path)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                return {}
            return dict(connection.execute("SELECT digest, data FROM prints"))
        finally:
            connection.close()

    def _save(self) -> None:
        """Write what is new; a file of another format, or half of which is of no use any more, is made anew."""
        self._path.parent.mkdir(exist_ok=True)
        if not self._known or len(self._known) > 2 * len(self._used):
            self._path.unlink(missing_ok=True)
            rows = {digest: data for digest, data in self._known.items() if digest in self._used}
        else:
            rows = {}
        rows |= {digest: _encode(text) for digest, text in self._new.items()}
        connection = sqlite3.connect(self._path)
        try:
            with connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS prints (digest BLOB PRIMARY KEY, data BLOB) WITHOUT ROWID"
                )
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                connection.executemany("INSERT OR REPLACE INTO prints VALUES (?, ?)", rows.items())
        finally:
            connection.close()


def _encode(text: Fingerprint) -> bytes:
    numbers = array("Q", sorted(text.numbers))
    head = HEAD.pack(text.title, text.whole, text.words, len(numbers))
    return head + numbers.tobytes() + text.runs.tobytes()


def _decode(data: bytes) -> Fingerprint | None:
    """Return a fingerprint; None of damaged bytes."""
    try:
        title, whole, words, count = HEAD.unpack_from(data)
        rest = array("Q")
        rest.frombytes(data[HEAD.size :])
    except (struct.error, ValueError):
        return None
    return Fingerprint(title, whole, words, frozenset(rest[:count]), rest[count:])
