"""Who owns the rights of a page, by the notice in which it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from mujaz.clean.lines import count_words

RIGHTS: Final = re.compile(
    r"(?:(?:(?:جميع|كل|كافة) )?(?:ال)?حقوق(?: (?:النشر|الطبع|التأليف|الملكية|الفكرية))*"
    r"(?: و(?:النشر|الطبع|التأليف|التوزيع))*"
    r"(?: محفوظة)?(?: (?:لد[ىي]|لصالح)(?= )| (?P<to>ل)(?:ـ\s?)?(?=\w))?"
    r"|©|\(c\)|copyright|(?:کلیه|تمامی|همه)\s?ی? حقوق)",
    re.IGNORECASE,
)
"""What stands before or behind the owner's name in a notice of rights."""
YEARS: Final = re.compile(r"©|\d{4}\s?(?:هـ?|م)?(?!\w)(?:\s*[-–/]\s*\d{4}\s?(?:هـ?|م)?(?!\w))?")
"""What may stand anywhere in one."""
OWN_LAM: Final = ("لبنان", "ليبيا", "لندن", "لها")
"""Names that begin with a LAM; the others have lost the ALEF of their article behind another one: للصباح."""
NOT_OWNER: Final = re.compile(
    r"محفوظ\b|(?<=\s)(?:است|می\W?باشد)\b|(?:مادی و معنوی )?این (?:وب\W?)?سایت|(?<!\w)(?:متعلق )?(?:به|برای|بۆ)(?=\s)"
    r"|هەموو ماف(?:ێک|ەکان(?:ی)?)|پارێزراو(?:ە|ن)"
    r"|all rights reserved|(?:جميع|كل|كافة) الحقوق محفوظة|\bby\b|\d{4}(?:\s*[-–]\s*\d{4})?|[©.,،|:–—-]",
    re.IGNORECASE,
)
COMPANY: Final = re.compile(r",?\s(?:inc|llc|ltd|limited|company|corp|corporation)\b\W*\Z", re.IGNORECASE)
"""The form of a company behind the name of its publication."""
BEHIND_OWNER: Final = re.compile(r"(?<=\w)[,،|]\s|(?<=\w\w)\.\s|\s[–—-]\s")
"""What parts the owner of rights from an address or another sentence."""
OWNER_WORDS: Final = 5
"""The owner of its rights has no more words: `Ministry of Water and Irrigation`."""


def owner_of(texts: Iterable[str]) -> str | None:
    """Return the name in the first notice of rights that has one.

    >>> owner_of(["© 2023 The Harbour Gazette. All rights reserved."])
    'The Harbour Gazette'
    >>> owner_of(["جميع الحقوق محفوظة © وكالة الساحل 2023"]), owner_of(["حقوق الطبع محفوظة للصباح © 1440هـ - 2019م"])
    ('وكالة الساحل', 'الصباح')
    """
    for text in texts:
        # Most lines have no sign of rights, and a look at their letters tells that.
        if len(text) <= 120 and _may_state_rights(text) and RIGHTS.search(text):  # noqa: PLR2004 - one line
            owner = _owner_in(text)
            if 0 < count_words(owner) <= OWNER_WORDS and any(map(str.isalpha, owner)):
                return owner
    return None


def _owner_in(text: str) -> str:
    """Return what a notice of rights says besides: the owner, without the address or the sentence behind the name."""
    bare = RIGHTS.sub(_article_of, " ".join(YEARS.sub(" ", text).split()))
    owner = _without_notice(bare)
    if count_words(owner) <= OWNER_WORDS and "|" not in bare:
        return owner
    parts = map(_without_notice, BEHIND_OWNER.split(bare))
    return next((part for part in parts if any(map(str.isalpha, part))), "")


def _without_notice(text: str) -> str:
    """Return what a notice of rights says besides."""
    return COMPANY.sub("", " ".join(NOT_OWNER.sub(" ", text).split()))


def _article_of(rights: re.Match[str]) -> str:
    """Return what stands for the notice before the owner's name: the ALEF that its article has lost, if any."""
    behind = rights.string[rights.end() :]
    return " ا" if rights["to"] and behind.startswith("ل") and not behind.startswith(OWN_LAM) else " "


def _may_state_rights(text: str) -> bool:
    """Tell whether a text has a word or a sign that every notice of rights has."""
    return "©" in text or "حق" in text or "(" in text or "opyr" in text.lower()
