"""What greets, heads and signs a text, and what is of the site: speeches, first headings, mastheads, ends of feeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paragraphs import bodies

from mujaz.clean.author_boxes import author_texts
from mujaz.clean.markup import parse
from mujaz.clean.promo import is_promo
from mujaz.clean.title_form import is_masthead
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "كلمة الوزير في افتتاح مؤتمر السدود السادس"
A = "يسعدني أن أفتتح اليوم مؤتمر السدود في دورته السادسة، وأن أرحب بالخبراء القادمين من أحد عشر بلداً."
B = "لقد أنجزت الوزارة خلال العامين الماضيين تأهيل أربعة سدود، وارتفعت سعتها بمقدار ثمانين مليون متر مكعب."
OPENING, GREETING, CLOSING = (
    "بسم الله الرحمن الرحيم",
    "السادة الحضور، ضيوفنا الأعزاء",
    "والسلام عليكم ورحمة الله وبركاته",
)


def html(body: str) -> str:
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"


def test_greetings_of_a_speech_are_of_its_text(clean_page: Clean) -> None:
    lines = [OPENING, GREETING, A, B, CLOSING]
    assert bodies(clean_page("\n".join([TITLE, *lines]))) == lines
    assert bodies(clean_page(html("".join(f"<p>{line}</p>" for line in lines)), name="page.html")) == lines


def test_a_heading_above_the_first_paragraph_is_of_the_text_if_others_follow(clean_page: Clean) -> None:
    first, second = "1. البئر الأخيرة", "2. من بقي"
    meta = "<div>12 آب 2023</div>"
    body = f"{meta}<div><h2>{first}</h2><p>{A}</p><h2>{second}</h2><p>{B}</p></div>"
    assert bodies(clean_page(html(body), name="page.html")) == [first, A, second, B]
    assert bodies(clean_page(html(f"{meta}<div><h2>{first}</h2><p>{A}</p><p>{B}</p></div>"), name="page.html")) == [
        A,
        B,
    ]


def test_a_heading_is_no_pull_quote_of_the_paragraph_below_it(clean_page: Clean) -> None:
    heading = "مؤتمر السدود في دورته السادسة"
    assert bodies(clean_page(html(f"<p>{B}</p><h2>{heading}</h2><p>{A}</p>"), name="page.html")) == [B, heading, A]
    quoted = clean_page(html(f"<p>{A}</p><h2>{heading}</h2><p>{B}</p>"), name="page.html")
    assert bodies(quoted) == [A, B]


def test_who_holds_an_office_of_the_paper_is_no_author_and_no_headline(clean_page: Clean) -> None:
    article = clean_page(f"رئيس التحرير\nعادل رمزي\n{TITLE}\n{A}\n{B}")
    assert (article.headline, article.byline) == (TITLE, None)
    assert clean_page(f"الرأي\nعادل رمزي\n{TITLE}\n{A}\n{B}").byline == "عادل رمزي"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("رئيس مجلس الإدارة: عادل رمزي", True),
        ("بوابة السهل رئيس التحريرعادل رمزي", True),
        ("Editor-in-chief: Ann Lee", True),
        ("استقالة رئيس التحرير بعد خلاف مع المالك", False),
        ("مدير المدرسة يكرم الأوائل", False),
    ],
)
def test_mastheads(text: str, *, is_one: bool) -> None:
    assert is_masthead(text) is is_one


@pytest.mark.parametrize(
    "text",
    [
        "The post River falls below its bridge appeared first on The Gazette.",
        "ظهرت المقالة النهر ينحسر تحت الجسر أولاً على مجلة الوادي.",
        "هذه المقالة النهر ينحسر تحت الجسر ظهرت أولاً على مجلة الوادي.",
        "Thank you for reading this post, don't forget to subscribe!",
        "تستقبلون هنا رسائل يومية من أخبار المنظمة عبر البريد الإلكتروني",
        "حملوا تطبيق المنظمة من متجر غوغل لأجهزة أندرويد",
        "حمّل تطبيق المرسى",
        "ننصحك بمراجعة إرشادات الاستخدام، وتستخدم مشاركاتك بما يتوافق مع شروط استخدام الموقع.",
        "نحن مؤسسة مستقلة يمولها قراؤها.",
    ],
)
def test_lines_of_programs_and_sites_are_invitations(text: str) -> None:
    assert is_promo(text)


@pytest.mark.parametrize(
    "text",
    [
        "The photograph appeared first on a wall of the old town.",
        "ظهرت المقالة في العدد الأول من المجلة.",
        "حمل التطبيق الجديد للبلدية آلاف السكان على دفع فواتيرهم في موعدها.",
    ],
)
def test_what_only_has_their_words_is_none(text: str) -> None:
    assert not is_promo(text)


@pytest.mark.parametrize(
    ("box", "authors"),
    [
        ('<div class="quote"><p>بداية جديدة</p><div class="quote-author">مدير الهيئة</div></div>', []),
        ('<div class="writer"><div class="w-name">نبيل الراوي</div><div class="w-desc">أستاذ الإحصاء</div></div>',
         ["نبيل الراوي", "نبيل الراوي"]),
    ],
)  # fmt: skip
def test_what_is_quoted_or_said_of_a_writer_is_no_byline(box: str, authors: list[str]) -> None:
    assert list(author_texts(parse(html(box)))) == authors
