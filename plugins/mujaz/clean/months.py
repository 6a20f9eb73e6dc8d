"""The names of months and weekdays as newsrooms print them: from Casablanca to Tehran, and in English."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import itemgetter

from mujaz.arabic.fold import fold_lookup

MONTHS = (
    "كانون الثاني|كانون ثاني|كانون ثان|كانون2|ك2|يناير|جانفي|ژانویه|کانوونی دووەم|کانوونی دووەمی|جنوری|january|jan",
    "شباط|فبراير|فيفري|فوریه|شوبات|شوباتی|فروری|february|feb",
    "آذار|مارس|ئازار|ئازاری|ئادار|ئاداری|مارچ|march|mar",
    "نيسان|أبريل|إبريل|أفريل|ابرايل|آوریل|نیسانی|اپریل|april|apr",
    "أيار|مايو|ماي|مه|می|ئایار|ئایاری|مئی|may",
    "حزيران|يونيو|يونيه|جوان|ژوئن|حوزەیران|حوزەیرانی|حزیرانی|جون|june|jun",
    "تموز|يوليو|يوليه|يوليوز|جويلية|جويليه|ژوئیه|ژوییه|جولای|تەمموز|تەمموزی|تەممووز|تەممووزی|تەمووز|تەمووزی|تەموز|تەموزی|جولائی|july|jul",
    "آب|أغسطس|غشت|أوت|آگوست|ئاب|ئابی|اگست|august|aug",
    "أيلول|سبتمبر|شتنبر|سپتامبر|ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی|ستمبر|september|sept|sep",
    "تشرين الأول|تشرين أول|تشرين1|ت1|أكتوبر|أوكتوبر|اکتبر|تشرینی یەکەم|تشرینی یەکەمی|اکتوبر|october|oct",
    "تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين2|ت2|نوفمبر|نونبر|نوامبر|تشرینی دووەم|تشرینی دووەمی|نومبر|november|nov",
    "كانون الأول|كانون أول|كانون1|ك1|ديسمبر|دجنبر|دسامبر|کانوونی یەکەم|کانوونی یەکەمی|دسمبر|december|dec",
)
"""January to December: Levant and Iraq, Egypt and the Gulf, the Maghreb, Persian, Kurdish, Urdu, English."""
KURMANJI = "çile sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar berfanbar"
"""January to December in Kurdish of Latin letters, …"""
KURMANJI_ENDS = ("", "a", "ê")
"""… also joined to the year behind."""
HIJRI_MONTHS = (
    "محرم|المحرم|محرم الحرام|muharram",
    "صفر|صفر الخير|safar",
    "ربيع الأول|ربيع أول|ربيع1|rabi al awwal|rabi i",
    "ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني|ربيع2|rabi al thani|rabi al akhir|rabi ii",
    "جمادى الأولى|جمادى الأول|جمادى أول|جماد الأول|جماد أول|جمادى1|jumada al ula|jumada al awwal|jumada i",
    (
        "جمادى الآخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جمادى ثاني|جماد الآخر|جماد الثاني|جماد ثاني|جمادى2"
        "|jumada al thani|jumada al akhirah|jumada al akhira|jumada ii"
    ),
    "رجب|رجب المرجب|rajab",
    "شعبان|شعبان المعظم|shaban|shaaban",
    "رمضان|رمضان المبارك|ramadan|ramadhan",
    "شوال|شوال المكرم|shawwal",
    "ذو القعدة|ذي القعدة|ذوالقعدة|ذيقعدة|ذیقعده|ذیالقعده|dhu al qadah|dhul qadah|dhul qadah|dhu al qidah",
    "ذو الحجة|ذي الحجة|ذوالحجة|ذيحجة|ذیحجه|ذیالحجه|dhu al hijjah|dhul hijjah|dhul hijja|dhu al hijja",
)
"""Muharram to Dhu al-Hijja, with the epithets that some months carry and the Persian spellings."""
JALALI_MONTHS = (
    "فروردین|حمل|farvardin|خاکەلێوە|خاکەلێوەی",
    "اردیبهشت|ثور|ordibehesht|گوڵان|گوڵانی|بانەمەڕ|بانەمەڕی",
    "خرداد|جوزا|khordad|جۆزەردان|جۆزەردانی",
    "تیر|سرطان|tir|پووشپەڕ|پووشپەڕی|پوشپەڕ",
    "مرداد|امرداد|اسد|mordad|گەلاوێژ|گەلاوێژی",
    "شهریور|سنبله|shahrivar|خەرمانان|خەرمانانی",
    "مهر|میزان|mehr|ڕەزبەر|ڕەزبەری",
    "آبان|عقرب|aban|خەزەڵوەر|خەزەڵوەری|گەڵاڕێزان",
    "آذر|قوس|azar|سەرماوەز|سەرماوەزی",
    "دی|جدی|dey|بەفرانبار|بەفرانباری",
    "بهمن|دلو|bahman|ڕێبەندان|ڕێبەندانی",
    "اسفند|حوت|esfand|ڕەشەمە|ڕەشەمەی|ڕەشەمێ",
)
"""Farvardin to Esfand, and as Afghanistan and the Kurds of Iran call them."""
MONTH_WORDS = ("", "ماه", " ماه")
"""The word for month, which may stand behind a Persian one."""
WEEKDAYS = (
    "الاثنين|الإثنين|الاتنين|دوشنبه|دو شنبه|دووشەممە|monday|mon",
    "الثلاثاء|الثلاثا|الثلثاء|سه شنبه|سهشنبه|سێشەممە|منگل|tuesday|tues|tue",
    "الأربعاء|الأربعا|چهارشنبه|چهار شنبه|چوارشەممە|بدھ|wednesday|weds|wed",
    "الخميس|پنجشنبه|پنج شنبه|پێنجشەممە|جمعرات|thursday|thurs|thur|thu",
    "الجمعة|جمعه|آدینه|هەینی|friday|fri",
    "السبت|شنبه|شەممە|saturday|sat",
    "الأحد|یکشنبه|یک شنبه|یەکشەممە|اتوار|sunday|sun",
)
"""Monday to Sunday, as `date.weekday()` counts them."""
TOKENS = {"G": MONTHS, "H": HIJRI_MONTHS, "J": JALALI_MONTHS, "W": WEEKDAYS}
"""What a name becomes: the letter of its calendar, or W, and a number of two figures; folded texts have no capitals."""


def mark_names(text: str) -> str:
    """Return the folded `text` with every month and weekday as a token.

    >>> mark_names(fold_lookup("الجمعة 11 آب/أغسطس"))
    'W04 11 G08/G08'
    >>> mark_names(fold_lookup("۲۱ مرداد"))
    '21 J05'
    """
    return _pattern().sub(_token, text)


def _token(match: re.Match[str]) -> str:
    """Return the token of a name; a figure that touches a weekday is the day behind it."""
    token = _tokens()[match[0]]
    return f"{token} " if token[0] == "W" and match.string[match.end() :][:1].isdecimal() else token


@cache
def _tokens() -> dict[str, str]:
    """Return the token of each folded name."""
    kurmanji = {
        fold_lookup(name + end): f"G{number:02}"
        for number, name in enumerate(KURMANJI.split(), 1)
        for end in KURMANJI_ENDS
    }
    return kurmanji | {
        fold_lookup(name + end): f"{letter}{number:02}"
        for letter, groups in TOKENS.items()
        for number, group in enumerate(groups, 0 if letter == "W" else 1)
        for name in group.split("|")
        for end in (MONTH_WORDS if letter == "J" else ("",))
    }


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a name that is a whole word; figures may touch it, as in 12Aug2023."""
    # Grouped by their first letters, of which one look tells that most words are none of them.
    names = sorted(_tokens(), key=lambda name: (name[0], -len(name)))
    groups = (
        f"{letter}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for letter, group in groupby(names, itemgetter(0))
    )
    return re.compile(rf"(?<![^\W\d])(?=[^\W\d_])(?:{'|'.join(groups)})(?!(?<=\d)\d)(?![^\W\d])")
