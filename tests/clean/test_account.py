"""No line of a page is dropped silently: each is in the text, was read, or was removed by a rule that is explained."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.clean import clean
from mujaz.clean.account import Told, key_of, tell_lines
from mujaz.clean.decode import decode
from mujaz.clean.markup import parse
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.rules import all_rules
from mujaz.clean.visible import BOXES, ROLES
from mujaz.model import RawPage
from mujaz.register import Register

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks" / "clean"))

from pages import Page, all_pages, visible_lines  # noqa: E402 - the benchmark's corpus is no package

PAGES = list(all_pages())
DOCUMENTED = re.compile(r"^\| `([^`]+)` \| (read|removed) \| (.+) \| (.+) \|$", re.MULTILINE)
HTML = """<html><head><title>عودة الماء إلى الحي</title></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>عودة الماء إلى الحي</h1><p>بقلم ليلى حداد</p>
<p>قالت هيئة الأنهار إن الماء عاد إلى الحي القديم صباح الاثنين،<br>وإن الطريق صار سالكاً أمام الحافلات.</p>
<p>وقال مديرها إن العمل مستمر حتى تعود الخدمات كلها إلى القرى المتضررة قبل الشتاء.</p></article>
<aside><p>الطقس غداً: غيوم متفرقة فوق الساحل والجبل، ورياح خفيفة إلى معتدلة.</p></aside>
<div style="display: none">للطباعة فقط</div><footer>جريدة الشمال</footer></body></html>"""


def tell(page: Page) -> tuple[list[Told], list[str]]:
    raw = RawPage(page.name, page.data, "")
    article = clean(raw, Register(()))
    return list(tell_lines(raw, article)), list(paragraphs_of(article.blocks))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_visible_line_has_a_fate(page: Page) -> None:
    told, texts = tell(page)
    text = decode(RawPage(page.name, page.data, ""))
    lines = visible_lines(text) if page.kind == "html" else text.split("\n")
    whole = key_of("".join(line.text for line in told))
    assert [line for line in lines if key_of(line) not in whole] == []
    kept = Counter(key_of(line.text) for line in told if line.fate == "kept")
    assert kept == Counter(key_of(line) for text in texts for line in text.split("\n") if line.strip())
    assert [line for line in told if line.fate != "kept" and line.rule not in all_rules()] == []
    numbers = [line.number for line in told if line.number is not None]
    assert numbers == sorted(numbers)


def test_each_line_of_a_page_is_told_with_its_rule() -> None:
    raw = RawPage("page.html", HTML.encode(), "")
    told = {line.text: (line.fate, line.rule) for line in tell_lines(raw, clean(raw, Register(())))}
    assert told["الرئيسية"] == ("removed", "navigation")
    assert told["عودة الماء إلى الحي"] == ("read", "headline")
    assert told["بقلم ليلى حداد"] == ("read", "byline")
    assert told["وإن الطريق صار سالكاً أمام الحافلات."] == ("kept", None)
    assert told["الطقس غداً: غيوم متفرقة فوق الساحل والجبل، ورياح خفيفة إلى معتدلة."] == ("removed", "aside")
    assert told["للطباعة فقط"] == ("removed", "hidden")
    assert told["جريدة الشمال"] == ("removed", "footer")


def test_a_line_of_text_has_its_number_in_the_file() -> None:
    text = (
        "\nThe ferry sails again\n\nBy Sara Khalil\n12 August 2023\n\n"
        "The Rivers Authority said on Monday that the ferry of Qantara sails again after three weeks of repairs.\n"
    )
    raw = RawPage("page.txt", text.encode(), "")
    assert [(line.number, line.fate, line.rule) for line in tell_lines(raw, clean(raw, Register(())))] == [
        (2, "read", "headline"),
        (4, "read", "byline"),
        (5, "read", "date"),
        (7, "kept", None),
    ]


def test_every_rule_that_the_code_can_name_is_explained() -> None:
    named = set(BOXES.values()) | set(ROLES.values()) | {"hidden", "box", "links", "outside"}
    for path in (ROOT / "plugins/mujaz/clean").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in {"without", "RemovedLine"}:
                    named.add(node.args[0].value)
            if isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "Rule" for one in node.targets):
                named |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)}
    assert len(named) > 12
    assert named - all_rules().keys() == set()


def test_every_rule_stands_in_the_documentation_in_both_languages() -> None:
    page = (ROOT / "docs/cleaning-rules.md").read_text("utf-8")
    assert {name: (fate, english, arabic) for name, fate, english, arabic in DOCUMENTED.findall(page)} == {
        rule.name: (rule.fate, rule.meaning("en"), rule.meaning("ar")) for rule in all_rules().values()
    }


WORDS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي abcdef.،", min_size=1, max_size=40)
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "div", "nav", "aside", "a", "b", "span", "td", "li", "footer", "h2", "button", "section"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


def write(tree: object) -> str:
    if isinstance(tree, tuple):
        name, inner = tree
        return f"<{name}>{''.join(map(write, inner))}</{name}>"
    return str(tree)


@given(st.lists(TREES, max_size=6))
def test_whatever_stands_on_a_page_is_told(trees: list[object]) -> None:
    body = f"{HTML.partition('</article>')[0]}</article>{''.join(map(write, trees))}</body></html>"
    raw = RawPage("page.html", body.encode(), "")
    told = tell_lines(raw, clean(raw, Register(())))
    shown = key_of(str(parse(body).find("body").text_content()))
    assert Counter(shown) <= Counter(key_of("".join(line.text for line in told)))
