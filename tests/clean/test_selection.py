from __future__ import annotations

from collections.abc import Callable

from mujaz.clean.plain import text_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

SAID = [
    f"The river authority said in its {number} statement that the ferry would resume once the water had fallen."
    for number in ("first", "second", "third", "fourth")
]
HEAD = (
    "<!doctype html><head><title>Ferry returns after eleven days</title></head><h1>Ferry returns after eleven days</h1>"
)


def texts(article: CleanArticle) -> list[str]:
    return [text_of(block) for block in article.blocks]


def test_paragraphs_in_boxes_of_their_own_are_one_text(clean_page: Clean) -> None:
    body = "".join(f'<div class="block_x1"><p>{text}</p></div>' for text in SAID)
    assert texts(clean_page(f"{HEAD}<main><div>{body}</div></main>")) == SAID


def test_cards_of_other_articles_below_the_text_are_none_of_it(clean_page: Clean) -> None:
    body = "".join(f"<p>{text}</p>" for text in SAID)
    teaser = "Three villages upstream are without water since the pump broke down on Tuesday night."
    cards = "".join(
        f'<div class="next"><h2><a href="/{n}">Pump fails in village number {n}</a></h2><p>{teaser}</p></div>'
        for n in range(4)
    )
    assert texts(clean_page(f"{HEAD}<div><div>{body}</div><div>{cards}</div></div>")) == SAID


def test_questions_of_an_interview_stay(clean_page: Clean) -> None:
    body = "".join(f"<h2>What did the authority say on day {n}?</h2><p>{text}</p>" for n, text in enumerate(SAID))
    article = clean_page(f"{HEAD}<article><p>{SAID[0]}</p>{body}</article>")
    assert [text for text in texts(article) if text.endswith("?")] == [
        f"What did the authority say on day {n}?" for n in range(4)
    ]
