"""Times of day, and how far they are from Greenwich: only with both is a time a moment."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.phrases import REMEMBERED

PLACES = {
    "Asia/Damascus": "دمشق|سوريا|سورية|damascus|syria",
    "Asia/Riyadh": "مكة المكرمة|مكة|السعودية|الرياض|mecca|makkah|riyadh|saudi|ksa",
    "Asia/Baghdad": "بغداد|العراق|baghdad|iraq",
    "Asia/Beirut": "بيروت|لبنان|beirut|lebanon",
    "Asia/Amman": "عمان الأردن|الأردن|amman|jordan",
    "Asia/Jerusalem": "القدس المحتلة|القدس|jerusalem",
    "Asia/Gaza": "غزة|فلسطين|gaza",
    "Africa/Cairo": "القاهرة|مصر|cairo|egypt",
    "Asia/Dubai": "أبوظبي|أبو ظبي|دبي|الإمارات|abu dhabi|dubai|uae",
    "Asia/Qatar": "الدوحة|قطر|doha|qatar",
    "Asia/Kuwait": "الكويت|kuwait",
    "Asia/Aden": "صنعاء|عدن|اليمن|sanaa|aden|yemen",
    "Africa/Tripoli": "طرابلس ليبيا|ليبيا|tripoli libya|libya",
    "Africa/Tunis": "تونس|tunis|tunisia",
    "Africa/Algiers": "الجزائر|algiers|algeria",
    "Africa/Casablanca": "الرباط|المغرب|rabat|morocco",
    "Africa/Khartoum": "الخرطوم|السودان|khartoum|sudan",
    "Europe/Istanbul": "إسطنبول|اسطنبول|أنقرة|تركيا|istanbul|ankara|turkey",
    "Asia/Tehran": "طهران|تهران|إيران|ایران|tehran|iran",
    "Asia/Kabul": "كابول|کابل|kabul",
    "Europe/Moscow": "موسكو|مسکو|moscow",
    "Europe/London": "لندن|london",
    "Europe/Paris": "باريس|paris",
}
"""Whose clock a page may name; not عمان alone, which is Amman and Oman, nor Tripoli, which is two cities."""
ABBREVIATIONS = {
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "cdt": -5,
    "mdt": -6,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "trt": 3,
}
"""Hours from Greenwich; BST, CST and IST, which have several meanings, are not among them."""
GREENWICH = "gmt|utc|zulu|z|غرينتش|جرينتش|غرينيتش|جرينيتش|غرينتشي|گرینویچ|جرينتش العالمي"
BEFORE_NOON = "am|a m|ص|صباحا|صباح|الصبح|فجرا|قبل الظهر|ق ظ|صبح|قبل از ظهر"
AFTER_NOON = "pm|p m|م|مساء|المساء|ظهرا|عصرا|بعد الظهر|ب ظ|بعدازظهر|بعد از ظهر"
NIGHT = "ليلا|شب"
"""Either half of the day."""
NOON, MOST_HOURS, MOST_OFFSET = 12, 23, 14
TWO_FIGURES = 2


class Clock(NamedTuple):
    """A time of day in a text; parts are None where the text leaves them open."""

    start: int
    end: int
    time: time | None
    zone: tzinfo | None

    def moment(self, day: date) -> datetime | None:
        """Return the moment at which this clock shows its time on `day`, if it is one and no stand-in for none."""
        if self.time is None or self.zone is None or self.time == time():
            return None
        moment = datetime.combine(day, self.time, self.zone)
        return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


@lru_cache(maxsize=REMEMBERED)
def find_clocks(text: str) -> tuple[Clock, ...]:
    """Return the times of day in a folded text, in order.

    >>> find_clocks("الساعه 2:30 م بتوقيت غرينتش")[0].moment(date(2023, 8, 12)).isoformat()
    '2023-08-12T14:30:00+00:00'
    """
    return tuple(_clock(match) for match in _pattern().finditer(text))


def moment_of(day: date, clocks: tuple[Clock, ...]) -> datetime | None:
    """Return the moment that `clocks` state on `day`; None where one is open or they do not agree."""
    moments = {clock.moment(day) for clock in clocks}
    return moments.pop() if len(moments) == 1 else None


def _clock(match: re.Match[str]) -> Clock:
    return Clock(match.start(), match.end(), _time(match), _zone(match))


def _time(match: re.Match[str]) -> time | None:
    """Return the time of day, unless it may be either half of the day or no clock shows it."""
    half, figures = _half(match), match["hour"] or match["hour2"] or match["hour3"] or match["hour4"]
    hour = int(figures)
    if half and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    elif len(figures) < TWO_FIGURES and not match["second"]:
        return None
    if hour > MOST_HOURS or match["night"] or match["night3"]:
        return None
    try:
        return time(hour, int(match["minute"] or match["minute4"] or 0), int(match["second"] or 0))
    except ValueError:
        return None


def _half(match: re.Match[str]) -> str | None:
    if match["am"] or match["am2"] or match["am3"]:
        return "am"
    return "pm" if match["pm"] or match["pm2"] or match["pm3"] else None


def _zone(match: re.Match[str]) -> tzinfo | None:
    """Return the zone of a time that names one."""
    sign, hours, minutes = _offset(match)
    if hours:
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        good = offset <= timedelta(hours=MOST_OFFSET)
        return timezone(-offset if sign == "-" else offset) if good else None
    if match["greenwich"]:
        return timezone(timedelta())
    if match["abbreviation"]:
        return timezone(timedelta(hours=ABBREVIATIONS[match["abbreviation"]]))
    name = match["place"] or match["place2"]
    return _zone_of(_places()[name]) if name else None


def _offset(match: re.Match[str]) -> tuple[str | None, ...]:
    """Return sign, hours and minutes of an offset in figures, however it was written."""
    for n in ("", "2", "3", "4"):
        if match[f"hours{n}"]:
            return match[f"sign{n}"], match[f"hours{n}"], match[f"minutes{n}"]
    return None, None, None


def _zone_of(key: str) -> tzinfo | None:
    """Return the zone, if this machine knows its history."""
    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError:
        return None


@cache
def _places() -> dict[str, str]:
    return {fold_lookup(name): key for key, names in PLACES.items() for name in names.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a time with its half of the day and its zone: `14:30 GMT+3`, `2:30 م بتوقيت دمشق`."""
    greenwich, am, pm, night = map(_names, (GREENWICH, BEFORE_NOON, AFTER_NOON, NIGHT))
    places = _names("|".join(PLACES.values()))
    word_end = r"(?![^\W\d_])"
    dots = r"\.?"
    clock = (
        r"(?=\d)(?<![\d:.,])(?:(?P<hour>\d{1,2})\s?[:h]\s?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)"
        rf"(?:[\s,،-]*(?:(?P<am>{am})|(?P<pm>{pm})|(?P<night>{night})){word_end}{dots})?"
        rf"|(?P<hour2>\d{{1,2}})\s?(?:(?P<am2>am|a m)|(?P<pm2>pm|p m)){word_end}{dots}"
        rf"|(?P<hour3>\d{{1,2}})\s(?:(?P<am3>{_long(am)})|(?P<pm3>{_long(pm)})|(?P<night3>{night})){word_end}"
        r"|(?P<hour4>\d\d)\.(?P<minute4>\d\d)(?=\s(?:gmt|utc|[a-z]{1,3}t)(?![a-z])))"
    )
    zone = (
        r"(?:\s?(?P<sign2>(?(second)[+-]|\+))(?P<hours2>\d\d):?(?P<minutes2>\d\d)(?![\d/-])(?:\s[a-z]{2,3}t(?![a-z]))?"
        r"|(?P<sign3>\+)(?P<hours3>\d\d)(?P<minutes3>)(?![\d:/])"
        rf"|[\s(,،-]*(?:(?:[بي]?توقيت|حسب توقيت|وفق توقيت|به وقت)\s)?(?:"
        rf"(?:(?:{greenwich})\s?)(?P<sign>[+-])(?P<hours>\d{{1,2}})(?::?(?P<minutes>\d\d))?(?!\d|/|\s[GHJ])"
        rf"|\s?(?P<sign4>[+-])(?P<hours4>\d\d?)(?::?(?P<minutes4>\d\d))?\s?(?:{greenwich}){word_end}"
        rf"|(?P<greenwich>{greenwich}){word_end}"
        rf"|(?P<abbreviation>{'|'.join(ABBREVIATIONS)}){word_end}"
        rf"|(?:(?<=توقيت )|(?<=وقت ))(?P<place>{places}){word_end}"
        rf"|(?P<place2>{places})\s(?:local\s)?time{word_end})"
        r"(?:\s?\([a-z ]*\stime\))?\s?\)?)?"
    )
    return re.compile(clock + zone)


def _names(names: str) -> str:
    """Return the alternatives of a pattern, the longest first."""
    folded = sorted({fold_lookup(name) for name in names.split("|")}, key=len, reverse=True)
    return "|".join(re.escape(name).replace("\\ ", r"[\s.]{0,2}") for name in folded)


def _long(names: str) -> str:
    """Return the alternatives that are words, for a letter may stand for something else."""
    return "|".join(name for name in names.split("|") if len(name) > TWO_FIGURES)
