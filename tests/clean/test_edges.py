"""Whole-page dumps of Arabic papers: what reads as text around theirs, and what goes on behind a box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.clean.conjunctions import goes_on
from mujaz.clean.records import records_of
from mujaz.clean.rest import find_rest
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "بدء ترميم السور الشرقي للمدينة القديمة"
A = "بدأت ورش البلدية صباح أمس ترميم السور الشرقي للمدينة القديمة بعد انهيار جزء منه في أمطار الشتاء الماضي."
B = "وقال رئيس الورشة إن العمل سيستمر ستة أشهر، وإن الحجارة ستنحت باليد من المقلع نفسه الذي بني منه السور."
C = "ويمول المشروع صندوق التراث بمساهمة من أهالي الحي الذين جمعوا ثلث المبلغ في شهرين."
TICKER = (
    "أمطار متوقعة على الساحل مساء الغد فريق المرسى يفوز بكأس المحافظة.. والاحتفالات تعم الشوارع افتتاح سوق الخضار "
    "الجديد بعد عام من التأجيل حريق محدود في مستودع للأخشاب.. والأضرار مادية انطلاق مهرجان القلعة مطلع الشهر المقبل"
)


def dump(*lines: str) -> str:
    """Return lines as one text."""
    return "\n".join(lines)


def rules(article: CleanArticle) -> dict[str, str]:
    """Return the rule by which each line went."""
    return {line.text: line.rule for line in article.removed}


def test_headlines_in_one_line_are_no_text_if_the_headline_stands_below(clean_page: Clean) -> None:
    article = clean_page(dump("عاجل", TICKER, "محليات المحافظة اليوم", TITLE, A, B, C))
    assert (article.headline, bodies(article)) == (TITLE, [A, B, C])
    assert rules(article)[TICKER] == "frame"


def test_a_first_paragraph_without_a_full_stop_is_text_below_its_headline(clean_page: Clean) -> None:
    article = clean_page(dump(TITLE, TICKER, "ستة أشهر من العمل", "حجارة من المقلع نفسه كما كانت", A, B))
    assert bodies(article)[0] == TICKER


def test_teasers_that_break_off_above_the_headline_are_no_text(clean_page: Clean) -> None:
    teasers = [
        f"أعلنت مديرية الري في القضاء رقم {n} عن فتح قنوات جديدة لسقاية البساتين قبل موسم الجفاف..." for n in (1, 2)
    ]
    article = clean_page(dump(*teasers, TITLE, A, B, C))
    assert (article.headline, bodies(article)) == (TITLE, [A, B, C])
    alone = clean_page(dump(TITLE, f"{A[:-1]}...", B, C))
    assert bodies(alone) == [f"{A[:-1]}...", B, C]


def test_what_opens_with_the_agency_above_the_text_is_another_article(clean_page: Clean) -> None:
    other = "الضفة الآن – المرفأ رست في المرفأ صباح الجمعة أول باخرة تحمل قمحاً من الموسم الجديد، بحسب إدارة الموانئ."
    assert bodies(clean_page(dump(TITLE, "الضفة الآن- المرج", A, B, C, other))) == [A, B, C]
    assert bodies(clean_page(dump(TITLE, A, B, C, other))) == [A, B, C, other]


def test_captions_that_stand_twice_are_no_text(clean_page: Clean) -> None:
    caption, heading = "السور قبل انهياره", "حجارة من المقلع"
    article = clean_page(dump(TITLE, A, caption, caption, B, heading, C))
    assert bodies(article) == [A, B, heading, C]
    assert rules(article)[caption] == "caption"


def test_the_line_below_the_label_of_a_caption_is_the_caption(clean_page: Clean) -> None:
    lines = [TITLE, A, B, "صدر الصورة،", "مصور من الحي", "التعليق على الصورة،", "عامل ينحت حجراً في الورشة", C]
    assert bodies(clean_page("\n".join(lines))) == [A, B, C]


def test_teasers_that_repeat_their_headlines_are_no_text_behind_a_mark(clean_page: Clean) -> None:
    first, second = (
        "استقالة رئيس نادي السهل بعد خلاف مع الإدارة حول عقود اللاعبين",
        "بلدية المرسى توقف توسيع مدرجات الملعب البلدي",
    )
    teasers = [
        *("صورة من الأرشيف القديم", first),
        *("قدم رئيس نادي السهل استقالته مساء أمس بعد خلاف طويل مع الإدارة حول تمويل عقود اللاعبين.",),
        *(second, "قررت بلدية المرسى أن توقف توسيع مدرجات الملعب البلدي بعد تأخر المقاول عن تسليم مرحلته الأولى."),
    ]  # fmt: skip
    assert bodies(clean_page(dump(TITLE, A, B, "اقرأ أيضاً", *teasers))) == [A, B]
    goes = clean_page(dump(TITLE, A, "اقرأ أيضاً", first, B, "مساهمة من أهالي الحي", C))
    assert bodies(goes) == [A, B, "مساهمة من أهالي الحي", C]


@pytest.mark.parametrize(
    "box", [["مقالات ذات صلة", "افتتاح سوق الخضار الجديد بعد عام", "1 يوليو، 2024"], ["حمل تطبيق المرسى", "اضغط هنا"]]
)
def test_a_paragraph_that_opens_with_and_is_of_the_text_behind_any_box(box: list[str], clean_page: Clean) -> None:
    menu = ["الرئيسية", "محليات", "سياسة", "اقتصاد", "رياضة", "ثقافة", "اتصل بنا", "من نحن اليوم"]
    last = "وستفتح البلدية ممراً للمشاة بجانب السور."
    assert bodies(clean_page(dump(*menu, TITLE, "12 آب 2023", A, B, *box, last, "شارك"))) == [A, B, last]


def test_what_opens_as_an_article_is_not_of_the_text_behind_a_box() -> None:
    other = "وقعت هيئة الطرق عقداً جديداً لتعبيد طريق المطار."
    lines = [A, B, "مقالات ذات صلة", "افتتاح سوق الخضار الجديد بعد عام", other]
    assert find_rest(records_of("\n".join(lines)), 0, 2) == 2
    assert find_rest(records_of(dump(A, B, "التعليقات", "افتتاح سوق الخضار الجديد", C)), 0, 2) == 2


@pytest.mark.parametrize(
    "text", ["وأضاف", "وقالت", "وكان", "ومن", "وستبدأ", "ووفقاً", "كما", "من جهته", "والتقى", "ولفت"]
)
def test_words_that_go_on(text: str) -> None:
    assert goes_on(f"{text} شيء آخر.")


@pytest.mark.parametrize(
    "text", ["وقع", "وصل", "وزير", "وكالة", "وفد", "واشنطن", "وافق", "ولاية", "وسط", "وثيقة", "وجه"]
)
def test_words_whose_first_letter_is_their_own(text: str) -> None:
    assert not goes_on(f"{text} شيء آخر.")
