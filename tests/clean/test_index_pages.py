"""A blog's home page shows whole posts, and is none of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.errors import ContentError
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TEXT = {
    "ar": "أعلنت بلدية القنطرة صباح اليوم إعادة فتح الطريق الجبلي أمام الشاحنات بعد توقف دام أحد عشر يوماً بسبب الصخور.",
    "en": "The council of Qantara reopened the mountain road to lorries on Tuesday after eleven days of falling rocks.",
}
TITLES = {
    "ar": ("يوميات الطريق الجبلي", "ماذا قالت الجامعة", "السوق بعد الإغلاق", "عن القرى السبع"),
    "en": ("Mountain road reopens", "What the engineers found", "Market stalls fill again", "A winter without nets"),
}


def post(language: str, number: int, box: str) -> str:
    link = f'<a href="https://hill.example/{number}/">{TITLES[language][number]}</a>'
    return f"<{box}><h2>{link}</h2><p>{TEXT[language]}</p><p>{TEXT[language]}</p></{box.split(maxsplit=1)[0]}>"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("box", ["article", 'div class="post hentry"', 'li class="blog-post"'])
def test_an_index_of_whole_posts_is_no_article(language: str, box: str, clean_page: Clean) -> None:
    posts = "".join(post(language, number, box) for number in range(4))
    with pytest.raises(ContentError, match="not an article: a list of 4 headlines"):
        clean_page(f"<!doctype html><title>Notes</title><body><h1>Notes</h1>{posts}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_article_above_such_posts_is_one(language: str, clean_page: Clean) -> None:
    posts = "".join(post(language, number, "article") for number in range(1, 4))
    title = TITLES[language][0]
    own = f"{TEXT[language][:-1]}, 2023." * 2
    page = f"<!doctype html><title>{title}</title><body><h1>{title}</h1><main><p>{own}</p><p>{own}!</p></main>{posts}"
    assert clean_page(page).headline == title


def test_a_post_whose_headline_leads_to_itself_is_an_article(clean_page: Clean) -> None:
    others = "".join(post("en", number, "article") for number in range(1, 4))
    own = post("en", 0, 'article class="hentry"')
    assert clean_page(f"<!doctype html><title>Mountain road reopens | Hill</title><body>{own}{others}").headline == (
        "Mountain road reopens"
    )
