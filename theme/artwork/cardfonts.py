"""Write the fonts of the cards anew: `python theme/artwork/cardfonts.py`; needs fontTools with Brotli.

The library that draws cards reads TTF only, and sets a whole line in another font where the first lacks a letter.
So each font of `cards/` is one of the web fonts of `static/fonts/` with the letters of the other script put in.
"""  # noqa: INP001 - a script

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

THEME = Path(__file__).resolve().parents[1]
FONTS = {
    "naskh-400": ("naskh-400", "serif-400", "Mujaz Card Naskh", 400),
    "naskh-700": ("naskh-700", "serif-600", "Mujaz Card Naskh", 700),
    "serif-400": ("serif-400", "naskh-400", "Mujaz Card Serif", 400),
    "serif-700": ("serif-600", "naskh-700", "Mujaz Card Serif", 700),
}
"""File → the font it is, the font that it takes letters from, its family and weight."""
STYLES = {400: "Regular", 700: "Bold"}
EPOCH = 0
"""When the fonts say they were made: the same bytes every time."""


def main() -> None:
    """Write every font."""
    for name, (own, other, family, weight) in FONTS.items():
        with tempfile.TemporaryDirectory() as folder:
            first, second = Path(folder) / "own.ttf", Path(folder) / "other.ttf"
            known = _plain(own, first)
            _plain(other, second, without=known)
            font = Merger().merge([str(first), str(second)])
        _call(font, family, weight)
        font.save(THEME / "cards" / f"{name}.ttf")


def _plain(name: str, path: Path, without: frozenset[int] = frozenset()) -> frozenset[int]:
    """Write a web font as TTF, without some of its characters; return those that it has."""
    font = TTFont(THEME / "static" / "fonts" / f"{name}.woff2", recalcTimestamp=False)
    characters = frozenset(font.getBestCmap())
    if without:
        subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True))
        subsetter.populate(unicodes=characters - without)
        subsetter.subset(font)
    font.flavor = None
    font.save(path)
    return characters


def _call(font: TTFont, family: str, weight: int) -> None:
    """Give a font a name of its own, as the licence asks of changed fonts."""
    style = STYLES[weight]
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family} {style}".replace(" ", "-"))):
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (3, 16, 17, 21, 22, 25):
        font["name"].removeNames(number)
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = int(weight == max(STYLES))
    font["head"].created = font["head"].modified = EPOCH
    font.recalcTimestamp = False


if __name__ == "__main__":
    main()
