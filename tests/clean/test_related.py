from __future__ import annotations

from collections.abc import Callable

from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]


HEAD = "عودة الماء إلى الحي القديم\nجريدة الشمال\n"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."


def test_headlines_behind_a_marker_are_kept_out_of_the_text(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}{ONE}\nمقالات ذات صلة\nرابطة الإغاثة تفتح مطبخاً ثانياً\nأسعار المياه على حالها")
    assert bodies(article) == [ONE]
    assert article.related_headlines == ("رابطة الإغاثة تفتح مطبخاً ثانياً", "أسعار المياه على حالها")


def test_a_marker_in_the_middle_does_not_end_the_article(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}{ONE}\nاقرأ أيضاً\nرابطة الإغاثة تفتح مطبخاً ثانياً\n{TWO}")
    assert bodies(article) == [ONE, TWO]
    assert article.related_headlines == ("رابطة الإغاثة تفتح مطبخاً ثانياً",)


def test_a_publication_has_markers_of_its_own(clean_page: Clean) -> None:
    assert clean_page(f"{HEAD}{ONE}\nمن أخبارنا\nأسعار المياه على حالها").related_headlines == (
        "أسعار المياه على حالها",
    )


def test_short_lines_behind_the_last_sentence_are_related(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}{ONE}\nأسعار المياه على حالها\nهل تعود المعدّية غداً؟")
    assert bodies(article) == [ONE]
    assert article.related_headlines == ("أسعار المياه على حالها", "هل تعود المعدّية غداً؟")


def test_a_short_last_sentence_stays(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{ONE}\nولم يعلّق أحد.")) == [ONE, "ولم يعلّق أحد."]
    assert bodies(clean_page(f"{HEAD}{ONE}\nفمن يعوّض الناس؟")) == [ONE, "فمن يعوّض الناس؟"]


def test_a_short_line_between_paragraphs_stays(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{ONE}\nماذا بعد\n{TWO}")) == [ONE, "ماذا بعد", TWO]


def test_nothing_behind_comments_is_the_article(clean_page: Clean) -> None:
    assert bodies(clean_page(f"{HEAD}{ONE}\nأضف تعليقاً\n{TWO}")) == [ONE]


def test_links_beside_an_html_article_are_read_from_behind_their_marker(clean_page: Clean) -> None:
    body = f"<p>{ONE}</p><p>{TWO}</p>" * 2
    aside = "<div><h3>مقالات ذات صلة</h3><ul><li><a href=/a>أسعار المياه على حالها</a></li></ul></div>"
    most_read = "<div><h3>الأكثر قراءة</h3><ul><li><a href=/b>نتائج مباريات الأسبوع كلها</a></li></ul></div>"
    article = clean_page(f"<html><h1>عودة الماء</h1><article>{body}</article>{aside}{most_read}")
    assert article.related_headlines == ("أسعار المياه على حالها",)


def test_words_for_the_blind_do_not_part_a_marker_from_its_links(clean_page: Clean) -> None:
    body = f"<p>{ONE}</p><p>{TWO}</p>" * 2
    link = "<a href=/a><h4>أسعار المياه على حالها</h4><p>قال التجار إنهم ينتظرون.</p></a>"
    beside = f"<div><h2>اقرأ أيضا</h2><p class=sr-only>list of 1 item</p><ul><li>{link}</li></ul></div>"
    article = clean_page(f"<html><h1>عودة الماء</h1><article>{body}</article>{beside}")
    assert article.related_headlines == ("أسعار المياه على حالها",)


TEASERS = (
    "فرق الإطفاء تخمد سبعة حرائق خلال يوم واحد",
    "تعاملت فرق الإطفاء مع سبعة حرائق في أراضٍ زراعية وغابات خلال الساعات الماضية، وفق ما ذكرت على صفحتها الرسمية.",
    "1 حزيران 2022",
    "المزارعون يطالبون بتعويضات عن موسم الشعير",
    "طالب مزارعون في المنطقة بتعويضات عن خسائر موسم الشعير بعد موجة الجفاف التي أدت إلى تراجع الإنتاج إلى النصف.",
    "30 أيار 2022",
)


def test_teasers_with_dates_behind_a_marker_do_not_end_it(clean_page: Clean) -> None:
    text = "التهم حريق صباح اليوم الخميس نحو 120 دونماً من محاصيل القمح في السهل الشرقي، دون وقوع إصابات."
    article = clean_page("\n".join(["حريق يلتهم محاصيل قمح في السهل", text, "مواد متعلقة", *TEASERS]))
    assert bodies(article) == [text]
    assert TEASERS[0] in article.related_headlines


def test_a_line_that_ends_with_a_colon_ends_a_marker(clean_page: Clean) -> None:
    lines = [
        "وأوضح أن تطبيق الخدمة يجري على ثلاث مراحل:",
        "1- الفلل السكنية، وتبدأ من اليوم.",
        "2- المنشآت، وتبدأ العام المقبل.",
    ]
    first = "أطلقت البلدية خدمة رقمية جديدة تتيح للملاك الحصول على تراخيص البناء خلال يوم عمل واحد بدلاً من سبعة."
    box = ["اقرأ أيضاً", "إغلاق جزئي لشارع الميناء حتى نهاية الأسبوع"]
    article = clean_page("\n".join(["خدمة جديدة لإصدار تراخيص البناء", first, *box, *lines]))
    assert bodies(article) == [first, *lines]


def test_two_teasers_without_dates_end_a_long_text_behind_a_marker(clean_page: Clean) -> None:
    teasers = [line for line in TEASERS if not line[0].isdigit()]
    more = [TWO.replace("أسبوعاً آخر", f"{number} أسابيع أخرى") for number in range(3, 9)]
    article = clean_page("\n".join([f"{HEAD}{ONE}", *more, "المزيد من تقارير", *teasers]))
    assert bodies(article) == [ONE, *more]
