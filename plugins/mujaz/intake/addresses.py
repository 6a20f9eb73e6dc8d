"""Addresses of pages: without what tracks a reader, and without the web archive around them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from mujaz.intake.found import Known
from mujaz.intake.parameters import SESSION, is_of_account, is_tracking, own_query

WEB_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)
"""A copy in the Wayback Machine: when it was made, and of what."""
UNSAFE = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")
"""What an address may not hold."""
LONGEST = 2000


def web_address(text: str) -> str | None:
    """Return a web address without what tells of its reader, an account or tracking parameters; None if it is none.

    >>> web_address("https://gazette.example/a?id=1&utm_source=x&fbclid=y#top")
    'https://gazette.example/a?id=1#top'
    >>> web_address("https://sara:secret@gazette.example/"), web_address("about:blank")
    ('https://gazette.example/', None)
    """
    try:
        parts = urlsplit(text.strip())
        good = parts.scheme.lower() in {"http", "https"} and parts.hostname and len(text) <= LONGEST
    except ValueError:
        return None
    if not good:
        return None
    netloc, path = parts.netloc.rpartition("@")[2], SESSION.sub("", parts.path)
    clean = urlunsplit(parts._replace(netloc=netloc, path=path, query=own_query(parts.query)))
    return UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), clean)


def tracking_names(address: str) -> tuple[str, ...]:
    """Return the tracking parameters of an address.

    >>> tracking_names("https://gazette.example/?utm_source=x&id=1")
    ('utm_source',)
    """
    return tuple(pair.partition("=")[0] for pair in _pairs(address) if is_tracking(pair))


def names_account(address: str) -> bool:
    """Tell whether an address tells of an account: before its host, in a parameter, as a session in its path.

    >>> names_account("https://sara@gazette.example/"), names_account("https://gazette.example/?user=sara")
    (True, True)
    """
    host = address.partition("//")[2].partition("/")[0].partition("?")[0]
    return "@" in host or SESSION.search(address) is not None or any(map(is_of_account, _pairs(address)))


def _pairs(address: str) -> list[str]:
    """Return the parameters of an address with their values."""
    return address.partition("?")[2].partition("#")[0].split("&")


def place_of(address: str | None, retrieved_at: str | None = None) -> Known:
    """Return where and when a page was found; of a copy in a web archive, the page's own address and its day.

    >>> known = place_of("https://web.archive.org/web/20230812143000/https://gazette.example/a")
    >>> known.original_url, known.retrieved_at
    ('https://gazette.example/a', '2023-08-12T14:30:00+00:00')
    """
    url = web_address(address) if address else None
    copy = WEB_ARCHIVE.match(url) if url else None
    if url is None or copy is None:
        return Known(original_url=url, retrieved_at=retrieved_at)
    inner = web_address(re.sub(r"\A(https?:)/+", r"\1//", copy[2]))
    return Known(original_url=inner, archive_urls=(url,), retrieved_at=_moment(copy[1]) or retrieved_at)


def _moment(digits: str) -> str | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None
