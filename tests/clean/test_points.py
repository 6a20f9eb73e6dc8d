"""In a dump, points and captions above the text are no part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

MENU = "Home\nWorld\nSport\nWeather\nContact\nSearch here\nLatest from the coast\n"
HEAD = f"{MENU}Ferry returns to the old harbour after repairs\nBy Sara Khalil\n12 August 2023\n"
ONE = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said at noon."
TWO = "Its pilots will keep to half the usual speed until the level of the river has fallen below four metres."
POINTS = "The ferry stood still for eleven days\nIts pilots keep to half the usual speed"
SENTENCES = "The ferry stood still for eleven days.\nIts pilots keep to half the usual speed."
LONGER = f"{ONE[:-1]}, and that nobody had to wait for longer than a quarter of an hour on either bank."


@pytest.mark.parametrize("heading", ["STORY HIGHLIGHTS", "Key takeaways:", "If Your Time is short"])
def test_points_above_the_text_go_with_the_line_that_announces_them(clean_page: Clean, heading: str) -> None:
    assert bodies(clean_page(f"{HEAD}{heading}\n{POINTS}\n{ONE}\n{TWO}\n")) == [ONE, TWO]


def test_points_that_end_as_sentences_are_followed_by_a_longer_one(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}Key points\n{SENTENCES}\n{LONGER}\n{TWO}\n")) == [LONGER, TWO]


def test_one_sentence_below_such_a_line_is_the_text(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{ONE}\nSummary\nThe boats are back.\n{TWO}\n")) == [
        ONE,
        "Summary",
        "The boats are back.",
        TWO,
    ]


def test_a_sentence_above_its_credit_is_a_caption(clean_page: Clean) -> None:
    caption = "The ferry lies at the old pier on Friday."
    article = clean_page(f"{HEAD}{caption}\nPhoto by: Sara Khalil/River Post\n{ONE}\n{TWO}\n")
    assert bodies(article) == [ONE, TWO]
    assert caption in [line.text for line in article.removed if line.rule == "caption"]


def test_the_name_above_a_credit_is_still_the_authors(clean_page: Clean) -> None:
    article = clean_page(f"{MENU}Ferry returns to the old harbour\nBy Sara Khalil\nPhoto: Reuters\n{ONE}\n{TWO}\n")
    assert article.byline == "Sara Khalil"
    assert bodies(article) == [ONE, TWO]


def test_points_with_bullets_end_where_no_bullet_stands(clean_page: Clean) -> None:
    points = "".join(f"* {point}\n" for point in SENTENCES.split("\n"))
    assert bodies(clean_page(f"{HEAD}STORY HIGHLIGHTS\n{points}SHARE 79 TWEET\n{ONE}\n{TWO}\n"))[-2:] == [ONE, TWO]
    assert "The ferry stood still" not in " ".join(bodies(clean_page(f"{HEAD}Key points\n{points}{ONE}\n{TWO}\n")))


@pytest.mark.parametrize("label", ["Image caption,", "توضیح تصویر،", "،تصویر کا کیپشن", "التعليق على الصورة،"])
def test_a_caption_may_stand_below_its_label(clean_page: Clean, label: str) -> None:
    caption = "Boats lie at the old pier, where nobody has worked since the flood"
    article = clean_page(f"{HEAD}{ONE}\n{label}\n{caption}\n{TWO}\n")
    assert bodies(article) == [ONE, TWO]
    assert caption in [line.text for line in article.removed if line.rule == "caption"]


def test_a_caption_below_its_label_is_no_headline(clean_page: Clean) -> None:
    headline = "Ferry returns to the old harbour after repairs"
    page = f"{MENU}{headline}\nImage caption,\nBoats lie at the old pier today\n12 August 2023\n{ONE}\n{TWO}\n"
    assert clean_page(page).headline == headline


def test_a_standfirst_with_figures_stands_above_the_byline(clean_page: Clean) -> None:
    title = "Ferry returns to the old harbour after repairs"
    page = f"{MENU}{title}\nThe 89th crossing of the year was full.\nBy Sara Khalil\n12 August 2023\n"
    article = clean_page(f"{page}{ONE}\n{TWO}\n")
    assert (bodies(article), article.byline) == ([ONE, TWO], "Sara Khalil")


def test_a_line_of_signs_takes_no_line_above_it(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{ONE}\nIt rose by 4 metres (13 feet)\n***\n{TWO}\n")) == [
        ONE,
        "It rose by 4 metres (13 feet)",
        TWO,
    ]
