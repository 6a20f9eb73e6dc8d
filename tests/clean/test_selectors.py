"""The rules of a publication's record, applied to its pages."""

from __future__ import annotations

from mujaz.clean import clean
from mujaz.clean.plain import text_of
from mujaz.model import CleanArticle, RawPage, Record, SourceRules
from mujaz.register import Register
from mujaz.register.selectors import path_of

SAID = "The river authority said in a statement that the ferry would resume once the water had fallen."
LAST = "Until then a bus takes passengers over the old bridge twice an hour, as it did in the spring of last year."
BOX = "The timetable of the ferry has been printed by the river authority since the year before last."
HEAD = '<!doctype html><link rel=canonical href="https://gazette.example/1"><h1>Ferry returns after eleven days</h1>'


def read(page: str, rules: SourceRules, name: str = "page.html") -> CleanArticle:
    record = Record("sources", "gazette", "content/sources/gazette.yaml", (("en", "The Gazette"),), rules=rules)
    return clean(RawPage(name, page.encode(), ""), Register((record,)), source=None if "<" in page else "gazette")


def texts(article: CleanArticle) -> list[str]:
    return [text_of(block) for block in article.blocks]


def rules(**lists: tuple[str, ...]) -> SourceRules:
    return SourceRules(domains=("gazette.example",), **lists)


def test_the_body_is_what_the_selectors_find() -> None:
    page = (
        f"{HEAD}<div class=odd><p>{BOX}</p><p>{BOX}</p></div><div class='part story'><p>{SAID}</p><p>Short.</p></div>"
    )
    found = read(page, rules(body_paths=(path_of("div.story"),)))
    assert texts(found) == [SAID, "Short."]


def test_a_page_without_such_an_element_is_read_as_any_other() -> None:
    page = f"{HEAD}<article><p>{SAID}</p><p>{BOX}</p></article>"
    assert texts(read(page, rules(body_paths=(path_of("div.story"),)))) == [SAID, BOX]


def test_dropped_elements_leave_the_text_behind_them() -> None:
    page = f"{HEAD}<article><p>{SAID} <i class=x>{BOX}</i>Now.</p><p>{LAST}</p></article>"
    assert texts(read(page, rules(dropped_paths=(path_of(".x"),)))) == [f"{SAID} Now.", LAST]


def test_dropped_lines_and_end_markers_hold_for_text_too() -> None:
    page = f"Ferry returns after eleven days\n\n{SAID}\n\nFrom our archive.\n\n{LAST}\n\nOur readers ask\n\n{BOX}"
    found = read(page, rules(dropped_lines=("From our archive.",), end_markers=("Our readers ask",)), "page.txt")
    assert texts(found) == [SAID, LAST]
    assert ("publication", "From our archive.") in {(line.rule, line.text) for line in found.removed}


def test_kept_lines_stay_whatever_any_rule_says_and_where_they_stood() -> None:
    page = f"Ferry returns after eleven days\n\n{SAID}\n\nRead also\n\n{LAST}\n\nFollow us on Facebook\n\n{BOX}"
    plain = read(page, rules(), "page.txt")
    assert "Follow us on Facebook" in {line.text for line in plain.removed}
    found = read(page, rules(kept_lines=("Follow us on Facebook",)), "page.txt")
    assert "Follow us on Facebook" in texts(found)
    assert "Follow us on Facebook" not in {line.text for line in found.removed}
    assert texts(found).index("Follow us on Facebook") == texts(found).index(LAST) + 1
