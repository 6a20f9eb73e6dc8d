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
