"""What a search weighs and how long it takes in Chromium, without its cache: what the script loads, as it is sent."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from mujaz.cli.preview import HOST, make_server

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
ORIGIN = "https://bench.example"
ASKED = ("تكتيب", "اكتتاب", "بلدة ااب", "انتقال", "Town aab")
"""Words of the made-up archive; the first answer is the first one's."""
SCRIPTS = (".js", ".bin", ".json", ".txt", ".wasm", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")


@dataclass(frozen=True)
class Measured:
    """What one answer took: bytes as they were sent, the same compressed, requests, milliseconds from key to list."""

    asked: str
    results: str
    sent: int
    compressed: int
    requests: int
    milliseconds: float


@contextmanager
def visit(site: Path) -> Iterator[Page]:
    """Yield a page of a browser on the site."""
    server = make_server(site, ORIGIN, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(f"http://{HOST}:{server.server_address[1]}/ar/search/")
        yield page
        browser.close()
    server.shutdown()
    server.server_close()


class Scale:
    """Weighs what a page loads for a search."""

    def __init__(self, page: Page) -> None:
        self.bodies: list[bytes] = []
        page.on("response", self._weigh)

    def _weigh(self, response: Response) -> None:
        if response.ok and response.url.partition("?")[0].endswith(SCRIPTS):
            self.bodies.append(response.body())

    def read(self, asked: str, results: str, milliseconds: float) -> Measured:
        """Return what was loaded since the last reading."""
        bodies, self.bodies = self.bodies, []
        compressed = sum(min(len(body), len(gzip.compress(body, mtime=0))) for body in bodies)
        return Measured(asked, results, sum(map(len, bodies)), compressed, len(bodies), round(milliseconds, 1))


def measure_mujaz(site: Path) -> list[Measured]:
    """Return what each answer of the page of the search takes; the first one's bytes hold the script's."""
    with visit(site) as page:
        scale = Scale(page)
        page.reload()
        page.wait_for_load_state("networkidle")
        found = []
        for asked in ASKED:
            page.fill("#search-box", asked)
            page.press("#search-box", "Enter")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(300)
            again = _time_again(page)
            found.append(scale.read(asked, page.inner_text("#search-status"), again))
        return found


def _time_again(page: Page) -> float:
    """Return how long the same answer takes once all of it is loaded."""
    return float(
        page.evaluate(
            """async () => {
              const said = document.getElementById("search-status");
              const start = performance.now();
              const changed = new Promise((done) => new MutationObserver(done).observe(said, { childList: true }));
              document.getElementById("search").requestSubmit();
              await changed;
              return performance.now() - start;
            }"""
        )
    )


PAGEFIND = """async (asked) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const found = await window.pagefind.search(asked);
  const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return [found.results.length, pages.length];
}"""


def measure_pagefind(site: Path) -> list[Measured]:
    """Return what each answer of Pagefind's own interface for scripts takes, ten results loaded."""
    with visit(site) as page:
        scale = Scale(page)
        found = []
        for asked in ASKED:
            page.evaluate(PAGEFIND, asked)
            page.wait_for_load_state("networkidle")
            start = time.perf_counter()
            count, _ = page.evaluate(PAGEFIND, asked)
            found.append(scale.read(asked, str(count), (time.perf_counter() - start) * 1000))
        return found


def pagefind_slugs(page: Page, asked: str) -> set[str]:
    """Return the slugs of all pages that Pagefind finds."""
    script = """async (asked) => {
      window.pagefind ??= await import("/pagefind/pagefind.js");
      const found = await window.pagefind.search(asked);
      return (await Promise.all(found.results.map((result) => result.data()))).map((data) => data.url);
    }"""
    return {url.rstrip("/").rpartition("/")[2] for url in page.evaluate(script, asked)}
