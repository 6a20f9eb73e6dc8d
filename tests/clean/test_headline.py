from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.errors import ContentError
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

BODY = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."


def test_a_headline_that_stands_again_without_its_suffix_is_taken_once(clean_page: Clean) -> None:
    article = clean_page(f"عودة الماء إلى الحي القديم - أيام وأخبار\n\nعودة الماء إلى الحي القديم\n\n{BODY}")
    assert article.headline == "عودة الماء إلى الحي القديم"
    assert len(article.blocks) == 1


def test_the_suffix_names_the_publication(clean_page: Clean) -> None:
    article = clean_page(f"عودة الماء إلى الحي القديم - Up North!\n{BODY}")
    assert (article.headline, article.source) == ("عودة الماء إلى الحي القديم", "north-gazette")


def test_a_dash_within_a_headline_stays(clean_page: Clean) -> None:
    assert clean_page(f"العقوبات - رد أوروبي أول\n{BODY}").headline == "العقوبات - رد أوروبي أول"


def test_a_section_above_the_text_is_not_the_headline_again(clean_page: Clean) -> None:
    assert clean_page(f"سوريا - عام على الزلزال\nسوريا\n{BODY}").headline == "سوريا - عام على الزلزال"


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>Ferry returns - Coast Wire</title>", "Ferry returns"),
        ("<title>Ferry returns to service at last | The Unknown Daily</title>", "Ferry returns to service at last"),
        ("<title>Ferry returns - at last</title>", "Ferry returns - at last"),
        (
            '<meta property="og:site_name" content="Daily"><meta property="og:title" content="Ferry returns – Daily">',
            "Ferry returns",
        ),
        (
            "<title>Ferry returns to service - Daily</title><body><h1>Ferry returns to service</h1>",
            "Ferry returns to service",
        ),
        ("<title>Ferry returns to service</title><body><h1>Our Daily</h1>", "Ferry returns to service"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(head: str, headline: str, clean_page: Clean) -> None:
    body = "<p>The ferry between the two banks resumed on Saturday after eleven days, the authority said.</p>" * 3
    assert clean_page(f"<!doctype html>{head}<article>{body}</article>").headline == headline


@pytest.mark.parametrize("title", ["...", "!!!\n", "— « » —", "؟؟؟"])
def test_a_title_of_punctuation_only_is_refused(title: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match="without a letter"):
        clean_page(f"{title}\n\n{BODY}")


def test_the_first_line_of_a_post_in_a_channel_is_its_headline(clean_page: Clean) -> None:
    article = clean_page(
        '<!doctype html><title>أخبار الجبل – Telegram</title><meta property="og:site_name" content="Telegram">'
        '<meta property="og:title" content="أخبار الجبل"><body><div class="message_text" dir="auto">'
        f"<b>إعادة فتح الطريق الجبلي أمام الشاحنات</b><br><br>{BODY}<br><br>{BODY[:-1]} منذ أمس.</div>"
    )
    assert (article.headline, article.source_name) == ("إعادة فتح الطريق الجبلي أمام الشاحنات", "أخبار الجبل")


def test_a_post_that_begins_with_a_sentence_is_called_as_its_channel(clean_page: Clean) -> None:
    article = clean_page(
        '<!doctype html><title>أخبار الجبل – Telegram</title><meta property="og:site_name" content="Telegram">'
        f'<meta property="og:title" content="أخبار الجبل"><body><div>{BODY}<br><br>{BODY[:-1]} منذ أمس.</div>'
    )
    assert article.headline == "أخبار الجبل"


def test_a_short_headline_that_stands_in_every_title_is_not_the_site(clean_page: Clean) -> None:
    article = clean_page(
        "<!doctype html><title>Opinion | Why small dams matter | The Plain Dealer</title>"
        '<meta property="og:title" content="Opinion | Why small dams matter"><body>'
        f"<h1>Why small dams matter</h1><p>{BODY}</p><p>{BODY[:-1]} منذ أمس.</p>"
    )
    assert article.headline == "Why small dams matter"


@pytest.mark.parametrize("named", ['class="newsTitle"', 'id="ctl00_lblTitle"', 'class="article-title big"'])
def test_an_element_that_calls_itself_the_title_is_one_where_there_is_no_heading(named: str, clean_page: Clean) -> None:
    article = clean_page(
        "<!doctype html><title>الاتحاد المحلي: خطة لتأهيل السدود</title><body><form><span "
        f"{named}>خطة حكومية لتأهيل ثلاثة سدود صغيرة</span><div>{BODY}<br><br>{BODY[:-1]} منذ أمس.</div></form>"
    )
    assert article.headline == "خطة حكومية لتأهيل ثلاثة سدود صغيرة"


def test_the_site_before_the_headline_is_the_source(clean_page: Clean) -> None:
    article = clean_page(
        "<!doctype html><title>خبرگزاری کوهستان - جادهٔ کوهستانی رستن بازگشایی شد</title><body>"
        f"<h1>جادهٔ کوهستانی رستن بازگشایی شد</h1><p>{BODY}</p><p>{BODY[:-1]} منذ أمس.</p>"
    )
    assert (article.headline, article.source_name) == ("جادهٔ کوهستانی رستن بازگشایی شد", "خبرگزاری کوهستان")


@pytest.mark.parametrize(
    "lead",
    [
        "به گزارش خبرگزاری سپیدار، آب پس از یک هفته به محله قدیمی بازگشت و راه آن باز شد.",
        "The ferry between the two banks of the river resumed its service on Saturday after eleven days, they told us.",
    ],
)
def test_the_first_paragraph_of_a_text_without_a_headline_stays_in_it(lead: str, clean_page: Clean) -> None:
    article = clean_page(f"{lead}\n{BODY}\n{BODY}")
    assert (article.headline, len(article.blocks)) == (lead, 3)
