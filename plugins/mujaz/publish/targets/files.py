"""Storage that fsspec knows (S3 and its likes, SFTP, a mounted folder): its only door."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.publish.headers import Rule, headers_of, read_rules
from mujaz.publish.targets.stores import Broken

OBJECT_STORES = frozenset({"s3", "s3a"})
"""Stores that answer over HTTP with the headers with which a file was put there."""
FOLDERS = frozenset({"file", "local", "sftp", "ssh"})
"""Stores in which an empty folder stays."""
BATCH = 64
"""Files that are sent at once."""


def open_store(address: str) -> FileStore:
    """Return the store at an address; `EnvironmentLack` if the library for it is missing."""
    try:
        import fsspec  # noqa: PLC0415 - an extra, for those who publish to such a storage

        system, root = fsspec.url_to_fs(address, use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        raise EnvironmentLack(
            f"{address}: {error}. pip install 'mujaz[s3]' brings what S3 needs; fsspec's documents name the others."
        ) from error
    except ValueError as error:
        raise UsageError(f"{address}: {error}.") from error
    return FileStore(address.partition("?")[0], system, str(root).rstrip("/"))


@dataclass(slots=True)
class FileStore:
    """A folder in a storage."""

    name: str
    system: Any
    root: str

    def read(self, name: str) -> bytes | None:
        """Return a file; None if there is none."""
        with _telling():
            try:
                data: bytes = self.system.cat_file(self._path(name))
            except FileNotFoundError:
                return None
        return data

    def is_empty(self) -> bool:
        """Tell whether it holds nothing at all."""
        with _telling():
            try:
                return not self.system.find(self.root)
            except FileNotFoundError:
                return True

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""
        with _telling():
            self._make_folders([name])
            self.system.pipe_file(self._path(name), data)

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Copy files of a folder, those with the same headers together."""
        rules = read_rules(folder)
        groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for name in names:
            groups.setdefault(_arguments(self._protocol, rules, name), []).append(name)
        with _telling():
            self._make_folders(names)
            for arguments, group in groups.items():
                here, there = [str(folder / name) for name in group], list(map(self._path, group))
                self.system.put(here, there, batch_size=BATCH, **dict(arguments))

    def delete(self, names: Sequence[str]) -> None:
        """Delete files, and the folders that are empty then; what is gone already is no error."""
        with _telling():
            if self._protocol in OBJECT_STORES:
                self.system.rm(list(map(self._path, names)))
                return
            for name in names:
                _try(self.system.rm_file, self._path(name))
            if self._protocol in FOLDERS:
                for parent in _parents(names):
                    _try(self.system.rmdir, self._path(parent))

    @property
    def _protocol(self) -> str:
        known = self.system.protocol
        return known if isinstance(known, str) else known[0]

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _make_folders(self, names: Sequence[str]) -> None:
        """Make the folders of files, where a storage has any."""
        if self._protocol in FOLDERS:
            for parent in {self._path(name).rpartition("/")[0] for name in names}:
                self.system.makedirs(parent, exist_ok=True)


def _arguments(protocol: str, rules: tuple[Rule, ...], name: str) -> tuple[tuple[str, str], ...]:
    """Return what a storage is told beside the bytes: which type a file has, and how long it may be kept."""
    if protocol not in OBJECT_STORES:
        return ()
    headers = headers_of(rules, name)
    return ("CacheControl", headers["Cache-Control"]), ("ContentType", headers["Content-Type"])


def _parents(names: Sequence[str]) -> list[str]:
    """Return every folder above files, the deepest first."""
    found = {parent.as_posix() for name in names for parent in Path(name).parents if parent.as_posix() != "."}
    return sorted(found, key=lambda parent: -parent.count("/"))


def _try(act: Callable[[str], object], path: str) -> None:
    """Do what may be done already."""
    try:
        act(path)
    except FileNotFoundError:
        return
    except OSError:
        if act.__name__ != "rmdir":  # a folder that is not empty stays
            raise


@contextmanager
def _telling() -> Iterator[None]:
    """Tell whatever a storage's library raises as what broke an upload, and nothing else that it says of that."""
    # asyncio prints a traceback for each other file that was on its way when a connection broke.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
    try:
        yield
    except Exception as error:  # each storage has errors of its own
        raise Broken(" ".join(f"{type(error).__name__}: {error}".split())[:300]) from error
