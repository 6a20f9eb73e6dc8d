from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.title_form import may_be_title
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "عودة الماء إلى الحي القديم بعد أسبوع"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."
MENU = "تخطى إلى المحتوى\nجريدة الشمال\nالرئيسية\nسياسة\nاقتصاد\nرياضة\nمنوعات\nفيديو"


@pytest.mark.parametrize(
    "above",
    [
        "الأحد 26 تشرين الثاني 2023",
        "• Thursday 17 October 2024\n• 2024/10/17 01:31:56",
        "فارسی | العربي | English",
        "بین‌الملل 19:29 - 17 بهمن 1401",
        "منذ 57 دقيقة",
        "مدير المشروع يتحدث إلى جريدة الشمال؛",
        "مباشر",
        "الأخبار السياسية",
        "- القسم: محليات\n- المشاهدات: 111",
        "أسعار الخضر اليوم    تأخر القطارات ساعة كاملة    المنتخب يبدأ معسكره غداً",
        "أحدث الأخبار\n• 07:09 . إصابة ثلاثة بحادث سير عند الجسر... المزيد\n• 07:07 . افتتاح معرض الكتاب... المزيد",
    ],
)
def test_what_a_site_has_above_a_headline_is_not_the_headline(above: str, clean_page: Clean) -> None:
    assert clean_page(f"{above}\n{TITLE}\n{ONE}\n{TWO}").headline == TITLE


def test_a_headline_stands_above_the_byline_and_a_caption_below_it(clean_page: Clean) -> None:
    page = f"{MENU}\n{TITLE}\nبقلم: ليلى حداد\n12 آب 2023\nعمال يصلحون الأنبوب قرب السوق القديم\n{ONE}\n{TWO}"
    assert clean_page(page).headline == TITLE


def test_a_headline_that_asks_is_no_first_sentence(clean_page: Clean) -> None:
    asking = "لماذا عاد الماء إلى الحي القديم بعد أسبوع؟"
    article = clean_page(f"{MENU}\n{asking}\nبقلم: ليلى حداد\n12 آب 2023\n{ONE}\n{TWO}")
    assert (article.headline, len(article.blocks)) == (asking, 2)


def test_a_line_that_stands_elsewhere_too_is_the_headline(clean_page: Clean) -> None:
    menu = "Skip to content\nThe Valley Post\nNews\nFarming\nSport\nShop\nLog in"
    page = f"{menu}\n{ENGLISH}\nA long line about other things"
    article = clean_page(f"{page}\n{PARAGRAPH}\n{PARAGRAPH_2}\nMost read\n{ENGLISH}\nRoadworks: where to expect delays")
    assert article.headline == ENGLISH


ENGLISH = "Orchard trust buys back its meadow"
PARAGRAPH = "The orchard trust has bought back the meadow that it sold in 1974, its chairman said on Monday evening."
PARAGRAPH_2 = "Members gave half of the money, and the county lent the rest for twenty years without interest."


@pytest.mark.parametrize("line", ["المرفأ: افتتاح الرصيف الثالث", "Ferry returns to service | The Valley Post"])
def test_a_headline_may_have_a_colon_or_its_site_behind_a_bar(line: str) -> None:
    assert may_be_title(line)


@pytest.mark.parametrize(
    "line", ["سياسة | اقتصاد | رياضة", "رئيس المجلس يعلن:", "Home › News › Local affairs", "2 min"]
)
def test_menus_kickers_and_labels_are_no_headlines(line: str) -> None:
    assert not may_be_title(line)


@pytest.mark.parametrize(
    ("title", "day"), [("عودة الماء اليوم", "الجمعة 11 آب"), ("Ferry returns to town", "Friday, August 11")]
)
def test_a_day_without_its_year_is_no_headline(title: str, day: str, clean_page: Clean) -> None:
    assert clean_page(f"{title}\n{day}\n{ONE}\n{TWO}").headline == title


