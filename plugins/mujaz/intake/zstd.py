"""Files and answers that are packed with Zstandard. The library's door, which from Python 3.14 on is Python's own."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, BinaryIO

from mujaz.intake.found import UnreadableError
from mujaz.intake.kind import DICTIONARY, FRAME

if TYPE_CHECKING or sys.version_info < (3, 14):
    from backports import zstd
else:
    from compression import zstd

SIZE = struct.Struct("<I")
MOST_DICTIONARY = 16 * 2**20
"""No dictionary is larger; they have some hundred kilobytes."""
CHUNK = 2**16
DAMAGED = "the compressed file is cut off or damaged; fetch it again."


class Unpacked:
    """The bytes of a packed stream, read step by step; raises EOFError or OSError where the stream is damaged."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = stream.read(len(FRAME))
        self._dictionary = self._read_dictionary() if self._rest == DICTIONARY else None
        self._frame: zstd.ZstdDecompressor | None = None

    def read1(self, count: int = CHUNK, /) -> bytes:
        """Return what the next steps give, at most `count` bytes; none at the end."""
        while True:
            if self._frame is None and not self._start():
                return b""
            if data := self._step(count):
                return data

    def read(self, count: int = CHUNK, /) -> bytes:
        """Return at most `count` bytes, none at the end."""
        return self.read1(count)

    def _start(self) -> bool:
        """Begin the next frame; tell whether there is one."""
        self._rest = self._rest or self._stream.read(CHUNK)
        if self._rest:
            self._frame = zstd.ZstdDecompressor(zstd_dict=self._dictionary)
        return bool(self._rest)

    def _step(self, count: int) -> bytes:
        """Return what the frame gives next, which may be nothing."""
        frame = self._frame
        if frame is None:
            return b""
        if frame.needs_input and not self._rest:
            self._rest = self._stream.read(CHUNK)
            if not self._rest:
                raise EOFError
        try:
            data = frame.decompress(self._rest, max_length=count)
        except zstd.ZstdError as error:
            raise OSError(str(error)) from error
        self._rest = b""
        if frame.eof:
            self._rest, self._frame = frame.unused_data, None
        return data

    def _read_dictionary(self) -> zstd.ZstdDict:
        """Return the dictionary that stands first, itself packed or not."""
        head = self._stream.read(SIZE.size)
        size = SIZE.unpack(head)[0] if len(head) == SIZE.size else 0
        data = self._stream.read(size) if size <= MOST_DICTIONARY else b""
        self._rest = b""
        if len(data) < size or not data:
            raise UnreadableError(DAMAGED)
        try:
            if data.startswith(FRAME):
                data = zstd.ZstdDecompressor().decompress(data, max_length=MOST_DICTIONARY)
            return zstd.ZstdDict(data)
        except (zstd.ZstdError, ValueError) as error:
            raise UnreadableError(DAMAGED) from error


def unpack_head(head: bytes, count: int) -> bytes:
    """Return the first bytes of what the beginning of a packed file holds; nothing where it needs a dictionary."""
    try:
        return bytes(zstd.ZstdDecompressor().decompress(head, max_length=count))
    except zstd.ZstdError:
        return b""


def pack(data: bytes) -> bytes:
    """Return bytes as one frame."""
    return bytes(zstd.compress(data))
