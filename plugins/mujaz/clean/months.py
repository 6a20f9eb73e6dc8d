"""The names of months and weekdays as newsrooms print them, from Damascus to Casablanca and in English."""

from __future__ import annotations

from functools import cache

from mujaz.arabic.fold import fold_lookup

MONTHS = (
    "كانون الثاني|يناير|جانفي|january|jan",
    "شباط|فبراير|فيفري|february|feb",
    "آذار|مارس|march|mar",
    "نيسان|أبريل|إبريل|أفريل|april|apr",
    "أيار|مايو|ماي|may",
    "حزيران|يونيو|يونيه|جوان|june|jun",
    "تموز|يوليو|يوليه|يوليوز|جويلية|july|jul",
    "آب|أغسطس|غشت|أوت|august|aug",
    "أيلول|سبتمبر|شتنبر|september|sept|sep",
    "تشرين الأول|أكتوبر|october|oct",
    "تشرين الثاني|نوفمبر|نونبر|november|nov",
    "كانون الأول|ديسمبر|دجنبر|december|dec",
)
"""January to December: Levant, Egypt and the Gulf, the Maghreb, English."""
WEEKDAYS = (
    "الاثنين|الإثنين|monday|mon",
    "الثلاثاء|tuesday|tue|tues",
    "الأربعاء|wednesday|wed",
    "الخميس|thursday|thu|thurs",
    "الجمعة|friday|fri",
    "السبت|saturday|sat",
    "الأحد|sunday|sun",
)
"""Monday to Sunday, as `date.weekday()` counts them."""


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month by its folded name, longer names first.

    >>> month_numbers()[fold_lookup("آب")], month_numbers()["august"]
    (8, 8)
    """
    return _numbered(MONTHS, 1)


@cache
def weekday_numbers() -> dict[str, int]:
    """Return the number of each weekday, Monday being 0, by its folded name."""
    return _numbered(WEEKDAYS, 0)


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    numbers = {fold_lookup(name): n for n, group in enumerate(names, first) for name in group.split("|")}
    return dict(sorted(numbers.items(), key=lambda pair: -len(pair[0])))
