"""What may stand around a publication date: labels, names of writers and sections, agencies; anything else is prose.

All texts here are canonical (`notation.canonize`), with D for a date and T for a time of day.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.date_labels import AUTHOR, DIGIT, WORD
from mujaz.clean.people import is_person, is_section


def _words(kind: str) -> frozenset[str]:
    """Return the folded words of one `kind` in `frame.toml`."""
    table = tomllib.loads(files(__package__).joinpath("frame.toml").read_text("utf-8"))
    return frozenset(fold_lookup(table[kind]).split())


WEEKDAY: Final = re.compile(r"W\d\d")
MASKS: Final = frozenset({"D", "T"})
"""What stands for a date and for a time of day."""
FILLERS: Final = _words("fillers")
"""Words that may stand in a line that is a date and nothing else."""
AFTER: Final = "بعد"
AFTERNOON: Final = "بعد الظهر"
"""`بعد 12 آب` is not that day; `12 آب بعد الظهر` is."""
NEVER: Final = _words("never")
"""Words of running text, captions and events, whose dates are not the page's."""
ASIDE: Final = re.compile(
    r"\d*\s?(?:مشاهدات|مشاهده|قراءه|قراءات|دقائق|دقيقه|دقيقتان|تعليقات?"
    r"|views?|min(?:ute)?s?(?: read)?|comments?|reads)\b.*"
    r"|(?:العدد|عدد|السنه|المصدر|القسم|كود خبر|شناسه خبر|شماره|صفحه|الصفحه"
    r"|issue|page|no|vol(?:ume)?|source|section|news id)\b.*"
    r"|(?:(?:زمن|وقت|مده) القراءه|reading time).*"
    r"|(?:منذ|قبل) (?:\d{1,3} )?(?!\d)\w+|\d{1,3} (?:second|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|\d{1,3} (?:ثانيه|دقيقه|ساعت|روز|هفته|ماه|سال) (?:پيش|قبل)"
)
"""A part of a line about the page: how often it was read, its issue, its source, how long ago it was."""
COUNTED: Final = re.compile(
    r"(?:hits|views|visits|reads|(?:عدد )?(?:ال)?(?:زيارات|مشاهدات|قراءات)|(?:تعداد )?بازديد"
    r"|كد (?:خبر|مطلب)|شناسه خبر)\s?:\s?[\d.,]+"
)
"""How often it was read, or its number, which stand behind its date without a sign between."""
ISSUE: Final = re.compile(r"(?:رقم )?العدد\s?:?\s?[\[(]?\s?\d{1,6}\s?[\])]?")
"""The number of a newspaper's issue, which stands behind its date without a sign between."""
PAPER: Final = re.compile(r"\s*في [^\W\d_]+(?: [^\W\d_]+){0,3} يوم\s+D\s*")
"""A date behind the name of the newspaper of which an archive has the page: `نشر في الغد يوم 21 - 10 - 2024`."""
SIGNED: Final = re.compile(r"[^\W\d_]+ [^\W\d_]+(?=\s+(?:W\d\d[\s,،]*)?D)")
"""Words right before a date, or before its weekday."""
AGENCIES: Final = _words("agencies")
"""What stands behind a date without a sign between."""
EDGE: Final = re.compile(r"^[\s.:،,-]+|[\s.:،,-]+$")
"""Signs around a part."""
STRONG: Final = re.compile(r"\s*[|\u2022\u00b7\u2219\u25cf\u00bb\u00ab]\s*")
"""Signs that only separate: bar, bullets, guillemets."""
WEAK: Final = re.compile(r"\s*[,،؛;()\[\]]\s*|\s+[-/]\s+|(?<=[DT])\s*[-/]\s*|\s*[-/]\s*(?=[DT])")
"""Signs that may also stand in prose."""
MOST_ASIDE: Final = 4
MOST_WEAK: Final = 2
MOST_AGENCY: Final = 3
MOST_SOURCE: Final = 6
"""Words in a part of the line that is not the date: behind a bar, a comma, an agency's code, a label."""


FILED: Final = re.compile(
    r"\A\s*(?:posted by|بواسطه|كتب بواسطه)\s?:?\s?\S.{0,40}?\s(?:in|في)\s[^\d]{2,40}?(?=\s(?:W\d\d[\s,،]*)?D\b)"
)
"""What blogs print before the date: who has put the article into which section."""
OPENING_DATE: Final = re.compile(r"\s*(?:في\s+)?(?:W\d\d[\s,،]*)?D(?:\s+T)?(?:\s+(?P<behind>\S.*?))?\s*")
"""A date first, and what is behind it."""
COUNT: Final = re.compile(r"\s*(?:\d{1,4}|لا توجد|لا|no)\s(?:تعليقات|تعليقا?|comments?|views?|مشاهده|مشاهدات)\s*\Z")
"""How many comments there are, at the end."""


def is_bare(text: str) -> bool:
    """Tell whether a masked text is a date and nothing else.

    >>> is_bare("في W05 D الساعه T"), is_bare("قتل ثلاثه في D")
    (True, False)
    """
    bare = without_tokens(text)
    if AFTER in bare and AFTERNOON not in bare:
        return False
    return DIGIT.search(bare) is None and all(word in FILLERS or word in MASKS for word in WORD.findall(bare))


def is_stated(text: str, *, labelled: bool) -> bool:
    """Tell whether a masked text states its date beside no more than a place, a writer, a section or an agency.

    >>> is_stated("by sara khalil | D", labelled=False), is_stated("دمشق - D", labelled=False)
    (True, True)
    >>> is_stated("مجزره الغوطه - D", labelled=False)
    False
    """
    parts = STRONG.split(COUNTED.sub(" ", AUTHOR.sub(" ", FILED.sub(" ", text) if FILED.match(text) else text)))
    stating = [part for part in parts if "D" in part]
    if len(stating) > 1:
        return False
    return all(_is_aside(part, MOST_SOURCE if labelled else MOST_ASIDE) or "D" in part for part in parts) and all(
        is_bare(part)
        or _is_wire(part)
        or _is_parted(part)
        or _opens_with_date(part, labelled=labelled)
        or (labelled and PAPER.fullmatch(part))
        for part in stating
    )


def _opens_with_date(part: str, *, labelled: bool) -> bool:
    """Tell whether a part is its date and behind that a writer or a section; behind a label any few words.

    >>> _opens_with_date("D ليلى حداد", labelled=False), _opens_with_date("D اندلاع الثوره", labelled=False)
    (True, False)
    """
    match = OPENING_DATE.fullmatch(part)
    behind = COUNT.sub("", f" {match['behind'] or ''}").strip() if match else ""
    if not match or DIGIT.search(behind) or "D" in behind or NEVER & set(WORD.findall(behind)):
        return False
    return is_person(behind) or is_section(behind) or (labelled and len(behind.split()) <= MOST_ASIDE)


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
