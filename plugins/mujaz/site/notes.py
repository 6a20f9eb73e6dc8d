"""What earlier surveys noted of each file; it lies in the state folder and can be deleted at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mujaz.errors import Problem
from mujaz.export.write import replace_file
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS
from mujaz.register import Register
from mujaz.site.settings import SiteSettings

FILE = "check.json"


@frozen
class Note:
    """What one Markdown file says of itself, and what other files are to be compared with."""

    problems: tuple[Problem, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    pictures: tuple[tuple[str, int], ...] = ()
    links: tuple[str, ...] = ()
    kind: str = ""
    """`item` or `page` where it has no error; empty otherwise."""
    readable: bool = False
    """Whether it has front matter at all."""
    related: tuple[str, ...] = ()
    certain: bool = False
    """Whether its page is in every build."""
    moved: bool = False
    """Whether it claims former addresses."""
    archived: bool = False
    """Whether it may be an archived article, whose text is compared with those of others."""
    passing: bool = False
    """Whether it holds only until an embargo ends."""


class Notes:
    """The notes of one archive; those of files that changed since are not recalled."""

    def __init__(self, settings: SiteSettings, register: Register) -> None:
        self._file = settings.root / settings.archive.state / FILE
        self._key = _key(settings, register)
        self._kept: dict[str, Any] = {}
        self._seen: dict[str, str] = {}
        self._changed = False

    def recall(self, path: str, file: Path) -> Note | None:
        """Return what was noted of a file that is as it was; None of any other."""
        known, digest = self._known.get(path), _digest(file)
        if digest is not None:
            self._seen[path] = digest  # before the file is read, so that a change in between is noticed next time
        if known is None or digest is None or known.get("digest") != digest:
            return None
        try:
            note = _load(known["note"])
        except (KeyError, TypeError, ValueError):
            return None
        self._kept[path] = known
        return note

    def keep(self, path: str, note: Note) -> None:
        """Remember what was noted of a file that was asked for before, if it holds at any time."""
        if path in self._seen and not note.passing:
            self._changed = True
            self._kept[path] = {"digest": self._seen[path], "note": asdict(note)}

    def digest(self, path: str) -> str:
        """Return the digest of a file that was asked for, empty if it could not be read."""
        return self._seen.get(path, "")

    def get(self, name: str, key: str) -> Any:
        """Return what was put under a name with the same key, None if nothing was."""
        known = self._extra.get(name)
        return known["value"] if isinstance(known, dict) and known.get("key") == key else None

    def put(self, name: str, key: str, value: Any) -> None:
        """Remember a value that holds as long as its key."""
        self._extra[name] = {"key": key, "value": value}
        self._changed = True

    def save(self) -> None:
        """Write everything that was recalled or kept, if it changed; where that is not possible, nothing is lost."""
        if not self._changed and self._kept.keys() == self._known.keys():
            return
        state = {"key": self._key, "files": self._kept, "extra": self._extra}
        try:
            replace_file(self._file, json.dumps(state, ensure_ascii=False, separators=(",", ":")))
        except (OSError, UnicodeEncodeError):
            return

    @cached_property
    def _state(self) -> dict[str, Any]:
        try:
            state = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return state if isinstance(state, dict) and state.get("key") == self._key else {}

    @cached_property
    def _known(self) -> dict[str, dict[str, Any]]:
        files = self._state.get("files")
        return {k: v for k, v in files.items() if isinstance(v, dict)} if isinstance(files, dict) else {}

    @cached_property
    def _extra(self) -> dict[str, Any]:
        extra = self._state.get("extra")
        return dict(extra) if isinstance(extra, dict) else {}


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def _key(settings: SiteSettings, register: Register) -> str:
    """Return a digest of what a file's problems depend on besides its own bytes."""
    found = hashlib.sha256(repr(settings).encode("utf-8", "surrogatepass"))
    for part in (*_program(), *_names(register)):
        found.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


def _program() -> Iterator[str]:
    package = Path(__file__).parents[1]
    for path in sorted(path for pattern in ("**/*.py", "**/*.toml") for path in package.glob(pattern)):
        yield path.relative_to(package).as_posix()
        yield hashlib.sha256(path.read_bytes()).hexdigest()


def _names(register: Register) -> Iterator[str]:
    """Yield what of the records decides whom a name means, and how much of an article is shown."""
    for kind in RECORD_KINDS:
        for record in register.records(kind):
            yield repr((kind, record.id, record.names, record.aliases, record.merged_ids, record.rights))


def _load(values: dict[str, Any]) -> Note:
    problems = tuple(map(load_problem, values["problems"]))
    pictures = tuple((str(src), int(line)) for src, line in values["pictures"])
    rest = {key: tuple(values[key]) for key in ("links", "related")}
    return Note(**{**values, "problems": problems, "pictures": pictures, **rest})


def dump_problem(problem: Problem) -> dict[str, Any]:
    """Return a problem as an object of JSON."""
    return asdict(problem)


def load_problem(values: Mapping[str, Any]) -> Problem:
    """Return the problem that `dump_problem` wrote."""
    return Problem(**{**values, "values": tuple((str(key), str(value)) for key, value in values["values"])})
