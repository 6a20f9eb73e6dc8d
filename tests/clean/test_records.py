from __future__ import annotations

import pytest

from mujaz.clean.labels import is_label
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.records import records_of

LINES = (
    "12 آب 2023",
    "المصدر: وكالات",
    "اشترك في نشرتنا البريدية ليصلك كل جديد.",
    "شاحنات تنتظر عند المعبر منذ الصباح (رويترز)",
    "Image caption, The old bridge",
    "Sign up for our weekly newsletter and never miss a story.",
    "We use cookies to give you a better experience.",
    "© 2024 North Gazette",
    "شارك الخبر Facebook X WhatsApp",
    "#القنطرة #الماء",
    "1.2K",
    "* * *",
    "تاریخ انتشار: ۱۸:۲۴ - ۰۴ بهمن ۱۳۹۹ - 23 January 2021 کد خبر: ۵۰۱۷۷۳ نسخه چاپی تعداد نظرات: ۲ بازدید: ۱۲",
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_a_rule_takes_is_suspect(line: str) -> None:
    assert is_label(line) or is_promo(line) or is_caption(line)
    assert records_of(line)[0].suspect


@pytest.mark.parametrize(
    "line",
    [
        "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر حتى يعود الماء إلى معدله.",
        "ماذا بعد",
        "The bridge had been closed since the winter floods, the council said.",
    ],
)
def test_a_line_of_the_story_is_not(line: str) -> None:
    assert not records_of(line)[0].suspect


def test_a_record_counts_words_as_readers_do() -> None:
    assert [one.length for one in records_of("العقوبات - رد أوروبي\nCOVID-19 returns\n- - -")] == [3, 2, 0]


@pytest.mark.parametrize(
    ("line", "worth"),
    [
        ("She came home late on Monday evening.", 7),
        ("Ferry returns to service at last on Monday", 0),
        ("Record prices for wheat and barley …", 0),
        ("أسعار الخضر    تأخر القطارات ساعة    المنتخب يبدأ معسكره الصيفي غداً بغياب أربعة لاعبين.", 0),
        ("The cooks put every tray on a scale before it went to the bay and entered it in a sheet.1", 20),
    ],
)
def test_only_running_text_has_worth(line: str, worth: int) -> None:
    assert records_of(line)[0].worth == worth
