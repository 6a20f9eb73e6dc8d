from __future__ import annotations

from collections.abc import Callable

from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "عودة الماء إلى الحي القديم بعد أسبوع"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."


def test_an_embedded_post_goes_with_the_line_that_names_its_account(clean_page: Clean) -> None:
    post = "محطتنا الأولى كانت أجمل مما تخيلنا، شكراً لأهل الحي\n— هيئة الأنهار (@rivers) May 1, 2023"
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{post}\n{TWO}")) == [ONE, TWO]


def test_an_account_in_a_sentence_is_no_post(clean_page: Clean) -> None:
    named = "وكتبت الهيئة (@rivers) على حسابها أن العمل سيستمر."
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{named}\n{TWO}")) == [ONE, named, TWO]


def test_a_box_goes_from_the_line_that_tells_to_skip_it_to_the_one_that_ends_it(clean_page: Clean) -> None:
    box = "تخطى البودكاست وواصل القراءة\nالبودكاست\nحكايات الحي بصوت أهله\nنهاية البودكاست"
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{box}\n{TWO}")) == [ONE, TWO]
    english = "Skip podcast promotion and continue reading\nTales of the river\nEnd of podcast promotion"
    assert bodies(clean_page(f"{TITLE}\n{ONE}\n{english}\n{TWO}")) == [ONE, TWO]


def test_a_box_that_never_ends_takes_nothing_of_the_text(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{TITLE}\n{ONE}\nتخطى البودكاست وواصل القراءة\n{TWO}")) == [ONE, TWO]


def test_a_post_that_was_copied_as_it_is_shown_goes_with_its_time_and_its_counts(clean_page: Clean) -> None:
    arabic = "هيئة الأنهار\n@rivers\nعاد منسوب الماء. شكراً لأهل الحي.\n5:41 PM · Mar 14, 2023\n212 Reposts 640 Likes"
    english = "River Board\n@rivers\nThe level is back. Thank you all.\n5:41 PM · Mar 14, 2023\n1.2K views"
    for post in (arabic, english):
        assert bodies(clean_page(f"{TITLE}\n{ONE}\n{post}\n{TWO}")) == [ONE, TWO]


def test_an_account_below_a_writer_is_no_post(clean_page: Clean) -> None:
    article = clean_page(f"{TITLE}\nليلى حداد\n@layla\n12 آب 2023\n{ONE}\n{TWO}")
    assert (article.byline, bodies(article)) == ("ليلى حداد", [ONE, TWO])
