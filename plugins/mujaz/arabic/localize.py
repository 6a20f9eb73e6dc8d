"""Dates, numbers and names of languages as readers of a language write them: Babel's door.

Digits are Western and no direction marks are written, in any language. Babel and its data are loaded when
the first of them is asked for.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from mujaz.arabic.bidi import strip_controls
from mujaz.arabic.digits import to_western

if TYPE_CHECKING:
    from babel import Locale

    from mujaz.model import Precision

Months = Literal["levantine", "dual"]
"""Names of Arabic months: آب, or آب/أغسطس."""

_ARABIC = "ar"
_LEVANT = "ar_SY"
_EGYPT = "ar_EG"

# Where a language's own countries differ, the one whose habits are followed.
_TERRITORIES = {"ar": "ar_SY", "en": "en_GB"}

# What a page in a language that Babel does not know shows.
_UNKNOWN = "en"

# The patterns of languages that this project sets itself, in Unicode's notation (LDML).
_OWN_PATTERNS = ("ar", "en")

# What parts a date from its time.
_ARABIC_COMMA_LANGUAGES = ("ar", "fa", "ckb", "ur", "ps", "ug", "sd")


def format_date(
    value: date,
    precision: Precision,
    language: str,
    months: Months = "levantine",
) -> str:
    """Return a date as far as it is known, in words that stand in running text.

    A time is told on the clock that `value` carries.

    >>> format_date(date(2023, 8, 12), "day", "ar"), format_date(date(2023, 8, 12), "month", "en")
    ('12 آب 2023', 'August 2023')
    >>> format_date(date(2023, 8, 12), "day", "ar", months="dual")
    '12 آب/أغسطس 2023'
    >>> format_date(datetime.fromisoformat("2023-08-12T14:30+03:00"), "time", "en")
    '12 August 2023, 14:30'
    """
    if precision == "time" and isinstance(value, datetime):
        comma = "،" if _primary(language) in _ARABIC_COMMA_LANGUAGES else ","
        return f"{format_date(value, 'day', language, months)}{comma} {value:%H:%M}"
    if precision == "year":
        return str(value.year)
    if _primary(language) not in _OWN_PATTERNS:
        return _format_by_babel(date(value.year, value.month, value.day), precision, language)
    month = f"{month_name(value.month, language, months)} {value.year}"
    return month if precision == "month" else f"{value.day} {month}"


@cache
def month_name(month: int, language: str, months: Months = "levantine") -> str:
    """Return the name of a month (1 to 12) as it stands alone.

    >>> month_name(1, "ar"), month_name(1, "ar", "dual"), month_name(1, "en")
    ('كانون الثاني', 'كانون الثاني/يناير', 'January')
    """
    if months == "dual" and _primary(language) == _ARABIC:
        return f"{_stand_alone(month, _LEVANT)}/{_stand_alone(month, _EGYPT)}"
    return _stand_alone(month, language)


@lru_cache(maxsize=4096)
def format_number(number: float, language: str) -> str:
    """Return `number` with the separators of `language`.

    >>> format_number(25000, "ar"), format_number(25000, "en"), format_number(-3, "ar")
    ('25,000', '25,000', '-3')
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 - loaded when first needed

    return _plain(format_decimal(number, locale=_locale(language)))


@cache
def language_name(language: str) -> str:
    """Return the name of a language in itself, or its code where Babel knows no name.

    >>> language_name("ar"), language_name("en"), language_name("fr"), language_name("tlh")
    ('العربية', 'English', 'français', 'tlh')
    """
    found = _find_locale(language)
    # The language alone: "English", and not "English (United Kingdom)".
    name = found.get_language_name(found.language) if found else None
    return _plain(name) if name else language


@cache
def language_name_in(language: str, reader: str) -> str:
    """Return the name of a language for readers of another, or its code where Babel knows no name.

    >>> language_name_in("en", "ar"), language_name_in("ar", "fr"), language_name_in("tlh", "en")
    ('الإنجليزية', 'arabe', 'tlh')
    """
    found = _find_locale(language)
    name = found.get_language_name(_locale(reader)) if found else None
    return _plain(name) if name else language


@cache
def og_locale(language: str) -> str:
    """Return what OpenGraph calls `language`, with the territory where most read it.

    >>> og_locale("ar"), og_locale("en"), og_locale("fr"), og_locale("pt-BR")
    ('ar_SY', 'en_GB', 'fr_FR', 'pt_BR')
    """
    from babel.core import get_global  # noqa: PLC0415 - loaded when first needed

    found = _find_locale(_TERRITORIES.get(language, language))
    if found is None:
        return language
    likely = str(get_global("likely_subtags").get(found.language, "")).rpartition("_")[2]
    territory = found.territory or likely
    return f"{found.language}_{territory}" if territory else found.language


@cache
def _find_locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loaded when first needed

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _locale(language: str) -> Locale:
    """Return Babel's data for a language; never fail, for a page must be shown."""
    found = _find_locale(_TERRITORIES.get(language, language)) or _find_locale(_primary(language))
    found = found or _find_locale(_UNKNOWN)
    if found is None:
        raise LookupError(f"Babel has no data for {language!r} nor for {_UNKNOWN!r}.")
    return found


@cache
def _stand_alone(month: int, language: str) -> str:
    return _plain(str(_locale(language).months["stand-alone"]["wide"][month]))


@cache
def _format_by_babel(value: date, precision: Precision, language: str) -> str:
    from babel import dates  # noqa: PLC0415 - loaded when first needed

    locale = _locale(language)
    if precision == "month":
        return _plain(dates.format_skeleton("yMMMM", value, locale=locale))
    return _plain(dates.format_date(value, "long", locale=locale))


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _plain(text: str) -> str:
    return to_western(strip_controls(text))
