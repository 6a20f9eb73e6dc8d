"""The phrases that pages print beside their articles, and how a line is compared with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from mujaz.arabic.fold import fold_lookup

EDGE = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")
"""Bullets, arrows and punctuation around a phrase."""
COLON = re.compile(r"\s*[:：]\s*")
LONGEST_LINE = 300
"""No longer line opens with a phrase that counts."""
LONGEST_START = 8
"""A phrase at the start of a line of more words than this is running text."""


@lru_cache(maxsize=1024)
def fold_phrase(text: str) -> str:
    """Return `text` as phrases are compared.

    >>> fold_phrase("• إقرأ أيضاً:") == fold_phrase("اقرا ايضا")
    True
    """
    # Persian and Kurdish write the parts of a word with a space or with a ZERO WIDTH NON-JOINER between.
    return " ".join(EDGE.sub("", fold_lookup(text.replace("\u200c", " "))).split())


@cache
def phrases(kind: str) -> frozenset[str]:
    """Return the folded phrases of one `kind` in `phrases.toml`."""
    return frozenset(map(fold_phrase, _table()[kind]))


def phrase_table(name: str) -> dict[str, list[str]]:
    """Return the phrases of each kind in one table of `phrases.toml`."""
    table: dict[str, list[str]] = _table()[name]
    return table


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))


def after_phrase(text: str, known: Iterable[str]) -> str | None:
    """Return what stands behind a known phrase: "" if `text` is the phrase alone, None if it opens with none.

    >>> after_phrase("اقرأ أيضاً: ثلاث قرى بلا ماء", phrases("related"))
    'ثلاث قرى بلا ماء'
    >>> after_phrase("المصدر المسؤول نفى ذلك", phrases("label")) is None
    True
    """
    if len(text) > LONGEST_LINE:
        return None
    known = known if isinstance(known, frozenset) else frozenset(known)
    key = _key(text)
    if key.whole in known:
        return ""
    if key.label is not None and key.label in known:
        return key.rest
    return "" if not known.isdisjoint(key.starts) else None


@dataclass(frozen=True, slots=True)
class _Key:
    """What of a line is looked up among phrases, folded."""

    whole: str
    label: str | None
    """What stands before the first colon."""
    rest: str
    """What stands behind it, unfolded."""
    starts: tuple[str, ...]
    """The first two, three and four words of a short line."""


@lru_cache(maxsize=256)
def _key(text: str) -> _Key:
    """Return what is looked up of a line; every line is, several times one after the other."""
    whole = fold_phrase(text)
    start, *rest = COLON.split(text, maxsplit=1)
    words = whole.split()
    few = len(text.split()) <= LONGEST_START
    starts = tuple(EDGE.sub("", " ".join(words[:n])) for n in (2, 3, 4) if n <= len(words)) if few else ()
    return _Key(whole, fold_phrase(start) if rest else None, rest[0] if rest else "", starts)
