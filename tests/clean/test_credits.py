"""Who reported and edited an article, and how to reach the reporter, is no part of its text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

ARABIC = (
    "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات.",
    "وأضافت الهيئة في بيان أن فرقها أصلحت المضخة الثانية، وأن العمل في الثالثة ينتهي قبل نهاية الأسبوع المقبل.",
)
ENGLISH = (
    "The river board said on Saturday that the level was back to normal and that the lower road would open soon.",
    "It added that its teams had repaired the second pump, and that work on the third one would end before June.",
)


def _texts(clean_page: Clean, headline: str, *lines: str) -> tuple[list[str], list[str]]:
    article = clean_page("\n".join([headline, *lines]))
    return bodies(article), [line.text for line in article.removed if line.rule == "author note"]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ana Brandt in Tarsen; editing by Carl Voss and Ruth Hale",
        "(Reporting by Ana Brandt; Additional reporting by Mia Stone; Editing by Carl Voss)",
        "Contact Ana Brandt at 555-0142 or ana@courier.example. Follow her on X @ana.",
        "Ana Brandt covers rivers for the Courier. Reach her at ana@courier.example.",
        "Ana Brandt can be reached at ana@courier.example.",
    ],
)
def test_an_english_credit_behind_the_text_goes(clean_page: Clean, line: str) -> None:
    texts, notes = _texts(clean_page, "Water returns to the old quarter", *ENGLISH, line)
    assert texts == list(ENGLISH)
    assert notes == [line]


def test_an_arabic_credit_behind_the_text_goes(clean_page: Clean) -> None:
    line = "(تغطية صحفية أحمد قاسم - إعداد سلمى نجم للنشرة العربية - تحرير محمود رضا)"
    texts, notes = _texts(clean_page, "عودة الماء إلى الحي القديم بعد صيف جاف", *ARABIC, line)
    assert texts == list(ARABIC)
    assert notes == [line]


def test_what_stands_behind_the_editors_is_no_article(clean_page: Clean) -> None:
    credit = "Reporting by Ana Brandt in Tarsen; Editing by Carl Voss"
    note = "Ana covers rivers and roads from Tarsen. She joined in 2017 after years at a trade weekly."
    texts, notes = _texts(clean_page, "Water returns to the old quarter", *ENGLISH, credit, note)
    assert texts == list(ENGLISH)
    assert notes == [credit, note]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the newspaper led to three resignations.",
        "Editing by committee rarely works, she said.",
        "She wrote from the address mayor@town.example that the vote was off.",
        "Contact with the ship was lost at about midnight.",
    ],
)
def test_a_sentence_that_only_begins_like_a_credit_stays(clean_page: Clean, line: str) -> None:
    texts, _ = _texts(clean_page, "Water returns to the old quarter", *ENGLISH, line)
    assert texts == [*ENGLISH, line]


def test_arabic_sentences_with_the_same_words_stay(clean_page: Clean) -> None:
    lines = (
        "تغطية نفقات العلاج تتكفل بها وزارة الصحة.",
        "أرسل المحتجون رسالة إلى البريد info@council.example تطالب بفتح الطريق.",
    )
    texts, _ = _texts(clean_page, "عودة الماء إلى الحي القديم بعد صيف جاف", *ARABIC, *lines)
    assert texts == [*ARABIC, *lines]


def test_a_caption_that_ends_with_the_publications_name_goes(clean_page: Clean) -> None:
    caption = "شباك مهجورة قرب المصب (المدار)"
    page = [
        "شبكة المدار",
        "الرئيسية",
        "عودة الماء إلى الحي القديم بعد صيف جاف",
        "12 آب 2023",
        ARABIC[0],
        caption,
        ARABIC[1],
    ]
    article = clean_page("\n".join([*page, "© شبكة المدار 2023"]))
    assert bodies(article) == list(ARABIC)
    assert [line.text for line in article.removed if line.rule == "caption"] == [caption]
