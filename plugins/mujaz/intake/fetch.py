"""One request for one web address, with bounds on time, size and where it leads. http.client's door."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from urllib.parse import urlsplit

from mujaz import __version__
from mujaz.errors import UsageError
from mujaz.frozen import frozen
from mujaz.intake.earlier import Earlier
from mujaz.intake.found import MOST_BYTES, TOO_LARGE, UnreadableError
from mujaz.intake.limits import CHUNK
from mujaz.intake.resolve import PORTS, Target, follow, quote, resolve

TIMEOUT = 20.0
"""Seconds without a sign of life."""
DEADLINE = 120.0
"""Seconds for one answer as a whole."""
MOST_REDIRECTS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GOOD, UNCHANGED = 200, 304
USER_AGENT = f"Mozilla/5.0 (compatible; mujaz/{__version__})"
MOST_REDIRECT_BYTES = 2**20
"""What is read of an answer that only leads elsewhere."""


@frozen
class Way:
    """How addresses are fetched."""

    proxy: str | None = None
    """`http://host:port`."""
    allow_local: bool = False
    timeout: float = TIMEOUT
    deadline: float = DEADLINE


@frozen
class Answer:
    """What one server said."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header by its name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def check_proxy(proxy: str | None) -> str | None:
    """Return a proxy that can be used; refuse another one as wrong use."""
    if proxy is None:
        return None
    try:
        parts = urlsplit(proxy)
        good = parts.scheme == "http" and parts.hostname and (parts.port or 1)
    except ValueError:
        good = False
    if not good:
        raise UsageError(f"--proxy: {proxy} is no proxy that is known; write http://HOST:PORT.")
    return proxy


def fetch(url: str, way: Way, earlier: Earlier | None = None) -> tuple[Answer, ...]:
    """Return every answer on the way to the page at `url`, the page's own last; refuse anything but a page.

    Where the page is as it was `earlier`, the last answer is one of the status `UNCHANGED`.
    """
    answers: list[Answer] = []
    asked = earlier.headers() if earlier else {}
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(resolve(url, allow_local=way.allow_local), way, asked)
        answers.append(answer)
        if answer.status == UNCHANGED and asked:
            return tuple(answers)
        asked = {}
        location = answer.header("Location")
        if answer.status not in REDIRECTS or not location:
            break
        url = follow(url, location)
    else:
        raise UnreadableError(f"it redirects more than {MOST_REDIRECTS} times; look for the page's own address.")
    if answer.status != GOOD:
        raise UnreadableError(f"the server answers {answer.status} {answer.reason}; look whether the page is there.")
    if not answer.body.strip():
        raise UnreadableError("the server answers with an empty page; save it in a browser and import that.")
    return tuple(answers)


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked, in the name of the host that was asked for."""

    def __init__(self, host: str, port: int, timeout: float, secure_name: str | None) -> None:
        super().__init__(host, port, timeout=timeout)
        self._secure_name = secure_name
        self._wire: socket.socket | None = None
        self.late = False
        """Whether the exchange was ended because it took too long."""

    def connect(self) -> None:
        super().connect()
        if self._secure_name:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._secure_name)
        # Once the answer has begun, the library forgets the socket.
        self._wire = self.sock
        if self.late:  # the time was over before there was anything to end
            self.cut()

    def cut(self) -> None:
        """End the exchange from another thread."""
        self.late = True
        if self._wire is not None:
            with contextlib.suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


def _ask(target: Target, way: Way, asked: dict[str, str]) -> Answer:
    """Return what a server answers, asked at the first of its addresses that can be reached."""
    failure: Exception | None = None
    for address in target.addresses:
        connection = _connect_to(target, address, way)
        timer = threading.Timer(way.deadline, connection.cut)
        timer.start()
        try:
            proxied = way.proxy is not None and target.parts.scheme == "http"
            return _exchange(connection, target, asked, proxied=proxied)
        except UnreadableError:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            failure = TimeoutError() if connection.late else error
        finally:
            timer.cancel()
            connection.close()
    raise UnreadableError(f"{target.host} cannot be read ({_explain(failure)}); try again later.") from failure


def _explain(failure: Exception | None) -> str:
    match failure:
        case ssl.SSLCertVerificationError():
            return "its certificate is not good"
        case TimeoutError():
            return "no answer in time"
        case ConnectionRefusedError():
            return "the connection was refused"
        case http.client.IncompleteRead():
            return "the answer is cut off"
    return str(failure) or type(failure).__name__


def _connect_to(target: Target, address: str, way: Way) -> _Connection:
    secure = target.host if target.parts.scheme == "https" else None
    if way.proxy is None:
        return _Connection(address, target.port, way.timeout, secure)
    proxy = urlsplit(way.proxy)
    connection = _Connection(proxy.hostname or "", proxy.port or PORTS["http"], way.timeout, secure)
    if secure:
        connection.set_tunnel(address, target.port)
    return connection


def _exchange(connection: _Connection, target: Target, asked: dict[str, str], *, proxied: bool) -> Answer:
    headers = {
        "Host": target.netloc,
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **asked,
    }
    path = quote(f"http://{target.netloc}{target.path}" if proxied else target.path)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = _read_body(response)
    if connection.late:
        raise TimeoutError
    return Answer(target.url, response.status, response.reason, tuple(response.getheaders()), body)


def _read_body(response: http.client.HTTPResponse) -> bytes:
    if response.status in REDIRECTS:
        return response.read(MOST_REDIRECT_BYTES)
    parts: list[bytes] = []
    total = 0
    while part := response.read(CHUNK):
        parts.append(part)
        total += len(part)
        if total > MOST_BYTES:
            raise UnreadableError(TOO_LARGE)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(parts)
