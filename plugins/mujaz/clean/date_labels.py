"""The parts of a line with dates, each behind the label that says whether it tells of the publication or of a change.

All texts here are canonical (`notation.canonize`), with D for a date and T for a time of day where they are masked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.phrases import REMEMBERED

UPDATE = (
    r"(?:و?(?:اخر|احدث|اخرين) )?(?:(?:تم|جري|وقت|تاريخ) )?(?:ال)?(?:تحديث|تعديل)(?:ها?)?"
    r"|حدثت?(?= في| بتاريخ)|محدثه?|معدله?"
    r"|(?:and )?(?:last |first )?(?:updated?|modified|edited|revised|changed|corrected)|last (?:update|edit)"
    r"|(?:(?:تاريخ )?اخرين )?(?:به ?روز ?(?:رساني|شده)|بروز ?(?:رساني|شده)|ويرايش)"
)
"""From here on, a line tells when the page was changed."""
PUBLICATION = (
    r"(?:تاريخ|وقت|زمان) (?:ال)?(?:نشر|اضافه|انتشار|خبر|مقال|درج|مطلب|بث)|تم (?:ال)?نشره?ا?"
    r"|نشرت?(?: هذا المقال| المقال| الخبر)?"
    r"|شايع(?: شده)?|النشر|منشور(?=\s*(?::|في\b|بتاريخ\b|يوم\b|W?\d|D\b))|اضيفت?|منتشر شده|انتشار"
    r"|كتب(?= في| بتاريخ)"
    r"|صدرت?(?= في| بتاريخ)"
    r"|(?:first |originally |date )?(?:published|posted)|submitted|issued|created"
    r"|(?:publication|publishing|publish|post|release) (?:date|time)|released"
)
"""From here on, it tells when the page was published."""
LABEL = re.compile(rf"(?<![^\W\d])(?=[^\W\d_A-Z])(?:(?P<update>{UPDATE})|(?P<publication>{PUBLICATION}))(?![^\W\d_])")
WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
SINCE = frozenset(fold_lookup("ago منذ قبل پیش").split())
"""Words of how long ago something was."""
AUTHOR = re.compile(
    r"(?<![^\W\d])(?:written by|reported by|by|نويسنده|خبرنگار"
    r"|بقلم|بواسطه|اعداد|تحرير|الكاتبه?|كتبه|كتبته|كتبت?(?=\s?:|(?:\s[^\W\d_]+){2,4}\s?[-,،|]?\s?(?:W\d\d|D)))"
    r"\s?:?\s?(?:(?!on\b|at\b|في |بتاريخ |در )[^\W\d_]{2,}[\s.-]*){1,4}"
)
"""Who wrote it: `by Sara Khalil`, `بقلم ليلى حداد`."""


class Piece(NamedTuple):
    """A part of a text and what its label says that its date is."""

    kind: Literal["publication", "update", "plain"]
    text: str


@lru_cache(maxsize=REMEMBERED)
def split_pieces(text: str) -> tuple[Piece, ...]:
    """Return the parts of a canonical text, each behind its label.

    >>> [piece.kind for piece in split_pieces("published 12 G08 2023 | last updated 14 G08 2023")]
    ['publication', 'update']
    """
    labels = [match for match in LABEL.finditer(text) if match["update"] or _may_stand(text[: match.start()])]
    if not labels:
        return (Piece("plain", text),) if _has_words(text) else ()
    starts = [*(match.start() for match in labels), len(text)]
    pieces = [Piece("plain", text[: starts[0]])]
    for match, end in zip(labels, starts[1:], strict=True):
        pieces.append(Piece("update" if match["update"] else "publication", text[match.end() : end]))
    return tuple(piece for piece in pieces if piece.kind != "plain" or _has_words(piece.text))


def names_publication(text: str) -> bool:
    """Tell whether a canonical text calls its date that of the publication."""
    return any(piece.kind == "publication" for piece in split_pieces(text))


def is_changed(pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a date is followed by a bare word for an update, so that it may be the update's."""
    if not pieces or pieces[-1].kind != "update":
        return False
    return DIGIT.search(pieces[-1].text) is None and SINCE.isdisjoint(WORD.findall(pieces[-1].text))


def _may_stand(before: str) -> bool:
    """Tell whether a label may stand behind this text: at the start, behind a sign or a figure, or a writer's name."""
    before = before.rstrip()
    return not before or not before[-1].isalpha() or AUTHOR.match(before) is not None


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
