"""The review desk in Chromium: a page is dropped, looked at, corrected and published by keyboard, in both languages."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import follow
from views import AXE, BARRIERS, RULES

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "content/inbox/2023-02-14-gazette-crossings.txt"
RECORDS = (
    *("sources/sample-gazette", "actors/united-nations", "actors/turkey", "actors/un-security-council"),
    *("places/bab-al-salama", "places/bab-al-hawa", "places/damascus", "topics/humanitarian-access"),
)
"""Records that the page names, and one that it seems to be about."""
HOSTILE = """<!doctype html><html><head><title>خبر من جريدة النموذج</title>
<link rel="preconnect" href="http://127.0.0.1:{port}"><link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">
<meta http-equiv="refresh" content="1;url=http://127.0.0.1:{port}/refresh">
<style>@import url(http://127.0.0.1:{port}/b.css); body {{ background: url(http://127.0.0.1:{port}/c.png) }}</style>
</head><body><script>parent.document.title = "taken"; fetch("http://127.0.0.1:{port}/d")</script>
<img src="http://127.0.0.1:{port}/e.png"><iframe src="http://127.0.0.1:{port}/f"></iframe>
<p id="text">نص الصفحة</p><a id="away" href="http://127.0.0.1:{port}/g">رابط</a></body></html>"""

AT_ONCE = """new MutationObserver((_, observer) => {
  if (!document.querySelector("form[data-drop]")) return;
  observer.disconnect();
  const data = new DataTransfer();
  data.items.add(new File(["x"], "x.html"));
  const over = new DragEvent("dragover", {bubbles: true, cancelable: true, dataTransfer: data});
  document.body.dispatchEvent(over);
  window.taken = over.defaultPrevented;
}).observe(document, {childList: true, subtree: true});"""
"""Holds a file over the page while it is still being read."""
SENT = """(stopped) => {
  const sent = [], save = document.querySelector('[data-key="s"]');
  addEventListener("submit", (event) => sent.push(!event.defaultPrevented));
  save.click();
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  press("e");
  const closed = document.body.inert && document.querySelector("details.edit[open]") === null;
  if (stopped) press("Escape");
  save.click();
  return [sent, closed];
}"""
"""Saves twice; tells which of both was sent, and that no key did anything in between, nor could anything be typed."""


@dataclass
class Running:
    """A desk that runs, and the folder of its archive."""

    address: str
    root: Path


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """Return the desk of a copy of the sample archive, as `mujaz review` starts it."""
    root = tmp_path / "archive"
    for record in RECORDS:
        path = root / "content" / f"{record}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (REPOSITORY / "content" / f"{record}.yaml").read_text("utf-8")
        path.write_text(re.sub(r"^(part_of|succeeded_by):.*\n", "", text, flags=re.MULTILINE), "utf-8")
    settings = (REPOSITORY / "pelicanconf.py").read_text("utf-8")
    (root / "pelicanconf.py").write_text(settings.replace("THEME =", "X_THEME ="), "utf-8")
    command = [sys.executable, "-m", "mujaz", "review", "--port", "0", "--no-open", "--lang", "en"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout is not None
        yield Running(process.stdout.readline().split()[0], root)
        process.terminate()


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """Return a browser's window in which the desk was entered; a word on its console is an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(running.address)
    yield opened
    context.close()
    allowed = ("409", "422", "Content Security Policy", "sandboxed")
    assert [text for text in said if not any(word in text for word in allowed)] == []


def drop(page: Page, file: Path) -> None:
    """Drop a file onto the page as a hand does."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name));
            for (const kind of ["dragover", "drop"]) {
                document.body.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data}));
            }
        }""",
        [file.name, file.read_text("utf-8")],
    )


def test_a_page_is_dropped_reviewed_and_published_by_keyboard_alone(page: Page, running: Running) -> None:
    with follow(page):
        drop(page, PAGE)
    page.keyboard.press("j")
    with follow(page):
        page.keyboard.press("Enter")
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    assert "status: review" in path.read_text("utf-8")
    expect(page.locator("h1")).to_contain_text("الأمم المتحدة")
    suggested = page.locator("#records li.suggested")
    count = suggested.count()
    assert count > 0
    with follow(page):
        page.keyboard.press("a")
    expect(suggested).to_have_count(count - 1)
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    page.keyboard.type("فقرة جديدة.\n\n")
    with follow(page):
        page.keyboard.press("Control+s")
    assert "\n\nفقرة جديدة.\n\n" in path.read_text("utf-8")
    with follow(page):
        page.keyboard.press("p")
    assert "status:" not in path.read_text("utf-8").split("\n---\n")[0]
    expect(page.locator(".said")).to_have_text("Published: the next build shows it.")


def test_a_line_is_taken_out_and_put_back_by_keyboard(page: Page, running: Running) -> None:
    with follow(page):
        drop(page, PAGE)
    with follow(page):
        page.locator("[data-open]").first.click()
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    before = path.read_bytes()
    row = page.locator(".lines tr.kept").nth(1)
    number = row.get_attribute("id")
    row.focus()
    with follow(page):
        page.keyboard.press("u")
    assert path.read_bytes() != before
    row = page.locator(f"#{number}")
    expect(row).to_have_class("removed")
    expect(row.locator(".rule")).to_contain_text("review desk")
    row.focus()
    with follow(page):
        page.keyboard.press("u")
    assert path.read_bytes() == before


