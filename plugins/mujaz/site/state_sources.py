"""What builds remember of each source: front matter and text as they were read, so that only changed files are.

It lies in a database of the state folder (SQLite), which may be deleted at any time. A source is remembered under the
digest of its bytes, all of them together under a digest of what can change their meaning. Every row carries a digest,
and a row or a database that is damaged counts as none. Texts stay in the database until somebody asks for them.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.site.spill import Texts

FILE = "sources.sqlite"
"""The file in the state folder."""
FORMAT = "3"
TABLES = """
PRAGMA page_size = 16384;
CREATE TABLE IF NOT EXISTS about (world TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fronts (path TEXT PRIMARY KEY, digest BLOB NOT NULL, kept BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (path TEXT PRIMARY KEY, html BLOB NOT NULL, plain BLOB NOT NULL);
"""
"""A row of fronts has about 1 KB, and lies in a page of its own where pages are smaller: the file is a third larger."""
DIGEST_SIZE = 16


class Front(NamedTuple):
    """What is remembered of a source but its texts."""

    digest: bytes
    """Of the bytes of its file."""
    data: bytes | memoryview
    """What it says, as `marshal` writes it."""

    @property
    def says(self) -> Any:
        """What it says, as plain values."""
        return marshal.loads(self.data)  # noqa: S302 - these are bytes of ours


class Row(NamedTuple):
    """What is to be remembered of a source."""

    path: str
    digest: bytes
    data: bytes
    texts: Texts
    """Returns its HTML and its plain text."""

    @property
    def front(self) -> Front:
        """The same without its texts."""
        return Front(self.digest, self.data)

    @property
    def says(self) -> Any:
        """What it says, as plain values."""
        return self.front.says


def digest_bytes(data: bytes | memoryview) -> bytes:
    """Return a digest of some bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


class SourceStore:
    """The sources that are remembered in one state folder."""

    def __init__(self, state: Path, world: str) -> None:
        self._file, self._world = state / FILE, f"{FORMAT} {world}"
        self._open: sqlite3.Connection | None = None
        self._inherited: sqlite3.Connection | None = None
        self._opener = os.getpid()

    def fronts(self) -> dict[str, Front]:
        """Return by path what is remembered of each source."""
        try:
            return dict(self._read_fronts())
        except (sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            self.close()
            return {}

    def _connect(self) -> sqlite3.Connection | None:
        """Return the database, None if there is none, or one of another world."""
        self._leave_inherited()
        if self._open is None and self._file.is_file():
            self._open = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)
            if self._open.execute("SELECT world FROM about").fetchall() != [(self._world,)]:
                self.close()
        return self._open

    def _leave_inherited(self) -> None:
        """Leave a database alone that another process opened, from which this one was forked."""
        if self._opener != os.getpid():
            self._inherited, self._open, self._opener = self._open, None, os.getpid()

    def _read_fronts(self) -> Iterator[tuple[str, Front]]:
        database = self._connect()
        if database is None:
            return
        yield from _believed(database.execute("SELECT path, digest, kept FROM fronts"))

    def front(self, path: str) -> Front | None:
        """Return what is remembered of one source; None if nothing is."""
        with suppress(sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            database = self._connect()
            if database is not None:
                question = "SELECT path, digest, kept FROM fronts WHERE path = ?"
                return next((known for _, known in _believed(database.execute(question, (path,)))), None)
        return None

    def texts(self, path: str) -> tuple[bytes, bytes] | None:
        """Return HTML and plain text of a source; None if they are not to be had any more."""
        with suppress(sqlite3.Error):
            database = self._connect()
            if database is not None:
                found = database.execute("SELECT html, plain FROM texts WHERE path = ?", (path,)).fetchone()
                return (bytes(found[0]), bytes(found[1])) if found else None
        return None

    def close(self) -> None:
        """Let go of the database."""
        self._leave_inherited()
        if self._open is not None:
            self._open.close()
            self._open = None

    def save(self, rows: Iterable[Row], gone: Iterable[str], *, anew: bool) -> None:
        """Remember some sources and forget others, all others too if `anew`; do nothing where that cannot be done."""
        self.close()
        with suppress(sqlite3.Error, OSError):
            try:
                self._write(rows, gone, anew=anew)
            except sqlite3.OperationalError:  # another build writes, or the disk is full
                raise
            except sqlite3.DatabaseError:  # it is damaged, or no database
                self._remove()

    def _remove(self) -> None:
        """Remove the database, and what a killed build left beside it, which would be taken for a part of the next."""
        for file in (self._file, self._file.with_name(f"{FILE}-journal")):
            file.unlink(missing_ok=True)

    def _write(self, rows: Iterable[Row], gone: Iterable[str], *, anew: bool) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if anew:
            self._remove()
        with closing(sqlite3.connect(self._file)) as database, database:
            database.executescript(TABLES)
            database.execute("DELETE FROM about")
            database.execute("INSERT INTO about VALUES (?)", (self._world,))
            for path in gone:
                database.execute("DELETE FROM fronts WHERE path = ?", (path,))
                database.execute("DELETE FROM texts WHERE path = ?", (path,))
            for row in sorted(rows, key=attrgetter("path")):  # so that pages are filled one after another
                html, plain = row.texts()
                front = (row.path, row.digest, digest_bytes(row.data) + row.data)
                database.execute("INSERT OR REPLACE INTO fronts VALUES (?, ?, ?)", front)
                database.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (row.path, html, plain))


def _believed(rows: Iterable[tuple[str, bytes, bytes]]) -> Iterator[tuple[str, Front]]:
    """Yield what rows of fronts say, but for those that are damaged."""
    for path, digest, kept in rows:
        data = memoryview(kept)
        if digest_bytes(data[DIGEST_SIZE:]) == data[:DIGEST_SIZE]:
            yield path, Front(digest, data[DIGEST_SIZE:])
