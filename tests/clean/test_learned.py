from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from mujaz.clean import clean
from mujaz.clean.learned import learn
from mujaz.clean.plain import paragraphs_of
from mujaz.model import RawPage
from mujaz.register import Register

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "clean"))

from pages import Page, all_pages

BOILERPLATE = "هذه الصفحة من أرشيف جريدتكم، وفيها ما كتبه مراسلوها في الأقضية والنواحي منذ سنة تأسيسها الأولى."
TOPICS = ("الماء", "القمح", "الكهرباء", "الطريق")


def text_page(topic: str) -> RawPage:
    body = f"قالت الهيئة إن {topic} عاد إلى الحي القديم بعد أسبوع من الانقطاع، وإن العمل مستمر حتى المساء."
    return RawPage(
        f"{topic}.txt", f"خبر اليوم عن {topic}\n{body}\n{BOILERPLATE}\nوقال مدير {topic} إن فرقه باقية.".encode(), ""
    )


def html_page(topic: str) -> RawPage:
    body = f"<p>قالت الهيئة إن {topic} عاد إلى الحي القديم بعد أسبوع من الانقطاع، وإن العمل مستمر حتى المساء.</p>"
    page = f"<html><h1>خبر عن {topic}</h1><article>{body}<p>{BOILERPLATE}</p></article></html>"
    return RawPage(f"{topic}.html", page.encode(), "")


def test_a_line_of_three_pages_is_boilerplate() -> None:
    for page in (text_page, html_page):
        learned = learn(page(topic) for topic in TOPICS[1:])
        article = clean(page(TOPICS[0]), Register(()), learned=learned)
        assert BOILERPLATE not in list(paragraphs_of(article.blocks))
        assert ("learned", BOILERPLATE) in {(line.rule, line.text) for line in article.removed}


def test_two_pages_teach_nothing() -> None:
    assert not learn(text_page(topic) for topic in TOPICS[:2])


def test_copies_of_one_page_teach_nothing() -> None:
    assert not learn([text_page(TOPICS[0])] * 5)


def test_a_page_keeps_its_headline_when_others_list_it() -> None:
    title = f"خبر اليوم عن {TOPICS[0]}"
    lists = [RawPage("x.txt", text_page(topic).data + f"\n{title}".encode(), "") for topic in TOPICS[1:]]
    assert clean(text_page(TOPICS[0]), Register(()), learned=learn(lists)).headline == title


def test_a_file_that_cannot_be_read_is_passed_over() -> None:
    assert not learn([RawPage("a.pdf", b"%PDF-1.7", "")] * 3)


def article_pages(bodies: Iterable[tuple[str, ...]]) -> list[RawPage]:
    return [RawPage(f"{n}.txt", "\n".join((f"خبر رقم {n}", *body)).encode(), "") for n, body in enumerate(bodies)]


def sentence(*words: str) -> str:
    return f"قالت الهيئة إن {' '.join(words)} عاد إلى الحي القديم بعد أسبوع من الانقطاع وإن العمل مستمر حتى المساء."


def test_versions_of_one_story_teach_nothing() -> None:
    shared = tuple(sentence(f"الأمر{n}") for n in range(4))
    own = [tuple(sentence(f"خبر{version}{n}") for n in range(6)) for version in range(3)]
    assert not learn(article_pages((*shared, *mine) for mine in own))


def test_the_background_of_a_few_follow_ups_is_not_boilerplate() -> None:
    background = sentence("سد", "النهر")
    bodies = [tuple(sentence(f"خبر{page}{n}") for n in range(4)) for page in range(9)]
    pages = article_pages((*body, background) if number < 4 else body for number, body in enumerate(bodies))
    assert not any("سد" in line for line in learn(pages))


def test_a_notice_on_every_page_is_boilerplate_however_many_there_are() -> None:
    bodies = [tuple(sentence(f"خبر{page}{n}") for n in range(4)) for page in range(9)]
    assert any("جريدتكم" in line for line in learn(article_pages((*body, BOILERPLATE) for body in bodies)))


def test_a_passage_that_is_longer_than_a_notice_stays() -> None:
    passage = " ".join(sentence(f"سد{n}").rstrip(".") for n in range(4)) + "."
    bodies = [tuple(sentence(f"خبر{page}{n}") for n in range(4)) for page in range(9)]
    assert not learn(article_pages((*body, passage) for body in bodies))


def corpus() -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for page in all_pages():
        found.setdefault(page.publication, []).append(page)
    return found


@pytest.mark.parametrize(("publication", "pages"), corpus().items(), ids=corpus())
def test_what_is_learned_of_a_publication_is_never_the_article(publication: str, pages: list[Page]) -> None:
    assert publication
    learned = learn(RawPage(page.name, page.data, "") for page in pages)
    for page in pages:
        article = clean(RawPage(page.name, page.data, ""), Register(()), learned=learned)
        texts = {" ".join(text.split()) for text in paragraphs_of(article.blocks)}
        gold = {" ".join(text.split()) for text in page.article.texts}
        assert gold <= texts, page.name
        assert article.headline.startswith(page.article.headline)
        assert not {line.text for line in article.removed if line.rule == "learned"} & gold
