"""One number in the digits of Europe, of Arabic and of Persian."""

from __future__ import annotations

WESTERN = "0123456789"
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"

_TO_WESTERN = str.maketrans(ARABIC_INDIC + PERSIAN, WESTERN + WESTERN)
_TO_ARABIC_INDIC = str.maketrans(WESTERN + PERSIAN, ARABIC_INDIC + ARABIC_INDIC)
_TO_PERSIAN = str.maketrans(WESTERN + ARABIC_INDIC, PERSIAN + PERSIAN)


def to_western(text: str) -> str:
    """Return `text` with every digit as 0 to 9.

    >>> to_western("١٢ آب ۲۰۲۳")
    '12 آب 2023'
    """
    return text.translate(_TO_WESTERN)


def to_arabic_indic(text: str) -> str:
    """Return `text` with every digit as Arabic newspapers of the Levant print it.

    >>> to_arabic_indic("12 آب 2023")
    '١٢ آب ٢٠٢٣'
    """
    return text.translate(_TO_ARABIC_INDIC)


def to_persian(text: str) -> str:
    """Return `text` with every digit as Persian and Urdu write it.

    >>> to_persian("12 / ٢٠٢٣")
    '۱۲ / ۲۰۲۳'
    """
    return text.translate(_TO_PERSIAN)
