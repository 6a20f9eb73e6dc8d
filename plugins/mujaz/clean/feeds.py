"""The line with which the feed of a site ends each article, wherever a reader of feeds shows it."""

from __future__ import annotations

import re
from typing import Final

KINDS: Final = "مقاله|تدوينه|مشاركه|خبر"
"""What sites call their articles, folded."""
APPEARED: Final = re.compile(
    r"\W*(?:the post\b.*\bappeared first on\b"
    rf"|(?:هذه? )?(?:ال)?(?:{KINDS})\b.*\bظهرت? اولا (?:علي|في)\b"
    rf"|ظهرت? (?:هذه? )?(?:ال)?(?:{KINDS})\b.*\bاولا (?:علي|في)\b)"
)
"""The post … appeared first on …"""
NEEDED: Final = frozenset({"appeared", "ظهر", "ظهرت"})
"""One of these words is in each such line."""


def ends_feed(folded: str) -> bool:
    """Tell whether a folded line says where an article appeared first, as feeds do behind each.

    >>> ends_feed("the post river falls appeared first on the gazette."), ends_feed("it appeared first on monday.")
    (True, False)
    >>> ends_feed("ظهرت المقاله النهر ينحسر اولا علي مجله الوادي.")
    True
    """
    return APPEARED.match(folded) is not None
