"""What is wrong with pages, seen by Chromium in every width and colour; each page is loaded once.

Two browsers share the work, each in a thread of its own and in one tab: a new one would take a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page, Route, sync_playwright

BROWSERS = 2
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
NARROWEST = 320
PHONE = 390
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
RULES = {"resultTypes": ["violations"], "preload": False, "elementRef": False, "iframes": False}
"""All of axe's rules, those of good practice among them; nothing is counted of what passes."""
COLOURS = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""In the dark nothing but colours differs: the rules on colours are asked again, the others are not."""
BARRIERS = """(options) => axe.run(document, options).then(({violations}) => violations.map(
  ({id, nodes}) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`))"""
OUTSIDE = """() => {
  const apart = ".table, .choices, pre, .skip, .visually-hidden, details:not([open]) > :not(summary)";
  const wide = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > wide) found.push(`${document.documentElement.scrollWidth} pixels`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest(apart)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && (box.left < -1 || box.right > wide + 1)) found.push(node.data.trim().slice(0, 40));
  }
  return found;
}"""
"""How wide a page is that is wider than its window; and texts that lie outside it, but for what scrolls by itself."""
SIDE = "() => [document.documentElement.lang, getComputedStyle(document.body).direction]"
UNTRANSLATED = """() => {
  const found = new Set();
  const page = document.documentElement;
  const note = (holder, text) => {
    const ours = holder.closest("[lang]").lang === page.lang && !holder.closest("[translate=no], link, script, style");
    if (ours && /[a-z]{3}/i.test(text.replace(/RSS|Atom|JSON Feed|FollowTheMoney/g, ""))) found.add(text.trim());
  };
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest("bdi, [data-search]")) note(node.parentElement, node.data);
  for (const name of ["aria-label", "alt", "placeholder", "title"])
    for (const one of document.querySelectorAll(`[${name}]`)) note(one, one.getAttribute(name));
  return [...found];
}"""
"""Words in Latin letters that say to be in the language of the page."""
RIGHT_TO_LEFT = ("ar", "ckb")
MOVED = "/old/"
"""How the address of a page ends that leads on."""


@dataclass(frozen=True, order=True)
class Finding:
    """Something that is wrong with a page."""

    kind: str
    path: str
    view: str
    what: str


def look_at(chromium: str, flags: Sequence[str], addresses: Sequence[str]) -> list[Finding]:
    """Return what is wrong with the pages at `addresses`."""
    with ThreadPoolExecutor(BROWSERS) as workers:
        shares = [addresses[number::BROWSERS] for number in range(BROWSERS)]
        found = workers.map(lambda share: _look(chromium, flags, share), shares)
        return sorted(finding for share in found for finding in share)


def _look(chromium: str, flags: Sequence[str], addresses: Sequence[str]) -> list[Finding]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(flags))
        tab = browser.new_context().new_page()
        said: list[tuple[str, str]] = []
        tab.on("console", lambda message: said.append((message.type, message.text)))
        tab.on("request", lambda request: said.append(("request", request.url)))
        found = [finding for address in addresses for finding in _findings(tab, address, said)]
        browser.close()
    return found


def _findings(page: Page, address: str, said: list[tuple[str, str]]) -> Iterator[Finding]:
    """Yield what is wrong with a page; `said` is what the tab says and asks for."""
    host, _, path = address.removeprefix("http://").partition("/")
    said.clear()
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.emulate_media(color_scheme=SCHEMES[0])
    if address.endswith(MOVED):
        page.route(address, _without_refresh)
    answer = page.goto(address, wait_until="load")
    if answer is None or not answer.ok:
        yield Finding("missing", f"/{path}", "", str(answer and answer.status))
    page.evaluate(AXE)
    page.evaluate("document.fonts.ready")
    yield from (Finding(kind, f"/{path}", view, what) for kind, view, what in _in_all_views(page))
    for kind, what in said:
        if kind == "request" and not what.startswith((f"http://{host}/", "data:")):
            yield Finding("request", f"/{path}", "", what)
        if kind in {"error", "warning"} and "404" not in what:
            yield Finding("console", f"/{path}", "", what)
    if page.context.cookies():
        yield Finding("cookie", f"/{path}", "", str(page.context.cookies()))


def _without_refresh(route: Route) -> None:
    """Answer with a page that leads on at once, kept from doing so."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('http-equiv="refresh"', ""))


def _in_all_views(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of what is wrong, in which view, and what it is."""
    language, side = page.evaluate(SIDE)
    if side != ("rtl" if language in RIGHT_TO_LEFT else "ltr"):
        yield "side", "", f"{language} runs {side}"
    if language == "ckb":
        yield from (("untranslated", "", text) for text in page.evaluate(UNTRANSLATED))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield from (("outside", str(width), text) for text in page.evaluate(OUTSIDE))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            options: Any = RULES if scheme == "light" else COLOURS
            yield from (("barrier", f"{width} {scheme}", text) for text in page.evaluate(BARRIERS, options))
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    yield from (("outside", str(NARROWEST), text) for text in page.evaluate(OUTSIDE))
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from (("outside", f"{PHONE}, letters of twice the size", text) for text in page.evaluate(OUTSIDE))