def test_keys_count_by_where_they_lie_so_that_an_arabic_keyboard_works(page: Page) -> None:
    with follow(page):
        drop(page, PAGE)
    page.evaluate(
        'document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "\\u062a", code: "KeyJ", bubbles: true}))'
    )
    assert page.evaluate("document.activeElement.matches('[data-row]')")


def test_a_change_made_elsewhere_is_told_and_what_was_typed_is_kept(page: Page, running: Running) -> None:
    with follow(page):
        drop(page, PAGE)
    # The desk has read the item before it is changed.
    with follow(page):
        page.locator("[data-open]").first.click()
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    theirs = path.read_text("utf-8").replace("status:", "summary: theirs\nstatus:")
    path.write_text(theirs, "utf-8")
    page.locator("#field-summary").fill("ours")
    with follow(page):
        page.keyboard.press("Control+s")
    expect(page.locator("h1")).to_have_text("Changed elsewhere")
    expect(page.locator("textarea", has_text="ours")).to_be_visible()
    assert path.read_text("utf-8") == theirs


def test_a_raw_page_runs_nothing_and_asks_the_network_for_nothing(page: Page, running: Running) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        calls: list[bytes] = []

        def listen() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                calls.append(b"a call")
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        inbox = running.root / "content/inbox"
        inbox.mkdir(exist_ok=True)
        (inbox / "hostile.html").write_text(HOSTILE.format(port=port), "utf-8")
        page.goto(re.sub(r"(https?://[^/]+)/.*", r"\1/page/hostile.html", page.url))
        frame = page.frame_locator("iframe")
        expect(frame.locator("#text")).to_have_text("نص الصفحة")
        page.wait_for_timeout(1500)  # longer than the refresh that the page asks for
        assert "taken" not in page.title()
        frame.locator("#away").click(force=True)
        page.wait_for_timeout(300)
        assert calls == []


def test_a_translation_is_written_beside_its_source(page: Page, running: Running) -> None:
    with follow(page):
        drop(page, PAGE)
    with follow(page):
        page.locator("[data-open]").first.click()
    with follow(page):
        page.get_by_role("button", name="Begin the translation").click()
    cells = page.locator(".pair textarea")
    for number in range(cells.count()):
        cells.nth(number).fill(f"Paragraph {number}.")
    expect(page.locator(".pair .theirs").nth(1)).to_have_attribute("dir", "rtl")
    with follow(page):
        page.keyboard.press("Control+s")
    (path,) = (running.root / "content/briefings/en/2023").glob("2023-02-14-*.md")
    text = path.read_text("utf-8")
    assert "title: Paragraph 0." in text
    assert "Paragraph 1.\n\nParagraph 2." in text
    assert "<!--" not in text


@pytest.mark.parametrize(("stopped", "second"), [(False, False), (True, True)])
def test_what_is_saved_twice_at_once_is_sent_once_unless_it_was_stopped(
    page: Page,
    running: Running,
    stopped: bool,  # noqa: FBT001 - a parameter of the test
    second: bool,  # noqa: FBT001 - the same
) -> None:
    with follow(page):
        drop(page, PAGE)
    with follow(page):
        page.locator("[data-open]").first.click()
    page.locator("#field-summary").fill("ours")
    with follow(page):
        assert page.evaluate(SENT, stopped) == [[True, second], True]
    expect(page.locator(".said")).to_have_text("Saved.")
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    assert "summary: ours\n" in path.read_text("utf-8")


def test_a_key_that_is_held_down_decides_nothing_more(page: Page, running: Running) -> None:
    with follow(page):
        drop(page, PAGE)
    with follow(page):
        page.locator("[data-open]").first.click()
    held = 'new KeyboardEvent("keydown", {key: "p", code: "KeyP", repeat: true, bubbles: true})'
    page.evaluate(f"document.body.dispatchEvent({held})")
    with follow(page):
        page.keyboard.press("s")
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    assert "status: review" in path.read_text("utf-8")


def test_what_is_dropped_is_taken_as_soon_as_the_page_shows_where(page: Page) -> None:
    page.add_init_script(AT_ONCE)
    page.reload()
    assert page.evaluate("taken")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_desk_fits_its_window_in_both_directions_and_passes_axe(page: Page, language: str, direction: str) -> None:
    with follow(page):
        drop(page, PAGE)
    with follow(page):
        page.locator("[data-open]").first.click()
    if language == "ar":
        with follow(page):
            page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", direction)
    page.evaluate(AXE)
    for width in (900, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => innerWidth === width", arg=width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(BARRIERS, RULES) == []


def test_everything_that_decides_works_without_script(browser: Browser, running: Running) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(running.address)
    page.locator("#files").set_input_files(str(PAGE))
    with follow(page):
        page.get_by_role("button", name="Import").click()
    with follow(page):
        page.locator("[data-open]").first.click()
    with follow(page):
        page.locator("#records li.suggested button").first.click()
    page.locator("#field-summary").fill("بلا نص برمجي")
    with follow(page):
        page.get_by_role("button", name="Publish").click()
    (path,) = (running.root / "content/briefings/ar/2023").glob("2023-02-14-*.md")
    text = path.read_text("utf-8")
    assert "summary: بلا نص برمجي" in text
    assert "status:" not in text.split("\n---\n")[0]
    context.close()
