"""What Arabic newsrooms print around their texts: owners, writers, days, boxes, lines that announce others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.clean.labels import cut_menus, is_end_of_box, is_label
from mujaz.clean.lines import Draft, Line, line_of
from mujaz.clean.nodes import join_nodes
from mujaz.clean.owner import owner_of
from mujaz.clean.people import is_person, is_section
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.promo import is_caption
from mujaz.model import Block, CleanArticle, Heading, ListBlock, Paragraph, Span

Clean = Callable[..., CleanArticle]

HEADLINE = "عودة الحافلات إلى الطريق القديم بعد عامين"
FIRST = "عادت الحافلات صباح الأحد إلى الطريق القديم بين القريتين، بعد أن أنهى المجلس المحلي ترميم الجسر الحجري."
SECOND = "وقال رئيس المجلس إن الرحلات ستكون كل نصف ساعة بين السادسة صباحا والعاشرة ليلا، وإن الأجرة لن تتغير."
THIRD = "وتخدم الحافلات نحو ثلاثة آلاف راكب في اليوم، نصفهم من طلاب المدرسة الثانوية في البلدة المجاورة."


def _page(*above: str, title: str = HEADLINE, below: tuple[str, ...] = ()) -> str:
    return "\n".join([*above, title, FIRST, SECOND, THIRD, *below])


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("جميع الحقوق محفوظة للصباح 2021 ©", "الصباح"),
        ("جميع الحقوق محفوظة للبنان اليوم", "لبنان اليوم"),
        ("حقوق الطبع والنشر © 2022 محفوظة لقناة الشرفة", "قناة الشرفة"),
        ("حقوق النشر والتأليف محفوظة لوكالة الساحل", "وكالة الساحل"),
        ("جميع الحقوق محفوظة لوزارة النقل © 1440هـ - 2019م", "وزارة النقل"),
        ("كل الحقوق محفوظة لـ الميناء 2020", "الميناء"),
        ("كافة حقوق النشر محفوظة لدى مؤسسة الراصد", "مؤسسة الراصد"),
    ],
)
def test_the_owner_of_rights_stands_behind_a_preposition(line: str, owner: str) -> None:
    assert owner_of([line]) == owner


def test_a_first_line_that_stands_within_another_line_is_the_name_of_the_site(clean_page: Clean) -> None:
    below = ("تابعوا آخر أخبار منارة الجبل على تلغرام",)
    assert clean_page(_page("منارة الجبل", "سياسة", "مجتمع", below=below)).source_name == "منارة الجبل"
    assert clean_page(_page("منارة الجبل", "سياسة", "مجتمع")).source_name is None


def test_a_section_in_a_menu_is_no_name_of_a_newspaper() -> None:
    assert is_section("الشرق الأوسط")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("دمشق: ليلى حداد", "ليلى حداد"),
        ("منارة الجبل - ليلى حداد", "ليلى حداد"),
        ("20-09-2022 ليلى حداد", "ليلى حداد"),
        ("ب. قدور", "ب. قدور"),
    ],
)
def test_a_writer_stands_behind_a_place_a_name_or_a_day(line: str, byline: str, clean_page: Clean) -> None:
    article = clean_page(f"{HEADLINE}\n{line}\n{FIRST}\n{SECOND}\n{THIRD}")
    assert article.byline == byline
    assert bodies(article) == [FIRST, SECOND, THIRD]


def test_one_letter_before_a_family_name_is_a_person_and_an_agency_is_none() -> None:
    assert [is_person(name) for name in ("ب. قدور", "أ. ف. ب", "ب قدور")] == [True, False, False]


def test_a_site_and_its_writer_are_not_the_headline(clean_page: Clean) -> None:
    page = f"الرئيسية\nسياسة\n{HEADLINE}\nمنارة - ليلى حداد\n26 يناير 2022\n{FIRST}\n{SECOND}\n{THIRD}"
    assert clean_page(page).headline == HEADLINE


def test_a_portrait_of_a_person_with_which_the_browsers_title_begins_is_the_headline(clean_page: Clean) -> None:
    menu = "الرئيسية\nسياسة\nاقتصاد\nابحث بكلمة مفتاحية هنا"
    page = f"وجوه: ليلى حداد - منارة\n{menu}\nوجوه: ليلى حداد\n26 يناير 2022\n{FIRST}\n{SECOND}\n{THIRD}"
    assert clean_page(page).headline == "وجوه: ليلى حداد"


@pytest.mark.parametrize(
    "line",
    [
        "4 آذار/مارس 2021 التنمية المستدامة",
        "4 آذار 2021 ليلى حداد",
        "نشر في 4 مارس 2021 محليات  لا تعليقات",
        "Posted by: admin in كتاب وآراء  4 مارس 2021  3 Comments",
    ],
)
def test_a_section_a_writer_or_a_count_may_stand_behind_a_date(line: str, clean_page: Clean) -> None:
    date = clean_page(f"{HEADLINE}\n{line}\n{FIRST}\n{SECOND}").date
    assert date is not None
    assert date.value == "2021-03-04"


def test_other_words_behind_a_date_make_it_no_publication_date(clean_page: Clean) -> None:
    assert clean_page(f"{HEADLINE}\n15 آذار 2011 اندلاع الاحتجاجات\n{FIRST}\n{SECOND}").date is None


def test_a_date_above_the_headline_may_have_its_time_of_day_below_it(clean_page: Clean) -> None:
    page = _page("الأربعاء", "محليات", "رياضة", "2022/10/05", "11:02", "صباحا")
    date = clean_page(page).date
    assert date is not None
    assert date.value[:10] == "2022-10-05"


def test_the_day_of_a_mail_is_that_of_its_header(clean_page: Clean) -> None:
    header = ("من: نشرة الرصيف", "إلى: قارئ", "التاريخ: الأربعاء، 8 نوفمبر 2023 في 7:30 ص", f"الموضوع: {HEADLINE}")
    date = clean_page(_page(*header, "", "العدد 112")).date
    assert date is not None
    assert date.value[:10] == "2023-11-08"
    assert clean_page(_page("التاريخ: الأربعاء، 8 نوفمبر 2023", "محليات", "رياضة")).date is None


def test_a_box_ends_at_its_name_before_the_word_for_its_end(clean_page: Clean) -> None:
    box = ["تخطى يستحق الانتباه وواصل القراءة", "يستحق الانتباه", "شرح معمق لقصة بارزة", "يستحق الانتباه نهاية"]
    article = clean_page("\n".join([HEADLINE, FIRST, *box, "هل تكفي الحافلات؟", SECOND, THIRD]))
    assert bodies(article) == [FIRST, "هل تكفي الحافلات؟", SECOND, THIRD]


def test_a_sub_heading_behind_the_end_of_a_list_of_stories_stays(clean_page: Clean) -> None:
    box = ["قصص مقترحة", "مدينة تشرب من الضباب منذ قرنين", "نخلة عمرها قرنان في الواحة", "قصص مقترحة نهاية"]
    article = clean_page("\n".join([HEADLINE, FIRST, *box, "هل تكفي هذه الحافلات كل الركاب حقا؟", SECOND, THIRD]))
    assert bodies(article) == [FIRST, "هل تكفي هذه الحافلات كل الركاب حقا؟", SECOND, THIRD]
    assert [is_end_of_box(line) for line in ("الأكثر قراءة نهاية", "نهاية قصص مقترحة", "قصة نهاية")] == [
        True,
        True,
        False,
    ]


def test_what_a_line_with_a_colon_announces_is_of_the_text(clean_page: Clean) -> None:
    items = ("مواقف لثمانمئة مركبة", "قاعة انتظار للنساء")
    said = "وأوضح رئيس المجلس أن المرحلة الثانية من المشروع تشمل في العام المقبل:"
    closing = "وفي ختام الجولة كرم الوزير الجهات المشاركة في المشروع."
    page = "\n".join(
        ["الرئيسية", "أخبار", "خدمات", "صور", "فيديو", "بحث", HEADLINE, FIRST, SECOND, said, *items, closing]
    )
    assert bodies(clean_page(page)) == [FIRST, SECOND, said, *items, closing]


def test_verses_at_the_end_of_a_column_stay_behind_the_line_that_announces_them(clean_page: Clean) -> None:
    verse = "أقول وقد ناحت بقربي حمامة … أيا جارتا هل تشعرين بحالي"
    page = f"{HEADLINE}\n{FIRST}\n{SECOND}\nوكما قال أبو فراس الحمداني:\n{verse}\nوللحديث صلة."
    assert bodies(clean_page(page)) == [FIRST, SECOND, "وكما قال أبو فراس الحمداني:", verse, "وللحديث صلة."]


def test_an_address_and_the_place_of_a_picture_are_labels() -> None:
    lines = (
        "https://ghab.example/2019/04",
        "www.ghab.example",
        "[bridge.jpg]",
        "![جسر](/a.jpg)",
        "[ ![جسر](/a.jpg) ](/b)",
    )
    assert [is_label(line) for line in lines] == [True] * 5
    assert not is_label("[وزارة السياحة] تعلن عن افتتاح الجسر")


@pytest.mark.parametrize(
    "line",
    [
        "تجربة الموقد على سطح الورشة (كروم المدينة/ رنا الأسمر)",
        "أشجار الكرز في كيوتوصورة من: Kyodo/picture alliance",
        "فلج دارس في نزوى (شترستوك)",
    ],
)
def test_more_captions_are_told_by_their_credits(line: str) -> None:
    assert is_caption(line)


def test_a_row_of_dots_is_not_the_end_of_the_sentence_above_it() -> None:
    assert (
        join_nodes("عنوان\nخبر\nانتهى الموسم في تموز.\n.......\nم.ع")
        == "عنوان\nخبر\nانتهى الموسم في تموز.\n.......\nم.ع"
    )


def test_the_invisible_space_that_editors_leave_behind_a_paragraph_goes(clean_page: Clean) -> None:
    assert bodies(clean_page("\n".join([HEADLINE, f"{FIRST}\u200b", SECOND]))) == [FIRST, SECOND]


def test_a_site_stands_before_a_colon_in_the_title_of_a_page(clean_page: Clean) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND, THIRD))
    page = f"<html><title>مطبخ الواحة: {HEADLINE}</title><h1>{HEADLINE}</h1>{text}"
    article = clean_page(page)
    assert (article.headline, article.source_name) == (HEADLINE, "مطبخ الواحة")
    signed = clean_page(page.replace("مطبخ الواحة:", "ليلى حداد:"))
    assert signed.source_name is None


def test_a_page_whose_title_names_the_site_only_has_its_headline_in_an_element_of_that_name(clean_page: Clean) -> None:
    body = f"{FIRST}<br><br>{SECOND}<br><br>{THIRD}"
    page = f"<html><title>وكالة الضفاف للأنباء (ضفاف)</title><div><b id=lblTitle>{HEADLINE}</b><br>{body}</div>"
    article = clean_page(page)
    assert (article.headline, article.source_name) == (HEADLINE, "وكالة الضفاف للأنباء")


def test_a_date_below_the_headline_counts_though_a_list_behind_the_text_has_others(clean_page: Clean) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND, THIRD))
    others = "<section><h4>مقالات ذات صلة</h4><h3>قصور الواحة</h3><time>2021/05/20</time></section>"
    page = f"<html><title>{HEADLINE}</title><h1>{HEADLINE}</h1><time>2021/05/22</time>{text}{others}"
    date = clean_page(page).date
    assert date is not None
    assert date.value == "2021-05-22"


def _lines(*blocks: Block) -> tuple[Line, ...]:
    return tuple(line_of("\n".join(paragraphs_of([block])), block, n) for n, block in enumerate(blocks, 1))


def _points() -> ListBlock:
    items = ("عادت الحافلات إلى الطريق بعد عامين.", "تخدم الحافلات ثلاثة آلاف راكب في اليوم.")
    return ListBlock(tuple((Paragraph((Span(item),)),) for item in items))


@pytest.mark.parametrize("name", ["ملخص", "أبرز النقاط:", "Key points"])
def test_a_list_above_the_text_with_the_article_in_points_goes(name: str) -> None:
    lines = _lines(Heading(4, (Span(name),)), _points(), Paragraph((Span(FIRST),)))
    draft = cut_menus(Draft(lines))
    assert [line.text for line in draft.lines] == [FIRST]
    assert next((one.rule, one.text) for one in draft.removed) == ("menu", name)


def test_a_list_in_the_text_stays_whatever_stands_above_it() -> None:
    lines = _lines(Paragraph((Span(FIRST),)), Heading(4, (Span("باختصار"),)), _points())
    assert cut_menus(Draft(lines)).lines == lines


def test_a_page_that_leaves_out_the_tags_of_its_head_and_body_keeps_its_lists(clean_page: Clean) -> None:
    items = ("عادت الحافلات إلى الطريق بعد عامين.", "تخدم الحافلات ألفي راكب في اليوم.")
    points = "".join(f"<li>{item}" for item in items)
    page = f"<!doctype html><meta charset=utf-8><title>{HEADLINE}</title><article><h1>{HEADLINE}</h1>"
    text = f"<p>{FIRST}<p>{SECOND}<ul>{points}</ul><p>{THIRD}</article><footer>منارة الجبل</footer>"
    assert [*paragraphs_of(clean_page(f"{page}{text}").blocks)] == [FIRST, SECOND, *items, THIRD]
