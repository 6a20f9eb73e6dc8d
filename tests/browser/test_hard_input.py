"""Nothing jumbles and nothing is lost on pages whose texts were made to break them.

`test_every_page.py` looks at the widths and barriers of these pages too.
"""

from __future__ import annotations

import pytest
from archives import LANGUAGES, LONG, WORD
from playwright.sync_api import Page

PLACES = """([selector, text]) => {
  const block = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text));
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const letters = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.length; at++) letters.push([node, at]);
  const start = block.textContent.indexOf(text);
  return letters.slice(start, start + text.length).map(([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getBoundingClientRect().left);
  });
}"""
"""Where each character of a name stands, from the left."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_headline_is_there(page: Page, hard_address: str, language: str) -> None:
    assert (len(LONG[language]), len(WORD[language])) == (200, 80)
    page.goto(f"{hard_address}/{language}/briefings/2024-05-01-long/")
    assert page.locator("h1").text_content() == LONG[language].strip()
    page.goto(f"{hard_address}/{language}/briefings/2024-05-02-unbroken/")
    assert page.locator("h1").text_content() == WORD[language]


@pytest.mark.parametrize(("language", "more"), [("ar", "عرض 48 غيرها"), ("en", "Show 48 more")])
def test_of_sixty_actors_twelve_stand_behind_the_text_and_the_rest_behind_their_number(
    page: Page, hard_address: str, language: str, more: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{hard_address}/{language}/briefings/2024-05-03-crowd/")
    names = page.locator(".slip .chips.actors li")
    assert [names.nth(number).is_visible() for number in range(60)] == [True] * 12 + [False] * 48
    text, card = page.locator(".prose").bounding_box(), page.locator(".slip").bounding_box()
    assert text is not None
    assert card is not None
    assert text["y"] + text["height"] <= card["y"]
    page.get_by_text(more, exact=True).click()
    assert all(names.nth(number).is_visible() for number in range(60))


def test_a_wide_table_scrolls_by_itself_and_by_the_keyboard(page: Page, hard_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{hard_address}/ar/briefings/2024-05-05-table/")
    frame = page.locator(".table")
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
    assert frame.evaluate("e => e.tabIndex") == 0


@pytest.mark.parametrize(
    ("path", "block", "name"),
    [
        ("/ar/briefings/2024-05-06-names/", ".prose p", "F-16 (USA)"),
        ("/ar/briefings/2024-05-06-names/", ".prose a.mention", "F-16 (USA)"),
        ("/ar/briefings/2024-05-09-excerpt/", ".standfirst", "F-16 (USA)"),
        ("/ar/kinds/article/", ".lines", "Metadata"),
        ("/ar/", ".card-summary", "F-16 (USA)"),
        ("/ar/actors/brackets/", ".other-name", "F-16 (USA)!"),
        ("/ar/actors/", ".entry-more", "3rd Division (2/4)"),
        ("/en/briefings/2024-05-06-names/", ".chips li", "F-16 (USA)!"),
    ],
)
def test_an_english_name_with_brackets_runs_from_left_to_right(
    page: Page, hard_address: str, path: str, block: str, name: str
) -> None:
    page.goto(hard_address + path)
    places = page.evaluate(PLACES, [block, name])
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("path", "block"),
    [
        ("/en/actors/brackets/", ".other-name"),
        ("/en/actors/", ".entry-more"),
        ("/en/briefings/2024-05-08-only-english/", "h1"),
        ("/ar/briefings/2024-05-06-names/", ".chips li"),
    ],
)
def test_an_arabic_name_with_a_number_in_brackets_runs_from_right_to_left(
    page: Page, hard_address: str, path: str, block: str
) -> None:
    page.goto(hard_address + path)
    first, *_, opening, one, two, closing = page.evaluate(PLACES, [block, "داعش (12)"])
    assert first > opening > two > one > closing
