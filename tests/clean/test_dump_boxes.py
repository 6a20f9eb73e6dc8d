"""Whole-page dumps: what stands within their text and is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

MENU = "Home\nWorld\nSport\nWeather\nContact\nSearch here\nLatest from the coast\n"
HEAD = f"{MENU}Ferry returns to the old harbour after repairs\nBy Sara Khalil\n12 August 2023\n"
EA = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said at noon."
EB = "Its pilots will keep to half the usual speed until the level of the river has fallen below four metres."
EC = "Residents are invited to an open meeting in the school of the quarter next Sunday evening to ask questions."
MENU_AR = "الرئيسية\nسياسة\nاقتصاد\nرياضة\nثقافة\nاتصل بنا\nمن أرشيف المنصة\n"
HEAD_AR = f"{MENU_AR}عودة العبّارة إلى المرفأ القديم بعد إصلاحها\nليلى حداد\n12 آب 2023\n"
AA = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
AB = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."
AC = "وختم المتحدث بأن الهيئة ستعقد لقاء مفتوحاً مع السكان في مدرسة الحي مساء الأحد المقبل للرد على أسئلتهم."


def test_teasers_that_end_with_one_button_are_no_text(clean_page: Clean) -> None:
    teasers = [f"Bridge number {n} will be closed for repairs\n{EC[:-1]}, day {n}.\nREAD THE REST" for n in (1, 2, 3)]
    article = clean_page("\n".join([f"{HEAD}{EA}", EB, *teasers]))
    assert bodies(article) == [EA, EB]
    assert {line.rule for line in article.removed if line.text.startswith("Bridge number")} == {"entry of a list"}


def test_marks_before_the_headlines_of_others_cut_no_paragraph(clean_page: Clean) -> None:
    """The same mark at the same distance, but each of its own headline, between the paragraphs."""
    links = [f"اقرأ المزيد\nخبر آخر من المرفأ القديم رقم {n}" for n in (1, 2, 3)]
    texts = [AA, AB, AC]
    article = clean_page(
        "\n".join([HEAD_AR.strip(), *(f"{text}\n{link}" for text, link in zip(texts, links, strict=True)), AB])
    )
    assert bodies(article) == [*texts, AB]


def test_a_gallery_with_one_heading_ends_where_the_text_goes_on(clean_page: Clean) -> None:
    slides = [f"معرض الصور من المرفأ القديم\nالصورة رقم {n}\n{AC[:-1]}، في اليوم {n}." for n in (1, 2, 3, 4)]
    article = clean_page("\n".join([f"{HEAD_AR}{AA}", AB, *slides, AC]))
    assert bodies(article) == [AA, AB, AC]


def test_speakers_whose_names_stand_again_and_again_stay(clean_page: Clean) -> None:
    turns = [text for n in range(4) for text in ("Harbour master", f"{EB[:-1]}, he said for the {n}. time.")]
    assert bodies(clean_page("\n".join([f"{HEAD}{EA}", *turns, EC]))) == [EA, *turns, EC]


def test_the_box_of_a_newsletter_goes_whole(clean_page: Clean) -> None:
    box = "Sign up for our weekly letter\nThe best of the coast, every Friday morning.\nEmail address\nSign up"
    assert bodies(clean_page(f"{HEAD}{EA}\n{box}\n{EB}")) == [EA, EB]


def test_a_poll_goes_with_its_question_and_answers(clean_page: Clean) -> None:
    poll = "هل تعود إلى السفر بالعبّارة؟\nنعم، كل يوم\nفي العطلة فقط\nصوّت الآن"
    assert bodies(clean_page(f"{HEAD_AR}{AA}\n{poll}\n{AB}")) == [AA, AB]


def test_a_box_of_figures_goes_below_a_heading_that_says_so(clean_page: Clean) -> None:
    box = "The ferry in figures\nLength: 31 metres\nSeats: 120"
    assert bodies(clean_page(f"{HEAD}{EA}\n{box}\n{EB}")) == [EA, EB]


def test_a_footnote_that_leads_back_is_no_text(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{EA}\n{EB}\nThe figures are those of the river authority. \u21a9")) == [EA, EB]


def test_a_line_behind_an_arrow_is_another_headline(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD_AR}{AA}\n◄ أسعار المياه على حالها\n{AB}")
    assert bodies(article) == [AA, AB]
    assert [text.lstrip("◄ ") for text in article.related_headlines] == ["أسعار المياه على حالها"]


def test_a_headline_above_its_button_is_another_articles(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}{EA}\nHedgehogs return to the canal bank\nRead more\n{EB}")
    assert bodies(article) == [EA, EB]
    assert article.related_headlines == ("Hedgehogs return to the canal bank",)


def test_a_list_goes_on_behind_related_headlines_where_its_numbers_do(clean_page: Clean) -> None:
    parts = [
        "1. ابدأ باكراً",
        AA,
        "2. احمل ماء يكفيك طول الطريق",
        "مقالات ذات صلة",
        "أسعار المياه على حالها",
        "3. لا تسرع",
    ]
    article = clean_page("\n".join([f"{HEAD_AR}{AC}", *parts, AB]))
    assert bodies(article) == [AC, *parts[:3], parts[5], AB]


@pytest.mark.parametrize(
    "line",
    ["الوسوم: لا أحد يعرفها.", "Photo: the family kept it for years.", "Source: the ministry declined to comment."],
)
def test_a_sentence_that_begins_like_a_mark_stays_between_paragraphs(line: str, clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{EA}\n{line}\n{EB}")) == [EA, line, EB]


@pytest.mark.parametrize(
    "line",
    [
        "الوسوم: النهر، العبّارة، المرفأ",
        "Photo: Trucks wait at the crossing.",
        "Source: Harbour News Agency",
        "المصدر: وكالات",
    ],
)
def test_real_marks_between_paragraphs_go(line: str, clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{EA}\n{line}\n{EB}")) == [EA, EB]


def test_what_stands_above_a_dateline_is_no_text(clean_page: Clean) -> None:
    dateline = f"HARBOUR, Aug 12 (Coast Wire) - {EA}"
    article = clean_page(
        f"{HEAD}[1/2]The ferry leaves the quay on Saturday.\nRepairs took eleven days\n{dateline}\n{EB}\n{EC}"
    )
    assert bodies(article) == [dateline, EB, EC]


def test_a_persian_text_opens_with_whose_report_it_is(clean_page: Clean) -> None:
    lead = "پس از یازده روز کار، کشتی مسافربری به بندر قدیمی بازمی\u200cگردد."
    one = "به گزارش ساحل، رئیس بندر روز شنبه گفت که این کشتی با نیمی از سرعت معمول خود به راه می\u200cافتد."
    two = "وی افزود که بهای بلیت تا پایان تابستان تغییر نخواهد کرد و کودکان می\u200cتوانند رایگان سفر کنند."
    article = clean_page(f"{MENU_AR}بازگشت کشتی مسافربری به بندر قدیمی\n{lead}\n{one}\n{two}")
    assert bodies(article) == [one, two]


def test_questions_and_short_answers_are_the_text_of_an_interview(clean_page: Clean) -> None:
    talk = ["Is that not too long?", "No.", "What happens then?", "We wait.", f"And then? {EB}"]
    assert bodies(clean_page("\n".join([f"{HEAD}{EA}", EC, *talk]))) == [EA, EC, *talk]


def test_comments_are_told_by_the_headline_that_they_name(clean_page: Clean) -> None:
    comment = f"Peter Ashdown\nMay 14, 2023 at 9:12 am\n{EC}\nReply"
    for mark in ("4 thoughts on “Ferry returns to the old harbour after repairs”", "تعليقان على “عودة العبّارة”"):
        assert bodies(clean_page(f"{HEAD}{EA}\n{EB}\n{mark}\n{comment}")) == [EA, EB]


def test_the_text_begins_below_the_headline_that_stands_again(clean_page: Clean) -> None:
    dialog = (
        "A link has been sent to your friend's email address.\nYour submission could not be sent. Please try again."
    )
    title = "Ferry returns to the old harbour after repairs"
    article = clean_page(
        f"{MENU}{title}\n{dialog}\n{title}\nSara Khalil, Coast Wire 3:53 p.m. August 12, 2023\n{EA}\n{EB}"
    )
    assert (article.headline, bodies(article)) == (title, [EA, EB])


def test_a_footnote_goes_with_the_number_that_stands_in_the_text(clean_page: Clean) -> None:
    first = "The sea at the slip is eleven centimetres higher than in the year in which she began to count it.1"
    second = "Her notebooks are kept in the town hall, where anyone may read them on Monday mornings."
    note = "The tide gauge at the harbour shows nine centimetres for the same years."
    article = clean_page(f"What the tide tables left out\n{first}\n{second}\n1\n{note}")
    assert [line.text for line in article.removed if line.rule == "box"] == ["1", note]


def test_the_last_entries_of_a_numbered_list_are_no_footnotes(clean_page: Clean) -> None:
    first = "The council named two steps that it wants to take before the end of the year, and a third for later."
    article = clean_page(f"Council names steps\n{first}\n1. Open the lower road.\n2. Mend the pump.")
    assert [line.rule for line in article.removed] == ["headline"]
