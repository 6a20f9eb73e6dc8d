"""The Arabic article in the search fold, and what is written together with it."""

from __future__ import annotations

import re

# The article and what may be written before it; before ل it is لل. Once more, as in الألمان, whose own first letters
# look like it. At least three letters stay.
ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=...)(?:ال(?=...))?")


def core_of(folded: str) -> str:
    """Return a folded word without its article; a first syllable that looks like one goes too, from every form.

    >>> core_of("وبالقوات"), core_of("للمدينه"), core_of("الالماني"), core_of("الان")
    ('قوات', 'مدينه', 'ماني', 'الان')
    """
    found = ARTICLE.match(folded)
    return folded[found.end() :] if found else folded
