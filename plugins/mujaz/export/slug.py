"""An item's name in its address: python-slugify's only door."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import count

LONGEST = 80
"""Characters that a slug has at most."""
FALLBACK = "item"
"""What stands behind the date where there is neither headline nor id."""


def make_slug(day: date | str, english_headline: str | None, ids: Sequence[str], taken: Collection[str]) -> str:
    """Return a slug that is not in `taken`: the date and the English headline, or else the `ids` of what it is about.

    >>> make_slug("2023-08-12", None, ["international-coalition", "iran"], {"2023-08-12-international-coalition-iran"})
    '2023-08-12-international-coalition-iran-2'
    >>> make_slug("2023-08-12", "Coalition denies preparing an operation", [], ())
    '2023-08-12-coalition-denies-preparing-an-operation'
    """
    about = _plain(english_headline or "") or "-".join(ids) or FALLBACK
    wanted = f"{day}-{about}"
    candidates = (_shorten(wanted, f"-{number}" if number > 1 else "") for number in count(1))
    return next(slug for slug in candidates if slug not in taken)


def _shorten(slug: str, suffix: str) -> str:
    """Return `slug` cut at a word so that it has room for `suffix`, and with it."""
    return _plain(slug, LONGEST - len(suffix)) + suffix


def _plain(text: str, most: int = 0) -> str:
    """Return a text in the letters of addresses, cut at a word where more than so many may not be."""
    from slugify import slugify  # noqa: PLC0415 - it takes .01 s to import, and few commands name an item

    return str(slugify(text, max_length=most, word_boundary=True, save_order=True))
