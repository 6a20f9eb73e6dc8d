"""Addresses of pages: without what tracks a reader, and without the web archive around them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from mujaz.intake.found import Known

TRACKING_NAME = (
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|"
    r"_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|_openstat|ref_src|ref_url|at_campaign|at_medium|"
    r"__twitter_impression|fb_action_ids|fb_action_types|fb_source"
)
"""Parameters that say who followed a link, or where it was shared."""
TRACKING = re.compile(rf"(?:{TRACKING_NAME})\Z", re.IGNORECASE)
WEB_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)
"""A copy in the Wayback Machine: when it was made, and of what."""
UNSAFE = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")
"""What an address may not hold."""
LONGEST = 2000


def web_address(text: str) -> str | None:
    """Return a web address without a user's name and tracking parameters; None if it is none.

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
    query = "&".join(pair for pair in parts.query.split("&") if not TRACKING.match(pair.partition("=")[0]))
    clean = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query))
    return UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), clean)


def tracking_names(address: str) -> tuple[str, ...]:
    """Return the tracking parameters of an address.

    >>> tracking_names("https://gazette.example/?utm_source=x&id=1")
    ('utm_source',)
    """
    names = (pair.partition("=")[0] for pair in address.partition("?")[2].partition("#")[0].split("&"))
    return tuple(name for name in names if TRACKING.match(name))


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
