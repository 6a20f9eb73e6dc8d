from __future__ import annotations

from collections.abc import Callable

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

MENU = "تخطى إلى المحتوى\nجريدة الشمال\nالرئيسية\nسياسة\nاقتصاد\nرياضة\nمنوعات\nفيديو"
TITLE = "عودة الماء إلى الحي القديم بعد أسبوع"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."
COOKIES = "نستخدم ملفات تعريف الارتباط لنضمن أن نقدم لكم أفضل تجربة على موقعنا، وباستمراركم فإنكم توافقون على ذلك."


def bodies(article: CleanArticle) -> list[str]:
    return [block.spans[0].text for block in article.blocks]  # type: ignore[union-attr]


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
