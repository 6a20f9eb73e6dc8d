"""Stylesheets as they are published: short, and for an item's page only what it may need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.site.sheets import NAME, bundle, narrow, shorten, without_fonts, words_of

if TYPE_CHECKING:
    from conftest import Built

THEME = Path(__file__).parents[2] / "theme"


def test_space_that_means_nothing_goes() -> None:
    assert shorten("a > b ,\nc { margin: 0 auto ; }\n") == "a>b,c{margin:0 auto}"


def test_space_that_means_something_stays() -> None:
    assert shorten(".a :hover { width: calc(1px + 2px); }") == ".a :hover{width:calc(1px + 2px)}"
    assert shorten("@media (min-width: 48em) and (print) { a { color: red; } }") == (
        "@media (min-width: 48em) and (print){a{color:red}}"
    )
    assert shorten('a::before { content: "— a;  b"; }') == 'a::before{content: "— a;  b"}'


def test_a_rule_stays_if_one_of_its_selectors_may_match() -> None:
    assert narrow(".card,.bar,p{color:red}", frozenset({"bar"})) == ".bar,p{color:red}"


def test_what_a_selector_excludes_need_not_be_there() -> None:
    assert narrow(".nav:not(.grand, .bare) a{color:red}", frozenset({"nav"})) == ".nav:not(.grand, .bare) a{color:red}"


def test_an_empty_block_goes_and_a_font_stays() -> None:
    sheet = "@media print{.card{color:red}}@font-face{font-family:x}"
    assert narrow(sheet, frozenset()) == "@font-face{font-family:x}"
    assert without_fonts(sheet) == "@media print{.card{color:red}}"


def test_a_word_with_a_hyphen_at_its_end_is_the_beginning_of_a_class() -> None:
    assert narrow(".map-item{color:red}", frozenset({"map-"})) == ".map-item{color:red}"


def test_only_the_macros_that_a_template_names_count(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% from "m.html" import one %}{# gone #}<p class="own">')
    (tmp_path / "templates" / "m.html").write_text(
        '{% macro one() %}{{ two() }}{% endmacro %}{% macro two() %}<i class="inner">{% endmacro %}'
        '{% macro three() %}<i class="other">{% endmacro %}'
    )
    words = words_of(tmp_path, "page.html")
    assert {"own", "inner"} <= words
    assert {"other", "gone"}.isdisjoint(words)


def test_classes_ids_and_texts_of_the_code_count_and_names_of_values_do_not(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '<p id="top" class="kind {{ view.kind }}{% if view.feeds %} quiet{% endif %}">{{ list(view.files, "long") }}'
    )
    words = words_of(tmp_path, "page.html")
    assert {"top", "kind", "quiet", "long"} <= words
    assert {"view", "feeds", "files", "list", "if"}.isdisjoint(words)
    assert narrow("#top{color:red}#foot,.feeds,p.quiet{color:blue}", words) == "#top{color:red}p.quiet{color:blue}"


def test_an_items_page_lacks_no_rule_that_one_of_its_classes_or_ids_has(built: Built) -> None:
    full = bundle(THEME / "static" / "css" / "main.css")
    known = set(NAME.findall(narrow(full, words_of(THEME, "item.html"))))
    used = {
        name
        for _, page in built.pages
        if page.xpath("//article[@class='item']")
        for classes in page.xpath("//@class | //@id")
        for name in classes.split()
    }
    assert len(used) > 40
    assert used & set(NAME.findall(full)) <= known


def test_an_items_page_has_a_stylesheet_of_its_own_and_others_share_one(built: Built) -> None:
    sheets = {
        bool(page.xpath("//article[@class='item']")): page.xpath("//link[@rel='stylesheet']/@href")[0]
        for _, page in built.pages
        if page.xpath("//link[@rel='stylesheet']")
    }
    assert re.fullmatch(r"/theme/item\.[0-9a-f]{10}\.css", sheets[True])
    assert re.fullmatch(r"/theme/main\.[0-9a-f]{10}\.css", sheets[False])
    assert len(built.tree[built.path(sheets[True])]) < len(built.tree[built.path(sheets[False])])
