"""A web server for the working build: this machine only, plain files, as a static host would send them."""

from __future__ import annotations

import functools
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

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


class _Handler(SimpleHTTPRequestHandler):
    """Sends the files of one folder as if it lay at `prefix` of its host."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012 - as the base class has it

    def __init__(self, *args: object, prefix: str, **kwargs: object) -> None:
        self._prefix = prefix
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{self._prefix}/")
        return super().translate_path(path.removeprefix(self._prefix) if inside else "/404.html")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing at an address."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def list_directory(self, _path: object) -> None:
        """Answer as a static host does, which lists no folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, _format: str, *_args: object) -> None:
        """Keep the terminal for what matters."""


def make_server(folder: Path, site_url: str, port: int) -> ThreadingHTTPServer:
    """Return a server, not yet running, of `folder` on this machine's `port` (0: any that is free)."""
    handler = functools.partial(_Handler, directory=str(folder), prefix=urlsplit(site_url).path.rstrip("/"))
    return ThreadingHTTPServer((HOST, port), handler)
