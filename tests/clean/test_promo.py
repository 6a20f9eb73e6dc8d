from __future__ import annotations

import pytest

from mujaz.clean.promo import is_caption, is_promo


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly newsletter and never miss a story.",
        "Follow the Gazette on Facebook and Instagram for more.",
        "Women hold portraits of relatives in a town hall, March 15, 2023. © 2023 Ann Lee",
        "Stay informed with our letters",
        "You have 2 free articles left this month.",
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
        "The Mill Street branch opened in 1911. Courier file photo",
        "ربطات خبز في متجر وسط البلدة، 6 آذار 2022 (رواق)",
        "ندى الخطيب خلال تصوير مشهد من الفيلم (خاص المنارة)",
    ],
)
def test_who_took_the_picture_ends_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "He kept one picture: the one that his brother had taken on the last day of the war. It hung in the hall.",
        "قال إن تصوير: المدينة القديمة كان حلمه منذ الصغر. ثم سافر إلى الجنوب وعاد بعد عام.",
        "جاء ذلك في تقرير صدر عن المرصد في عام 2014 (المرصد السوري)",
        "The report was drawn up by the World Food Programme in 2019 (WFP)",
    ],
)
def test_a_sentence_on_pictures_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    "text",
    [
        "تابعوا أخبار ساحل على تيلغرام https://t.me/sahel",
        "متابعة أخبار المرسى على تلغرام",
        "تابعونا على تليجرام",
        "تابع آخر الأخبار عبر خدمة جوجل نيوز",
        "ما را در تلگرام دنبال کنید",
        "تابع آخر الأسعار عبر تطبيق اقتصاد المشرق على هاتفك",
    ],
)
def test_invitations_to_networks_are_known_in_the_spellings_of_newsrooms(text: str) -> None:
    assert is_promo(text)


@pytest.mark.parametrize(
    "text",
    [
        "وتابع البيان على تلغرام أن القوات انسحبت من القرية قبل الفجر.",
        "وسجل المرصد على تلغرام سقوط ثلاث قذائف.",
        "وحمل الأهالي عبر تلغرام الشركة مسؤولية الانقطاع.",
        "انضم العشرات إلى الحملة عبر فيسبوك أمس.",
        "القرار يمنع نقل البضائع بين المحافظات الثلاث.",
        "وقال الوزير إن الحكومة لا تتحمل مسؤولية ما جرى في المعبر.",
        "تصريحات النائب لا تعبر عن رأي الحزب كما قال المتحدث باسمه.",
        "وأضاف أن الأرقام لا تعبر بالضرورة عن الواقع.",
        "وقال إن الحقوق محفوظة للجميع بموجب القانون الجديد.",
        "Police got a tip that the vehicle had been seen near the river on Monday night.",
        "The report, originally published on Monday, said the bridge was unsafe.",
        "Those numbers do not necessarily reflect the situation on the ground.",
        "The village can be reached at low tide only, residents said.",
        "The minister asked residents to make a donation to the fund before Friday.",
    ],
)
def test_news_in_the_words_of_invitations_and_notices_stays(text: str) -> None:
    assert not is_promo(text)


def test_the_last_paragraph_of_a_story_may_be_signed_by_its_agency() -> None:
    said = "وقال شهود إن الحريق اندلع فجراً وأتى على عشرة محال في السوق القديم وسط المدينة"
    assert not is_caption(f"{said} (رويترز)")
    assert not is_caption(f"{said[1:]}. (رويترز)")
    assert is_caption("رجل يقف أمام الجسر الحجري في القنطرة كما بدا صباح الجمعة الثاني عشر من آب 2023 (رويترز)")
