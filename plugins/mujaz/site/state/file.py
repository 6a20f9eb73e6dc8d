"""Values in a file of the state folder: read and written as a whole, and never believed where they are damaged.

The values are texts, bytes, numbers, None, lists, tuples and dictionaries, as `marshal` writes them, which takes a
tenth of the time of JSON. It must not be given bytes that it did not write itself: a digest before them says so.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from mujaz.garbage import no_collection

KIND = b"mujaz state 5\n"
"""How a file of this kind starts; the number changes with what stands in it."""
DIGEST_SIZE = 32
SHORT_SIZE = 16
"""The bytes of a digest of what is one of many."""
UNFINISHED = ".mujaz-tmp"
"""The suffix of a file that is being written."""


def read_values(file: Path) -> Any:
    """Return what stands in a file; raise OSError or ValueError where there is nothing that can be believed."""
    data = memoryview(file.read_bytes())
    start = len(KIND) + DIGEST_SIZE
    if data[: len(KIND)] != KIND or hashlib.sha256(data[start:]).digest() != data[len(KIND) : start]:
        raise ValueError(f"{file} is damaged, or no state of this version")
    try:
        with no_collection():  # for looking for garbage would take as long as reading
            return marshal.loads(data[start:])  # noqa: S302 - the digest says that these are bytes of ours
    except (EOFError, TypeError) as error:
        raise ValueError(f"{file} is a state of another version") from error


def write_values(file: Path, value: Any) -> None:
    """Write a file in one step; raise OSError where that is not possible, and leave nothing behind."""
    data = marshal.dumps(value)
    draft = file.with_name(f"{file.name}.{os.getpid()}{UNFINISHED}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as opened:
            opened.writelines((KIND, hashlib.sha256(data).digest(), data))
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def digest_bytes(data: bytes | memoryview) -> bytes:
    """Return a short digest of some bytes."""
    return hashlib.blake2b(data, digest_size=SHORT_SIZE).digest()
