"""Where a web address leads: never to this machine or its neighbours unless that is allowed."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from mujaz.frozen import frozen
from mujaz.intake.found import UnreadableError

PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that stand for one of IPv4 in their last 32 bits."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@frozen
class Target:
    """A web address, and the checked addresses of the machine behind its name."""

    url: str
    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def netloc(self) -> str:
        """The host as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.parts.scheme] else f"{host}:{self.port}"

    @property
    def path(self) -> str:
        """What is asked of the host."""
        return (self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else "")


def follow(url: str, location: str) -> str:
    """Return the address to which the page at `url` redirects."""
    # Servers write such headers in UTF-8, and the library reads them as Latin-1.
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return urldefrag(urljoin(url, location.strip())).url


def quote(path: str) -> str:
    """Return a path as the network wants it: Arabic letters in UTF-8, percent-encoded."""
    return "".join(char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in path)


def resolve(url: str, *, allow_local: bool) -> Target:
    """Return where `url` leads; refuse what is no web address, an unknown name and, if not allowed, local addresses."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UnreadableError("this is no web address; check it.") from error
    if parts.scheme not in PORTS or not host:
        raise UnreadableError("only addresses with http:// or https:// are fetched.")
    if parts.username is not None:
        raise UnreadableError("the address names an account, which would be sent; take it out.")
    port = port or PORTS[parts.scheme]
    host = _ascii(host)
    addresses = _look_up(host, port)
    if not allow_local:
        _check(host, addresses)
    return Target(url, parts, host, port, addresses)


def _ascii(host: str) -> str:
    """Return a host as the network knows it."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UnreadableError(f"{host} is no name of a host; check the address.") from error


def _look_up(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"nobody knows the host {host}; check the address and the connection.") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _check(host: str, addresses: tuple[str, ...]) -> None:
    for text in addresses:
        if not is_public(ipaddress.ip_address(text.partition("%")[0])):
            named = f"this is {text}" if host == text else f"{host} is {text}"
            raise UnreadableError(
                f"{named}, an address of this machine or its network, which is not asked; "
                "if you mean it, add --allow-local."
            )


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the whole internet, also where it wraps another.

    >>> is_public(ipaddress.ip_address("8.8.8.8")), is_public(ipaddress.ip_address("::ffff:127.0.0.1"))
    (True, False)
    """
    inner: Address | None = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo:
            return False
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved
