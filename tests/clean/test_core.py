from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

MENU = "تخطى إلى المحتوى\nجريدة الشمال\nالرئيسية\nسياسة\nاقتصاد\nرياضة\nمنوعات\nفيديو"
TITLE = "عودة الماء إلى الحي القديم بعد أسبوع"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."
COMMENT = "أشكركم على هذا الخبر، وأتمنى أن تسألوا الهيئة عن موعد إصلاح الأنبوب الآخر الذي انكسر قبل عام ولم يصلحه أحد."
COOKIES = "نستخدم ملفات تعريف الارتباط لنضمن أن نقدم لكم أفضل تجربة على موقعنا، وباستمراركم فإنكم توافقون على ذلك."


def test_the_menus_above_a_headline_are_its_frame(clean_page: Clean) -> None:
    article = clean_page(f"{MENU}\n{TITLE}\n12 آب 2023\nعمال يصلحون الأنبوب قرب السوق القديم\n{ONE}\n{TWO}")
    assert (article.headline, bodies(article), article.source) == (TITLE, [ONE, TWO], "north-gazette")
    assert ("frame", "سياسة") in {(line.rule, line.text) for line in article.removed}
    assert article.date is not None
    assert article.date.value == "2023-08-12"


def test_a_sentence_above_the_menus_is_not_the_text(clean_page: Clean) -> None:
    article = clean_page(f"{COOKIES}\n{MENU}\n{TITLE}\nبقلم: ليلى حداد\n{ONE}\n{TWO}")
    assert (article.headline, bodies(article), article.byline) == (TITLE, [ONE, TWO], "ليلى حداد")


def test_the_title_of_the_window_tells_the_headline(clean_page: Clean) -> None:
    article = clean_page(f"{TITLE} - جريدة الشمال\n{MENU}\nنتائج المباريات اليوم كلها\n{TITLE}\n{ONE}\n{TWO}")
    assert (article.headline, bodies(article)) == (TITLE, [ONE, TWO])


def test_what_stands_above_a_headline_that_stands_twice_with_a_date_between_are_teasers(clean_page: Clean) -> None:
    teaser = "وصف العدّاؤون المضمار الجديد بأنه أسرع ما ركضوا عليه منذ سنوات طويلة في المدينة."
    page = f"عداؤون يجربون مضمار المدينة الجديد\n{teaser}\n{TITLE}\nرمز الخبر: 92767\n12 آب 2023\n{TITLE}\n{ONE}\n{TWO}"
    article = clean_page(page)
    assert (article.headline, bodies(article)) == (TITLE, [ONE, TWO])
    assert article.date is not None
    assert article.date.value == "2023-08-12"


def test_a_rate_of_exchange_right_behind_the_text_is_of_it(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{MENU}\n{TITLE}\n12 آب 2023\n{ONE}\n{TWO}\n($1 = 0.91 crowns)\nالتعليقات"))[-1] == (
        "($1 = 0.91 crowns)"
    )


def test_a_list_in_the_text_is_no_row_of_teasers(clean_page: Clean) -> None:
    end = "وبقيت الطرق مفتوحة أمام الأهالي طوال النهار."
    text = f"{ONE}\n{TWO}\nالمدارس\nوتغلق ثلاث مدارس:\n• مدرسة الحي\n• مدرسة السوق\n• مدرسة الجسر\n{end}\n{end}\n{end}"
    assert bodies(clean_page(f"{MENU}\n{TITLE}\n12 آب 2023\n{text}\nالتعليقات"))[-1] == end


def test_a_sub_heading_behind_a_box_stays(clean_page: Clean) -> None:
    box = "اقرأ أيضاً\nرابطة الإغاثة تفتح مطبخاً ثانياً"
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{box}\nماذا بعد\n{TWO}")) == [ONE, "ماذا بعد", TWO]


def test_a_short_last_sentence_behind_a_box_stays(clean_page: Clean) -> None:
    box = "اقرأ أيضاً\nرابطة الإغاثة تفتح مطبخاً ثانياً"
    last = "ومن المقرر أن ينتهي العمل يوم الأحد المقبل."
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{box}\n{last}\nشارك")) == [ONE, last]


