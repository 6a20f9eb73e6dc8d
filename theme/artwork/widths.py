"""Measure the theme's fonts anew: `python theme/artwork/widths.py`; needs fontTools with Brotli, and Pillow with raqm.

Writes `plugins/mujaz/site/drawings/widths.json`, in thousandths of the size of type: for each direction of pages the
characters of each width, and for each Arabic letter its width alone, at the beginning, in the middle and at the end of
a word; a letter that is nothing at the beginning does not join the next.
"""  # noqa: INP001 - a script

from __future__ import annotations

import json
import unicodedata
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "theme" / "static" / "fonts"
TARGET = ROOT / "plugins" / "mujaz" / "site" / "drawings" / "widths.json"
FAMILIES = {"rtl": "naskh-400", "ltr": "serif-400"}
"""The font of each direction's pages."""
JOINER = "\u200d"
"""ZERO WIDTH JOINER, beside which a letter is set as within a word."""
RIGHT_JOINING = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0695\u0698\u06c0\u06c6\u06d5"
)
"""Letters that never join the next (ArabicShaping.txt, R).

Alefs, WAW, TEH MARBUTA, DAL, THAL, REH, ZAIN, JEH; of Kurdish RREH, OE and AE.
"""
NOT_JOINING = "\u0621"
"""HAMZA, the first Arabic letter, which joins nothing."""
SIZE = 1000


def main() -> None:
    """Write the table."""
    table = {direction: _measure(file) for direction, file in FAMILIES.items()}
    text = json.dumps(table, separators=(",", ":")).replace('],"', '],\n"').replace('","', '",\n"')
    TARGET.write_text(text + "\n", encoding="utf-8")


def _measure(file: str) -> dict[str, dict[str, object]]:
    plain: dict[str, int] = {}
    joined: dict[str, list[int]] = {}
    font = TTFont(FONTS / f"{file}.woff2")
    font.flavor = None
    data = BytesIO()
    font.save(data)
    shaper = ImageFont.truetype(BytesIO(data.getvalue()), SIZE, layout_engine=ImageFont.Layout.RAQM)
    for character in map(chr, sorted(font.getBestCmap())):
        kind = unicodedata.category(character)
        if kind == "Lo" and character > NOT_JOINING:
            ahead = "" if character in RIGHT_JOINING else JOINER
            shapes = [character, character + ahead, JOINER + character + ahead, JOINER + character]
            own = [round(shaper.getlength(shape)) for shape in shapes]
            joined[character] = own if ahead else [own[0], 0, 0, own[3]]
        else:
            plain[character] = 0 if kind in {"Mn", "Cf"} else round(shaper.getlength(character))
    groups = {width: "".join(c for c in plain if plain[c] == width) for width in sorted(set(plain.values()))}
    return {"plain": groups, "joined": joined}


if __name__ == "__main__":
    main()
