"""Text of the other direction says so, and leaves its neighbours alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.site.islands import isolate
from mujaz.site.markdown import plain_text, render, sanitise
from mujaz.site.marks import marks
from mujaz.site.views import Text

ARABIC = {
    "رخصة AGPL-3.0-or-later، ودالة SHA-256": (
        'رخصة <bdi lang="en">AGPL-3.0-or-later</bdi>، ودالة <bdi lang="en">SHA-256</bdi>'
    ),
    "الوثيقة A/HRC/S-17/1 في 12 صفحة": 'الوثيقة <bdi lang="en">A/HRC/S-17/1</bdi> في 12 صفحة',
    "«F-16 (USA)!» لم تشارك": '«<bdi lang="en">F-16 (USA)</bdi>!» لم تشارك',
    "قال John Smith (2015) إن": 'قال <bdi lang="en">John Smith</bdi> (2015) إن',
    "شركة AT&amp;T الأمريكية": 'شركة <bdi lang="en">AT&amp;T</bdi> الأمريكية',
    "كلمة Internet بين كلمات": "كلمة Internet بين كلمات",
    "أ &amp; ب &lt;b&gt;": 'أ &amp; ب &lt;<bdi lang="en">b</bdi>&gt;',
    'نص <a href="/x/">The Example Times</a>': 'نص <a href="/x/"><bdi lang="en">The Example Times</bdi></a>',
    "نص <code>a = 1</code>": 'نص <code dir="ltr">a = 1</code>',
    "نص <bdi>F-16</bdi> آخر": "نص <bdi>F-16</bdi> آخر",
}
ENGLISH = {
    "The group داعش (12) left.": 'The group <bdi lang="ar">داعش</bdi> (12) left.',
    "It is called تنظيم الدولة الإسلامية, they said.": (
        'It is called <bdi lang="ar">تنظيم الدولة الإسلامية</bdi>, they said.'
    ),
    "The word كلمة here": "The word كلمة here",
    "In 1446هـ it was": 'In <bdi lang="ar">1446هـ</bdi> it was',
}


@pytest.mark.parametrize("text", ARABIC)
def test_latin_words_in_an_arabic_line_stand_apart(text: str) -> None:
    assert isolate(f"<p>{text}</p>", "ar") == f"<p>{ARABIC[text]}</p>"


@pytest.mark.parametrize("text", ENGLISH)
def test_arabic_words_in_an_english_line_stand_apart(text: str) -> None:
    assert isolate(f"<p>{text}</p>", "en") == f"<p>{ENGLISH[text]}</p>"


def test_a_paragraph_in_the_other_language_says_so() -> None:
    assert isolate("<p>نص</p><p>All of it is in English, but for حلب (1).</p>", "ar") == (
        '<p>نص</p><p lang="en" dir="ltr">All of it is in English, but for <bdi lang="ar">حلب</bdi> (1).</p>'
    )
    assert isolate("<p>Text</p><p>فقرة عربية كاملة، فيها Word.</p>", "en") == (
        '<p>Text</p><p lang="ar" dir="rtl">فقرة عربية كاملة، فيها <bdi lang="en">Word</bdi>.</p>'
    )


def test_a_paragraph_that_only_names_much_keeps_the_direction_of_the_page() -> None:
    html = isolate("<p>تضم International Organization for Migration أعضاء</p>", "ar")
    assert html.startswith("<p>تضم <bdi")


def test_lists_and_quotations_turn_with_all_that_is_in_them() -> None:
    assert isolate("<ul><li>one</li><li>two</li></ul><p>نص</p>", "ar") == (
        '<ul lang="en" dir="ltr"><li>one</li><li>two</li></ul><p>نص</p>'
    )
    assert isolate("<ul><li>one</li><li>اثنان</li></ul>", "ar") == (
        '<ul><li lang="en" dir="ltr">one</li><li>اثنان</li></ul>'
    )
    assert isolate("<blockquote><p>Said so.</p></blockquote>", "ar") == (
        '<blockquote lang="en" dir="ltr"><p>Said so.</p></blockquote>'
    )


def test_what_an_author_says_of_direction_stands() -> None:
    html = '<p dir="ltr">فقرة (12) abc</p>'
    assert isolate(html, "ar") == html


def test_a_program_runs_from_left_to_right() -> None:
    assert 'dir="ltr"' in isolate(render("نص\n\n```\nx = 1 # تعليق\n```"), "ar")


def test_a_text_of_one_script_stays_as_it_is() -> None:
    html = "<p>نص كامل ١٢ (12) &amp; &quot;آخر&quot;</p>"
    assert isolate(html, "ar") == html


PIECES = st.lists(
    st.sampled_from([*"اب ab12()-.,،!&<>*_`#\n", "قال ", "NATO ", "> ", "- ", "&amp;", "\n\n"]), max_size=60
)


@given(PIECES.map("".join), st.sampled_from(["ar", "en"]))
def test_no_text_is_changed_and_nothing_is_left_open(source: str, language: str) -> None:
    html = render(source)
    isolated = isolate(html, language)
    assert plain_text(isolated) == plain_text(html)
    bare = re.sub(r' (?:lang|dir)="\w+"', "", isolated)
    assert re.sub("</?bdi>", "", bare) == html
    assert sanitise(isolated) == isolated


def test_a_headline_that_runs_the_other_way_is_set_apart_whole_and_one_that_does_not_by_its_words() -> None:
    apart = marks("en", {})["apart"]
    assert apart("داعش (12)") == '<bdi lang="ar">داعش (12)</bdi>'
    assert apart("On داعش (12)") == 'On <bdi lang="ar">داعش</bdi> (12)'
    assert apart("F-16 (USA)! & <b>", "ar") == '<bdi lang="en">F-16 (USA)! &amp; &lt;b&gt;</bdi>'
    assert apart("«A» & بيان SC/10658", "ar") == '«<bdi lang="en">A</bdi>» &amp; بيان <bdi lang="en">SC/10658</bdi>'
    assert apart("100 & 12", "ar") == "100 &amp; 12"


def test_a_line_of_data_is_isolated_and_so_are_words_of_the_other_direction_in_it() -> None:
    line = marks("ar", {})["line"]
    assert line(Text("بيان SC/10658، 27 أيار", "ar")) == ('<bdi>بيان <bdi lang="en">SC/10658</bdi>، 27 أيار</bdi>')
    assert line(Text("Report <b> on داعش (12)", "en")) == (
        '<bdi lang="en" dir="ltr">Report &lt;b&gt; on <bdi lang="ar">داعش</bdi> (12)</bdi>'
    )


def test_texts_of_data_are_isolated_and_joined() -> None:
    texts = marks("en", {})["texts"]
    assert texts((Text("bridge", "en"), Text("جسر", "ar")), ", ") == (
        '<bdi>bridge</bdi>, <bdi lang="ar" dir="rtl">جسر</bdi>'
    )
