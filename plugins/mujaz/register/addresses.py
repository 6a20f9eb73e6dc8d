"""A record's web addresses, and how a publication's pages are recognised."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from mujaz.model import SourceRules
from mujaz.register.names import LANGUAGE
from mujaz.register.selectors import read_selectors
from mujaz.register.sheet import Sheet
from mujaz.yamltext import Text

DOMAIN = re.compile(r"[^\W_]([\w-]*\w)?(\.[^\W_]([\w-]*\w)?)+")
"""A host as in `news.example`, in any script."""


def read_url(sheet: Sheet, key: str) -> str | None:
    """Return the web address that `key` gives."""
    found = sheet.text(key)
    return str(found) if found is not None and _check_url(sheet, key, found) else None


def read_urls(sheet: Sheet, key: str) -> tuple[str, ...]:
    """Return the web addresses that `key` lists."""
    return tuple(str(found) for found in sheet.texts(key) if _check_url(sheet, key, found))


def read_languages(sheet: Sheet) -> tuple[str, ...]:
    """Return the languages in which a publication appears."""
    wrong = '`languages` has "{found}"; write codes, as in `languages: [ar, en]`.'
    return tuple(str(found) for found in sheet.texts("languages") if _check(sheet, LANGUAGE, found, wrong))


def read_rules(sheet: Sheet) -> SourceRules:
    """Return how a publication's pages are recognised."""
    wrong = '`domains` has "{found}"; write the host alone, as in `domains: [news.example]`.'
    return SourceRules(
        domains=tuple(found.lower() for found in sheet.texts("domains") if _check(sheet, DOMAIN, found, wrong)),
        headline_suffixes=_texts(sheet, "headline_suffixes"),
        related_markers=_texts(sheet, "related_markers"),
        bylines=_texts(sheet, "bylines"),
        end_markers=_texts(sheet, "end_markers"),
        dropped_lines=_texts(sheet, "dropped_lines"),
        kept_lines=_texts(sheet, "kept_lines"),
        body_paths=read_selectors(sheet, "body_selectors"),
        dropped_paths=read_selectors(sheet, "dropped_selectors"),
    )


def is_web_address(text: str) -> bool:
    """Return whether `text` is an http or https address with a host.

    >>> is_web_address("https://un.org/ar"), is_web_address("javascript:alert(1)"), is_web_address("un.org")
    (True, False, False)
    """
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    plain = not any(character.isspace() or character in '<>"\\' for character in text)
    return parts.scheme in {"http", "https"} and bool(host) and plain


def _texts(sheet: Sheet, key: str) -> tuple[str, ...]:
    return tuple(str(text) for text in sheet.texts(key))


def _check(sheet: Sheet, pattern: re.Pattern[str], found: Text, wrong: str) -> bool:
    if pattern.fullmatch(found):
        return True
    sheet.note(found, wrong, found=found)
    return False


def _check_url(sheet: Sheet, key: str, found: Text) -> bool:
    if is_web_address(found):
        return True
    sheet.note(found, '`{key}` has "{found}"; write an address with http:// or https://.', key=key, found=found)
    return False
