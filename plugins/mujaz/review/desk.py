"""The archive as the review desk sees it: its files as they are now, read again when one of them has changed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.enrich.suggest import topic_matcher
from mujaz.errors import MujazError, Problem, Problems
from mujaz.export.frontmatter import Document, read_document, split_document
from mujaz.export.item import Reading, read_item
from mujaz.export.shelf import BRIEFINGS, Shelf
from mujaz.export.write import replace_file
from mujaz.model import RECORD_KINDS, Item
from mujaz.pipeline import Archive
from mujaz.pipeline.kin import Texts
from mujaz.pipeline.lessons import Lessons
from mujaz.register import Register, load
from mujaz.review.states import file_states

Made = TypeVar("Made")


class MissingError(MujazError):
    """There is no such file in the archive."""


class ConflictError(MujazError):
    """A file was changed by somebody else since it was shown."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


class RefusedError(MujazError):
    """A change would leave the content with errors that it did not have."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True)
class Opened:
    """An item's file as it was read just now."""

    path: str
    data: bytes
    document: Document | None
    """None where the file cannot be read as front matter and text."""
    item: Item | None
    """None where the front matter has errors."""
    problems: tuple[Problem, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file, by which a change made elsewhere is noticed."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def text(self) -> str:
        """The file's text with the line ends that it has."""
        return self.data.decode("utf-8", "replace")

    def get(self, key: str) -> str:
        """Return the value of a key of the front matter, empty unless it is a text."""
        value = self.document.fields.get(key) if self.document else None
        return str(value) if isinstance(value, str) else ""


class Desk:
    """One archive; what is worked out of its files is kept until one of them changes."""

    def __init__(self, root: Path, languages: tuple[str, ...], zone: ZoneInfo) -> None:
        self.root, self.languages, self.zone = root, languages, zone
        self.lock = threading.RLock()
        """Held while a file is compared and replaced, so that two requests do not write at once."""
        self._kept: dict[str, tuple[object, object]] = {}

    @property
    def register(self) -> Register:
        """The register as its files are now; `mujaz check` tells what is wrong in them."""
        return self._keep("register", self._register_state(), lambda: load(self.root, self.languages, Problems()))

    @property
    def matcher(self) -> Matcher:
        """What finds actors, places and publications in texts."""
        register = self.register
        records = (record for kind in MATCHED_KINDS for record in register.records(kind))
        return self._keep("matcher", id(register), lambda: Matcher(records))

    @property
    def topics(self) -> Matcher:
        """What finds topics in texts."""
        register = self.register
        return self._keep("topics", id(register), lambda: topic_matcher(register.records("topics")))

    @property
    def shelf(self) -> Shelf:
        """The items as their front matter has them."""
        return self._keep("shelf", self._shelf_state(), lambda: Shelf(self.root))

    @property
    def texts(self) -> Texts:
        """The archived articles, to be asked for copies."""
        shelf = self.shelf
        return self._keep("texts", id(shelf), lambda: Texts(self.root, shelf))

    def pipeline(self) -> Archive:
        """Return the archive ready to take pages."""
        shelf, register = Shelf(self.root), self.register
        lessons, texts = Lessons(self.root, register, shelf), Texts(self.root, shelf)
        return Archive(self.root, register, self.matcher, shelf, lessons, texts)

    def open(self, path: str) -> Opened:
        """Return the item in a file below `content/briefings/`; raise `MissingError` for any other path."""
        file = self.file(path, BRIEFINGS.as_posix(), ".md")
        data = file.read_bytes()
        return self.read(path, data, file)

    def read(self, path: str, data: bytes, file: Path | None = None) -> Opened:
        """Return the item that `data` would be in the file `path`; `file` is asked why it cannot be read."""
        problems = Problems()
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            document = read_document(self.root, file, problems) if file else None
        else:
            document = split_document(text, path, problems)
        reading = Reading(self.register, self.languages, self.zone)
        item = read_item(document, reading, problems) if document else None
        return Opened(path, data, document, item, tuple(problems))

    def file(self, path: str, folder: str, suffix: str = "") -> Path:
        """Return the file at `path` if it is one in `folder` of the archive; links that lead out of it are none."""
        base = (self.root / folder).resolve()
        try:
            found = (self.root / path).resolve()
            inside = found.is_relative_to(base) and found.is_file() and found.name.endswith(suffix)
        except (OSError, ValueError, RuntimeError):
            inside = False
        if not inside or not path.startswith(f"{folder}/") or ".." in path.split("/"):
            raise MissingError(path)
        return found

    def check(self, path: str, text: str) -> None:
        """Raise `RefusedError` with all that stops a build if `text` were the file at `path`."""
        if errors := tuple(
            problem for problem in self.read(path, text.encode()).problems if problem.severity == "error"
        ):
            raise RefusedError(errors)

    def replace(self, opened: Opened, text: str) -> Opened:
        """Write `text` into the file of an item unless somebody else has changed it, or errors would come in."""
        data = text.encode()
        with self.lock:
            file = self.file(opened.path, BRIEFINGS.as_posix(), ".md")
            new = self.read(opened.path, data, file)
            if opened.document is not None and (worse := _errors(new) - _errors(opened)):
                raise RefusedError(tuple(p for p in new.problems if (p.text, p.values) in worse))
            if file.read_bytes() != opened.data:
                raise ConflictError(opened.path)
            if data != opened.data:
                replace_file(file, data)
        return new

    def _keep(self, name: str, state: object, make: Callable[[], Made]) -> Made:
        """Return what was made for a state, or make it."""
        with self.lock:
            known = self._kept.get(name)
            if known is None or known[0] != state:
                known = (state, make())
                self._kept[name] = known
        made: Made = known[1]  # type: ignore[assignment]
        return made

    def _register_state(self) -> tuple[object, ...]:
        return tuple(file_states(self.root / "content" / kind for kind in RECORD_KINDS))

    def _shelf_state(self) -> tuple[object, ...]:
        return tuple(file_states([self.root / BRIEFINGS]))


def _errors(opened: Opened) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    return {(problem.text, problem.values) for problem in opened.problems if problem.severity == "error"}
