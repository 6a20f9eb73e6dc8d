from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

ENGLISH = (
    "The village that counts every swift",
    "For thirty summers volunteers have logged the comings and goings of the birds.",
    "Every evening in June a dozen people climb the stairs of the old weaving shed and sit down by the open windows.",
    "They write down the time, the weather and the number of birds, and the oldest of the books is of 1992.",
    "The council has read them and left the eaves of the shed alone when the roof was mended three years ago.",
)
ARABIC = (
    "ورش الحرف القديمة تعود إلى سوق النحاسين",
    "بعد عامين من الترميم استأنفت ثلاثون ورشة عملها تحت السقف الخشبي.",
    "عاد صوت المطارق إلى سوق النحاسين صباح السبت بعد أن انتهت أعمال ترميم السقف الخشبي التي استغرقت عامين كاملين.",
    "وقال أحد الصناع إن الورش انتقلت خلال الترميم إلى مستودعات على أطراف المدينة، وإن الزبائن لم يعرفوا طريقها.",
    "وتقول البلدية إن المرحلة الثانية تشمل واجهات الدكاكين وأرضية السوق، وتنتهي قبل الصيف المقبل.",
)


@pytest.mark.parametrize(("text", "sign"), [(ENGLISH, "By Hannah Whitlow"), (ARABIC, "ليلى حداد")])
@pytest.mark.parametrize("day", [["14 September 2023"], []])
def test_a_sentence_above_the_byline_is_the_standfirst(
    text: tuple[str, ...],
    sign: str,
    day: list[str],
    clean_page: Clean,
) -> None:
    title, standfirst, *body = text
    article = clean_page("\n".join([title, standfirst, sign, *day, *body]))
    assert list(paragraphs_of(article.blocks)) == body
    assert article.byline == sign.removeprefix("By ")
    assert (article.date.value if article.date else None) == ("2023-09-14" if day else None)


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_the_first_sentence_of_a_text_without_byline_stays(text: tuple[str, ...], clean_page: Clean) -> None:
    assert list(paragraphs_of(clean_page("\n".join(text)).blocks)) == list(text[1:])


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        (ENGLISH, ("Culture", "By Hannah Whitlow"), "14 September 2023"),
        (ARABIC, ("ثقافة", "ليلى حداد"), "14 أيلول 2023"),
    ],
)
def test_a_sentence_below_a_byline_stays_though_a_date_stands_below_it(
    text: tuple[str, ...], above: tuple[str, str], below: str, clean_page: Clean
) -> None:
    title, first, *body = text
    article = clean_page("\n".join([title, *above, first, below, *body]))
    assert list(paragraphs_of(article.blocks)) == [first, *body]


def test_a_name_below_a_long_text_makes_no_standfirst_of_it(clean_page: Clean) -> None:
    title, _, *body = ENGLISH
    article = clean_page("\n".join([title, *body[:2], "Hannah Whitlow"]))
    assert list(paragraphs_of(article.blocks))[:2] == body[:2]


@pytest.mark.parametrize("between", ["News", "Advertisement", "North River Desk"])
def test_what_goes_by_a_rule_of_its_own_does_not_hide_the_standfirst(between: str, clean_page: Clean) -> None:
    title, standfirst, *body = ENGLISH
    article = clean_page("\n".join([title, standfirst, between, "By Hannah Whitlow", *body]))
    assert (list(paragraphs_of(article.blocks)), article.byline) == (body, "Hannah Whitlow")


def test_a_sentence_above_the_report_of_a_kurdish_agency_is_the_standfirst(clean_page: Clean) -> None:
    lines = (
        "کۆبوونەوەی خەڵکی شار بۆ ئاو",
        "خەڵکی شار بە گردبوونەوەی بەربڵاو داوای ئاو و ڕێگای باشیان کرد.",
        "بە ڕاپۆرتی ئاژانسی هەواڵی چیا، خەڵکی شار و گوندەکان ئەمڕۆ لە ناوەندی شار کۆبوونەوە و داوای ئاویان کرد.",
        "هەروەها داوایان کرد ڕێگاکان چاک بکرێنەوە و پڕۆژەی ئاو تا کۆتایی ساڵ تەواو بکرێت و کارەبا دابین بکرێت.",
    )
    assert list(paragraphs_of(clean_page("\n".join(lines)).blocks)) == list(lines[2:])
