"""Days and years that are written in words beside a month, as figures: `الحادي عشر من أيلول`, `بیست و سوم شهریور`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mujaz.arabic.fold import fold_lookup

ARABIC_ORDINALS: Final = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
ARABIC_UNITS: Final = (
    "واحد|واحدة|إحدى|أحد|حادي",
    "اثنين|اثنان|اثنتين|اثنتان|اثني|اثنتي|اثنا|اثنتا",
    "ثلاثة|ثلاث",
    "أربعة|أربع",
    "خمسة|خمس",
    "ستة|ست",
    "سبعة|سبع",
    "ثمانية|ثماني|ثمان",
    "تسعة|تسع",
)
ARABIC_TENS: Final = (
    "عشرة|عشر",
    "عشرين|عشرون",
    "ثلاثين|ثلاثون",
    "أربعين|أربعون",
    "خمسين|خمسون",
    "ستين|ستون",
    "سبعين|سبعون",
    "ثمانين|ثمانون",
    "تسعين|تسعون",
)
PERSIAN_UNITS: Final = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
PERSIAN_ORDINALS: Final = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم"
PERSIAN_TENS: Final = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"
ENGLISH_UNITS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
ENGLISH_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
THOUSANDS: Final = ("لف", "هزار", "housand")
"""What every year in words has in it, folded."""
DAYS: Final = 31
MONTH: Final = r"[GHJ]\d\d"


def spells_year(text: str) -> bool:
    """Tell whether an unfolded text may have a year in words.

    >>> spells_year("عام ألفين وثلاثة وعشرين"), spells_year("عام 2023")
    (True, False)
    """
    # What every such year has in it; a look for each is the quickest, and most lines have none.
    return "لفين" in text or "لف و" in text or "هزار و" in text or "housand" in text


def put_figures(text: str) -> str:
    """Return a folded text, its months marked, with figures for the words of a day before a month and a year behind.

    >>> put_figures("الحادي عشر من G09 عام الفين وثلاثه وعشرين")
    '11 من G09 عام 2023'
    >>> put_figures("the twenty-first of G06 2020"), put_figures("بيست و سوم J06 1402")
    ('the 21 of G06 2020', '23 J06 1402')
    """
    text = _day_before().sub(lambda match: str(_days()[_plain(match[0])]), text)
    text = _day_behind().sub(lambda match: f"{match['month']} {_days()[_plain(match['day'])]}", text)
    # Few lines have the word for a thousand, and that is seen in a hundredth of the time of the pattern.
    if not any(map(text.__contains__, THOUSANDS)):
        return text
    return _year_behind().sub(lambda match: f"{match['before']}{_years()[_plain(match['year'])]}", text)


def _plain(words: str) -> str:
    return words.replace("-", " ")


@cache
def _days() -> dict[str, int]:
    """Return each day of a month in folded words."""
    return _folded({**_arabic_days(), **_persian_days(), **_english_days()})


def _folded(names: dict[str, int]) -> dict[str, int]:
    return {fold_lookup(name): number for name, number in names.items() if number <= DAYS}


def _arabic_days() -> dict[str, int]:
    ordinals = ARABIC_ORDINALS.split()
    units = ["الحادي", *ordinals[1:9]]
    found = {name: number for number, name in enumerate(ordinals, 1)}
    found |= {f"{name} عشر": 10 + number for number, name in enumerate(units, 1)}
    for tens, names in ((20, ARABIC_TENS[1]), (30, ARABIC_TENS[2])):
        for name in names.split("|"):
            found |= {f"ال{name}": tens}
            found |= {f"{unit} {link}{name}": tens + n for n, unit in enumerate(units, 1) for link in ("وال", "و ال")}
    return found


def _persian_days() -> dict[str, int]:
    units = PERSIAN_ORDINALS.split()
    found = {name: number for number, name in enumerate(units, 1)} | {"اول": 1, "هیجدهم": 18, "سی ام": 30, "سیام": 30}
    found |= {f"{name}م": number for number, name in enumerate(PERSIAN_UNITS.split(), 1) if number >= len(units) + 1}
    found |= {"بیستم": 20}
    for tens, name in ((20, "بیست"), (30, "سی")):
        found |= {f"{name}{link}{unit}": tens + n for n, unit in enumerate(units, 1) for link in (" و ", " و", "و")}
    return found


def _english_days() -> dict[str, int]:
    ordinals = ENGLISH_ORDINALS.split()
    found = {name: number for number, name in enumerate(ordinals, 1)} | {"thirtieth": 30}
    for tens, name in ((20, "twenty"), (30, "thirty")):
        found |= {f"{name} {unit}": tens + number for number, unit in enumerate(ordinals[:9], 1)}
    return found


@cache
def _years() -> dict[str, int]:
    """Return the years of the three calendars in folded words: `الفين وثلاثه وعشرين`, `هزار و چهارصد و دو`."""
    found: dict[str, int] = {}
    arabic, persian, english = _arabic_numbers(), _persian_numbers(), _english_numbers()
    for base, names in (
        (2000, "ألفين|ألفان"),
        (1900, "ألف وتسعمائة|ألف وتسعمئة"),
        (1400, "ألف وأربعمائة|ألف وأربعمئة"),
    ):
        for name in names.split("|"):
            found |= {name: base} | {f"{name} و{words}": base + number for words, number in arabic.items()}
    for base, names in ((1300, "هزار و سیصد"), (1400, "هزار و چهارصد"), (2000, "دو هزار|دوهزار")):
        for name in names.split("|"):
            found |= {name: base} | {f"{name} و {words}": base + number for words, number in persian.items()}
    for link in (" ", " and "):
        found |= {f"two thousand{link}{words}": 2000 + number for words, number in english.items()}
    return {fold_lookup(name): number for name, number in found.items()}


def _arabic_numbers() -> dict[str, int]:
    """Return the numbers below 100 in the words of years."""
    units = {name: n for n, names in enumerate(ARABIC_UNITS, 1) for name in names.split("|")}
    tens = {name: 10 * n for n, names in enumerate(ARABIC_TENS, 1) for name in names.split("|")}
    found = {**units, **tens}
    for name, number in units.items():
        found |= {f"{name} {ten}": number + 10 for ten in ARABIC_TENS[0].split("|")}
        found |= {f"{name} و{ten}": number + value for ten, value in tens.items() if value > 10}  # noqa: PLR2004 - a ten
    return found


def _persian_numbers() -> dict[str, int]:
    units = {name: n for n, name in enumerate(PERSIAN_UNITS.split(), 1)}
    tens = {name: 10 * n for n, name in enumerate(PERSIAN_TENS.split(), 2)}
    joined = {f"{ten} و {unit}": value + n for ten, value in tens.items() for unit, n in list(units.items())[:9]}
    return {**units, **tens, **joined}


def _english_numbers() -> dict[str, int]:
    units = {name: n for n, name in enumerate(ENGLISH_UNITS.split(), 1)}
    tens = {name: 10 * n for n, name in enumerate(ENGLISH_TENS.split(), 2)}
    joined = {f"{ten} {unit}": value + n for ten, value in tens.items() for unit, n in list(units.items())[:9]}
    return {**units, **tens, **joined}


def _any_of(names: dict[str, int]) -> str:
    """Return the alternatives of a pattern, the longest first; a hyphen may stand for a blank."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace("\\ ", "[ -]") for name in ordered)


