"""What a build is made from, as one digest: a build whose inputs are the last one's has nothing to do.

Files are told apart by their bytes, for a file may change and keep its size and its time; `seen.py` knows which
need not be read again. Pictures of the content are never read: their names are the digests of their bytes.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mujaz.frozen import frozen
from mujaz.site.settings import CONTENT
from mujaz.site.state.file import digest_bytes
from mujaz.site.state.seen import SeenFiles, Stamp, stamp_of

PACKAGE = Path(__file__).parents[2]
PLUGINS = ["mujaz.site"]
"""What the plugins must be: nobody knows what others read."""
ASIDE = frozenset({f"{CONTENT}/inbox"})
"""What no build reads."""
PICTURES = f"{CONTENT}/media"
SOURCES = f"{CONTENT}/briefings/"
"""Where the files of the items lie."""
UNREAD = frozenset({"__pycache__"})
DISTRIBUTIONS = (".dist-info", ".egg-info")


@frozen
class Known:
    """What is known of files before they are read."""

    files: Mapping[str, bytes]
    """By path the digest of each file of the content."""
    program: str
    """A digest of all code and libraries."""


@frozen
class Folders:
    """Where the content, the theme and the state of an archive lie."""

    content: Path
    theme: Path
    state: Path


@frozen
class Inputs:
    """What a build is made from."""

    digest: str
    around: str
    """A digest of all of that but the files of the items."""
    stamps: tuple[tuple[str, Stamp], ...]
    """Of each file, so that one which is replaced while the build reads is noticed."""
    folders: tuple[tuple[str, Path], ...]
    known: Known
    seen: SeenFiles

    def are_untouched(self, *, aside: str = "") -> bool:
        """Tell whether all files are still those that were digested, but for those in the folder `aside`."""
        known = tuple(each for each in self.stamps if not aside or not each[0].startswith(aside))
        return tuple(_stamps(self.folders, frozenset({aside.rstrip("/")}))) == known

    @property
    def sources(self) -> dict[str, bytes]:
        """By path the digest of each file of the items."""
        return {name: digest for name, digest in self.known.files.items() if name.startswith(SOURCES)}


def read_inputs(settings: Mapping[str, object], folders: Folders, zone: str) -> Inputs | None:
    """Return the inputs of a build; None if nobody can tell what it depends on: then every build is done in full.

    `settings` are those of the settings file.
    """
    try:
        plain = repr(_plain(settings))
    except TypeError:
        return None
    if list(settings.get("PLUGINS") or ()) != PLUGINS:  # type: ignore[call-overload]
        return None
    named, seen = ((CONTENT, folders.content), ("theme", folders.theme)), SeenFiles(folders.state)
    stamps, files = [], {}
    for name, path in _files_of(named):
        stamp = stamp_of(path)
        stamps.append((name, stamp))
        if name.startswith(PICTURES):
            files[name] = repr(stamp).encode()
            continue
        digest = seen.recall(name, stamp)
        if digest is None:
            digest = digest_bytes(_read(path))
            seen.keep(name, stamp, digest)
        files[name] = digest
    known = Known(files, program_digest(zone))
    front = repr((plain, known.program)).encode("utf-8", "surrogatepass")
    others = {name: digest for name, digest in files.items() if not name.startswith(SOURCES)}
    whole, around = (hashlib.sha256(front + marshal.dumps(each, 0)).hexdigest() for each in (files, others))
    package = (("package", PACKAGE),)
    return Inputs(whole, around, (*stamps, *_stamps(package)), (*named, *package), known, seen)


def _stamps(folders: Iterable[tuple[str, Path]], aside: frozenset[str] = frozenset()) -> Iterator[tuple[str, Stamp]]:
    return ((name, stamp_of(path)) for name, path in _files_of(folders, aside))


def program_digest(zone: str = "") -> str:
    """Return a digest of the code of this package, all libraries, and the rules of a time zone."""
    found = hashlib.sha256(repr((sys.version, *_distributions(), zone)).encode("utf-8", "surrogatepass"))
    found.update(_zone_rules(zone))
    for name, path in _files_of([("package", PACKAGE)]):
        found.update(name.encode("utf-8", "surrogatepass") + b"\0" + digest_bytes(_read(path)))
    return found.hexdigest()


def _plain(value: object) -> object:
    """Return a setting as texts and numbers; raise TypeError if its `repr` may differ from run to run."""
    if value is None or isinstance(value, (str, int, float, Path)):
        return value
    if isinstance(value, Mapping):
        return [(_plain(key), _plain(part)) for key, part in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(repr(_plain(part)) for part in value)
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    raise TypeError(type(value).__name__)


def _distributions() -> Iterator[str]:
    """Yield every installed library with its version, as the folders are called that tell of them."""
    for folder in sys.path:
        try:
            yield from sorted(name for name in os.listdir(folder) if name.endswith(DISTRIBUTIONS))  # noqa: PTH208 - names only
        except OSError:
            continue


def _zone_rules(zone: str) -> bytes:
    """Return what the system's database says of a time zone; that of the library `tzdata` has a version."""
    for folder in zoneinfo.TZPATH:
        file = Path(folder, zone)
        if file.is_file():
            return file.read_bytes()
    return b""


def _files_of(folders: Iterable[tuple[str, Path]], aside: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    for name, folder in folders:
        yield from _files(name, str(folder), set(), ASIDE | aside)


def _files(name: str, folder: str, above: set[str], aside: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, path) of everything below a folder, in one order; links to folders are followed, but not round."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield name, folder
        return
    for entry in entries:
        below = f"{name}/{entry.name}"
        if entry.name in UNREAD or below in aside:
            continue
        if entry.is_dir():
            yield from _files(below, entry.path, above | {real}, aside)
        else:
            yield below, entry.path


def _read(path: str) -> bytes:
    """Return the bytes of a file, or why there are none; what is no file is not waited for."""
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return repr(error.errno).encode()
    with open(opened, "rb", buffering=0) as file:  # noqa: PTH123 - opened by its number, which a Path cannot
        seen = os.fstat(opened)
        return file.read() if stat.S_ISREG(seen.st_mode) else repr(seen.st_mode).encode()
