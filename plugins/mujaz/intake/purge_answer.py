"""Articles taken out of the one answer in a crawler's file, such as entries of a feed that was fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from mujaz.intake.alone import PART_OF, name_of
from mujaz.intake.limits import Budget, dechunk, inflate
from mujaz.intake.warc_records import ADDRESS

Cut = Callable[[str, bytes, AbstractSet[str]], tuple[bytes, frozenset[str]]]
"""Takes parts out of the bytes of a file of that name; returns what is left, and which parts are out."""
END = b"\r\n\r\n"
LENGTH = "content-length"
DIGESTS = frozenset({LENGTH, "warc-block-digest", "warc-payload-digest", "warc-truncated"})
"""What is said of a record's bytes, which are others now."""
PACKING = frozenset({LENGTH, "transfer-encoding", "content-encoding", "content-md5", "etag"})


def inner_parts(parts: AbstractSet[str], ident: str) -> frozenset[str]:
    """Return which parts of a record are among the parts of its file."""
    start = f"{ident}{PART_OF}"
    return frozenset(part.removeprefix(start) for part in parts if part.startswith(start))


def cut_answer(record: bytes, ident: str, parts: AbstractSet[str], cut: Cut) -> tuple[bytes, frozenset[str]]:
    """Return a record without some parts of its answer, and which these are, as parts of the file."""
    own, _, rest = record.partition(END)
    said = dict(_fields(own))
    head, _, body = rest[: int(said[LENGTH])].partition(END)
    stated = dict(_fields(head))
    if stated.get("transfer-encoding", "").lower() == "chunked":
        body = dechunk(body)
    body = inflate(body, stated.get("content-encoding", "").lower(), Budget(len(body)))
    kind = stated.get("content-type", "").partition(";")[0].strip().lower()
    made, gone = cut(name_of(said.get(ADDRESS.lower(), "").strip("<>"), kind), body, parts)
    block = _without(head, PACKING) + f"Content-Length: {len(made)}".encode() + END + made
    own = _without(own, DIGESTS) + f"Content-Length: {len(block)}".encode()
    return own + END + block + END, frozenset(f"{ident}{PART_OF}{part}" for part in gone)


def _fields(head: bytes) -> Iterator[tuple[str, str]]:
    """Yield the fields of a head, their names in small letters."""
    for line in head.decode("utf-8", "replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        yield name.strip().lower(), value.strip()


def _without(head: bytes, names: AbstractSet[str]) -> bytes:
    """Return a head without some fields, its last line ended."""
    lines = head.split(b"\r\n")
    kept = (line for line in lines if line.partition(b":")[0].strip().lower().decode("ascii", "replace") not in names)
    return b"".join(line + b"\r\n" for line in kept)
