"""From what is published back to the bytes it came from: every paragraph of an archived article in its raw page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mujaz.arabic.fold import fold_match
from mujaz.errors import MujazError, Problems
from mujaz.model import Item, RawPage
from mujaz.site.settings import SiteSettings

HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""What a reader of a page does not see; an article may stand there all the same, as JSON."""
TAG = re.compile(r"<[^>]*>")
ESCAPE = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])')
"""A character as JSON writes it."""
SIGNS = re.compile(r"[\W_]+")
SHOWN = 60
"""So much of a paragraph is told."""
MOST_CONTAINERS = 8
"""Containers of raw pages that are kept read at a time."""


def find_untraced(settings: SiteSettings) -> Iterator[str]:
    """Yield a sentence for each published article whose raw page is not what it was, and each paragraph not in it.

    A translation and an article with corrections have words of their own, so that only their raw page is checked.
    """
    from mujaz.cli.status_command import read_items  # noqa: PLC0415 - stages that other commands do not need

    pages = lru_cache(maxsize=MOST_CONTAINERS)(read_container)
    for item in read_items(settings, Problems()):
        if item.kind != "article" or item.status != "published" or not item.raw or not item.raw_sha256:
            continue
        file = settings.root / item.raw.partition("#")[0]
        page = pages(file).get(item.raw_sha256) if file.is_file() else None
        if page is None:
            yield f"untraced: {item.path}: {item.raw} {'has other bytes' if file.is_file() else 'is gone'}"
        elif not item.translation and not item.corrections:
            yield from _not_in(item, page)


def read_container(file: Path) -> dict[str, RawPage]:
    """Return the raw pages in a file by their digests."""
    from mujaz.intake import Found, open_input  # noqa: PLC0415 - stages that other commands do not need

    try:
        found = [piece for piece in open_input(file) if isinstance(piece, Found)]
    except (OSError, MujazError):
        return {}
    return {piece.sha256: RawPage(piece.name, piece.data, piece.sha256, piece.known.charset) for piece in found}


def _not_in(item: Item, page: RawPage) -> Iterator[str]:
    """Yield each paragraph of an article that its raw page does not have."""
    from mujaz.clean.decode import decode  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.site.markdown import plain_text, render  # noqa: PLC0415

    try:
        text = decode(page)
    except MujazError as error:
        yield f"untraced: {item.path}: {error}"
        return
    seen, whole = letters(html.unescape(TAG.sub("", HIDDEN.sub("", text)))), None
    for line in plain_text(render(item.body)).split("\n"):
        if letters(line) in seen:
            continue
        whole = whole if whole is not None else _everything(text)
        if letters(line) not in whole:
            yield f"untraced: {item.path}: {line[:SHOWN]}… stands nowhere in {item.raw}"


def _everything(text: str) -> str:
    """Return the letters of all that a page holds, what it has as JSON too."""
    plain = ESCAPE.sub(lambda match: json.loads(f'"{match[0]}"'), text)
    return letters(html.unescape(TAG.sub("", html.unescape(plain))))


def letters(text: str) -> str:
    """Return the letters and digits of a text in one spelling, so that neither markup nor typesetting matters.

    >>> letters("الأُمم – المتّحدة!")
    'الاممالمتحدة'
    """
    return SIGNS.sub("", fold_match(text))
