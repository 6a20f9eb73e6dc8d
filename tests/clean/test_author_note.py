from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

ENGLISH = "The council of Qantara reopened the mountain road to lorries on Tuesday after eleven days of falling rocks."
ARABIC = "أعلنت بلدية القنطرة صباح اليوم إعادة فتح الطريق الجبلي أمام الشاحنات بعد توقف دام أحد عشر يوماً بسبب الصخور."

ENGLISH_MORE = (
    "Mayor Mansour Ali told reporters that repair crews had worked day and night to remove the rock and soil."
)
ARABIC_MORE = "وقال رئيس البلدية للصحفيين إن فرق الصيانة عملت على مدار الساعة لإزالة نحو ألفي متر مكعب من الأتربة."


def read(page: str, clean_page: Clean) -> tuple[str | None, list[str], list[str]]:
    article = clean_page(page)
    notes = [line.text for line in article.removed if line.rule == "author note"]
    return article.byline, list(paragraphs_of(article.blocks)), notes


@pytest.mark.parametrize(
    ("byline", "name", "text", "note"),
    [
        ("By Nora Bell", "Nora Bell", ENGLISH, "Nora Bell is a reporter for Hill Times."),
        ("By Nora Bell", "Nora Bell", ENGLISH, "* Nora Bell writes on roads and rivers, and lives in Qantara."),
        ("بقلم: ليلى حداد", "ليلى حداد", ARABIC, "ليلى حداد: كاتبة وصحفية تهتم بشؤون الزراعة والماء."),
        ("بقلم: ليلى حداد", "ليلى حداد", ARABIC, "ليلى حداد از سال ۱۳۹۴ درباره موزه‌ها می‌نویسد."),
        ("بقلم: ليلى حداد", "ليلى حداد", ARABIC, "ليلى حداد باحثة في شؤون المياه في جامعة القنطرة."),
    ],
)
def test_who_the_author_is_is_no_part_of_the_text(
    byline: str, name: str, text: str, note: str, clean_page: Clean
) -> None:
    title = "Mountain road reopens" if text is ENGLISH else "إعادة فتح الطريق الجبلي"
    more = ENGLISH_MORE if text is ENGLISH else ARABIC_MORE
    assert read(f"{title}\n{byline}\n{text}\n{more}\n{note}", clean_page) == (name, [text, more], [note])


@pytest.mark.parametrize(
    "last", ["Nora Bell saw the first lorry pass at noon on Tuesday.", "Omar Haddad is a driver from the valley."]
)
def test_what_an_author_saw_and_who_others_are_stays(last: str, clean_page: Clean) -> None:
    page = f"Mountain road reopens\nBy Nora Bell\n{ENGLISH}\n{ENGLISH_MORE}\n{last}"
    assert read(page, clean_page)[1:] == ([ENGLISH, ENGLISH_MORE, last], [])
