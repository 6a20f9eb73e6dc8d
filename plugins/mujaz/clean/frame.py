"""What may stand around a publication date: labels, names of writers and sections, agencies; anything else is prose.

All texts here are canonical (`notation.canonize`), with D for a date and T for a time of day.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.people import is_person
from mujaz.clean.phrases import REMEMBERED


def _words(kind: str) -> frozenset[str]:
    """Return the folded words of one `kind` in `frame.toml`."""
    table = tomllib.loads(files(__package__).joinpath("frame.toml").read_text("utf-8"))
    return frozenset(fold_lookup(table[kind]).split())


UPDATE = (
    r"(?:و?(?:اخر|احدث|اخرين) )?(?:(?:تم|جري|وقت|تاريخ) )?(?:ال)?(?:تحديث|تعديل)(?:ها?)?"
    r"|حدثت?(?= في| بتاريخ)|محدثه?|معدله?"
    r"|(?:last |first )?(?:updated?|modified|edited|revised|changed|corrected)|last (?:update|edit)"
    r"|(?:(?:تاريخ )?اخرين )?(?:به ?روز ?رساني|بروزرساني|ويرايش)"
)
"""From here on, a line tells when the page was changed."""
PUBLICATION = (
    r"(?:تاريخ|وقت|زمان) (?:ال)?(?:نشر|اضافه|انتشار|خبر|مقال|درج|مطلب|بث)|تم (?:ال)?نشره?ا?"
    r"|نشرت?(?: هذا المقال| المقال| الخبر)?"
    r"|النشر|منشور|اضيفت?|منتشر شده|انتشار|كتب(?= في| بتاريخ)"
    r"|(?:first |originally |date )?(?:published|posted)|submitted"
    r"|(?:publication|publishing|publish|post|release) (?:date|time)|released"
)
"""From here on, it tells when the page was published."""
LABEL = re.compile(rf"(?<![^\W\d])(?=[^\W\d_A-Z])(?:(?P<update>{UPDATE})|(?P<publication>{PUBLICATION}))(?![^\W\d_])")
WORD = re.compile(r"[^\W\d_]+")
DIGIT, WEEKDAY = re.compile(r"\d"), re.compile(r"W\d\d")
MASKS = frozenset({"D", "T"})
"""What stands for a date and for a time of day."""
FILLERS = _words("fillers")
"""Words that may stand in a line that is a date and nothing else."""
NEVER = _words("never")
"""Words of running text, captions and events, whose dates are not the page's."""
AUTHOR = re.compile(
    r"(?<![^\W\d])(?:written by|reported by|by|نويسنده|خبرنگار"
    r"|بقلم|بواسطه|اعداد|تحرير|الكاتبه?|كتبه|كتبته|كتبت?(?=\s?:|(?:\s[^\W\d_]+){2,4}\s?[-,،|]?\s?(?:W\d\d|D)))"
    r"\s?:?\s?(?:(?!on\b|at\b|في |بتاريخ |در )[^\W\d_]{2,}[\s.-]*){1,4}"
)
"""Who wrote it: `by Sara Khalil`, `بقلم ليلى حداد`."""
ASIDE = re.compile(
    r"\d*\s?(?:مشاهدات|مشاهده|قراءه|قراءات|دقائق|دقيقه|دقيقتان|تعليقات?"
    r"|views?|min(?:ute)?s?(?: read)?|comments?|reads)\b.*"
    r"|(?:العدد|عدد|السنه|المصدر|القسم|كود خبر|شناسه خبر|issue|no|vol(?:ume)?|source|section|news id)\b.*"
    r"|(?:(?:زمن|وقت|مده) القراءه|reading time).*"
    r"|(?:منذ|قبل) (?:\d{1,3} )?(?!\d)\w+|\d{1,3} (?:second|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|\d{1,3} (?:ثانيه|دقيقه|ساعت|روز|هفته|ماه|سال) (?:پيش|قبل)"
)
"""A part of a line about the page: how often it was read, its issue, its source, how long ago it was."""
ISSUE = re.compile(r"(?:رقم )?العدد\s?:?\s?[\[(]?\s?\d{1,6}\s?[\])]?")
"""The number of a newspaper's issue, which stands behind its date without a sign between."""
PAPER = re.compile(r"\s*في [^\W\d_]+(?: [^\W\d_]+){0,3} يوم\s+D\s*")
"""A date behind the name of the newspaper of which an archive has the page: `نشر في الغد يوم 21 - 10 - 2024`."""
SIGNED = re.compile(r"[^\W\d_]+ [^\W\d_]+(?=\s+(?:W\d\d[\s,،]*)?D)")
"""Words right before a date, or before its weekday."""
AGENCIES = _words("agencies")
"""What stands behind a date without a sign between."""
EDGE = re.compile(r"^[\s.:،,-]+|[\s.:،,-]+$")
"""Signs around a part."""
STRONG = re.compile(r"\s*[|\u2022\u00b7\u2219\u25cf\u00bb\u00ab]\s*")
"""Signs that only separate: bar, bullets, guillemets."""
WEAK = re.compile(r"\s*[,،؛;()\[\]]\s*|\s+[-/]\s+|(?<=[DT])\s*[-/]\s*|\s*[-/]\s*(?=[DT])")
"""Signs that may also stand in prose."""
MOST_ASIDE, MOST_WEAK, MOST_AGENCY, MOST_SOURCE = 4, 2, 3, 6
"""Words in a part of the line that is not the date: behind a bar, a comma, an agency's code, a label."""


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
    return bool(pieces) and pieces[-1].kind == "update" and DIGIT.search(pieces[-1].text) is None


