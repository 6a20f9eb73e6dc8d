"""Content of older formats: what each format changed, as functions from a file's text to its text.

A format is a promise: what this version reads, later versions read, or migrate. A new format gets a row here, a line
in docs/commands.md and a test with content as the format before wrote it; old rows stay for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from mujaz.export.fixes import mend_item, mend_record
from mujaz.export.fixvalues import Resolve
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS

Change = Callable[[PurePosixPath, str, Resolve], str]
"""Returns a file's text in the next format; it takes its path, its text and what tells which names are known."""
STATED = re.compile(r"^MUJAZ_FORMAT\b[^\n]*$", re.MULTILINE)
"""The line of the settings that states the format."""


@frozen
class Migration:
    """The step from one format to the next."""

    old: int
    meaning: str
    """What it changes, for people."""
    change: Change


def _name_keys(path: PurePosixPath, text: str, resolve: Resolve) -> str:
    """Return a file with keys and words under their names of format 1; what could mean two things stays."""
    parts = path.parts
    if path.suffix == ".md" and parts[1:2] in {("briefings",), ("pages",)}:
        return mend_item(text, resolve).text
    return mend_record(text).text if path.suffix == ".yaml" and parts[1:2][0] in RECORD_KINDS else text


MIGRATIONS: tuple[Migration, ...] = (
    Migration(0, "Keys under other names, dates in other forms, data sets' ids beside same_as.", _name_keys),
)
"""Every step, the oldest first; format 0 is what drafts of Mujaz wrote before there was a format, and what other
generators of sites write."""


def migrate(files: Mapping[PurePosixPath, str], old: int, resolve: Resolve) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files that are otherwise in the newest format than in format `old`, each with its new text."""
    steps = [step for step in MIGRATIONS if step.old >= old]
    for path, text in files.items():
        new = text
        for step in steps:
            new = step.change(path, new, resolve)
        if new != text:
            yield path, new


def state_format(settings: str, number: int) -> str:
    r"""Return the text of a settings file that states a format.

    >>> state_format("SITEURL = ''\n", 1)
    "SITEURL = ''\n\nMUJAZ_FORMAT = 1\n"
    """
    line = f"MUJAZ_FORMAT = {number}"
    if STATED.search(settings):
        return STATED.sub(line, settings, count=1)
    return f"{settings.rstrip()}\n\n{line}\n"
