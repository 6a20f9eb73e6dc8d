"""Which addresses a new release would lose: somebody has linked to them, and a permanent address is a promise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

FLEETING = re.compile(
    r"(?:\A|/)page/\d+/|\A(?:theme|(?:assets/)?search)/|\Asitemap|\Amanifest\Z|\.(?:css|js|woff2)\Z|/citation\.\w+\Z"
)
"""Further pages of lists, which shrink, and files that only our own pages name; citations move with their page."""
PERMANENT = (".html", ".rss", ".atom", ".json", ".opml", ".csv", ".jsonl", ".geojson", ".bib", ".ris")


def find_lost(before: Iterable[str], now: Collection[str]) -> tuple[str, ...]:
    """Return the files of the release `before` that people or programs may have noted and that are not there `now`.

    A page that moved leaves a redirect in its old place, and so is not lost.

    >>> find_lost(["ar/briefings/a/index.html", "ar/page/3/index.html", "theme/a.css"], {"ar/index.html"})
    ('ar/briefings/a/index.html',)
    """
    known = set(now)
    return tuple(
        name for name in sorted(before) if name not in known and name.endswith(PERMANENT) and not FLEETING.search(name)
    )
