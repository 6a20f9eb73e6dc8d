"""Cards: the picture of an item where it is shared, in the direction of its language."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from mujaz.errors import EnvironmentLack
from mujaz.site.cards import draw
from mujaz.site.cards.draw import draw_card, write_card
from mujaz.site.cards.layout import BOTTOM, MARGIN, TOP, compose, set_headline
from mujaz.site.kept import Folder
from mujaz.site.views.cards import CardLook, CardView

if TYPE_CHECKING:
    from conftest import Built

FONTS = tuple(str(path) for path in sorted((Path(__file__).parents[2] / "theme" / "cards").glob("*.ttf")))
PAPER = (245, 241, 232)
LONG = " ".join(["القوات", "الحكومية", "والمعارضة", "تتبادلان", "السيطرة"] * 6)[:200]


def look(direction: str) -> CardLook:
    return CardLook(
        direction=direction,
        site_name="موجز" if direction == "rtl" else "Mujaz",
        paper="#f5f1e8",
        ink="#1e1a15",
        accent="#0e5450",
        second="#8c3a1a",
        family="Mujaz Card Naskh" if direction == "rtl" else "Mujaz Card Serif",
        fonts=FONTS,
        icon="",
        version="1",
    )


def card(title: str, direction: str = "rtl", cache: str = "") -> CardView:
    return CardView(title, "12 آب 2023", look(direction), Folder(Path(cache)))


def drawn(view: CardView) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(view))).convert("RGB")


def extent(image: Image.Image) -> tuple[int, int]:
    """Return the first and the last column of the headline in which something is drawn."""
    part = image.crop((0, TOP - 10, image.width, BOTTOM + 15))
    inked = [x for x in range(part.width) if any(part.getpixel((x, y)) != PAPER for y in range(part.height))]
    return inked[0], inked[-1]


@pytest.mark.parametrize("title", ["حلب", LONG, "a" * 80, "القرار 2254 (UN) — «إعادة» F-16 (USA)!", "ب" * 80])
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_no_headline_leaves_the_margins(title: str, direction: str) -> None:
    image = drawn(card(title, direction))
    assert image.size == (1200, 630)
    first, last = extent(image)
    assert first >= MARGIN - 12
    assert last <= 1200 - MARGIN + 12


def test_an_arabic_headline_begins_at_the_right_and_an_english_one_at_the_left() -> None:
    assert extent(drawn(card("حلب")))[1] > 1080
    assert extent(drawn(card("Aleppo", "ltr")))[0] < 120


def test_arabic_letters_are_joined() -> None:
    joined, apart = drawn(card("سسسسس")), drawn(card("س\u200cس\u200cس\u200cس\u200cس"))
    width = [last - first for first, last in map(extent, (joined, apart))]
    assert width[0] < width[1] * 0.8


def test_a_mixed_line_runs_in_the_direction_of_the_card() -> None:
    mixed, plain = drawn(card("حلب UN!")), drawn(card("حلب"))
    start = extent(plain)
    box = (start[0] - 2, TOP, start[1] + 2, BOTTOM)
    assert mixed.crop(box).tobytes() == plain.crop(box).tobytes()


def test_a_word_in_the_other_script_is_as_bold_as_the_rest() -> None:
    alone, within = drawn(card("Raqqa", "ltr")), drawn(card("Raqqa داعش", "ltr"))
    first, last = extent(alone)
    box = (first, TOP, last, BOTTOM)
    assert within.crop(box).tobytes() == alone.crop(box).tobytes()


def test_a_long_headline_is_set_smaller_and_then_cut_with_a_mark() -> None:
    assert set_headline("حلب", "rtl").size == 76
    assert set_headline(LONG, "rtl").size < 60
    cut = set_headline("كلمة طويلة " * 60, "rtl")
    assert cut.lines[-1].endswith("…")
    assert all(not line.endswith("…") for line in cut.lines[:-1])


def test_what_stands_in_a_headline_is_no_markup() -> None:
    assert "<script>" not in compose(card('"><script>alert(1)</script>', "ltr"))


def test_a_card_weighs_little_and_is_the_same_every_time() -> None:
    first, second = draw_card(card(LONG)), draw_card(card(LONG))
    assert first == second
    assert len(first) <= 60 * 1024


def test_a_card_is_drawn_once_for_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = card("حلب", cache=str(tmp_path / "cards"))
    made = write_card(view)
    monkeypatch.setattr(draw, "draw_card", lambda _: b"")
    assert write_card(view) == made
    assert write_card(card("إدلب", cache=str(tmp_path / "cards"))) == b""


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("a file")
    assert write_card(card("حلب", cache=str(tmp_path / "cards"))).startswith(b"\x89PNG")


def test_every_item_names_its_card_with_its_size_and_words(built: Built) -> None:
    cards = [path for path in built.tree if path.endswith("card.png")]
    assert len(cards) >= 4
    for path in cards:
        page = built.page("/" + path.removesuffix("card.png"))
        meta = {m.get("property"): m.get("content") for m in page.xpath("//meta[@property]")}
        assert meta["og:image"] == f"https://sample.example/{path}"
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert page.xpath("//h1//text()")[0] in meta["og:image:alt"]
        assert Image.open(io.BytesIO(built.tree[path])).size == (1200, 630)
    assert sum(len(built.tree[path]) for path in cards) / len(cards) <= 30 * 1024


def test_a_withdrawn_item_has_no_card(built: Built) -> None:
    gone = [
        url for url, page in built.pages if re.search("/briefings/.", url) and page.xpath("//*[@class='badge alert']")
    ]
    assert gone
    for url in gone:
        assert built.path(url).replace("index.html", "card.png") not in built.tree
        assert "card.png" not in built.text(url)


def test_without_the_library_a_build_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "LIBRARIES", ("resvg_none",))
    with pytest.raises(EnvironmentLack, match=r'The cards need resvg_none, .* take "cards" out of MUJAZ_FEATURES'):
        draw.recipe()
