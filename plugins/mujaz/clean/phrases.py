"""The phrases that pages print beside their articles, and how a line is compared with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from mujaz.arabic.fold import fold_lookup

EDGE = re.compile(r"^[\W_]+|[\W_]+$")
"""Bullets, arrows and punctuation around a phrase."""
COLON = re.compile(r"\s*[:：]\s*")
LONGEST_START = 8
"""A phrase at the start of a line of more words than this is running text."""


def fold_phrase(text: str) -> str:
    """Return `text` as phrases are compared.

    >>> fold_phrase("• إقرأ أيضاً:") == fold_phrase("اقرا ايضا")
    True
    """
    return " ".join(EDGE.sub("", fold_lookup(text)).split())


@cache
def phrases(kind: str) -> frozenset[str]:
    """Return the folded phrases of one `kind` in `phrases.toml`."""
    table = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    return frozenset(map(fold_phrase, table[kind]))


def after_phrase(text: str, known: Iterable[str]) -> str | None:
    """Return what stands behind a known phrase: "" if `text` is the phrase alone, None if it opens with none.

    >>> after_phrase("اقرأ أيضاً: ثلاث قرى بلا ماء", phrases("related"))
    'ثلاث قرى بلا ماء'
    >>> after_phrase("المصدر المسؤول نفى ذلك", phrases("label")) is None
    True
    """
    known = frozenset(known)
    if fold_phrase(text) in known:
        return ""
    start, colon, rest = _split(text)
    if colon and fold_phrase(start) in known:
        return rest
    words = text.split()
    opens = len(words) <= LONGEST_START and any(fold_phrase(" ".join(words[:n])) in known for n in (2, 3, 4))
    return "" if opens else None


def _split(text: str) -> tuple[str, bool, str]:
    """Return what stands before the first colon, whether there is one, and what stands behind it."""
    start, *rest = COLON.split(text, maxsplit=1)
    return start, bool(rest), rest[0] if rest else ""
