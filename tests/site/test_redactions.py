"""What an item's front matter hides is in no file of the site, and is marked where it stood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from mujaz.export.redaction import Hider
from mujaz.site.hiding import hide_in_html

if TYPE_CHECKING:
    from .conftest import Site

HIDDEN = {
    "ar": [
        ("قال وأحمد الحسن.", "قال و[حُجب]."),
        ("ولأَحمَد   الحَسَن هنا", "ول[حُجب] هنا"),
        ("وسم #احمد_الحسن هنا", "وسم #[حُجب] هنا"),
        ("أحـمد\nالحسن", "[حُجب]"),
        ("للحمصي وبالحمصي والحمصي", "ل[حُجب] وب[حُجب] و[حُجب]"),
        ("على العليا وعلي", "على العليا و[حُجب]"),
        ("الحمصيون", "الحمصيون"),
    ],
    "en": [
        ("HASSAN-ALI and Hassan Ali's house", "[redacted] and [redacted] house"),
        ("Hássan Ali", "[redacted]"),
        ("Hassan Alison", "Hassan Alison"),
    ],
}
PHRASES = ("أحمد الحسن", "الحمصي", "علي", "Hassan Ali")


@pytest.mark.parametrize(
    ("language", "text", "shown"), [(language, *case) for language, cases in HIDDEN.items() for case in cases]
)
def test_a_name_is_hidden_in_every_spelling_and_nothing_else(language: str, text: str, shown: str) -> None:
    assert Hider(PHRASES).hide(text, language) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>قال أحمد <b>الحسن</b>.</p>", "<p>قال [حُجب]<b></b>.</p>"),
        ("<p>أح<i>مد</i><br>الحسن</p>", "<p>[حُجب]<i></i><br></p>"),
        ("<p>أحمد</p>\n<p>الحسن &amp; غيره</p>", "<p>[حُجب]</p><p> &amp; غيره</p>"),
        (
            (
                '<p><a href="https://a.example/%D8%A3%D8%AD%D9%85%D8%AF-%D8%A7%D9%84%D8%AD%D8%B3%D9%86">هنا</a> '
                '<a href="https://b.example/">هناك</a></p>'
            ),
            '<p>هنا <a href="https://b.example/">هناك</a></p>',
        ),
        ('<img alt="صورة أحمد الحسن" src="media/0.jpg">', '<img alt="صورة [حُجب]" src="media/0.jpg">'),
        ('<p><sup id="fnref:hassan-ali"><a href="#fn:hassan-ali">1</a></sup></p>', "<p><sup>1</sup></p>"),
        ('<p><a href="https://a.example/HassanAli.html">x</a></p>', "<p>x</p>"),
    ],
)
def test_a_name_is_hidden_across_markup_and_in_attributes(html: str, shown: str) -> None:
    assert hide_in_html(html, Hider(PHRASES), "ar") == shown


SECRET = ("سالم المخفي", "Salem Hidden")
AR = """---
title: مثال على سالم المخفي
lang: ar
date: 2024-05-01
slug: 2024-05-01-example-hidden
kind: article
summary: قال سَالِم المخفي كلاماً مختلقاً.
source: example-wire
rights: full
byline: سالم المخفي
original_url: https://wire.example/{quoted}
canonical_url: https://wire.example/salem-hidden
archive_urls: [https://copy.example/salem_hidden, https://copy.example/kept]
related_headlines: [خبر آخر عن سالم المخفي]
content_warning: يذكر سالم المخفي
corrections: [{{date: 2024-05-02, text: صُحح اسم سالم المخفي.}}]
raw_sha256: {zeros}
text_sha256: {ones}
redactions:
  - سالم المخفي
---

قال **سالم** المخفي كلاماً مختلقاً، وردّ ([Salem Hidden](https://wire.example/salem-hidden)) عليه. [^salem-hidden]

[^salem-hidden]: حاشية عن لسالم المخفي.
"""
EN = """---
title: An example of Salem Hidden
lang: en
date: 2024-05-01
slug: 2024-05-01-example-hidden
kind: article
source: example-wire
rights: full
translation: full
redactions: [Salem Hidden]
---

Salem *Hidden* said something invented, and Salem-Hidden's house stood there.
"""


def test_what_is_hidden_is_in_no_file_and_marked_on_the_page(site: Site) -> None:
    values = {"quoted": quote("سالم-المخفي"), "zeros": "0" * 63 + "7", "ones": "1" * 63 + "7"}
    site.write("briefings/ar/2024/hidden.md", AR.format(**values))
    site.write("briefings/en/2024/hidden.md", EN)
    site.build()
    forbidden = [*SECRET, "المخفي", "Hidden", "salem-hidden", "salem_hidden", *values.values()]
    told = [(path, word) for path, data in site.tree.items() for word in forbidden if word.encode() in data]
    assert told == []
    page = (site.output / "ar/briefings/2024-05-01-example-hidden/index.html").read_text("utf-8")
    assert '<h1 class="title">مثال على [حُجب]</h1>' in page
    assert "حُجبت أسماء أو مقاطع من هذه المادة" in page
    assert "https://copy.example/kept" in page
    english = (site.output / "en/briefings/2024-05-01-example-hidden/index.html").read_text("utf-8")
    assert "[redacted] said something invented, and [redacted] house" in english.replace("<em></em>", "")


def test_a_redaction_in_one_language_hides_in_the_other_too(site: Site, make_item: Callable[..., str]) -> None:
    keys = {"slug": "2024-05-01-example-shared", "title": "Example of nobody"}
    site.write(
        "briefings/ar/2024/shared.md",
        make_item("نص عن Salem Person.", **{**keys, "lang": "ar", "title": "مثال", "redactions": "[Salem Person]"}),
    )
    site.write("briefings/en/2024/shared.md", make_item("A text on Salem Person.", **keys, translation="full"))
    site.build()
    assert [path for path, data in site.tree.items() if b"Salem Person" in data] == []


@pytest.mark.parametrize("relation", ["version_of", "duplicate_of"])
def test_a_redaction_hides_in_versions_and_copies_of_the_text_too(
    site: Site, make_item: Callable[..., str], relation: str
) -> None:
    first, second, third = (
        f"2024-05-0{day}-example-{name}" for day, name in enumerate(("first", "second", "third"), 1)
    )
    keys: dict[str, dict[str, str]] = {
        first: {"title": "Salem Person arrives"},
        second: {"title": "Example arrives", "redactions": "[Salem Person]", relation: first},
        third: {"title": "Someone arrives", relation: second},
    }
    for slug, said in keys.items():
        text = make_item("A text on Salem Person.", slug=slug, date=slug[:10], **said)
        site.write(f"briefings/en/2024/{slug}.md", text)
    site.build()
    assert [path for path, data in site.tree.items() if b"Salem Person" in data] == []
    assert '<h1 class="title">[redacted] arrives</h1>' in site.tree[f"en/briefings/{first}/index.html"].decode()


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"redactions": "[Nobody Here]"}, 'redactions holds "Nobody Here", which stands nowhere in the item'),
        (
            {"redactions": "[Salem Text]", "slug": "2024-05-01-salem-text"},
            'slug is "2024-05-01-salem-text", which names what `redactions` hides',
        ),
        (
            {"redactions": "[Salem Text]", "old_urls": "[/en/briefings/salem-text/]"},
            'old_urls is "/en/briefings/salem-text/", which names what `redactions` hides',
        ),
        (
            {"redactions": "[Salem Text]", "references": "[{title: x, url: https://a.example/salem-text}]"},
            "The address https://a.example/salem-text in references names what `redactions` hides",
        ),
        (
            {"redactions": "[Salem Text, Example League]", "actors": "[example-league]", "title": "Example League"},
            "actors lists example-league, whose name `redactions` hides",
        ),
    ],
)
def test_what_cannot_be_hidden_is_an_error(
    site: Site, make_item: Callable[..., str], keys: dict[str, str], message: str
) -> None:
    site.write("briefings/en/2024/none.md", make_item("On Salem Text.", **keys))
    assert any(message in told for told in site.messages())


def test_check_tells_a_redaction_that_finds_nothing_with_its_line(site: Site, make_item: Callable[..., str]) -> None:
    site.write("briefings/en/2024/none.md", make_item("A text.", redactions="[Nobody Here]"))
    done = site.run("mujaz", "check")
    assert done.returncode == 1
    assert "none.md:8" in done.stdout
    assert '"Nobody Here", which stands nowhere in the item' in done.stdout
