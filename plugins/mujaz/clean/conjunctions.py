"""Arabic paragraphs that go on with what was said: the first one of an article opens with none of these words."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.phrases import fold_line

OPENING: Final = 40
"""So many characters hold the words with which a paragraph opens."""
GOES_ON: Final = re.compile(
    r"[\W_]*(?:و(?:"
    # What stands behind WAW (and) where it is no letter of the word itself: وقال, but وقع, وكالة, وزير.
    r"ا(?!شنطن|سع|حد|صل|فق|جه|دي\b|قع|ضح|رد|عد|كب|شي|ثق|يل\b|لد|لي\b)|ي(?!ل|ب|كي)|ت(?!ر|ير)|س[يتوب](?!ط)"
    r"|ل(?:[لمنكهو]|ا(?!ي)|فت)|و(?=[فصقجضزع])|م|ن|ذ|خ|غ|ب(?!اء|ائ|ر\b)|ش(?!اح|م\b|يك|اي)|ه[وي]\b|هذ|هنا|هؤ"
    r"|كا(?!ل)|كم|كذ|كش|كت|كل\b|قا[لم]|قد|قر|قب|في\b|فيم|فا(?!ه|ت)|حذ|حس|حت|حض|حول|حم|حي|طا|طل"
    r"|عل|عن|عبر|عق|عر|عا|دع|رغ|رح|رف|صر|صد|جاء|جر|جدد|جدير|ثم"
    r")|(?:كما|فيما|بينما|في حين|في المقابل|من (?:جهت|جانب|ناحيت)(?:ه|ها|هم)|بدور(?:ه|ها|هم)|الي ذلك|غير ان|لكن)\b"
    r"|(?:جدير بالذكر|يذكر ان|يشار الي|ياتي (?:ذلك|هذا)))"
)
"""وقال، ومن المقرر، كما، من جهته …"""


def goes_on(text: str) -> bool:
    """Tell whether an Arabic paragraph goes on with what stands above it.

    >>> [goes_on(one) for one in ("وقال المدير إن العمل بدأ.", "وقع حادث صباح اليوم.", "من جهته رحب المجلس بالقرار.")]
    [True, False, True]
    """
    return GOES_ON.match(fold_line(text[:OPENING])) is not None
