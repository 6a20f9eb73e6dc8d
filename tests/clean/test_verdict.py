from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.errors import ContentError
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

AR = "أعلنت هيئة الأنهار، السبت، عودة العبّارة إلى العمل بين الضفتين بعد توقف دام أحد عشر يوماً بسبب الفيضان."
EN = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said in a statement."
TEASERS = {
    "ar": (
        "هيئة الأنهار تعيد فتح الجسر رقم {}",
        "قالت الهيئة إن العمل انتهى قبل موعده، وإن الجسر سيفتح أمام الشاحنات.",
    ),
    "en": (
        "River authority reopens bridge number {}",
        "The authority said that the work had ended early and trucks may cross.",
    ),
}


def page(body: str, title: str = "صحيفة الشمال", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def cards(language: str, count: int, form: str) -> str:
    headline, teaser = TEASERS[language]
    return "".join(form.format(n=n, headline=headline.format(n), teaser=teaser) for n in range(count))


CARD = '<div class="card"><h3><a href="/{n}">{headline}</a></h3><p>{teaser}</p></div>'
FLAT = '<h3><a href="/{n}">{headline}</a></h3><p>{teaser}</p>'
ITEM = '<li><a href="/{n}">{headline}</a><p>{teaser}</p></li>'
WHOLE = '<a href="/{n}"><h3>{headline}</h3><p>{teaser}</p></a>'
PLAIN = '<li><a href="/{n}">{headline}</a></li>'
SPLIT = '<div><h2><a href="/{n}">{headline}</a></h2><div class="excerpt"><p>{teaser}</p></div></div>'


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("form", [CARD, FLAT, ITEM, WHOLE, PLAIN, SPLIT])
def test_a_list_of_headlines_is_no_article(form: str, language: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match="This is not an article: a list of 34 headlines; save the page of one"):
        clean_page(page(f"<main>{cards(language, 34, form)}</main>"))


@pytest.mark.parametrize(
    ("body", "title", "what"),
    [
        (
            "<h1>سجل الدخول</h1><form><input type='password'></form><p>نسيت كلمة المرور؟</p>",
            "تسجيل الدخول",
            "to log in",
        ),
        (
            "<h1>Welcome back</h1><p>Please log in to continue.</p><form><input type='password'></form>",
            "Gazette",
            "to log in",
        ),
        (
            f"<h1>عودة العبّارة</h1><p>{AR}</p><div>هذا المحتوى للمشتركين فقط. اشترك الآن.</div>",
            "عودة العبّارة",
            "subscribers",
        ),
        (
            f"<h1>Ferry returns</h1><p>{EN}</p><p>Subscribe to continue reading this story.</p>",
            "Ferry returns",
            "subscribers",
        ),
        (
            "<h1>نحترم خصوصيتك</h1><p>نستخدم ملفات تعريف الارتباط لتحسين الموقع.</p><button>موافق</button>",
            "الشمال",
            "cookies",
        ),
        (
            "<h1>We value your privacy</h1><p>We and our partners use cookies.</p><button>OK</button>",
            "Gazette",
            "cookies",
        ),
        ("<h1>بالفيديو: عودة العبّارة إلى النهر</h1><video src='x.mp4'></video>", "عودة العبّارة", "a video"),
        (
            "<h1>Watch: ferry returns</h1><iframe src='https://www.youtube.example/embed/1'></iframe><p>2:14</p>",
            "Ferry",
            "a video",
        ),
        (
            "<h1>الفيضان بالصور</h1>" + "<figure><img src=x><figcaption>مياه في الحي</figcaption></figure>" * 9,
            "بالصور",
            "9 pictures",
        ),
        (
            "<h1>The flood in pictures</h1>" + "<figure><img src=x><figcaption>Water</figcaption></figure>" * 9,
            "Flood",
            "9 pictures",
        ),
        (f"<h1>نتائج البحث عن: جسر</h1>{cards('ar', 5, CARD)}", "نتائج البحث", "results of a search"),
        (f"<h1>Search results for bridge</h1>{cards('en', 5, CARD)}", "Search", "results of a search"),
        (f"<h1>الصفحة غير موجودة</h1><p>عذراً، ربما نقلت.</p>{cards('ar', 9, PLAIN)}", "404", "does not exist"),
        (
            f"<h1>Page not found</h1><p>Sorry, it may have moved.</p>{cards('en', 9, PLAIN)}",
            "Gazette",
            "does not exist",
        ),
        (
            "<h1>gazette.example</h1><p>Checking your browser before accessing the site.</p>",
            "Just a moment...",
            "no robot",
        ),
        ("<h1>لحظة من فضلك</h1><p>يرجى التحقق من أنك لست روبوتاً.</p>", "الشمال", "no robot"),
        (
            "<h1>تغطية مباشرة: الفيضان</h1>"
            + "".join(f"<div><time>1{n}:30</time><h3><a href=#>{AR[:40]} {n}</a></h3></div>" for n in range(8)),
            "تغطية مباشرة",
            "a live page with 8 entries",
        ),
        (
            "<h1>Flood: live updates</h1>"
            + "".join(f"<div><time>1{n}:30</time><h3>Water rises {n}</h3><p>{EN}</p></div>" for n in range(8)),
            "Flood: live updates",
            "a live page with 8 entries",
        ),
    ],
)
def test_what_holds_no_article_is_refused_with_what_it_is(body: str, title: str, what: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match=what) as refused:
        clean_page(page(body, title), "page.html")
    assert str(refused.value).startswith("page.html: This is not an article: ")


@pytest.mark.parametrize(("text", "language"), [(AR, "ar"), (EN, "en")])
@pytest.mark.parametrize("form", [CARD, FLAT, ITEM, WHOLE, PLAIN, SPLIT])
def test_a_short_piece_of_news_beside_many_headlines_is_an_article(
    text: str, language: str, form: str, clean_page: Clean
) -> None:
    two = f"{text} {text[:-1]}، بحسب الهيئة." if language == "ar" else f"{text} {EN}"
    body = f"<main><h1>Ferry returns to the river</h1><time>12 Aug 2023</time><p>{two}</p></main>"
    article = clean_page(
        page(f"{body}<div class='side'>{cards(language, 20, form)}</div>", "Ferry returns to the river")
    )
    assert article.headline == "Ferry returns to the river"


@pytest.mark.parametrize("text", [AR, EN])
def test_a_short_text_alone_is_an_article(text: str, clean_page: Clean) -> None:
    assert clean_page(page(f"<h1>Ferry returns</h1><p>{text}</p>", "Ferry returns")).headline == "Ferry returns"
    assert clean_page(f"عودة العبّارة\n12 آب 2023\n{text}").headline == "عودة العبّارة"


@pytest.mark.parametrize(
    "headline", ["Missing boat not found after flood", "Access denied to river bank", "خطأ 404 في رخصة الجسر"]
)
def test_words_of_a_notice_in_a_headline_refuse_no_short_news(headline: str, clean_page: Clean) -> None:
    assert clean_page(page(f"<h1>{headline}</h1><p>{EN}</p><p>{EN}</p>", headline)).headline == headline


@pytest.mark.parametrize("text", [AR, EN])
def test_an_article_may_have_a_film_pictures_and_an_offer_beside_it(text: str, clean_page: Clean) -> None:
    around = "<video src=x></video>" + "<figure><img src=x></figure>" * 9 + "<form><input type='password'></form>"
    body = f"<h1>Ferry returns</h1>{around}<article>" + f"<p>{text}</p>" * 6 + "</article><p>Already a subscriber?</p>"
    assert clean_page(page(body, "Ferry returns")).headline == "Ferry returns"


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (["الصفحة غير موجودة", "العودة إلى الرئيسية"], "does not exist"),
        (["Page not found", "Go home"], "does not exist"),
        (["Just a moment...", "Verify you are human by completing the action below."], "no robot"),
        (["عودة العبّارة", AR, "هذا المقال للمشتركين فقط"], "subscribers"),
        (
            ["North Gazette", *(f"Bridge number {n} reopens early\n{EN[:60]}…" for n in range(9))],
            "a list of 9 headlines",
        ),
        (["الشمال", *(f"افتتاح الجسر رقم {n} قبل موعده\n{AR[:60]}…" for n in range(9))], "a list of 9 headlines"),
    ],
)
def test_a_text_dump_is_judged_too(lines: list[str], what: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match=what):
        clean_page("\n".join(lines))


