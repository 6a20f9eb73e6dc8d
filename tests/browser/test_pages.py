"""What readers meet: every kind of page, in both languages, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

EVERY_KIND = (
    "/",
    "/ar/",
    "/en/",
    "/ar/page/2/",
    "/ar/briefings/2023-02-06-earthquake/",
    "/en/briefings/2015-12-18-resolution-2254/",
    "/ar/briefings/2023-06-29-un-general-assembly-iimp-syria/",
    "/ar/actors/",
    "/en/places/",
    "/ar/actors/isis/",
    "/en/places/deir-ez-zor/",
    "/ar/sources/sample-gazette/",
    "/en/topics/ceasefires/",
    "/ar/archive/",
    "/en/archive/2023/",
    "/ar/archive/2023/02/",
    "/ar/actors/isis/2015/",
    "/ar/languages/en/",
    "/en/actors/types/person/",
    "/ar/corrections/",
    "/en/map/",
    "/ar/feeds/",
    "/en/methodology/",
    "/ar/no-such-page/",
)


class Visit:
    """A page as one reader met it."""

    def __init__(self, browser: Browser, address: str, path: str, **context: Any) -> None:
        self.said: list[str] = []
        self.left: list[str] = []
        self._address = address
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._note_console)
        self.page.on("request", self._note_request)
        self.answer = self.page.goto(address + path)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:")):
            self.left.append(request.url)


@pytest.mark.parametrize("path", EVERY_KIND)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_barrier(browser: Browser, address: str, path: str, scheme: str) -> None:
    visit = Visit(browser, address, path, color_scheme=scheme, viewport={"width": 390, "height": 844})
    found = Axe().run(visit.page)
    assert found.response["violations"] == []
    visit.context.close()


@pytest.mark.parametrize("path", EVERY_KIND)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_fits_its_window(browser: Browser, address: str, path: str, width: int) -> None:
    visit = Visit(browser, address, path, viewport={"width": width, "height": 800})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.context.close()


@pytest.mark.parametrize("path", EVERY_KIND)
def test_a_page_asks_nobody_else_and_says_nothing(browser: Browser, address: str, path: str) -> None:
    visit = Visit(browser, address, path)
    visit.page.wait_for_load_state("networkidle")
    missing = [text for text in visit.said if "404" not in text]
    assert (visit.left, missing, visit.context.cookies()) == ([], [], [])
    visit.context.close()


@pytest.mark.parametrize("path", EVERY_KIND)
def test_a_page_runs_from_the_side_of_its_script(browser: Browser, address: str, path: str) -> None:
    visit = Visit(browser, address, path, java_script_enabled=True)
    language, direction = visit.page.evaluate(
        "[document.documentElement.lang, getComputedStyle(document.body).direction]"
    )
    assert direction == {"ar": "rtl", "en": "ltr"}[language]
    visit.context.close()


@pytest.mark.parametrize(("path", "family"), [("/ar/", "Mujaz Naskh"), ("/en/", "Mujaz Serif")])
def test_the_text_is_set_in_the_fonts_of_the_site(browser: Browser, address: str, path: str, family: str) -> None:
    visit = Visit(browser, address, path)
    visit.page.evaluate("document.fonts.ready")
    loaded = visit.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any(family in name for name in loaded)
    visit.context.close()


def test_the_language_link_leads_to_the_same_item_and_back(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/ar/briefings/2023-02-06-earthquake/")
    visit.page.click("header a[hreflang=en]")
    assert visit.page.url == f"{address}/en/briefings/2023-02-06-earthquake/"
    visit.page.click("header a[hreflang=ar]")
    assert visit.page.url == f"{address}/ar/briefings/2023-02-06-earthquake/"
    visit.context.close()


def test_the_first_key_leads_past_the_navigation(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/en/")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.url.endswith("#main")
    visit.context.close()


def test_an_address_that_leads_nowhere_is_said_to_be_so(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/ar/no-such-page/")
    assert visit.answer is not None
    assert visit.answer.status == 404
    assert visit.page.locator("h1").inner_text() == "هذه الصفحة غير موجودة"
    visit.context.close()


@pytest.mark.parametrize("path", EVERY_KIND)
def test_letters_of_twice_the_size_fit_a_phone(browser: Browser, address: str, path: str) -> None:
    visit = Visit(browser, address, path, viewport={"width": 390, "height": 844})
    visit.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.context.close()


def test_an_item_can_be_read_and_a_list_narrowed_without_a_script(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/ar/actors/isis/", java_script_enabled=False)
    visit.page.click(".choices a >> nth=0")
    assert visit.page.url == f"{address}/ar/actors/isis/2017/"
    visit.page.click(".card-title a >> nth=0")
    assert visit.page.locator(".prose p").first.is_visible()
    visit.context.close()


def test_print_shows_where_links_lead_and_leaves_out_what_is_pressed(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/ar/briefings/2023-02-06-earthquake/")
    visit.page.emulate_media(media="print")
    after = "getComputedStyle(document.querySelector('.references a'), '::after').content"
    assert "https://reliefweb.int/" in visit.page.evaluate(after)
    hidden = [".nav", ".crumbs", ".more", ".report", ".skip", ".formats"]
    assert [name for name in hidden if visit.page.locator(name).first.is_visible()] == []
    assert visit.page.locator(".item-head time").is_visible()
    visit.context.close()


def test_the_part_that_is_shown_is_told_apart_in_forced_colours(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/en/actors/isis/2015/", forced_colors="active")
    style = "(one) => getComputedStyle(document.querySelector(one)).borderInlineStartWidth"
    shown = visit.page.evaluate(style, ".choices [aria-current]")
    assert float(shown.removesuffix("px")) > float(
        visit.page.evaluate(style, ".choices a:not([aria-current])").removesuffix("px")
    )
    visit.context.close()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/ar/", reduced_motion="reduce")
    moving = "document.getAnimations().length + [...document.querySelectorAll('*')].filter((one) =>"
    moving += " parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    assert visit.page.evaluate(moving) == 0
    visit.context.close()


def test_a_press_on_the_tab_key_chooses_the_permanent_link(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "/en/briefings/2015-12-18-resolution-2254/")
    field = visit.page.locator("#permalink")
    visit.page.locator(".citation .format").last.focus()
    visit.page.keyboard.press("Tab")
    assert field.evaluate("one => one === document.activeElement")
    assert field.evaluate("one => one.selectionEnd - one.selectionStart") == len(field.input_value())
    visit.context.close()