@cache
def _day_before() -> re.Pattern[str]:
    """Return the pattern of a day in words before a month; in Arabic there is always a word between."""
    arabic = rf"(?P<arabic>{_any_of(_folded(_arabic_days()))})(?=\s(?:من\s(?:شهر\s)?|شهر\s){MONTH})"
    others = rf"(?P<other>{_any_of(_folded(_persian_days() | _english_days()))})(?=\s(?:of\s)?{MONTH})"
    return re.compile(rf"(?<![\w-])(?:{arabic}|{others})")


@cache
def _day_behind() -> re.Pattern[str]:
    """Return the pattern of one behind a month, as English has it."""
    return re.compile(rf"(?P<month>{MONTH}) (?:the )?(?P<day>{_any_of(_english_days())})(?![\w-])")


@cache
def _year_behind() -> re.Pattern[str]:
    """Return the pattern of a year in words behind a month."""
    month = rf"{MONTH}\)?(?:\s?[/(-]?\s?{MONTH}\)?)?(?: \d{{1,2}}(?:st|nd|rd|th)?)?[\s,،]{{1,2}}"
    word = r"(?:(?:من )?(?:ل|ال|لل)?(?:عام|سنه) |سال )?"
    return re.compile(rf"(?P<before>{month}{word})(?P<year>{_any_of(_years())})(?![\w-])")
