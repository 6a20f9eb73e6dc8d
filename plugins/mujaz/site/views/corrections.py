"""All corrections and withdrawals."""

from __future__ import annotations

from mujaz.site.views.parts import DateText, Head, Link, NavLink, Pager, Shell, Text
from mujaz.site.views.value import value


@value
class CorrectionRow:
    """A correction or withdrawal of an item."""

    date: DateText
    item: Link
    text: Text | None
    """What was corrected, or why the item was withdrawn."""
    withdrawn: bool
    only_in: str | None
    """The language of an item that has no version in the page's language."""


@value
class CorrectionsView:
    """`/ar/corrections/`: all corrections and withdrawals, the newest first."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    intro: str
    total: int
    rows: tuple[CorrectionRow, ...]
    pager: Pager
    feed: str
