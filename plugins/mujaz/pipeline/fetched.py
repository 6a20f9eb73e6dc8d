"""What servers have sent, in the inbox before anything is made of it."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from mujaz.export.inbox import INBOX, keep_raw, safe_name
from mujaz.frozen import frozen
from mujaz.intake.fetch import Answer
from mujaz.intake.response import file_name, write_warc
from mujaz.model import RawPage


@frozen
class Fetched:
    """What a server has sent."""

    url: str
    place: PurePosixPath
    """Where it lies in the inbox."""
    is_new: bool
    """Whether it was put there just now."""


def keep_answers(root: Path, url: str, answers: tuple[Answer, ...]) -> Fetched:
    """Put the answers to the request for `url` into the inbox of the archive `root`; the same answers are kept once."""
    name = safe_name(file_name(answers))
    if (root / INBOX / name).exists():
        return Fetched(url, INBOX / name, is_new=False)
    data = write_warc(answers)
    return Fetched(url, keep_raw(root, RawPage(name, data, hashlib.sha256(data).hexdigest()), None), is_new=True)