def test_a_pull_quote_is_printed_once(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{TITLE}\n{ONE}\nفرقها ستبقى في المكان أسبوعاً آخر\n{TWO}")) == [ONE, TWO]


def test_paragraphs_that_are_links_are_headlines_of_others(clean_page: Clean) -> None:
    link = "<p><a href=/x>أسعار المياه على حالها في المدينة</a></p>"
    article = clean_page(f"<html><h1>{TITLE}</h1><article><p>{ONE}</p>{link}<p>{TWO}</p></article>")
    assert bodies(article) == [ONE, TWO]


@pytest.mark.parametrize("button", ["أضف تعليقاً", "التعليقات", "الوسوم", "من نحن", "لا توجد تعليقات"])
def test_a_mark_of_the_end_above_the_text_is_a_button(button: str, clean_page: Clean) -> None:
    page = f"{MENU}\n{button}\n{TITLE}\nبقلم: ليلى حداد\n{button}\n{ONE}\n{TWO}\n{button}\n{COMMENT}"
    assert bodies(clean_page(page)) == [ONE, TWO]


def test_comments_that_are_longer_than_the_article_are_not_the_article(clean_page: Clean) -> None:
    comments = "\n".join(f"قارئ {number}\n{COMMENT}\nرد" for number in ("أول", "ثان", "ثالث", "رابع"))
    page = f"{MENU}\n{TITLE}\n12 آب 2023\n{ONE}\n{TWO}\nالتعليقات (4)\n{comments}"
    article = clean_page(page)
    assert (article.headline, bodies(article)) == (TITLE, [ONE, TWO])


def test_teasers_of_other_articles_below_a_text_are_none_of_it(clean_page: Clean) -> None:
    teaser = "قسم\nعنوان مادة أخرى من مواد الموقع\nجملة قصيرة تلخص هذه المادة الأخرى لقارئ يمر بها سريعاً كل صباح.\nكاتب"
    text = [f"{ONE} {number}." for number in ("أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً")]
    page = "\n".join([MENU, TITLE, "بقلم: ليلى حداد", *text, "المزيد من الموقع", *[teaser] * 3])
    assert bodies(clean_page(page)) == text


def test_behind_the_words_for_the_end_nothing_is_the_article(clean_page: Clean) -> None:
    tail = "شما می توانید این مطلب را ویرایش نمایید"
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{TWO}\nپایان پیام /\n{tail}")) == [ONE, TWO]
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{TWO}\n-ENDS-\nNotes to editors: pictures are at hand.")) == [ONE, TWO]


LAST = "ومن المقرر أن يجتمع المجلس يوم الأحد المقبل ليقرر من يدفع."
POEM = (
    "سألت النهر عن أهله",
    "فقال النهر قد رحلوا",
    "وظلت دارهم وحدي",
    "على الشطين ترتجل",
    "فما رد عليّ الصوت حين سألت عنهم غير الصدى.",
)


@pytest.mark.parametrize(
    "body",
    [
        [ONE, "ماذا بعد؟", TWO, "ومن يدفع؟", "نحن.", LAST],
        [ONE, "- أول الشروط أن يعود الماء", "- ثانيها أن تفتح الطريق", TWO],
        ["افتتح الجسر القديم صباح السبت أمام الناس.", "وعبرته أولى الحافلات عند الظهر بقليل."],
        list(POEM),
        [
            "10:40 وصول أولى الحافلات إلى الجسر القديم في وسط المدينة.",
            ONE,
            "11:15 إغلاق الطريق من جديد أمام كل الشاحنات.",
            TWO,
        ],
    ],
    ids=["interview", "list", "brief", "poem", "live"],
)
def test_a_text_without_its_page_comes_through_as_it_is(body: list[str], clean_page: Clean) -> None:
    article = clean_page("\n".join([TITLE, *body]))
    assert (article.headline, bodies(article)) == (TITLE, body)
