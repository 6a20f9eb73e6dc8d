"""A whole-page dump keeps the last paragraphs of its text behind a box, and nothing that only stands there."""

from __future__ import annotations

from mujaz.clean.records import records_of
from mujaz.clean.rest import find_rest

TEXT = (
    "لم تدر رحى مطحنة السرو منذ أربعين عاماً، لكن بابها يُفتح كل سبت لعشرات الأطفال الذين جاؤوا ليسمعوا حكاية.",
    "وسجّل متطوعو الجمعية في البلدة حتى الآن مئة وعشرين حكاية من حكايات الجدات، وفرّغوا نصفها.",
)
BOX = ("نشرة البوابة", "رسالة أسبوعية قصيرة فيها أجمل ما نشرناه.", "اشترك", "حكايات الجن", "حكايات البحارة")
LAST = "وتنوي الجمعية أن تطبع مختارات منها في كتاب مصور يوزع مجاناً على مدارس البلدة في الخريف."
OTHER = "تعلن شركة النقل الداخلي عن حاجتها إلى سائقين جدد لخطوط المدينة كلها ابتداء من مطلع العام المقبل."


def _rest(*lines: str) -> int:
    return find_rest(records_of("\n".join([*TEXT, *lines])), 0, len(TEXT))


def test_a_paragraph_behind_a_box_is_of_the_text_if_it_has_its_words() -> None:
    assert _rest(*BOX, LAST, "القسم الثقافي") == len(TEXT) + len(BOX) + 1
    assert _rest(*BOX, OTHER, "القسم الثقافي") == len(TEXT)


def test_nothing_goes_on_behind_comments_related_headlines_or_dates() -> None:
    for mark in ("التعليقات", "مقالات ذات صلة", "يناير 23, 2024", "جميع الحقوق محفوظة"):
        assert _rest(mark, "أبو رامي", LAST) == len(TEXT)


def test_what_stands_below_a_name_is_about_its_bearer() -> None:
    assert _rest("شارك", "سلمى درويش", LAST) == len(TEXT)


def test_a_button_that_stands_within_the_text_leads_to_its_next_part() -> None:
    first, second = TEXT
    lines = [first, "مشاركة", second, "مشاركة", "06:15", "بدء العاصفة", OTHER]
    assert find_rest(records_of("\n".join(lines)), 0, 3) == len(lines)


def test_the_same_holds_in_english() -> None:
    text = "The society has written down sixty tales that the millers told their children on winter evenings."
    last = "The society wants to print the best of the tales and give them to every school in the valley."
    lines = [text, "Share", "Newsletter", "Sign up", last]
    assert find_rest(records_of("\n".join(lines)), 0, 1) == len(lines)


def test_a_text_goes_on_behind_a_box_that_the_page_tells_to_skip() -> None:
    text = "گروهی از پژوهشگران می‌گویند مساحت یخچال‌های این رشته کوه در بیست سال گذشته به نصف رسیده است."
    about = "گزارش‌های تحلیلی همراه با صدای مردم از گوشه و کنار این سرزمین پهناور"
    last = "راه قدیمی این دره دیگر امن نیست."
    for skip in ("از پادکست رد شوید و به خواندن ادامه دهید", "پرش از پادکست و ادامه خواندن"):
        lines = [text, skip, "پادکست", about, "پایان پادکست", last, "موضوعات مرتبط"]
        assert find_rest(records_of("\n".join(lines)), 0, 1) == 6
    assert find_rest(records_of("\n".join([*lines[:4], last])), 0, 1) == 1
