"""`mujaz serve` in Chromium: the page reloads by itself, and what is wrong lies over the page that was last good."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SAMPLE = Path(__file__).parents[1] / "sample_site"
ITEM = "content/briefings/en/2023/harvest.md"
PAGE = "en/briefings/2023-08-20-example-harvest/"
SLOW = 120_000
"""Milliseconds that a build may take on a busy machine."""


@dataclass
class Preview:
    """A preview that runs, and the folder of its archive."""

    address: str
    root: Path

    def edit(self, old: str, new: str, path: str = ITEM) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        self.save(text.replace(old, new), path)

    def save(self, text: str, path: str) -> None:
        """Save a file whole: a build that comes at that moment finds it as it was or as it is."""
        aside = self.root.parent / "saved"
        aside.write_text(text, "utf-8")
        aside.replace(self.root / path)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("serve") / "archive"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-u", "-m", "mujaz", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        address = next(found[0] for line in process.stdout if (found := re.match(r"http://\S+/", line)))
        yield Preview(address, root)
        process.terminate()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(preview.address + PAGE)
    yield opened
    context.close()


def test_a_saved_change_shows_itself_and_a_mistake_lies_over_the_last_good_page(page: Page, preview: Preview) -> None:
    expect(page.locator("h1")).to_have_text("An example of a harvest")
    preview.edit("An example of a harvest", "A harvest that was edited")
    expect(page.locator("h1")).to_have_text("A harvest that was edited", timeout=SLOW)
    preview.edit("kind: briefing", "kind: briefings")
    overlay = page.locator("#mujaz-live")
    expect(overlay).to_be_visible(timeout=SLOW)
    expect(overlay.locator("code")).to_contain_text(f"{ITEM}:6", timeout=SLOW)
    expect(overlay).to_contain_text("briefings")
    expect(page.locator("h1")).to_have_text("A harvest that was edited")
    preview.edit("kind: briefings", "kind: briefing")
    expect(overlay).to_be_hidden(timeout=SLOW)


def test_a_change_of_the_settings_and_of_the_register_reloads_the_page_too(page: Page, preview: Preview) -> None:
    preview.edit("Example Archive", "Renamed Archive", "pelicanconf.py")
    expect(page).to_have_title(re.compile("Renamed Archive"), timeout=SLOW)
    preview.edit("Example harvests", "Renamed harvests", "content/topics/harvests.yaml")
    expect(page.locator("main")).to_contain_text("Renamed harvests", timeout=SLOW)


def test_a_mistake_in_the_settings_is_shown_with_its_line(page: Page, preview: Preview) -> None:
    good = (preview.root / "pelicanconf.py").read_text("utf-8")
    preview.save(f"{good}\nMUJAZ_PAGE_SIZE = (\n", "pelicanconf.py")
    overlay = page.locator("#mujaz-live")
    expect(overlay).to_contain_text("pelicanconf.py:", timeout=SLOW)
    preview.save(good, "pelicanconf.py")
    expect(overlay).to_be_hidden(timeout=SLOW)
