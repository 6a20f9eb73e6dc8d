"""The archive that pages go into, and what a call remembers of it."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.export import Shelf
from mujaz.frozen import frozen
from mujaz.pipeline.kin import Texts
from mujaz.pipeline.lessons import Lessons
from mujaz.register import Register


@frozen
class Archive:
    """An archive, ready to take pages."""

    root: Path
    register: Register
    matcher: Matcher
    shelf: Shelf
    lessons: Lessons
    texts: Texts
    pending: dict[str, str] = field(default_factory=dict)
    """Pages that are read and not yet written: the digest of each, and how messages call it."""

    @classmethod
    def open(cls, root: Path, register: Register) -> Archive:
        """Return the archive in the folder `root`."""
        records = [record for kind in MATCHED_KINDS for record in register.records(kind)]
        shelf = Shelf(root)
        return cls(root, register, Matcher(records), shelf, Lessons(root, register, shelf), Texts(root, shelf))
