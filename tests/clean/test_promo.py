from __future__ import annotations

import pytest

from mujaz.clean.promo import is_caption, is_promo


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly newsletter and never miss a story.",
        "Follow the Gazette on Facebook and Instagram for more.",
        "We use cookies to give you a better experience.",
        "Copyright © 2024 North Gazette. All rights reserved.",
        "اشترك في نشرتنا البريدية ليصلك كل جديد.",
        "لمتابعة آخر الأخبار انضموا إلى قناتنا على تلغرام",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.",
        "كافة الحقوق محفوظة لجريدة الشمال",
        "تمامی حقوق این پایگاه محفوظ است.",
        "ما را در شبکه\u200cهای اجتماعی دنبال کنید.",
    ],
)
def test_lines_that_speak_to_the_reader_are_no_text(line: str) -> None:
    assert is_promo(line)


@pytest.mark.parametrize(
    "line",
    [
        "Join the march, the organisers wrote on Facebook on Monday evening.",
        "The newsletter was founded in 1921 by two teachers.",
        "The court ruled that websites may not use cookies without asking.",
        "تابع الوزير عبر قناة التلفزيون الرسمي ما جرى في المدينة.",
        "قال المحامي إن جميع الحقوق التي يطالب بها السكان واضحة.",
        "حمل المزارعون محصولهم إلى السوق في ساعة مبكرة.",
    ],
)
def test_sentences_of_a_story_are(line: str) -> None:
    assert not is_promo(line)


@pytest.mark.parametrize(
    "line", ["صورة 1: عند المعبر", "Image caption, The old bridge", "حافلة عند الموقف (أ ف ب)", "عکس: بایگانی"]
)
def test_captions_are_told_by_their_start_or_end(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", ["صورة الوضع اليوم مختلفة عما كانت.", "He spoke to the agency (in Arabic)."])
def test_sentences_are_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "A swift leaves its nest under the eaves of the old shed. Photograph: Village archive",
        "قوالب الجفت قبل تغليفها في ساحة المدرسة (تصوير: شبكة جذور)",
        "The new rings go on sale in the spring.(Photo: Sara Khalil)",
        "Left image: the river authority",
    ],
)
def test_who_took_the_picture_ends_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "He kept one picture: the one that his brother had taken on the last day of the war. It hung in the hall.",
        "قال إن تصوير: المدينة القديمة كان حلمه منذ الصغر. ثم سافر إلى الجنوب وعاد بعد عام.",
    ],
)
def test_a_sentence_on_pictures_is_no_caption(line: str) -> None:
    assert not is_caption(line)
