"""Which characters are letters, marks, invisible: written as the inside of a regular expression's `[…]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters of the Arabic script, also those of Persian, Kurdish and Urdu, and the presentation forms.
ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)

# Precomposed shapes of Arabic letters, as old software and PDF files write them.
PRESENTATION_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"

# Harakat, shadda, hamza and madda above or below, small letters above, Quranic signs.
ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"

# Combining accents, as in a decomposed é.
LATIN_MARKS = "\u0300-\u036f"

# The stroke that only lengthens a word.
TATWEEL = "\u0640"

# Soft hyphen, zero-width characters, direction marks and isolates, byte order mark.
INVISIBLES = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

# What stands for hamza or ain in Latin transcription, and the apostrophes of English.
APOSTROPHES = "'`\u00b4\u02bb-\u02bf\u2018\u2019\u2032\uff07"

# What joins the parts of a name: hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash.
HYPHENS = "\\-\u2010-\u2013"

# One character or one range of the strings above.
_RANGE = re.compile(r"\\?(.)(?:-(.))?", re.DOTALL)


def code_points(ranges: str) -> Iterator[int]:
    """Return every code point of `ranges`, one of this module's strings.

    >>> "".join(map(chr, code_points("\u0627-\u062a")))
    'ابةت'
    """
    for first, last in _RANGE.findall(ranges):
        yield from range(ord(first), ord(last or first) + 1)
