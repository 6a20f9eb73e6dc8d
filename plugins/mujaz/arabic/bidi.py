"""Which way a language runs, and the invisible marks that keep two directions apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from mujaz.arabic.letters import code_points

Direction = Literal["rtl", "ltr"]

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"

# Languages that run from right to left in their usual script, and the scripts that do.
_RIGHT_TO_LEFT = re.compile(
    "ar|arc|ars|ary|arz|apc|ajp|acm|ckb|dv|fa|he|iw|ks|lrc|mzn|nqo|pnb|prs|ps|sd|sdh|syr|ug|ur|yi",
)
_RIGHT_TO_LEFT_SCRIPTS = re.compile("adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa")

# A script within a language tag: ku-Arab.
_SCRIPT = re.compile("[a-z]{4}")

# Byte order mark, direction marks, embeddings and overrides, isolates, Arabic letter mark.
_CONTROLS = "\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_WITHOUT_CONTROLS = dict.fromkeys(code_points(_CONTROLS))


@lru_cache(maxsize=64)
def direction(language: str) -> Direction:
    """Return the direction in which `language` is written, for `dir`.

    >>> direction("ar"), direction("ckb"), direction("en"), direction("ku"), direction("ku-Arab")
    ('rtl', 'rtl', 'ltr', 'ltr', 'rtl')
    """
    primary, *more = language.lower().replace("_", "-").split("-")
    script = next(filter(_SCRIPT.fullmatch, more), None)
    if script is not None:
        return "rtl" if _RIGHT_TO_LEFT_SCRIPTS.fullmatch(script) else "ltr"
    return "rtl" if _RIGHT_TO_LEFT.fullmatch(primary) else "ltr"


def direction_of(text: str) -> Direction | None:
    """Return which way a text runs by its first letter; None of a text without one.

    >>> direction_of("12 آب, Monday"), direction_of("F-16 أقلعت"), direction_of("12/8")
    ('rtl', 'ltr', None)
    """
    kinds = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), None)
    return None if first is None else ("ltr" if first == "L" else "rtl")


def isolate(text: str) -> str:
    r"""Return `text` so that its direction leaves its surroundings alone, where no markup goes.

    >>> isolate("F-16 (USA)!") == "\u2068F-16 (USA)!\u2069"
    True
    >>> isolate("")
    ''
    """
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if text else ""


def strip_controls(text: str) -> str:
    r"""Return `text` without byte order marks and direction controls; the joiners of words stay.

    >>> strip_controls("\ufeff12\u200f/8\u200f/2023")
    '12/8/2023'
    >>> strip_controls("می\u200cخواهد") == "می\u200cخواهد"
    True
    """
    # Hardly any text has one, and to look for one takes a tenth of the time; most are told by `isprintable` already.
    return text if text.isprintable() or not _CONTROL.search(text) else text.translate(_WITHOUT_CONTROLS)
