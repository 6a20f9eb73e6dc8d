"""What is remembered of each source, and how it is written: a row of a database, and texts in a file beside it."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.site.reading.spill import HTML, PLAIN, Texts
from mujaz.site.state.file import digest_bytes
from mujaz.site.state.texts import Appending, TextFile, appending, next_number, path_of, remove_others

FILE = "sources.sqlite"
"""The file in the state folder."""
FORMAT = "4"
TABLES = """
PRAGMA page_size = 16384;
CREATE TABLE IF NOT EXISTS about (world TEXT NOT NULL, file INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS fronts (path TEXT PRIMARY KEY, digest BLOB NOT NULL, kept BLOB NOT NULL,
                                   start INTEGER NOT NULL, html INTEGER NOT NULL, plain INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS places ON fronts (start, html, plain);
"""
"""A row of fronts has about 1 KB, and lies in a page of its own where pages are smaller: the file is a third larger."""
MOST = 2
"""The file of the texts may be so many times as long as they are."""


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


def save_sources(folder: Path, world: str, rows: Iterable[Row], gone: Iterable[str], *, anew: bool) -> None:
    """Write what is remembered of some sources, and remove others, all others too if `anew`.

    Raise sqlite3.Error or OSError where that cannot be done; what was remembered before is then remembered still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if anew:
        remove_sources(folder)
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.executescript(TABLES)
        database.execute("BEGIN IMMEDIATE")  # from now on no other build writes
        before = _number(database, world)
        number = before or next_number(folder)
        remove_others(folder, number)
        with appending(folder, number) as file, database:  # where the database cannot be written nothing is added
            for path in gone:
                database.execute("DELETE FROM fronts WHERE path = ?", (path,))
            for row in sorted(rows, key=attrgetter("path")):  # so that pages are filled one after another
                database.execute("INSERT OR REPLACE INTO fronts VALUES (?, ?, ?, ?, ?, ?)", _values(row, file))
            file.flush()  # before the database says that it is there
            number = _condensed(database, folder, number, file.size)
            database.execute("DELETE FROM about")
            database.execute("INSERT INTO about VALUES (?, ?)", (world, number))
    if before not in {None, number}:
        with suppress(OSError):  # whoever still reads in it may hold it
            path_of(folder, before).unlink()


def remove_sources(folder: Path) -> None:
    """Remove the database, and what a killed build left beside it, which would be taken for a part of the next."""
    for name in (FILE, f"{FILE}-journal"):
        (folder / name).unlink(missing_ok=True)


def _number(database: sqlite3.Connection, world: str) -> int | None:
    """Return the number of the file in which texts lie; None, after forgetting all, if they are of another world."""
    found: list[tuple[str, int]] = database.execute("SELECT world, file FROM about").fetchall()
    if [known for known, _ in found] == [world]:
        return found[0][1]
    database.execute("DELETE FROM fronts")
    return None


def _values(row: Row, file: Appending) -> tuple[str, bytes, bytes, int, int, int]:
    """Put the texts of a source into a file, and return the values of its row."""
    html, plain = row.texts(HTML), row.texts(PLAIN)
    return row.path, row.digest, digest_bytes(row.data) + row.data, file.put(html + plain), len(html), len(plain)


def _condensed(database: sqlite3.Connection, folder: Path, number: int, size: int) -> int:
    """Return the number of the file of the texts: a new one, to which they were copied, if most of it is nobody's."""
    used = database.execute("SELECT TOTAL(html + plain) FROM fronts").fetchone()[0]
    if size <= used * MOST:
        return number
    places = database.execute("SELECT path, start, html, plain FROM fronts ORDER BY start").fetchall()
    now = next_number(folder)
    with closing(TextFile(folder, number)) as old, appending(folder, now) as new:
        moved = [(new.put(old.pair(place)), path) for path, *place in places]
    database.executemany("UPDATE fronts SET start = ? WHERE path = ?", moved)
    return now
