"""A publication's notice about subscriptions to itself is not the article's; a story about subscriptions is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

PAGE = (
    "<html><head><title>Ferry returns to the lake</title>"
    '<meta property="og:site_name" content="{name}"></head><body><article><h1>Ferry returns to the lake</h1>'
    "<p>The ferry between the two towns returned to the lake on Monday after a repair of nine weeks.</p>"
    "<p>It makes six crossings a day, and the last boat leaves the northern town at eight in the evening.</p>"
    "<p>{last}</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        (
            "Lakeside Wire",
            "Lakeside carries only a part of its stories here; the rest goes to subscribers of its service.",
        ),
        ("وكالة الخليج الأزرق", "ما ينشره موقع الخليج بعض من خدمته، وباب الاشتراك فيها مفتوح للمؤسسات."),
    ],
)
def test_a_notice_of_the_publication_goes(clean_page: Callable[..., CleanArticle], name: str, last: str) -> None:
    article = clean_page(PAGE.format(name=name, last=last), name="a.html")
    assert last not in list(paragraphs_of(article.blocks))
    assert last in [line.text for line in article.removed]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Lakeside Wire", "The town hall says that subscribers of the old ferry need no new tickets until the autumn."),
        (
            "Harbour News",
            "News of the repair had reached subscribers of the ferry in a letter at the end of September.",
        ),
    ],
)
def test_a_story_about_subscribers_stays(clean_page: Callable[..., CleanArticle], name: str, last: str) -> None:
    article = clean_page(PAGE.format(name=name, last=last), name="a.html")
    assert list(paragraphs_of(article.blocks))[-1] == last
