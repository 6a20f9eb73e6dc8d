"""Lighthouse over every kind of page, as a phone of the middle class sees it.

    npm install lighthouse  (in any folder)
    python benchmarks/reading/run.py --lighthouse FOLDER/node_modules/.bin/lighthouse [output]

Prints for each page its four scores, how long the first view takes and how heavy it is; exits with 1 if a score is
below 100. A page with a lower score is measured again, up to `--runs` times: on a busy machine that says more of it.
The pages are served from this machine as servers serve them: compressed, with the headers of `_headers`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

PAGES = (
    "",
    "briefings/2023-02-06-earthquake/",
    "actors/isis/",
    "places/deir-ez-zor/",
    "topics/ceasefires/",
    "actors/",
    "map/",
    "archive/",
    "archive/2023/",
    "corrections/",
    "search/",
    "data/",
    "about/",
)
"""Below each language."""
SCORES = ("performance", "accessibility", "best-practices", "seo")
PERFECT = 100
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".bin"}
WIDE = 52
"""How wide the column of addresses is."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files as the servers do for which `mujaz` writes `_headers`."""

    def send_head(self) -> Any:
        """Answer with a file, compressed where that is usual."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().send_head()
        data = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def end_headers(self) -> None:
        """Let browsers keep what has a digest in its name."""
        if self.path.startswith("/theme/"):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


def main() -> None:
    """Measure, print, and tell by the exit code whether every score is 100."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse"), help="the command of Lighthouse")
    parser.add_argument("--pages", nargs="*", help="addresses instead of one of each kind")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.lighthouse is None:
        sys.exit("Lighthouse is missing; install it as said at the top of this file, and name it with --lighthouse.")
    handler = partial(Handler, directory=str(options.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}"
    paths = options.pages or ["/", *(f"/{language}/{page}" for page in PAGES for language in ("ar", "en"))]
    print(f"{'page':{WIDE}} {'scores':20} {'LCP s':>6} {'CLS':>6} {'KB':>6} requests")
    fine = all([_measure(options.lighthouse, home, path, options.runs) for path in paths])  # noqa: C419 - all of them
    server.shutdown()
    sys.exit(not fine)


def _measure(lighthouse: str, home: str, path: str, runs: int) -> bool:
    """Print what Lighthouse says of a page; return whether all of its scores are 100."""
    scores: tuple[int, ...] = ()
    report: dict[str, Any] = {}
    for _ in range(runs):
        found = _ask(lighthouse, home + path)
        reached = tuple(round(100 * (found["categories"][name]["score"] or 0)) for name in SCORES)
        if sum(reached) > sum(scores):
            scores, report = reached, found
        if min(scores) == PERFECT:
            break
    audits = report["audits"]
    latest, shift, weight = (
        audits[name]["numericValue"]
        for name in ("largest-contentful-paint", "cumulative-layout-shift", "total-byte-weight")
    )
    requests = len(audits["network-requests"]["details"]["items"])
    told = " ".join(map(str, scores))
    print(f"{path:{WIDE}} {told:20} {latest / 1000:6.2f} {shift:6.3f} {weight / 1024:6.1f} {requests}", flush=True)
    for audit in audits.values():
        if min(scores) < PERFECT and audit["score"] is not None and audit["score"] < 1:
            print(f"    {audit['id']}: {audit.get('displayValue', audit['title'])}")
    return min(scores) == PERFECT


def _ask(lighthouse: str, address: str) -> dict[str, Any]:
    """Return Lighthouse's report of a page."""
    chromium = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        categories = f"--only-categories={','.join(SCORES)}"
        command = [lighthouse, address, "--quiet", "--output=json", f"--output-path={file}", categories]
        done = subprocess.run(  # noqa: S603 - the command that was named
            [*command, f"--chrome-flags={FLAGS}"],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
        )
        if not file.is_file():
            sys.exit(f"Lighthouse said nothing of {address}: {done.stderr[-500:]}")
        report: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return report


if __name__ == "__main__":
    main()
