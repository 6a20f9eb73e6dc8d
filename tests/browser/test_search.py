"""The page of the search in a real browser, in both languages; and the analyser's shared vectors in JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mujaz.arabic.tables import script_tables

REPOSITORY = Path(__file__).parents[2]
VECTORS: dict[str, list[dict[str, Any]]] = json.loads((REPOSITORY / "tests/search/vectors.json").read_text("utf-8"))

COUNTS = {"/ar/search/": r"نتيج|نتائج", "/en/search/": r"\d+ results?"}


class Reader:
    """A reader on the page of the search, and all that the console said meanwhile."""

    def __init__(self, browser: Browser, address: str, path: str) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.address = address + path
        self.page.goto(self.address)

    def search(self, text: str) -> None:
        """Type a text into the box, press Enter and wait for the answer."""
        self.page.fill("#search-box", text)
        self.page.press("#search-box", "Enter")
        self.settle()

    def settle(self) -> None:
        """Wait until the answer to what was asked last stands there; the page itself says when."""
        expect(self.page.locator("#search-results")).to_have_attribute("aria-busy", "false")

    @property
    def status(self) -> str:
        return self.page.inner_text("#search-status")

    @property
    def addresses(self) -> list[str]:
        found = "links => links.map(link => link.getAttribute('href'))"
        return list(self.page.eval_on_selector_all("#search-results a", found))


@pytest.fixture(params=["/ar/search/", "/en/search/"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    visit = Reader(browser, address, request.param)
    yield visit
    visit.context.close()


@pytest.fixture
def arabic(browser: Browser, address: str) -> Iterator[Reader]:
    visit = Reader(browser, address, "/ar/search/")
    yield visit
    visit.context.close()


def test_javascript_gives_the_keys_of_the_shared_vectors(browser: Browser) -> None:
    source = (REPOSITORY / "theme/static/js/analyse.js").read_text("utf-8").replace("export ", "")
    page = browser.new_page()
    found = page.evaluate(
        f"""([tables, vectors]) => {{
          {source}
          const analyser = new Analyser(tables);
          return {{
            words: vectors.words.map(({{ token }}) => ({{
              token, ...analyser.word(token), remainders: analyser.remainders(analyser.word(token).folded),
              common: analyser.isCommon(analyser.word(token).exact),
            }})),
            texts: vectors.texts.map(({{ text }}) => ({{ text, words: analyser.find(text).map((word) => word[2]) }})),
          }};
        }}""",
        [script_tables(), VECTORS],
    )
    page.close()
    assert found == VECTORS


@pytest.mark.parametrize("asked", ["دير الزور", "Deir Ezzor", "Dayr az-Zawr"])
def test_every_name_of_a_place_leads_to_it_first_and_to_its_items(reader: Reader, asked: str) -> None:
    reader.search(asked)
    expect(reader.page.locator("#search-records a").first).to_have_attribute(
        "href", re.compile(r"/places/deir-ez-zor/$")
    )
    assert any("2019-03-23-baghuz" in url for url in reader.addresses)
    assert reader.said == []


def test_the_matches_are_marked_as_they_are_written(arabic: Reader) -> None:
    arabic.search("قوات")
    marked = arabic.page.locator("#search-results mark")
    for written in ("^قوات$", ".قوات$"):  # in excerpts too, which come behind the answer
        expect(marked.filter(has_text=re.compile(written))).not_to_have_count(0)


def test_results_come_while_one_types(reader: Reader) -> None:
    reader.page.locator("#search-box").press_sequentially("الامن")
    expect(reader.page.locator("#search-results a").first).to_be_visible()
    expect(reader.page.locator("#search-status")).to_have_text(
        re.compile(COUNTS[reader.address[-len("/ar/search/") :]])
    )


def test_a_search_stands_in_the_fragment_and_is_never_sent(reader: Reader) -> None:
    reader.search("مجلس الأمن")
    expect(reader.page).to_have_url(re.compile(r"^[^?]*#q=[^?]+$"))
    sent = [url for url in reader.asked if "?" in url or "%D9" in url.partition("#")[0]]
    assert sent == []


def test_a_shared_address_searches_at_once(browser: Browser, address: str) -> None:
    visit = Reader(browser, address, "/en/search/#q=ceasefire&language=en&sort=date")
    visit.settle()
    expect(visit.page.locator("#search-results a").first).to_be_visible()
    assert visit.page.input_value("#search-box") == "ceasefire"
    dates = visit.page.locator("#search-results time").all()
    shown = [str(date.get_attribute("datetime")) for date in dates]
    assert shown == sorted(shown, reverse=True)
    assert all(url.startswith("/en/") for url in visit.addresses)
    visit.context.close()


def test_filters_narrow_the_results(reader: Reader) -> None:
    reader.search("سوريا")
    before = reader.status
    reader.page.click("#search-filters summary")
    expect(reader.page.locator("#search-place option[value=deir-ez-zor]")).to_have_count(1)
    reader.page.select_option("#search-year", "2019")
    reader.settle()
    assert reader.status != before
    expect(reader.page).to_have_url(re.compile("year=2019"))
    assert all("/2019-" in url for url in reader.addresses)
    reader.page.select_option("#search-place", "deir-ez-zor")
    reader.settle()
    assert [url.split("/")[-2] for url in reader.addresses] == ["2019-03-23-baghuz"]


def test_a_phrase_and_a_minus(arabic: Reader) -> None:
    arabic.search('"وقف إطلاق النار"')
    phrase = arabic.addresses
    arabic.search("وقف إطلاق النار")
    assert set(phrase) <= set(arabic.addresses)
    arabic.search("سوريا -روسيا")
    assert arabic.addresses
    assert "2018-09-17-sochi-memorandum" not in "".join(arabic.addresses)


def test_the_keyboard_is_enough(reader: Reader) -> None:
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("2254")
    reader.page.keyboard.press("Enter")
    reader.settle()
    expect(reader.page.locator("#search-results a").first).to_be_visible()
    reader.page.keyboard.press("ArrowDown")
    assert reader.page.evaluate("document.activeElement.tagName") == "A"
    reader.page.keyboard.press("ArrowUp")
    assert reader.page.evaluate("document.activeElement.id") == "search-box"
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile("/(briefings|actors|places|topics)/"))


BAD = ["", "x", "ب", "في من على", "حلب " * 3000, "حلب Aleppo حلب", "🙂🙂", "\u202eحلب\u202c\u2067",
       ".*[a-z]+(?:$", "\\", "<img src=x onerror=alert(1)>", "&lt;b&gt;", '"', '"""', "-", "- -", '-"', "\u0640",
       "__proto__ constructor"]  # fmt: skip


