"""The elements of drawings, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from markupsafe import Markup, escape

from mujaz.arabic.bidi import direction
from mujaz.frozen import frozen
from mujaz.site.views import Text

WIDTH = 680
"""How many units wide every drawing is; two to a pixel on a phone."""
SIZES = {"rtl": (30, 16), "ltr": (28, 14)}
"""The size of type in units, in narrow windows and in wide ones, as the stylesheet sets it (`drawings.css`)."""
LEADING = 1.2
"""From line to line, in the size of type."""

FILLED = frozenset({"bar-fill"})
"""Classes of paths that have no stroke."""

Side = Literal["left", "right", "middle"]
"""Where a text extends to from its point."""


@frozen
class Drawn:
    """A drawing: what stands within its `<svg>`, and its height in units."""

    height: int
    body: Markup


def joined(parts: Iterable[str]) -> Markup:
    """Return elements, which are made by this module's functions, as one."""
    return Markup("".join(parts))  # noqa: S704 - every text and attribute in them is escaped below


def shape(name: str, kind: str, title: str = "", **attributes: float | str) -> str:
    """Return an element of a class, with a title if it has one.

    The strokes of a path keep their width in a narrow window. That and the order of paint, which the template says, are
    attributes, for validators of CSS do not know them.
    """
    if name == "path" and kind not in FILLED:
        attributes["vector-effect"] = "non-scaling-stroke"
    said = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    styled = f' class="{kind}"' if kind else ""
    return f"<{name}{styled}{said}><title>{escape(title)}</title></{name}>" if title else f"<{name}{styled}{said}/>"


def link(url: str | None, label: str, inner: str) -> str:
    """Return elements as a link, without an address as they are; `label` is its name for those who hear it.

    It is left empty where a text within says the same.
    """
    title = f"<title>{escape(label)}</title>" if label else ""
    return f'<a href="{escape(url)}">{title}{inner}</a>' if url else f"<g>{title}{inner}</g>"


@frozen
class Line:
    """Where a text stands: its point, to which side of it, and the height of its middle line over the point in em."""

    x: float
    y: float
    side: Side = "middle"
    drop: float = 0.35


def text(content: Text | str, at: Line, language: str, kind: str = "", lines: Sequence[str] = ()) -> str:
    """Return a text on the pages of a language, in several lines if it is given in `lines`."""
    lang = content.lang if isinstance(content, Text) else language
    way, around = direction(lang), direction(language)
    # What a text starts and ends with depends on its direction, which is the page's unless it is said.
    anchor = {"left": "end", "right": "start", "middle": "middle"}[at.side]
    if way == "rtl" and anchor != "middle":
        anchor = "start" if anchor == "end" else "end"
    said = f' class="{kind}"' if kind else ""
    said += f' lang="{escape(lang)}"' if lang != language else ""
    said += f' direction="{way}"' if way != around else ""
    said += "" if anchor == "middle" else f' text-anchor="{anchor}"'
    shown = content.text if isinstance(content, Text) else content
    if len(lines) < 2:  # noqa: PLR2004 - one line needs no parts
        inner = str(escape(lines[0] if lines else shown))
        return f'<text x="{at.x:g}" y="{at.y:g}" dy="{_em(at.drop)}"{said}>{inner}</text>'
    first = at.drop - (len(lines) - 1) * LEADING / 2
    spans = "".join(
        f'<tspan x="{at.x:g}" dy="{_em(first if number == 0 else LEADING)}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text x="{at.x:g}" y="{at.y:g}"{said}>{spans}</text>'


def _em(value: float) -> str:
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short in {"0", "-0"} else short.replace("0.", ".", 1) + "em"
