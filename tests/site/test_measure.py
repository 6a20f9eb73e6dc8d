"""The widths of texts, by which labels are placed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont, features

from mujaz.site.drawings.measure import width, wrap

FONTS = Path(__file__).parents[2] / "theme" / "static" / "fonts"
SIZE = 100
TEXTS = (
    "دير الزور",
    "المرصد السوري لحقوق الإنسان",
    "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية",
    "الإدارةُ الذاتيّة",
    "كانون الثاني 2023",
    "Deir ez-Zor",
    "Syrian Observatory for Human Rights",
    "F-16 (USA)!",
    "2011–2024",
)


@pytest.fixture(scope="module", params=[("rtl", "naskh-400"), ("ltr", "serif-400")])
def font(request: pytest.FixtureRequest) -> tuple[str, ImageFont.FreeTypeFont]:
    if not features.check("raqm"):
        pytest.skip("Pillow has no raqm here, so that it cannot shape Arabic")
    direction, name = request.param
    plain = TTFont(FONTS / f"{name}.woff2")
    plain.flavor = None
    data = io.BytesIO()
    plain.save(data)
    return direction, ImageFont.truetype(io.BytesIO(data.getvalue()), SIZE, layout_engine=ImageFont.Layout.RAQM)


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_is_wider_than_it_is_said_to_be(font: tuple[str, ImageFont.FreeTypeFont], text: str) -> None:
    direction, shaped = font
    if direction == "ltr" and not text.isascii() and text != "2011–2024":
        pytest.skip("the Latin fonts have no Arabic")
    actual = shaped.getlength(text)
    assert actual <= width(text, SIZE, direction) <= 1.35 * actual


def test_letters_are_measured_in_the_form_that_they_have_in_the_word() -> None:
    apart, together = width("س س س", SIZE, "rtl"), width("سسس", SIZE, "rtl")
    assert together < apart * 0.75


def test_marks_take_no_room() -> None:
    assert width("الذاتيّة", SIZE, "rtl") == width("الذاتية", SIZE, "rtl")


def test_what_the_fonts_lack_is_given_a_full_square() -> None:
    assert width("字", SIZE, "ltr") == pytest.approx(110)


def test_a_long_name_is_cut_after_a_word_with_a_mark() -> None:
    assert wrap("Organisation for the Prohibition of Chemical Weapons", 12, 120, 2, "ltr") == (
        "Organisation for",
        "the Prohibition…",
    )
    assert wrap("المرصد السوري لحقوق الإنسان", 15, 110, 1, "rtl") == ("المرصد السوري…",)


def test_an_unbroken_word_is_cut_where_the_room_ends() -> None:
    lines = wrap("a" * 80, 10, 100, 3, "ltr")
    assert len(lines) == 1
    assert lines[0].endswith("…")
    assert width(lines[0], 10, "ltr") <= 100


def test_a_short_name_stays_as_it_is() -> None:
    assert wrap("حلب", 15, 110, 3, "rtl") == ("حلب",)
