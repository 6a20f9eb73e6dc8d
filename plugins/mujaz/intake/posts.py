"""Posts of social networks: they have no headline, so they are kept as attachments and not read as articles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from mujaz.intake.found import Found

NETWORKS = {
    "x.com": "X",
    "twitter.com": "Twitter",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "tiktok.com": "TikTok",
    "bsky.app": "Bluesky",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "linkedin.com": "LinkedIn",
    "reddit.com": "Reddit",
    "vk.com": "VK",
}
"""Hosts whose pages are posts, and what people call them; channels of Telegram publish news with a headline."""
POST_KEYS = frozenset(
    {
        "conversation_id",
        "favorite_count",
        "forwards",
        "id_str",
        "in_reply_to_status_id",
        "like_count",
        "message_id",
        "post_id",
        "reactions",
        "reply_count",
        "retweet_count",
        "screen_name",
        "tweet_id",
    }
)
"""What programs call the parts of a post; an article has none of them."""
FEWEST_KEYS = 2
OWN_ADDRESS = re.compile(
    rb"<(?:link\b[^<>]{0,300}?\brel=[\"']?canonical\b[^<>]{0,300}?\bhref="
    rb"|meta\b[^<>]{0,300}?\bproperty=[\"']?og:url\b[^<>]{0,300}?\bcontent=)[\"']?(https?://[^\"'\s<>]{1,500})",
    re.IGNORECASE,
)
"""The address that a page calls its own."""
WITHIN = 2**20
KEPT = (
    "this is a post on {network}, which is not read as an article; it is kept as an attachment. "
    "If it shall be one, name its publication: --source ID."
)
KEPT_RECORD = "this is a post of a social network, which has no headline and is not read; it is kept as an attachment."


def network_of(found: Found) -> str | None:
    """Return the host of the social network of which a page is, by where it was saved or what it calls its address."""
    address = found.known.original_url
    if address is None and (own := OWN_ADDRESS.search(found.data, 0, WITHIN)):
        address = own[1].decode("ascii", "replace")
    try:
        host = (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return None
    return next((name for name in NETWORKS if host == name or host.endswith(f".{name}")), None)


def is_post(record: Mapping[str, Any]) -> bool:
    """Tell whether a record of a dump is a post: by what programs call its parts.

    >>> is_post({"id_str": "7", "text": "x", "retweet_count": 2}), is_post({"id": 7, "text": "x", "title": "y"})
    (True, False)
    """
    return len(POST_KEYS.intersection(map(str, record))) >= FEWEST_KEYS
