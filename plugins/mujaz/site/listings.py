"""What the sitemap says of pages, packed as the state keeps it.

To read it took half of the time of reading the state when each was a tuple of tuples.
"""

from __future__ import annotations

from collections.abc import Mapping

from mujaz.site.state.outputs import Made

Listing = tuple[str, str | None, tuple[tuple[str, str], ...]]
"""A page in the sitemap: its address, the day of its last change, its versions as (language, address)."""


def pack_listing(listing: Listing) -> str:
    """Return what the sitemap says of a page as one text; no address has a line break in it."""
    url, day, versions = listing
    named = [f"{language}\n{'' if address == url else address}" for language, address in versions]
    return "\n".join([url, day or "", *named])


def unpack_listing(packed: str) -> Listing:
    """Return what was packed.

    >>> listing = ("/en/", None, (("en", "/en/"), ("ar", "/ar/")))
    >>> unpack_listing(pack_listing(listing)) == listing
    True
    """
    url, day, *named = packed.split("\n")
    versions = zip(named[::2], [address or url for address in named[1::2]], strict=True)
    return url, day or None, tuple(versions)


def listings_of(made: Mapping[str, Made]) -> dict[str, Listing]:
    """Return by path what the sitemap says of the pages that it names."""
    return {path: unpack_listing(one.listing) for path, one in made.items() if one.listing is not None}
