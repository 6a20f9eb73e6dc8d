from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.labels import is_label
from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: وكالات",
        "آخر تحديث: 12:30",
        "شارك هذا المقال على",
        "Share",
        "1.2K",
        "3 min read",
        "5 دقائق للقراءة",
        "12 آب 2023",
        "#القنطرة #الماء",
        "* * *",
        "جميع الحقوق محفوظة © 2023",
        "Published on 12 August 2023",
        "1204 قراءات",
        "٣ تعليقات",
        "1,204 reads",
        "۶۴ kbps | MP3",
        "No media source currently available",
        "إضافة تعليق جديد",
    ],
)
def test_lines_beside_the_text_are_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "المصدر المسؤول نفى ذلك",
        "شارك الآلاف في التشييع.",
        "#القنطرة تغرق مرة أخرى.",
        "قال: نعم.",
        "Share prices fell again.",
        "في 12 آب 2023 عاد الماء.",
    ],
)
def test_sentences_are_not(line: str) -> None:
    assert not is_label(line)


def test_a_list_of_buttons_behind_the_text_goes(clean_page: Clean) -> None:
    text = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
    more = "وأضافت أن فرق الصيانة ستبقى في المكان حتى نهاية الأسبوع، وأن المدارس تفتح أبوابها صباح يوم الأحد المقبل."
    buttons = "<ul><li>أضف تعليقاً</li><li>1204 قراءات</li></ul>"
    page = f"<!doctype html><title>عودة الماء</title><body><h1>عودة الماء إلى الحي</h1><p>{text}</p>"
    article = clean_page(f"{page}<p>{more}</p>{buttons}")
    assert list(paragraphs_of(article.blocks)) == [text, more]


@pytest.mark.parametrize(
    "sentence",
    [
        "من نحن لنحكم عليهم؟",
        "لا توجد تعليقات من الحكومة على ذلك.",
        "آخر تحديث للقانون كان عام 2011.",
        "اخترنا لكم هذا الطريق، قال القائد.",
        "About us they knew nothing.",
        "Most read the letter twice.",
    ],
)
def test_a_short_sentence_that_begins_like_a_mark_stays_and_so_does_what_follows(
    sentence: str, clean_page: Clean
) -> None:
    lines = (
        "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات.",
        sentence,
        "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية.",
    )
    page = (
        f"<!doctype html><h1>عودة الماء إلى الحي</h1><article>{''.join(f'<p>{line}</p>' for line in lines)}</article>"
    )
    assert tuple(paragraphs_of(clean_page(page).blocks)) == lines
