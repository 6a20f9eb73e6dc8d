"""The file of an item that is withdrawn: what stays of it, and what replaces its name where even that has to go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mujaz.export.fields import FIELDS
from mujaz.export.frontedit import edit_front
from mujaz.export.frontmatter import FENCE
from mujaz.frozen import frozen
from mujaz.yamledit import set_value
from mujaz.yamltext import Mapping, Value, dump

KEPT = ("title", "lang", "date", "date_precision", "slug", "kind", "source", "old_urls", "translation")
"""What a tombstone needs so that its address and its id in feeds stay."""
NAMELESS = ("lang", "date", "date_precision", "kind", "translation")
"""The same where nothing may tell what the item was."""
TITLES = {"ar": "مادة مسحوبة", "en": "Withdrawn item"}
"""The title of an item of which nothing may be told."""
TITLE = "—"
"""The same in any other language."""
ORDER = tuple(field.key for field in FIELDS)


@frozen
class Withdrawal:
    """Why and when an item is withdrawn, and how much of it goes."""

    reason: str
    day: date
    purge: bool = False
    """Whether its text goes too, and not only out of what is published."""
    neutral: str | None = None
    """The slug that takes the place of its own."""


def withdraw_file(text: str, fields: Mapping, how: Withdrawal) -> str:
    """Return an item's file `text`, whose front matter is `fields`, as that of a withdrawn item.

    Without `purge` its words stay in the file, where nothing publishes them.
    """
    language = str(fields.get("lang"))
    if how.purge or how.neutral:
        kept = NAMELESS if how.neutral else KEPT
        text = f"{FENCE}\n{dump({key: _plain(fields[key]) for key in kept if key in fields})}{FENCE}\n"

    def change(front: str) -> str:
        for key, value in _values(language, how):
            front = set_value(front, [key], value, ORDER)
        return front

    return edit_front(text, change)


def _values(language: str, how: Withdrawal) -> Sequence[tuple[str, str]]:
    said = [("status", "withdrawn"), ("withdrawn_reason", how.reason), ("withdrawn_on", how.day.isoformat())]
    return [("title", TITLES.get(language, TITLE)), ("slug", how.neutral), *said] if how.neutral else said


def _plain(value: Value) -> object:
    """Return a value of front matter without its lines."""
    return [_plain(entry) for entry in value] if isinstance(value, list) else str(value)