def test_bad_input_is_answered_and_never_becomes_markup(reader: Reader) -> None:
    silent, markup = [], []
    for asked in BAD:
        reader.search(asked)
        if asked.strip() and not reader.status:
            silent.append(asked)
        if reader.page.locator("main img, main script").count():
            markup.append(asked)
    assert (silent, markup, reader.said) == ([], [], [])


def test_a_part_that_fails_is_said_and_can_be_tried_again(reader: Reader) -> None:
    reader.page.route("**/search/parts/w*.bin", lambda route: route.abort())
    reader.search("حلب")
    expect(reader.page.locator("#search-again")).to_be_visible()
    assert reader.status
    reader.page.unroute("**/search/parts/w*.bin")
    reader.page.click("#search-again")
    reader.settle()
    expect(reader.page.locator("#search-results a").first).to_be_visible()
    expect(reader.page.locator("#search-again")).to_be_hidden()


def test_an_answer_that_fails_late_does_not_take_the_place_of_a_later_one(arabic: Reader) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    arabic.page.route("**/search/index.json", hold, times=1)
    with arabic.page.expect_request("**/search/index.json"):
        arabic.page.fill("#search-box", "حلب")
        arabic.page.press("#search-box", "Enter")
    arabic.search("دمشق")
    found = arabic.addresses
    assert found
    with arabic.page.expect_event("requestfailed"):
        held[0].abort()
    arabic.page.evaluate("new Promise(resolve => setTimeout(resolve))")  # what waits for the file has been told
    expect(arabic.page.locator("#search-again")).to_be_hidden()
    assert arabic.addresses == found


def test_an_index_that_is_newer_than_the_script_is_told(reader: Reader) -> None:
    def newer(route: Route) -> None:
        route.fulfill(json={"format": 1000})

    reader.page.route("**/search/index.json", newer)
    reader.search("حلب")
    expect(reader.page.locator("#search-again")).to_be_visible()
    assert reader.addresses == []
    assert reader.said == []


def test_an_index_that_was_replaced_meanwhile_is_opened_again(reader: Reader) -> None:
    reader.search("حلب")
    found = reader.addresses
    reader.page.route("**/search/parts/w*.bin", lambda route: route.fulfill(status=404), times=1)
    reader.search("دمشق")
    expect(reader.page.locator("#search-again")).to_be_hidden()
    reader.search("حلب")
    assert reader.addresses == found


def test_without_a_script_the_page_leads_to_everything(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ar/search/")
    assert page.locator("#search").is_hidden()
    assert page.locator("#search-without").is_visible()
    ways = [str(link.get_attribute("href")) for link in page.locator(".search-ways a").all()]
    assert ways == ["/ar/actors/", "/ar/places/", "/ar/sources/", "/ar/topics/", "/ar/archive/"]
    context.close()


def test_the_policy_of_the_page_lets_its_own_script_run_and_nothing_else(arabic: Reader) -> None:
    policy = arabic.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    script = arabic.page.locator("script[type=module]")
    assert f"script-src 'self' 'strict-dynamic' '{script.get_attribute('integrity')}'" in policy
    assert "unsafe" not in policy
