"""Which publication a page comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.clean.headline import Headline, title_parts
from mujaz.clean.lines import Line, count_words
from mujaz.clean.metadata import Metadata
from mujaz.register import Register

PARTS = re.compile(r"\s+[-–—]\s+|\s*[|/(),،]\s*")
"""What stands between a publication's name, a place and a person in a byline."""
BYLINE_WORDS = 8
"""A line of more words is no byline."""


def find_source(
    metadata: Metadata, headline: Headline, head: tuple[Line, ...], register: Register, frame: tuple[Line, ...] = ()
) -> str | None:
    """Return the id of the page's publication: by its address, its name, the headline's end, a byline, a menu."""
    if metadata.host and (of_host := register.source_of_host(metadata.host)):
        return of_host
    named = (
        metadata.site_name,
        headline.suffix,
        *title_parts(metadata),
        *(part for line in head for part in byline_parts(line.text)),
        *(line.text for line in frame),
    )
    return next((found for name in named if name and (found := register.source_named(name))), None)


def byline_parts(text: str) -> Iterator[str]:
    """Yield a short line whole and then its parts, any of which may name a publication.

    >>> list(byline_parts("دمشق - بلدي نيوز"))
    ['دمشق - بلدي نيوز', 'دمشق', 'بلدي نيوز']
    """
    if count_words(text) <= BYLINE_WORDS:
        yield text
        parts = [part.strip() for part in PARTS.split(text) if part.strip()]
        yield from parts if len(parts) > 1 else ()