PIECE = f"<p>{EN}</p><p>Its pilots keep to half the usual speed until the water has fallen.</p>"


@pytest.mark.parametrize("path", ["", "ar", "index.html"])
def test_a_home_page_with_many_headlines_is_no_article(path: str, clean_page: Clean) -> None:
    head = f'<link rel=canonical href="https://other.example/{path}">'
    with pytest.raises(ContentError, match="a list of 34 headlines"):
        clean_page(page(f"<main>{PIECE * 12}{cards('en', 34, CARD)}</main>", "Home | The Daily", head))


def test_an_article_that_gives_its_home_page_as_its_address_is_one(clean_page: Clean) -> None:
    head = '<link rel=canonical href="https://other.example/"><meta property=og:type content=article>'
    body = f"<h1>Ferry returns to service</h1><article>{PIECE * 6}</article>{cards('en', 34, CARD)}"
    assert len(clean_page(page(body, "Ferry returns to service", head)).blocks) == 12


@pytest.mark.parametrize("text", [AR, EN])
def test_a_piece_of_two_sentences_among_many_headlines_is_an_article(text: str, clean_page: Clean) -> None:
    links = "".join(f'<li><a href="/{n}">River authority reopens bridge number {n} on time</a></li>' for n in range(20))
    body = f"<h1>Ferry returns to service</h1><article><p>{text}</p><p>{text}</p></article><ul>{links}</ul>"
    assert len(clean_page(page(body, "Ferry returns to service")).blocks) == 2


