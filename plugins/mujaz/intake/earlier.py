"""What a server said of a page that was fetched before, by which it is asked whether that has changed."""

from __future__ import annotations

import zlib

from mujaz.frozen import frozen
from mujaz.intake.moments import read_mail_date

HEAD = 2**16
"""Bytes of a file that hold the head of its first answer."""
END = b"\r\n\r\n"


@frozen
class Earlier:
    """What a server said of a page when it was fetched before, by which it can tell whether that has changed."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in stated.items() if value}


def read_earlier(head: bytes, url: str) -> tuple[str, Earlier] | None:
    """Return when a server gave the page at `url`, and by what it can tell whether that has changed.

    `head` is the beginning of a file with its answer; None where the answer is another one, or leaves it open.
    """
    try:
        own, _, rest = zlib.decompressobj(31).decompress(head, HEAD).partition(END)
    except zlib.error:
        return None
    first, *lines = rest.partition(END)[0].decode("utf-8", "replace").split("\r\n")
    stated = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if f"\r\nWARC-Target-URI: {url}\r\n".encode() not in own + b"\r\n" or first.split(" ")[1:2] != ["200"]:
        return None
    earlier = Earlier(stated.get("etag"), stated.get("last-modified"))
    return (read_mail_date(stated.get("date", "")) or "", earlier) if earlier.headers() else None
