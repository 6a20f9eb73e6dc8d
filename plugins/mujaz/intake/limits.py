"""How much is read at most: what unpacks to more than its size allows for is a bomb, not an archive."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, Protocol

from mujaz.intake.found import MOST_BYTES, TOO_LARGE, UnreadableError

CHUNK = 2**16
RATIO = 100
"""Pages shrink to a tenth, seldom to a fiftieth; bombs to a thousandth."""
FLOOR = 2 * MOST_BYTES
"""What even a small file may unpack to, in bytes."""
HEADER_BYTES = 2**20
"""The most that the headers of one record have."""
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Content encodings that are read, and zlib's name for them."""
TAG = (b"<", b"\xef\xbb\xbf<")
"""How a body begins that is not packed."""
BOMB = "it unpacks to far more than its size allows for and is not read further."


class Budget:
    """How many bytes a file may unpack to, all of its parts together."""

    def __init__(self, size: int) -> None:
        self._left = FLOOR + RATIO * size

    def spend(self, count: int) -> None:
        """Take note of `count` bytes unpacked; refuse more than the file may have."""
        self._left -= count
        if self._left < 0:
            raise UnreadableError(BOMB)


class Stepping(Protocol):
    """A stream that can be read step by step."""

    def read1(self, count: int, /) -> bytes:
        """Return what the next step gives, at most `count` bytes."""


class Guard:
    """A stream that counts what is read of it, ends where the file is damaged, and bounds the headers of a record."""

    def __init__(self, stream: Stepping, budget: Budget) -> None:
        self._stream, self._budget = stream, budget
        self._header: int | None = HEADER_BYTES
        self._position = 0
        self.damaged = False
        """Whether the stream broke off before its end."""

    def expect_header(self, *, expected: bool) -> None:
        """Say whether what is read next is the header of a record."""
        self._header = HEADER_BYTES if expected else None

    def read(self, count: int = CHUNK) -> bytes:
        """Return at most `count` bytes, none at the end."""
        try:
            # One step at a time, for a longer one would lose what stands before the damage.
            data = self._stream.read1(min(count, CHUNK) if count > 0 else CHUNK)
        except (EOFError, OSError, zlib.error):
            self.damaged = True
            return b""
        self._spend(len(data))
        return data

    def _spend(self, count: int) -> None:
        self._budget.spend(count)
        self._position += count
        if self._header is not None:
            self._header -= count
            if self._header < 0:
                raise UnreadableError("a header has no end; the file is damaged, fetch it again.")

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position


def unpack(stream: BinaryIO, budget: Budget) -> bytes:
    """Return what the gzip stream unpacks to; refuse more than a page can have."""
    parts: list[bytes] = []
    total = 0
    try:
        with gzip.open(stream) as opened:
            while part := opened.read(CHUNK):
                budget.spend(len(part))
                total += len(part)
                parts.append(part)
                if total > MOST_BYTES:
                    raise UnreadableError(TOO_LARGE)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableError("the compressed file is cut off or damaged; fetch it again.") from error
    return b"".join(parts)


def inflate(data: bytes, encoding: str, budget: Budget) -> bytes:
    """Return the body of a response without its content encoding; refuse one that is not known, and bombs."""
    if encoding in {"", "identity"}:
        return data
    if encoding == "br":
        return _inflate_brotli(data, budget)
    if encoding == "zstd":
        return _inflate_zstd(data, budget)
    if encoding not in WINDOWS:
        raise UnreadableError(f'it is packed as "{encoding}", which is not read; save the page itself.')
    try:
        return _inflate(data, WINDOWS[encoding], budget)
    except zlib.error as error:
        if encoding == "deflate":
            return _inflate_raw(data, budget)
        # Crawlers unpack some bodies and leave the header as it was.
        if not data.startswith(b"\x1f\x8b"):
            return data
        raise UnreadableError("its packed body is damaged; fetch it again.") from error


def _inflate_raw(data: bytes, budget: Budget) -> bytes:
    """Return a body that some servers pack as deflate without zlib's header, or did not pack at all."""
    try:
        return _inflate(data, -15, budget)
    except zlib.error:
        return data


def _inflate(data: bytes, window: int, budget: Budget) -> bytes:
    engine = zlib.decompressobj(window)
    body = engine.decompress(data, MOST_BYTES + 1)
    return _whole(body, budget, ended=engine.eof)


def _inflate_brotli(data: bytes, budget: Budget) -> bytes:
    """Return a body without brotli's packing; one that is a page already as it is."""
    import brotli  # noqa: PLC0415 - only some archives of crawlers need it

    engine = brotli.Decompressor()
    try:
        body = engine.process(data, output_buffer_limit=MOST_BYTES + 1)
    except brotli.error as error:
        if data.lstrip().startswith(TAG):
            return data
        raise UnreadableError("its packed body is damaged; fetch it again.") from error
    return _whole(body, budget, ended=engine.is_finished())


def _inflate_zstd(data: bytes, budget: Budget) -> bytes:
    """Return a body without Zstandard's packing; one that is a page already as it is."""
    from mujaz.intake.zstd import Unpacked  # noqa: PLC0415 - the same

    parts: list[bytes] = []
    left = MOST_BYTES + 1
    try:
        stream = Unpacked(io.BytesIO(data))
        while left > 0 and (part := stream.read1(left)):
            parts.append(part)
            left -= len(part)
    except EOFError:
        return _whole(b"", budget, ended=False)
    except OSError as error:
        if data.lstrip().startswith(TAG):
            return data
        raise UnreadableError("its packed body is damaged; fetch it again.") from error
    return _whole(b"".join(parts), budget, ended=True)


def _whole(body: bytes, budget: Budget, *, ended: bool) -> bytes:
    """Return an unpacked body; refuse one that is too large or not all of it."""
    budget.spend(len(body))
    if len(body) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)
    if not ended:
        raise UnreadableError("its packed body is cut off; fetch it again.")
    return body


def dechunk(data: bytes) -> bytes:
    r"""Return a body without its chunks; one that has none as it is.

    >>> dechunk(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), dechunk(b"<p>")
    (b'abcde', b'<p>')
    """
    parts, start = [], 0
    while start < len(data):
        end = data.find(b"\r\n", start, start + 64)
        size = _chunk_size(data[start:end]) if end > 0 else None
        if size is None:
            return data
        if size == 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        start = end + 2 + size + 2
    return b"".join(parts)


def _chunk_size(line: bytes) -> int | None:
    try:
        return int(line.partition(b";")[0], 16)
    except ValueError:
        return None
