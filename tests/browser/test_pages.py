"""What readers do with pages and what browsers do for them: keys, print, no script, forced colours, no motion."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import follow

ITEM = "2023-02-06-earthquake"


@pytest.mark.parametrize(("path", "family"), [("/ar/", "Mujaz Naskh"), ("/en/", "Mujaz Serif")])
def test_the_text_is_set_in_the_fonts_of_the_site(page: Page, address: str, path: str, family: str) -> None:
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any(family in name for name in loaded)


def test_kurdish_is_set_in_the_fonts_of_the_site_with_all_its_letters(page: Page, hard_address: str) -> None:
    page.goto(f"{hard_address}/ckb/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.querySelector('link[as=font]').href.includes('naskh-400')")
    widths = """letters => { const pen = document.createElement("canvas").getContext("2d");
      return letters.map(letter => ["Mujaz Naskh, monospace", "monospace"].map(family => {
        pen.font = `100px ${family}`; return pen.measureText(letter).width; })); }"""
    found = page.evaluate(widths, list("ڕڵھۆێەپچژگڤی"))
    assert all(ours != theirs for ours, theirs in found)


def test_the_language_link_leads_to_the_same_item_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/briefings/{ITEM}/")
    with follow(page):
        page.click("header a[hreflang=en]")
    assert page.url == f"{address}/en/briefings/{ITEM}/"
    with follow(page):
        page.click("header a[hreflang=ar]")
    assert page.url == f"{address}/ar/briefings/{ITEM}/"


def test_the_first_key_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const {width, height} = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const drawn = [...one.querySelectorAll("*")].some(part => getComputedStyle(part).outlineStyle !== "none");
  return {what: one.outerHTML.slice(0, 120), seen: width > 0 && height > 0,
          ring: drawn || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3};
}"""
"""What has the focus: whether it can be seen, and whether a ring of three pixels is around it."""


@pytest.mark.parametrize("path", ["/ar/", f"/ar/briefings/{ITEM}/", "/en/actors/isis/", "/en/map/", "/ar/search/"])
def test_every_stop_of_the_tab_key_is_seen_and_has_a_ring(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None:
            break
        stops.append(found)
    assert len(stops) > 15
    assert [stop["what"] for stop in stops if not (stop["seen"] and stop["ring"])] == []


def test_an_address_that_leads_nowhere_is_said_to_be_so_in_every_language(page: Page, address: str) -> None:
    answer = page.goto(f"{address}/ar/no-such-page/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "هذه الصفحة غير موجودة"
    assert page.locator("[lang=en] h2").inner_text() == "This page does not exist"


def _visit(browser: Browser, **options: Any) -> Page:
    return browser.new_context(**options).new_page()


def test_an_item_can_be_read_and_a_list_narrowed_without_a_script(browser: Browser, address: str) -> None:
    page = _visit(browser, java_script_enabled=False)
    page.goto(f"{address}/ar/actors/isis/")
    with follow(page):
        page.click(".choices a >> nth=0")
    assert page.url == f"{address}/ar/actors/isis/2017/"
    with follow(page):
        page.click(".lines a >> nth=0")
    assert page.locator(".prose p").first.is_visible()
    page.context.close()


def test_print_shows_where_links_lead_and_leaves_out_what_is_pressed(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/briefings/{ITEM}/")
    page.emulate_media(media="print")
    after = "getComputedStyle(document.querySelector('.references a'), '::after').content"
    assert "https://reliefweb.int/" in page.evaluate(after)
    hidden = [".nav", ".crumbs", ".more", ".report", ".skip", ".formats"]
    assert [name for name in hidden if page.locator(name).first.is_visible()] == []
    assert page.locator(".item-head time").is_visible()


def test_print_opens_what_is_folded(page: Page, address: str, hard_address: str) -> None:
    for url, text in (
        (f"{address}/en/briefings/2024-05-24-paris-verdict/", ".warning .prose p"),
        (f"{hard_address}/ar/briefings/2024-05-03-crowd/", ".rest .chips li"),
    ):
        page.goto(url)
        page.emulate_media(media="screen")
        assert page.locator(text).first.is_hidden()
        page.emulate_media(media="print")
        assert page.locator(text).first.is_visible()


def test_the_part_that_is_shown_is_told_apart_in_forced_colours(browser: Browser, address: str) -> None:
    page = _visit(browser, forced_colors="active")
    page.goto(f"{address}/en/actors/isis/2015/")
    style = "(one) => getComputedStyle(document.querySelector(one)).borderInlineStartWidth"
    shown, other = (page.evaluate(style, f".choices {one}") for one in ("[aria-current]", "a:not([aria-current])"))
    assert float(shown.removesuffix("px")) > float(other.removesuffix("px"))
    page.context.close()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, address: str) -> None:
    page = _visit(browser, reduced_motion="reduce")
    page.goto(f"{address}/ar/")
    moving = "document.getAnimations().length + [...document.querySelectorAll('*')].filter((one) =>"
    moving += " parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    assert page.evaluate(moving) == 0
    page.context.close()


def test_a_press_on_the_tab_key_chooses_the_permanent_link(page: Page, address: str) -> None:
    page.goto(f"{address}/en/briefings/2015-12-18-resolution-2254/")
    field = page.locator("#permalink")
    page.locator(".citation .format").last.focus()
    page.keyboard.press("Tab")
    assert field.evaluate("one => one === document.activeElement")
    assert field.evaluate("one => one.selectionEnd - one.selectionStart") == len(field.input_value())


def test_an_arrow_is_no_higher_than_its_line(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/page/2/")
    sizes = page.evaluate("[...document.querySelectorAll('.arrow')].map(one => one.getBoundingClientRect().height)")
    assert sizes
    assert max(sizes) < 16


def test_a_name_is_not_broken_in_letters_of_twice_the_size(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/ar/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    lines = """[...document.querySelectorAll(".brand-name, .companion")].map(one =>
      Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)))"""
    assert page.evaluate(lines) == [1, 1]
