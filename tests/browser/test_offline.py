"""A year of the archive opened from a disk: no server, and nothing that is fetched from anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from playwright.sync_api import Browser
from sites import follow

SAMPLE = Path(__file__).parents[1] / "sample_site"


def test_a_year_is_read_from_a_disk_with_its_type_and_its_links(browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("__pycache__"))
    export = [sys.executable, "-m", "mujaz", "export", "--offline", "../years"]
    subprocess.run(export, cwd=root, check=True, capture_output=True)  # noqa: S603 - our own command
    with zipfile.ZipFile(tmp_path / "years" / "2023.zip") as archive:
        archive.extractall(tmp_path)
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(f"{request.url} {request.failure}"))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "2023/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).fontFamily.length") > len("serif")
    assert page.evaluate("document.styleSheets.length") == 1
    page.goto((tmp_path / "2023/ar/archive/2023/08/index.html").as_uri())
    with follow(page):
        page.click("a[href$='2023-08-12-example-bridge/index.html'] >> nth=0")
    assert page.inner_text("h1") == "مثال: افتتاح جسر المثال"
    with follow(page):
        page.click("a[hreflang=en] >> nth=0")
    assert page.inner_text("h1") == "Example: a bridge opens"
    assert {url.partition(":")[0] for url in asked} == {"file"}
    # A page that is left while its icon is still being read gives the icon up; that is no fault of the page.
    assert [text for text in said if not text.endswith("net::ERR_ABORTED")] == []
    page.close()
