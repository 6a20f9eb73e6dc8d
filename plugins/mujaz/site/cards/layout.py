"""How a card is set: the size of its headline, its lines, and the SVG of the whole."""

from __future__ import annotations

import re

from markupsafe import escape

from mujaz.frozen import frozen
from mujaz.site.drawings.measure import wrap
from mujaz.site.views.cards import CardLook, CardView

WIDTH, HEIGHT = 1200, 630
MARGIN = 88
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 158, 492
"""Between them stands the headline."""
LEADING = {"rtl": 1.55, "ltr": 1.22}
"""From line to line, in the size of type."""
SIZES = (76, 68, 60, 52, 46)
"""The headline is set in the largest of these sizes in which it has room."""
NAME, NOTE = 40, 32
"""The sizes of the site's name and of the note."""
ICON = 68
ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}
"""RIGHT-TO-LEFT ISOLATE and LEFT-TO-RIGHT ISOLATE: each line is a paragraph of the card's direction."""
END = "\u2069"
"""POP DIRECTIONAL ISOLATE."""
ROOT = re.compile(r"^.*?<svg\b", re.DOTALL)
"""What stands before the attributes of an SVG's root."""


@frozen
class Headline:
    """A headline in lines, and the size of its type."""

    lines: tuple[str, ...]
    size: int


def set_headline(title: str, direction: str) -> Headline:
    """Return a headline in the largest size in which all of it has room; in the smallest it is cut with a mark."""
    flat = " ".join(title.split())
    for size in SIZES:
        count = int((BOTTOM - TOP) / (size * LEADING[direction]))
        lines = wrap(flat, size, ROOM, count, direction)
        if " ".join(lines) == flat:
            break
    return Headline(lines, size)


def compose(card: CardView) -> str:
    """Return a card as SVG."""
    look = card.look
    headline = set_headline(card.title, look.direction)
    step = headline.size * LEADING[look.direction]
    first = (TOP + BOTTOM - step * (len(headline.lines) - 1)) / 2 + headline.size * 0.3
    note = wrap(" ".join(card.note.split()), NOTE, ROOM, 1, look.direction)[0]
    name = wrap(look.site_name, NAME, ROOM - ICON - 20, 1, look.direction)[0]
    lines = ((line, first + number * step) for number, line in enumerate(headline.lines))
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{look.paper}"/>',
        f'<rect width="{WIDTH}" height="16" fill="{look.accent}"/>',
        _icon(look),
        _text(look, name, 112, NAME, look.ink, bold=True, indent=ICON + 20 if look.icon else 0),
        *(_text(look, line, y, headline.size, look.ink, bold=True) for line, y in lines),
        f'<rect x="{MARGIN}" y="514" width="{ROOM}" height="3" fill="{look.ink}"/>',
        f'<rect x="{MARGIN}" y="520" width="{ROOM}" height="3" fill="{look.ink}"/>',
        _text(look, note, 574, NOTE, look.second, bold=False),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def _text(look: CardLook, text: str, y: float, size: int, colour: str, *, bold: bool, indent: int = 0) -> str:  # noqa: PLR0913 - what a text is
    """Return a line that begins at the margin of the card's direction.

    The library anchors texts as if all ran from left to right, whatever `direction` says.
    """
    x, anchor = (WIDTH - MARGIN - indent, "end") if look.direction == "rtl" else (MARGIN + indent, "start")
    return (
        f'<text x="{x}" y="{y:.0f}" font-size="{size}" font-family="{escape(look.family)}" '
        f'font-weight="{700 if bold else 400}" text-anchor="{anchor}" fill="{colour}">'
        f"{ISOLATES[look.direction]}{escape(text)}{END}</text>"
    )


def _icon(look: CardLook) -> str:
    """Return the icon at the top of the card, coloured as the icon says."""
    if not look.icon:
        return ""
    x = WIDTH - MARGIN - ICON if look.direction == "rtl" else MARGIN
    return ROOT.sub(f'<svg x="{x}" y="64" width="{ICON}" height="{ICON}"', look.icon, count=1)
