"""What holds for every page, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from mujaz.clean.nodes import join_nodes
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.printed import unprint
from mujaz.errors import ContentError
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله،  وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
WORDS = ["ماء", "نهر", "مقالات ذات صلة", "شارك", "12 آب 2023", "اقرأ أيضاً:", ".", "؟", "Tags", "5", "#وسم"]


def _heaps(*words: str) -> st.SearchStrategy[list[str]]:
    """Return lines of some words; no page has one twice."""
    return st.lists(st.lists(st.sampled_from(words), min_size=1, max_size=18).map(" ".join), max_size=8, unique=True)


LINES = _heaps(*WORDS, "By")
NO_WRITERS = _heaps(*WORDS)
"""Where two lines name a writer, the first is taken for a mark, and without it the next is."""


def _cleaned(clean_page: Clean, *lines: str) -> CleanArticle:
    """Return the article of a heap of lines, of those heaps in which there is one."""
    try:
        return clean_page("\n".join(lines))
    except ContentError:
        reject()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(LINES, LINES)
def test_every_line_is_either_kept_whole_and_in_order_or_removed_with_its_rule(
    clean_page: Clean, before: list[str], after: list[str]
) -> None:
    lines = ["عودة الماء إلى الحي القديم", *before, ONE, *after]
    article = _cleaned(clean_page, *lines)
    kept = list(paragraphs_of(article.blocks))
    removed = [line.text for line in article.removed]
    # A line that begins with the end of a sentence belongs to the one above it, and so do lines of one width.
    whole = [line for line in join_nodes(unprint("\n".join(lines))).split("\n") if line]
    assert sorted([*kept, *removed]) == sorted(whole)
    rest = iter(whole)
    assert all(line in rest for line in kept)
    assert all(line.rule for line in article.removed)


SENTENCES = (
    ONE,
    "وأضافت الهيئة في بيان أن فرقها أصلحت المضخة الثانية، وأن العمل في الثالثة ينتهي قبل نهاية الأسبوع المقبل.",
    "ويعيش في الحي القديم نحو أربعة آلاف شخص، اعتمدوا طوال الصيف على صهاريج تصل إليهم مرتين في اليوم.",
    "The ferry between the two towns returned to the lake on Monday after a repair of nine weeks in the yard.",
)
ABOVE = ("12 آب 2023", "شارك", "By")
BELOW = ("مقالات ذات صلة", "اقرأ أيضاً: نهر ماء", "#وسم", "Tags", "نهر ماء نهر")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(ABOVE), unique=True),
    st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True),
    st.lists(st.sampled_from(BELOW), unique=True),
)
def test_cleaning_what_was_cleaned_changes_nothing(
    clean_page: Clean, above: list[str], text: list[str], below: list[str]
) -> None:
    once = clean_page("\n".join(["عودة الماء إلى الحي القديم", *above, *text, *below]))
    twice = clean_page("\n".join([once.headline, *paragraphs_of(once.blocks)]))
    assert (twice.headline, twice.blocks) == (once.headline, once.blocks)
    assert [line for line in paragraphs_of(once.blocks) if line in SENTENCES] == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(NO_WRITERS, NO_WRITERS)
def test_cleaning_any_heap_of_lines_twice_changes_nothing_once_its_headline_is_known(
    clean_page: Clean, before: list[str], after: list[str]
) -> None:
    once = _cleaned(clean_page, "عودة الماء إلى الحي القديم", *before, ONE, *after)
    twice = clean_page("\n".join([once.headline, *paragraphs_of(once.blocks)]), headline=once.headline)
    assert (twice.headline, twice.blocks) == (once.headline, once.blocks)


def test_a_headline_that_is_known_stands_above_what_the_page_shows(clean_page: Clean) -> None:
    page = f"أخبار محلية\nعودة الماء إلى الحي القديم بعد أسبوع\nفيضان في الحي القديم يقطع الطريق\n{ONE}"
    assert clean_page(page).headline == "عودة الماء إلى الحي القديم بعد أسبوع"
    known = clean_page(page, headline="فيضان في الحي القديم يقطع الطريق")
    assert known.headline == "فيضان في الحي القديم يقطع الطريق"
    assert list(paragraphs_of(known.blocks)) == [ONE]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("عودة الماء إلى الحي القديم", "a headline and no text"),
        ("عودة الماء إلى الحي القديم\n\nعودة الماء إلى الحي القديم - Up North!", "a headline and no text"),
        ("<html><h1>Ferry returns</h1></html>", "a headline and no text"),
        ("الأخبار\nالرئيسية\nأسعار المياه\nنتائج المباريات اليوم", "not an article|a headline and no text"),
        ("<html><body></body></html>", "no headline"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, message: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match=message):
        clean_page(page)


def test_html_keeps_the_joiners_of_persian_words(clean_page: Clean) -> None:
    text = "مردم می\u200cگویند که راه\u200cها بسته است و آب هنوز در کوچه\u200cهای شهر مانده، و کسی پاسخ نمی\u200cدهد."
    article = clean_page(f"<html><h1>آب در شهر</h1><article><p>{text}</p><p>{text}</p><p>{text[:-1]}؟</p></article>")
    assert next(paragraphs_of(article.blocks)) == text


def test_a_line_break_in_html_does_not_glue_words(clean_page: Clean) -> None:
    text = (
        "The ferry between the two banks resumed on Saturday after eleven days,<br>the authority said in a statement."
    )
    article = clean_page(f"<html><h1>Ferry returns</h1><article><p>{text}</p><p>{text}</p></article>")
    assert next(paragraphs_of(article.blocks)).endswith("eleven days,")


def test_a_page_nested_without_end_is_read_or_refused(clean_page: Clean) -> None:
    page = "<html><h1>Ferry returns</h1>" + "<div>" * 20_000 + f"<p>{ONE}</p>"
    try:
        assert clean_page(page).headline == "Ferry returns"
    except ContentError as error:
        assert "page.txt" in str(error)  # noqa: PT017 - either is a clear outcome


def test_the_language_is_that_of_the_text(clean_page: Clean) -> None:
    english = "The ferry between the two banks resumed on Saturday after eleven days, the authority said."
    assert clean_page(f"<html lang=ar><h1>Ferry returns</h1><p>{english}</p><p>{english}</p>").language == "en"
    assert clean_page(f"عودة الماء\n{ONE}").language == "ar"


def test_marks_of_direction_that_are_written_as_references_are_dropped(clean_page: Clean) -> None:
    text = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات"
    marked = "عودة&rlm; الماء&#8207; إلى&#x202E; الحي"
    article = clean_page(f"<html><h1>{marked}</h1><article><p>{text}&lrm;.</p><p>{text}&#x200f;.</p></article></html>")
    assert article.headline == "عودة الماء إلى الحي"
    assert list(paragraphs_of(article.blocks)) == [f"{text}.", f"{text}."]
