from __future__ import annotations

from mujaz.clean import clean
from mujaz.clean.learned import learn
from mujaz.clean.plain import paragraphs_of
from mujaz.model import RawPage
from mujaz.register import Register

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
