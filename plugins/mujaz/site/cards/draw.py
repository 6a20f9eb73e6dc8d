"""From a card to its PNG: the door of resvg."""

from __future__ import annotations

import io
import os
from functools import cache

from mujaz.errors import EnvironmentLack
from mujaz.site.cards.layout import compose
from mujaz.site.kept import keep
from mujaz.site.views.cards import CardLook, CardView

RECIPE = 1
"""Changes with the way in which cards are made."""
STEPS = 15
"""Shades between the paper and each of the other colours; what lies between letters and paper needs no more."""
LIBRARIES = ("resvg_py", "pillow")


def write_card(view: CardView) -> bytes:
    """Return the bytes of a card, drawn once for all builds."""
    return keep(view.kept, lambda: draw_card(view))


def draw_card(view: CardView) -> bytes:
    """Return a card as PNG with a palette."""
    import resvg_py  # noqa: PLC0415 - few commands draw cards
    from PIL import Image  # noqa: PLC0415 - the same

    fonts = [os.fsencode(font).decode() for font in view.look.fonts]  # UTF-8 also where the locale cannot write it
    drawn = resvg_py.svg_to_bytes(svg_string=compose(view), font_files=fonts, skip_system_fonts=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette(_palette(view.look))
    few = Image.open(io.BytesIO(bytes(drawn))).convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()


@cache
def _palette(look: CardLook) -> bytes:
    """Return the colours of cards, and those between each of them and the paper."""
    paper = bytes.fromhex(look.paper[1:])
    colours = [paper]
    for colour in (look.ink, look.accent, look.second):
        other = bytes.fromhex(colour[1:])
        colours += [
            bytes(round(a + (b - a) * step / STEPS) for a, b in zip(paper, other, strict=True))
            for step in range(1, STEPS + 1)
        ]
    return b"".join(colours)


def recipe() -> str:
    """Return a name for the way in which cards are made; raise `EnvironmentLack` where a library is missing."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - it takes .01 s to import

    try:
        return "-".join((str(RECIPE), *(version(name) for name in LIBRARIES)))
    except PackageNotFoundError as error:
        raise EnvironmentLack(
            f'The cards need {error.name}, which is not installed; run "pip install {error.name}", or take "cards" '
            "out of MUJAZ_FEATURES."
        ) from error
