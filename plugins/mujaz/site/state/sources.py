"""What builds remember of each source: front matter and text as they were read, so that only changed files are.

It lies in a database of the state folder (SQLite), which may be deleted at any time. A source is remembered under the
digest of its bytes, all of them together under a digest of what can change their meaning. Every row carries a digest,
and a row or a database that is damaged counts as none. Texts lie in a file beside it (`texts.py`) until somebody
asks for them: asking the database for each took six times as long.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mujaz.site.reading.spill import Span
from mujaz.site.state.file import SHORT_SIZE, digest_bytes
from mujaz.site.state.source_rows import FILE, FORMAT, Front, Row, remove_sources, save_sources
from mujaz.site.state.texts import TextFile


class SourceStore:
    """The sources that are remembered in one state folder."""

    def __init__(self, state: Path, world: str) -> None:
        self._folder, self._file, self._world = state, state / FILE, f"{FORMAT} {world}"
        self._open: sqlite3.Connection | None = None
        self._inherited: sqlite3.Connection | None = None
        self._opener = os.getpid()
        self._texts: tuple[int, TextFile] | None = None
        """The file of the texts and its number; processes that were forked from this one can read in it too."""
        self._places: dict[str, Span] = {}
        """Where texts are known to lie in that file."""

    def fronts(self) -> dict[str, Front]:
        """Return by path what is remembered of each source; nothing where the file of the texts is not whole."""
        try:
            found = dict(self._read_fronts("SELECT path, digest, kept, start, html, plain FROM fronts"))
            if self._texts is not None and max(map(sum, self._places.values()), default=0) <= self._texts[1].size:
                return found
        except (sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            pass
        self.close()
        return {}

    def _connect(self) -> sqlite3.Connection | None:
        """Return the database, None if there is none, or one of another world."""
        self._leave_inherited()
        if self._open is None and self._file.is_file():
            self._open = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)
            found = self._open.execute("SELECT world, file FROM about").fetchall()
            if [world for world, _ in found] != [self._world]:
                self.close()
            elif self._texts is None or self._texts[0] != found[0][1]:
                self._leave_texts()
                self._texts = found[0][1], TextFile(self._folder, found[0][1])
        return self._open

    def _leave_inherited(self) -> None:
        """Leave a database alone that another process opened, from which this one was forked."""
        if self._opener != os.getpid():
            self._inherited, self._open, self._opener = self._open, None, os.getpid()

    def _read_fronts(self, question: str, *values: str) -> Iterator[tuple[str, Front]]:
        """Yield what rows of fronts say, but for those that are damaged."""
        database = self._connect()
        for path, digest, kept, *place in database.execute(question, values) if database is not None else ():
            data = memoryview(kept)
            if digest_bytes(data[SHORT_SIZE:]) == data[:SHORT_SIZE]:
                self._places[path] = tuple(place)
                yield path, Front(digest, data[SHORT_SIZE:])

    def front(self, path: str) -> Front | None:
        """Return what is remembered of one source; None if nothing is."""
        with suppress(sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            question = "SELECT path, digest, kept, start, html, plain FROM fronts WHERE path = ?"
            return next((known for _, known in self._read_fronts(question, path)), None)
        return None

    def text(self, path: str, number: int) -> bytes | None:
        """Return the HTML or the plain text of a source; None if it is not to be had any more."""
        with suppress(sqlite3.Error, OSError):
            if path in self._places or self.front(path) is not None:
                return self._texts[1].read(self._places[path], number) if self._texts is not None else None
        return None

    def close(self) -> None:
        """Let go of the database and the texts."""
        self._leave_inherited()
        self._leave_texts()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _leave_texts(self) -> None:
        self._places.clear()
        if self._texts is not None:
            self._texts[1].close()
            self._texts = None

    def save(self, rows: Iterable[Row], gone: Iterable[str], *, anew: bool) -> None:
        """Remember some sources and forget others, all others too if `anew`; do nothing where that cannot be done."""
        self.close()
        with suppress(sqlite3.Error, OSError):
            try:
                save_sources(self._folder, self._world, rows, gone, anew=anew)
            except sqlite3.OperationalError:  # another build writes, or the disk is full
                raise
            except sqlite3.DatabaseError:  # it is damaged, or no database
                remove_sources(self._folder)
