"""Nothing overflows and nothing jumbles on pages whose texts were made to break them."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from mujaz.cli.preview import HOST, make_server

LANGUAGES = ("ar", "en")
LONG = {
    "ar": ("أعلنت اللجنة المشتركة لمتابعة تنفيذ الاتفاق في المحافظات الشرقية أنها تسلمت التقارير " * 4)[:200],
    "en": ("The joint committee on the agreement in the eastern governorates said it had received reports " * 4)[:200],
}
"""A headline of 200 characters."""
WORD = {"ar": "مستشفياتنا" * 8, "en": "Llanfairpw" * 8}
"""One word of 80 letters, which no hyphen and no space breaks."""
CROWD = 60
NAMES = {"brackets": ("داعش (12)", "F-16 (USA)!"), "digits": ("اللواء 105 (حرس)", "3rd Division (2/4)")}
"""Record → names in which brackets, digits and marks stand at the ends, in Arabic and in English."""
SETTINGS = """
SITEURL = "https://hard.example"
TIMEZONE = "Asia/Damascus"
PATH = "content"
OUTPUT_PATH = "output"
THEME = {theme!r}
PLUGINS = ["mujaz.site"]
MUJAZ_FORMAT = 1
MUJAZ_EMAIL = "desk@hard.example"
"""
THEME = Path(__file__).parents[2] / "theme"
PAGES = tuple(
    f"/{language}/{path}"
    for language in LANGUAGES
    for path in (
        "",
        "briefings/2024-05-01-long/",
        "briefings/2024-05-02-unbroken/",
        "briefings/2024-05-03-crowd/",
        "briefings/2024-05-04-one-word/",
        "briefings/2024-05-05-table/",
        "briefings/2024-05-06-names/",
        "actors/",
        "actors/brackets/",
        "archive/2024/05/",
    )
)
OUTSIDE = """() => {
  const apart = ".table, .choices, pre, .skip, .visually-hidden, details:not([open]) > :not(summary)";
  const wide = document.documentElement.clientWidth;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(apart)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && (box.left < -1 || box.right > wide + 1)) found.push(node.data.trim().slice(0, 40));
  }
  return found;
}"""
"""Texts of which something lies outside the window, but for what scrolls by itself."""
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


def write_hard_archive(root: Path, theme: Path) -> None:
    """Write the settings and the content of the archive below `root`."""
    (root / "pelicanconf.py").write_text(SETTINGS.format(theme=str(theme)), "utf-8")
    for number in range(CROWD):
        _record(root, f"crowd-{number}", f"الهيئة العامة لشؤون المنطقة رقم {number}", f"General Authority no. {number}")
    for record, (arabic, english) in NAMES.items():
        _record(root, record, arabic, english)
    crowd = ", ".join(f"crowd-{number}" for number in range(CROWD))
    for language in LANGUAGES:
        _item(root, f"{language}/2024-05-01-long", LONG[language], "نص.\n" if language == "ar" else "Text.\n")
        _item(root, f"{language}/2024-05-02-unbroken", WORD[language], f"{WORD[language]}\n\n> {WORD[language]}\n")
        _item(root, f"{language}/2024-05-03-crowd", "Crowd", "Text.\n", f"actors: [{crowd}]\n")
        _item(root, f"{language}/2024-05-04-one-word", "Short", "كلمة\n" if language == "ar" else "Word\n")
        _item(root, f"{language}/2024-05-05-table", "Table", _table(language))
        _item(root, f"{language}/2024-05-06-names", "Names", _names(language), "actors: [brackets, digits]\n")
    _item(root, "ar/2024-05-07-only-arabic", LONG["ar"], f"{WORD['en']} {WORD['ar']}\n")
    _item(root, "en/2024-05-08-only-english", NAMES["brackets"][0], "Text.\n", "actors: [brackets]\n")


def _record(root: Path, record: str, arabic: str, english: str) -> None:
    file = root / "content/actors" / f"{record}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'names: {{ar: "{arabic}", en: "{english}"}}\ntype: organisation\n', "utf-8")


def _item(root: Path, where: str, title: str, body: str, more: str = "") -> None:
    """Write an item to `where`: its language and the slug, which begins with the day."""
    language, slug = where.split("/")
    file = root / "content/briefings" / f"{where}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    front = f'title: "{title}"\nlang: {language}\ndate: {slug[:10]}\nslug: {slug}\nkind: briefing\n{more}'
    references = "references:\n  - {title: Record, url: https://record.example/a}\n"
    file.write_text(f"---\n{front}{references}---\n\n{body}", "utf-8")


def _table(language: str) -> str:
    cell = "محافظة" if language == "ar" else "Governorate"
    row = "| " + " | ".join(f"{cell} {number}" for number in range(20)) + " |\n"
    return row + "|" + " --- |" * 20 + "\n" + row * 3


def _names(language: str) -> str:
    arabic, english = NAMES["brackets"]
    return f"قال {english}، ثم {arabic}.\n" if language == "ar" else f"Said {arabic}, then {english}.\n"


@pytest.fixture(scope="module")
def hard_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the made archive while the tests run."""
    root = tmp_path_factory.mktemp("hard")
    write_hard_archive(root, THEME)
    subprocess.run([sys.executable, "-m", "mujaz", "build"], cwd=root, check=True, capture_output=True)
    server = make_server(root / "output", "https://hard.example", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that is closed behind the test."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_leaves_the_window_on_phones_and_desks(page: Page, hard_address: str, path: str) -> None:
    page.goto(hard_address + path)
    found = {}
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = (page.evaluate("document.documentElement.scrollWidth") > width, page.evaluate(OUTSIDE))
    assert found == dict.fromkeys((320, 360, 768, 1280), (False, []))


@pytest.mark.parametrize("path", PAGES)
def test_a_broken_input_makes_no_barrier(page: Page, hard_address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(hard_address + path)
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_headline_is_there(page: Page, hard_address: str, language: str) -> None:
    assert (len(LONG[language]), len(WORD[language])) == (200, 80)
    page.goto(f"{hard_address}/{language}/briefings/2024-05-01-long/")
    assert page.locator("h1").text_content() == LONG[language].strip()
    page.goto(f"{hard_address}/{language}/briefings/2024-05-02-unbroken/")
    assert page.locator("h1").text_content() == WORD[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_actors_are_all_named_behind_the_text_on_a_phone(page: Page, hard_address: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{hard_address}/{language}/briefings/2024-05-03-crowd/")
    assert page.locator(".slip .chips.actors li").count() == 60
    text, names = page.locator(".prose").bounding_box(), page.locator(".slip").bounding_box()
    assert text is not None
    assert names is not None
    assert text["y"] + text["height"] <= names["y"]


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
