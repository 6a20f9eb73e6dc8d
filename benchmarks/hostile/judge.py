"""What of a built site runs, loads or was put into it, seen by Chromium with every policy taken off."""

from __future__ import annotations

import csv
import io
import json
import mimetypes
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree
from playwright.sync_api import Error

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
REDIRECT = b'<meta http-equiv="refresh"'
FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet computes."""
WATCH = "window.mjxHits = 0; window.mjx = () => { window.mjxHits += 1; };"
SEEN = """() => {
  const wrong = [], page = document.contentType === 'text/html';
  const leading = /^(xlink:)?(href|src|action|formaction|data|poster|background|ping)$/i;
  const framing = /^(iframe|frame|object|embed|applet|base|portal|math|video|audio|style)$/;
  for (const element of document.querySelectorAll('*')) {
    const drawn = element.closest('svg');
    for (const {name, value} of element.attributes) {
      if (/^on/i.test(name) || /mjx/i.test(name) || name === 'srcdoc' || (name === 'style' && !drawn))
        wrong.push(`${element.localName} has ${name}`);
      const scheme = /^[\\s\\x00-\\x20]*[a-z][a-z0-9+.-]*:/i.test(value);
      if (leading.test(name) && scheme && !/^(https?|mailto):/i.test(value))
        wrong.push(`${element.localName} leads to ${value.slice(0, 60)}`);
    }
    if (page && framing.test(element.localName) && !drawn) wrong.push(`there is a ${element.localName}`);
    const own = element.type === 'application/ld+json' || /^\\/theme\\//.test(element.getAttribute('src') || '');
    if (element.localName === 'script' && !own) wrong.push('there is a script');
  }
  if (window.mjxHits) wrong.push(`${window.mjxHits} strings ran`);
  return wrong;
}"""
CONTENT = ("{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content", "description")
TYPES = {
    ".rss": "text/xml",
    ".atom": "text/xml",
    ".opml": "text/xml",
    ".xml": "text/xml",
    ".webmanifest": "application/json",
}
SETTLED = 30
"""Milliseconds in which what a page loads has run."""


@dataclass
class Judge:
    """A browser that visits a site and notes what should not be."""

    browser: Any
    folder: Path
    host: str
    wrong: list[str] = field(default_factory=list)
    visited: int = 0
    texts: int = 0

    def judge(self) -> None:
        """Visit every page, drawing and feed; read every table and all data."""
        context = self.browser.new_context()
        context.add_init_script(WATCH)
        context.route("**/*", self._answer)
        page = context.new_page()
        page.on("dialog", lambda dialog: (self._note("a dialog opened"), dialog.dismiss()))
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            self._now = path.relative_to(self.folder).as_posix()
            if path.suffix in {".html", ".svg", ".rss", ".atom", ".opml", ".xml"}:
                self._visit(page, path)
            self._read(page, path)
        context.close()

    _now = ""

    def _note(self, what: str) -> None:
        self.wrong.append(f"{self._now}: {what}")

    def _visit(self, page: Any, path: Path) -> None:
        address = f"https://{self.host}/{self._now}"
        page.goto(address, wait_until="load")
        if REDIRECT in path.read_bytes():
            # It leads on when it has loaded; the next visit would otherwise be cut short by that.
            page.wait_for_url(lambda now: now != address, wait_until="load")
        self.visited += 1
        if path.suffix == ".html":
            page.wait_for_timeout(SETTLED if "search" in self._now else 0)
        try:
            for what in page.evaluate(SEEN):
                self._note(what)
        except Error:  # Playwright's, where the page is gone
            self._note("the page led away by itself")

    def _read(self, page: Any, path: Path) -> None:
        """Read a file for machines as a careless program would."""
        try:
            if path.suffix in {".rss", ".atom"}:
                for node in etree.parse(path).iter(*CONTENT):
                    self._show(page, node.text or "")
            elif path.suffix in {".json", ".geojson", ".jsonl"}:
                self._read_json(page, path)
            elif path.suffix == ".csv":
                found = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
                for cell in (cell for row in found for cell in row if FORMULA.match(cell)):
                    self._note(f"a cell begins {cell[:30]!r}")
            elif path.suffix in {".ris", ".bib"}:
                self._count(path.suffix, path.read_text("utf-8"), single=path.stem == "citation")
        except (ValueError, etree.XMLSyntaxError, csv.Error) as error:
            self._note(f"cannot be read: {error}")

    def _read_json(self, page: Any, path: Path) -> None:
        lines = path.name.endswith((".jsonl", ".ftm.json"))
        for text in path.read_bytes().splitlines() if lines else [path.read_bytes()]:
            value = json.loads(text)
            items = value.get("items", []) if isinstance(value, dict) else []
            for item in items if isinstance(items, list) else []:
                self._show(page, item.get("content_html", "") if isinstance(item, dict) else "")

    def _show(self, page: Any, content: str) -> None:
        """Put a feed's text into a page, as a reader that cleans nothing would."""
        if "<" in content:
            self.texts += 1
            page.evaluate("html => { document.documentElement.innerHTML = html; }", content) if page.evaluate(
                "document.contentType"
            ) == "text/html" else None
            for what in page.evaluate(SEEN):
                self._note(f"a feed's text: {what}")

    def _count(self, suffix: str, text: str, *, single: bool) -> None:
        starts = re.findall(r"^TY  - " if suffix == ".ris" else r"^@\w+\{", text, re.MULTILINE)
        ends = re.findall(r"^ER  - " if suffix == ".ris" else r"^\}", text, re.MULTILINE)
        if len(starts) != len(ends) or (single and len(starts) != 1):
            self._note(f"{len(starts)} entries begin and {len(ends)} end")

    def _answer(self, route: Any) -> None:
        """Answer from the folder without any policy; note every request that leads elsewhere."""
        url = urlsplit(route.request.url)
        path = self.folder / unquote(url.path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if url.hostname != self.host or "mjx" in url.path:
            self._note(f"a request for {route.request.url[:80]}")
            route.abort()
        elif not path.is_file():
            self._note(f"a request for {url.path[:80]}, which is not there")
            route.abort()
        else:
            kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
            route.fulfill(body=POLICY.sub(b"", path.read_bytes()), content_type=f"{kind}; charset=utf-8")
