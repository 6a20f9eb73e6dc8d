"""What servers have sent, in the inbox before anything is made of it."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from mujaz.export.inbox import INBOX, keep_raw, safe_name
from mujaz.frozen import frozen
from mujaz.intake.earlier import HEAD, Earlier, read_earlier
from mujaz.intake.fetch import UNCHANGED, Answer, Way, fetch
from mujaz.intake.response import file_name, file_pattern, write_warc
from mujaz.model import RawPage


@frozen
class Fetched:
    """What a server has sent."""

    url: str
    place: PurePosixPath
    """Where it lies in the inbox."""
    is_new: bool
    """Whether it was put there just now."""


def fetch_into(root: Path, url: str, way: Way) -> Fetched:
    """Ask for the page at `url`, once, and return where it lies in the inbox of the archive `root`, once it does.

    A page that has not changed since it was fetched before lies there already.
    """
    earlier = _find_earlier(root, url)
    answers = fetch(url, way, earlier[1] if earlier else None)
    return earlier[0] if earlier and answers[-1].status == UNCHANGED else _keep_answers(root, url, answers)


def _find_earlier(root: Path, url: str) -> tuple[Fetched, Earlier] | None:
    """Return the last answer to a request for `url` in the inbox of the archive `root`, if it can be asked for anew."""
    found: list[tuple[str, str, Earlier]] = []
    for file in (root / INBOX).glob(file_pattern(url)):
        with file.open("rb") as opened:
            earlier = read_earlier(opened.read(HEAD), url)
        if earlier:
            found.append((earlier[0], file.name, earlier[1]))
    if not found:
        return None
    _, name, last = max(found, key=lambda one: one[:2])
    return Fetched(url, INBOX / name, is_new=False), last


def _keep_answers(root: Path, url: str, answers: tuple[Answer, ...]) -> Fetched:
    """Put the answers to the request for `url` into the inbox of the archive `root`; the same answers are kept once."""
    name = safe_name(file_name(answers))
    if (root / INBOX / name).exists():
        return Fetched(url, INBOX / name, is_new=False)
    data = write_warc(answers)
    return Fetched(url, keep_raw(root, RawPage(name, data, hashlib.sha256(data).hexdigest()), None), is_new=True)