def is_bare(text: str) -> bool:
    """Tell whether a masked text is a date and nothing else.

    >>> is_bare("في W05 D الساعه T"), is_bare("قتل ثلاثه في D")
    (True, False)
    """
    bare = without_tokens(text)
    return DIGIT.search(bare) is None and all(word in FILLERS or word in MASKS for word in WORD.findall(bare))


def is_stated(text: str, *, labelled: bool) -> bool:
    """Tell whether a masked text states its date beside no more than a place, a writer, a section or an agency.

    >>> is_stated("by sara khalil | D", labelled=False), is_stated("دمشق - D", labelled=False)
    (True, True)
    >>> is_stated("مجزره الغوطه - D", labelled=False)
    False
    """
    parts = STRONG.split(AUTHOR.sub(" ", text))
    stating = [part for part in parts if "D" in part]
    if len(stating) > 1:
        return False
    return all(_is_aside(part, MOST_SOURCE if labelled else MOST_ASIDE) or "D" in part for part in parts) and all(
        is_bare(part) or _is_wire(part) or _is_parted(part) or (labelled and PAPER.fullmatch(part)) for part in stating
    )


def _may_stand(before: str) -> bool:
    """Tell whether a label may stand behind this text: at the start, behind a sign or a figure, or a writer's name."""
    before = before.rstrip()
    return not before or not before[-1].isalpha() or AUTHOR.match(before) is not None


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def without_tokens(text: str) -> str:
    """Return a masked text without its weekdays and the number of a newspaper's issue."""
    # Most texts have neither, and a look is much faster than a pattern.
    text = WEEKDAY.sub(" ", text) if "W" in text else text
    return ISSUE.sub(" ", text) if "العدد" in text else text


def words_left(text: str) -> list[str]:
    """Return the words that no date needs."""
    return [word for word in WORD.findall(without_tokens(text)) if word not in FILLERS and word not in MASKS]


def _is_aside(part: str, most: int) -> bool:
    """Tell whether a part beside the date is a name or a label and not prose."""
    if ASIDE.fullmatch(part.strip()):
        return True
    words = WORD.findall(without_tokens(part))
    return len(words) <= most and not NEVER & set(words) and not re.search(r"[?!؟]", part)


def _is_wire(part: str) -> bool:
    """Tell whether a part is an agency's line: place, date and code, with no sign between."""
    left = words_left(part)
    return (
        0 < len(left) <= MOST_AGENCY
        and not AGENCIES.isdisjoint(left[-2:])
        and not NEVER & set(left)
        and "(" not in part
    )


def _is_parted(part: str) -> bool:
    """Tell whether commas, dashes or brackets part the date from a word or two, such as a place."""
    segments = list(_segments(part))
    others = [segment for segment in segments if not is_bare(segment) and not ASIDE.fullmatch(segment.strip())]
    left = [word for segment in others for word in words_left(segment)]
    if any("D" in segment or DIGIT.search(segment) or NEVER & set(WORD.findall(segment)) for segment in others):
        return False
    return len(left) <= MOST_WEAK - ("(" in part)


def _segments(part: str) -> Iterator[str]:
    for segment in WEAK.split(part):
        if cut := EDGE.sub("", segment):
            yield _unsigned(cut)


def _unsigned(segment: str) -> str:
    """Return a segment without the writer's name that stands before its date with no sign between."""
    name = SIGNED.match(segment)
    named = name is not None and NEVER.isdisjoint(name[0].split()) and is_person(name[0])
    return segment[name.end() :] if name and named else segment