def test_the_line_above_the_writer_and_the_date_is_the_headline_and_not_its_kicker(clean_page: Clean) -> None:
    kicker, title, writer = "من حكايات الحي القديم وأهله", "لماذا غاب الماء عن الحي القديم؟", "ليلى حداد / محررة محلية"
    assert clean_page(f"{MENU}\n{kicker}\n{title}\n{writer}\n12 آب 2023\n{ONE}\n{TWO}").headline == title


def test_a_headline_may_begin_like_the_name_of_live_coverage(clean_page: Clean) -> None:
    title = "تغطية مباشرة.. فيضان النهر يقطع طريق الحي القديم"
    assert clean_page(f"{MENU}\n{title}\n12 آب 2023\n{ONE}\n{TWO}").headline == title


def test_a_long_line_above_the_writer_is_the_subtitle(clean_page: Clean) -> None:
    title = "The village that found its own well"
    below = "Told that there was no water below them, people in Sorro hired a retired driller and went down 94 metres"
    text = "The drill stopped turning at four on a Tuesday, and for a moment nobody in the square said anything at all."
    more = "Then they heard it, says a woman who had been sitting on an upturned bucket since dawn, like breathing."
    menu = "Home\nNews\nSport\nCulture\nWorld\nAfrica\nAsia"
    page = f"{menu}\n{title}\n{below}\nHannah Osei in Sorro\nSat 21 Oct 2023\n{text}\n{more}"
    assert clean_page(page).headline == title


def test_the_news_of_the_hour_above_a_headline_is_not_the_headline(clean_page: Clean) -> None:
    page = f"{MENU}\nعاجل\nوصول قافلة مساعدات إلى المعبر الشمالي\nمحليات\n2023-08-12\n{TITLE}\n0 1.2K\n{ONE}\n{TWO}"
    assert clean_page(page).headline == TITLE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("عودة الماء إلى الحي القديم بعد أسبوعين", "أنهار اليوم"),
        ("The ferry of Qantara sails again at last", "Rivers Daily"),
    ],
)
def test_a_heading_that_only_ends_the_titles_is_the_name_of_the_site(title: str, name: str, clean_page: Clean) -> None:
    text = "<p>The Rivers Authority said on Tuesday that the ferry sails again, after two weeks at the quay.</p>" * 3
    head = f'<title>{title} - {name}</title><meta property="og:title" content="{title} - {name}">'
    assert clean_page(f"<html><head>{head}</head><body><h1>{name}</h1>{text}</body></html>").headline == title


def test_a_title_that_a_site_has_escaped_twice_is_read_as_it_was_meant(clean_page: Clean) -> None:
    text = "<p>The Rivers Authority said on Tuesday that the ferry sails again, after two weeks at the quay.</p>" * 3
    head = '<meta property="og:title" content="The &amp;quot;old&amp;quot; ferry &amp;amp; its crew sail again">'
    article = clean_page(f"<html><head>{head}</head><body>{text}</body></html>")
    assert article.headline == 'The "old" ferry & its crew sail again'


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("گزارش «باران» از یک مشکل قدیمی", "چرا قطارهای حومه‌ای همیشه دیر می‌رسند؟"),
        ("گفت‌وگو با بهرام کیانی که چهل سال کتاب فروخته است", "«کتاب‌فروشی‌ها را مردم نگه داشتند»"),
    ],
)
def test_what_kind_of_article_stands_below_is_said_above_the_headline(
    above: str, title: str, clean_page: Clean
) -> None:
    one = "مدیر شرکت قطارها گفت که آب پس از یک هفته به محله قدیمی بازگشت و راه آن برای اتوبوس‌ها باز شد."
    assert clean_page(f"{above}\n{title}\n{one}\n{one}").headline == title


def test_a_report_above_a_sentence_is_the_headline(clean_page: Clean) -> None:
    title, below = "گزارش تازه سازمان آب از رودخانه", "سازمان آب می‌گوید سطح رودخانه بالا آمده است."
    one = "مدیر سازمان گفت که آب پس از یک هفته به محله قدیمی بازگشت و راه آن برای اتوبوس‌ها باز شد."
    assert clean_page(f"{title}\n{below}\nنگار سلیمی\n{one}\n{one}").headline == title
