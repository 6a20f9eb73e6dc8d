"""A web server for the working build: this machine only, plain files, as a static host would send them.

A live one adds to each page what reloads it after a build; the files themselves stay as they are.
"""

from __future__ import annotations

import functools
import re
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from mujaz.cli.live import EVENTS, POLICY, PREFIX, SCRIPT, SNIPPET, Live, State, script

HOST = "127.0.0.1"
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Media types that Python does not know or knows without the character set."""


HEARTBEAT = 15.0
"""Seconds after which a waiting page is sent a word, so that one that is gone is noticed."""
META_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
EMPTY = b"<!doctype html><meta charset=utf-8><title>Mujaz</title><body></body>"
"""What is shown where nothing was built yet."""


class _Handler(SimpleHTTPRequestHandler):
    """Sends the files of one folder as if it lay at `prefix` of its host."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012 - as the base class has it

    def __init__(self, *args: object, prefix: str, live: Live | None, **kwargs: object) -> None:
        self._prefix, self._live = prefix, live
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{self._prefix}/")
        return super().translate_path(path.removeprefix(self._prefix) if inside else "/404.html")

    def do_GET(self) -> None:
        """Send a page with what keeps it live, one of the preview's own answers, or a plain file."""
        path = urlsplit(self.path).path
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if self._live is None:
            super().do_GET()
        elif host not in {HOST, "localhost"}:  # a page elsewhere whose name leads to this machine
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == EVENTS:
            self._send_events(self._live)
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, script(), "text/javascript; charset=utf-8")
        elif path.startswith(PREFIX):
            super().send_error(HTTPStatus.NOT_FOUND)
        else:
            state = self._live.state  # before the page: one that is written meanwhile is loaded once more, never missed
            if (page := self._page()) is not None:
                self._send(HTTPStatus.OK, _enliven(page, state), TYPES[".html"])
            else:
                super().do_GET()

    def _page(self) -> bytes | None:
        """Return the HTML at the address that is asked for, None if something else or nothing is there."""
        file = Path(self.translate_path(self.path))
        inside = file / "index.html" if urlsplit(self.path).path.endswith("/") else file
        try:
            return inside.read_bytes() if inside.suffix == ".html" else None
        except OSError:
            return None

    def _send(self, code: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if self._live is not None and kind == TYPES[".html"]:
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_events(self, live: Live) -> None:
        """Tell the page every state until it or the preview is gone."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        turn = 0
        try:
            while not live.closed:
                state = live.wait(turn, HEARTBEAT)
                turn = state.turn if state else turn
                self.wfile.write(state.event() if state else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return  # the page is gone

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing at an address."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not (page.is_file() or self._live):
            super().send_error(code, message, explain)
            return
        state = self._live.state if self._live else None
        data = page.read_bytes() if page.is_file() else EMPTY
        self._send(HTTPStatus.NOT_FOUND, _enliven(data, state) if state else data, TYPES[".html"])

    def list_directory(self, _path: object) -> None:
        """Answer as a static host does, which lists no folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, _format: str, *_args: object) -> None:
        """Keep the terminal for what matters."""


def make_server(folder: Path, site_url: str, port: int, live: Live | None = None) -> ThreadingHTTPServer:
    """Return a server, not yet running, of `folder` on this machine's `port` (0: any that is free)."""
    prefix = urlsplit(site_url).path.rstrip("/")
    server = ThreadingHTTPServer(
        (HOST, port), functools.partial(_Handler, directory=str(folder), prefix=prefix, live=live)
    )
    server.daemon_threads = True
    return server


def _enliven(page: bytes, state: State) -> bytes:
    """Return a page with the script that keeps it live; its own policy, which lets no script run, gives way to ours."""
    snippet = (SNIPPET % state.build).encode()
    page = META_POLICY.sub(b"", page, count=1)
    head, end, tail = page.rpartition(b"</body>")
    return head + snippet + end + tail if end else page + snippet