def test_a_page_within_one_form_is_an_article(clean_page: Clean) -> None:
    links = "".join(f'<li><a href="/{n}">River authority reopens bridge number {n} on time</a></li>' for n in range(20))
    text = "<br><br>".join([EN] * 8)
    body = f"<form><h1>Ferry returns to service</h1><span>{text}</span><ul>{links}</ul></form>"
    assert len(clean_page(page(body, "Ferry returns to service")).blocks) == 8


@pytest.mark.parametrize(
    ("title", "text", "what"),
    [
        ("502 Bad Gateway", "nginx", "a message that the site does not work"),
        (
            "الموقع تحت الصيانة",
            "نعمل على تحسين الموقع وسنعود إليكم في أقرب وقت.",
            "a message that the site does not work",
        ),
        ("We value your privacy", "We and our 745 partners store and access personal data.", "a notice on cookies"),
    ],
)
def test_a_message_of_the_site_is_no_article(title: str, text: str, what: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match=what):
        clean_page(page(f"<h1>{title}</h1><p>{text}</p>", title))


def test_a_list_with_numbers_is_an_article(clean_page: Clean) -> None:
    heading = '<h2>{n}. <a href="https://bridges.example/{n}">Bridge number {n} of the valley</a></h2>'
    part = f"{heading}<p>It is open to visitors on every day of the week and has {{n}} arches.</p>"
    parts = "".join(part.format(n=n) for n in range(1, 9))
    body = f"<h1>Eight bridges to see</h1><article><p>{EN}</p>{parts}</article>"
    assert "Bridge number 8" in str(clean_page(page(body, "Eight bridges to see")).blocks)


def test_the_bar_of_a_web_archive_is_none_of_a_page(clean_page: Clean) -> None:
    bar = f'<div id="wm-ipp-base"><div id="wm-ipp"><p>{EN} It keeps 12 copies of this page.</p></div></div>'
    article = clean_page(page(f"{bar}<h1>عودة العبّارة</h1><article><p>{AR}</p></article>", "عودة العبّارة"))
    assert len(article.blocks) == 1


def test_a_short_piece_on_repairs_is_an_article(clean_page: Clean) -> None:
    title = "الجسر الشرقي تحت الصيانة حتى نهاية الأسبوع المقبل"
    assert len(clean_page(page(f"<h1>{title}</h1><article><p>{AR}</p></article>", title)).blocks) == 1
