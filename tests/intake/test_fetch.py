from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from mujaz.errors import UsageError
from mujaz.intake import Found, Input, open_input
from mujaz.intake.fetch import Answer, Way, check_proxy, fetch
from mujaz.intake.found import UnreadableError
from mujaz.intake.resolve import is_public, resolve
from mujaz.intake.response import file_name, write_warc

LOCAL = Way(allow_local=True)
SILENT, SLOW = Way(allow_local=True, timeout=0.5), Way(allow_local=True, deadline=0.5)
"""Ways on which one does not wait for an answer to begin, or to end."""
PAGE = "<!DOCTYPE html><html><body><p>خبر من القنطرة</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    asked: list[str] = []  # noqa: RUF012 - one list for all exchanges
    ended: threading.Event
    """Is set once nobody asks any more."""

    def setup(self) -> None:
        super().setup()
        assert isinstance(self.server, Server)
        self.ended = self.server.ended

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answers: dict[str, Any] = {
            "/page": (
                200,
                {"Content-Type": "text/html; charset=windows-1256", "Set-Cookie": "id=7"},
                PAGE.encode("cp1256"),
            ),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (301, {"Location": "/loop"}, b""),
            "http://93.184.215.14/inward": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
            "/inward": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/arabic": (302, {"Location": "/%D8%AE%D8%A8%D8%B1"}, b""),
            "/%D8%AE%D8%A8%D8%B1": (200, {}, PAGE.encode()),
            "/empty": (200, {"Content-Type": "text/html"}, b""),
            "/huge": (200, {"Content-Type": "text/html"}, b"x" * (65 * 2**20)),
        }
        if self.path == "/slow":
            self.ended.wait()
            return
        if self.path == "/drip":
            self._drip()
            return
        status, headers, body = answers.get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._send(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(600):
            if not self._send(b"x") or self.ended.wait(0.1):
                return

    def _send(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
        except OSError:
            return False
        return True

    def log_message(self, *_args: object) -> None:
        pass

    def date_time_string(self, _timestamp: float | None = None) -> str:
        return "Mon, 14 Aug 2023 10:00:00 GMT"


class Server(ThreadingHTTPServer):
    """A server whose answers end with it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ended = threading.Event()


@contextmanager
def serve() -> Iterator[str]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.ended.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def here() -> Iterator[str]:
    with serve() as address:
        yield address


def answered(name: str, monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let a name of DNS lead to addresses, and no connection be made; return what would be connected to."""
    tried: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[Any]:
        assert host == name
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    def connect(place: tuple[str, int], *_: object) -> socket.socket:
        tried.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    return tried


def test_a_page_is_fetched_once_and_kept_with_its_redirects(here: str) -> None:
    Handler.asked.clear()
    answers = fetch(f"{here}/moved", LOCAL)
    assert Handler.asked == ["/moved", "/page"]
    assert [(answer.url, answer.status) for answer in answers] == [(f"{here}/moved", 302), (f"{here}/page", 200)]
    warc = write_warc(answers)
    (found,) = open_input(Input("a.warc.gz", data=warc))
    assert isinstance(found, Found)
    assert "خبر من القنطرة" in found.data.decode("cp1256")
    assert found.known.charset == "windows-1256"
    assert (found.known.original_url, found.known.retrieved_at) == (f"{here}/page", "2023-08-14T10:00:00+00:00")
    assert found.known.warnings == ()
    assert write_warc(fetch(f"{here}/moved", LOCAL)) == warc
    assert file_name(answers).startswith("127.0.0.1-page-")


def test_a_redirect_in_arabic_is_followed(here: str) -> None:
    assert fetch(f"{here}/arabic", LOCAL)[-1].body.decode() == PAGE
    assert fetch(f"{here}/خبر", LOCAL)[-1].body.decode() == PAGE


@pytest.mark.parametrize(
    ("path", "way", "message"),
    [
        ("/gone", LOCAL, "answers 404 Not Found"),
        ("/loop", LOCAL, "redirects more than 10 times"),
        ("/file", LOCAL, "only addresses with http"),
        ("/empty", LOCAL, "an empty page"),
        ("/huge", LOCAL, "more than 64 MB"),
        ("/slow", SILENT, "no answer in time"),
        ("/drip", SLOW, "no answer in time"),
    ],
)
def test_what_cannot_be_fetched_says_why(here: str, path: str, way: Way, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        fetch(f"{here}{path}", way)


def test_time_that_is_over_before_the_connection_stands_ends_the_exchange(
    here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = http.client.HTTPConnection.connect

    def connect_late(connection: Any) -> None:
        connect(connection)
        end = time.monotonic() + 60
        while not connection.late and time.monotonic() < end:
            time.sleep(0.01)

    monkeypatch.setattr(http.client.HTTPConnection, "connect", connect_late)
    with pytest.raises(UnreadableError, match="no answer in time"):
        fetch(f"{here}/huge", SLOW)


def test_this_machine_is_not_asked(here: str) -> None:
    Handler.asked.clear()
    with pytest.raises(UnreadableError, match=r"127\.0\.0\.1, an address of this machine.*--allow-local"):
        fetch(f"{here}/page", Way())
    with pytest.raises(UnreadableError, match="--allow-local"):
        fetch(f"{here}/page".replace("127.0.0.1", "2130706433"), Way())
    assert Handler.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.7", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1%eth0"],  # noqa: S104
)
def test_a_name_that_leads_to_the_own_network_is_not_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = answered("gazette.example", monkeypatch, "93.184.215.14", address)
    with pytest.raises(UnreadableError, match="--allow-local"):
        fetch("http://gazette.example/", Way())
    assert tried == []


def test_the_checked_address_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = answered("gazette.example", monkeypatch, "93.184.215.14")
    with pytest.raises(UnreadableError, match="connection was refused"):
        fetch("https://gazette.example/", Way())
    assert tried == ["93.184.215.14"]


def test_a_redirect_to_the_own_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(target: Any, _way: Way, _asked: object) -> Answer:
        asked.append(target.url)
        return Answer(target.url, 302, "Found", (("Location", "http://10.0.0.7/admin"),), b"")

    monkeypatch.setattr("mujaz.intake.fetch._ask", ask)
    with pytest.raises(UnreadableError, match=r"10\.0\.0\.7, an address of this machine or its network"):
        fetch("http://93.184.215.14/", Way())
    assert asked == ["http://93.184.215.14/"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fc00::1", False),
        ("198.18.0.1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://sara:secret@gazette.example/", "names an account"),
        ("ftp://gazette.example/", "only addresses"),
        ("http://[::1/", "no web address"),
        ("http://gazette.example:99999/", "no web address"),
        ("http:///a", "only addresses"),
        ("http://no-such-host.invalid/", "nobody knows"),
    ],
)
def test_a_wrong_address_says_why(url: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(UnreadableError, match=message):
        resolve(url, allow_local=True)


def test_a_proxy_is_asked_in_place_of_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve() as proxy:
        port = proxy.rpartition(":")[2]
        Handler.asked.clear()
        real = socket.getaddrinfo

        def look_up(host: str, *args: Any, **options: Any) -> Any:
            return real("93.184.215.14" if host == "gazette.example" else host, *args, **options)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        with pytest.raises(UnreadableError, match="404"):
            fetch("http://gazette.example/خبر", Way(proxy=f"http://127.0.0.1:{port}"))
        assert Handler.asked == ["http://gazette.example/%D8%AE%D8%A8%D8%B1"]


@pytest.mark.parametrize("proxy", ["127.0.0.1:8080", "socks5://127.0.0.1:9050", "http://", "http://a:b"])
def test_a_proxy_that_is_not_known_is_wrong_use(proxy: str) -> None:
    with pytest.raises(UsageError, match="write http://HOST:PORT"):
        check_proxy(proxy)


def test_a_redirect_to_this_machine_is_not_followed_whoever_sends_it() -> None:
    with serve() as proxy:
        Handler.asked.clear()
        with pytest.raises(UnreadableError, match=r"169\.254\.169\.254.*not asked"):
            fetch("http://93.184.215.14/inward", Way(proxy=proxy))
        assert Handler.asked == ["http://93.184.215.14/inward"]
