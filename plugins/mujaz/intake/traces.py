"""What a raw page tells of the person who saved it: cookies, keys, accounts, where a link was shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mujaz.intake.addresses import names_account, tracking_names
from mujaz.intake.parameters import TRACKING_NAME

LINKS = re.compile(rf"[?&;]({TRACKING_NAME})=".encode())
"""A tracking parameter in an address on the page."""
COOKIE = re.compile(rb"^(?:set-)?cookie:[ \t]*[^\s=;]+=", re.MULTILINE)
"""A header with a cookie, as in a saved exchange with a server."""
KEY = re.compile(rb"\bauthorization[\"']?\s*[:=]\s*[\"']?(?:bearer|basic|digest)\s+[\w.~+/=-]{8}")
"""A header that lets its owner in."""
SIGNED_IN = re.compile(
    rb">\s*((?:log|sign)[ -]?out|" + "تسجيل (?:ال)?خروج|خروج از حساب".encode() + rb")\s*<",
)
"""What only a reader who is signed in is offered."""
HINTS = {
    COOKIE: (b"cookie:",),
    KEY: (b"authorization",),
    SIGNED_IN: (b"log out", b"logout", b"log-out", b"sign out", b"signout", b"sign-out", "خروج".encode()),
}
"""What a page has that one of these can be in; looking for that is quicker. All of them are in small letters."""
WITHIN = 4 * 2**20
"""Bytes of a page that are looked at."""
MOST_NAMES = 5
PRIVATE_HEADERS = frozenset({"cookie", "set-cookie", "authorization", "proxy-authorization"})


def find_traces(data: bytes, address: str | None, headers: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what to say of private things in the raw page `data`, in its address and its headers.

    >>> find_traces(b"", "https://gazette.example/?fbclid=x")
    ('its address has tracking parameters (fbclid); they are left out.',)
    """
    return tuple(_traces(data[:WITHIN].lower(), address or "", {name.lower() for name in headers}))


def _traces(data: bytes, address: str, headers: set[str]) -> Iterator[str]:
    own = tracking_names(address)
    if own:
        yield f"its address has tracking parameters ({_list(own)}); they are left out."
    if names_account(address):
        yield "its address names an account; that is left out."
    if names := {name.decode() for name in LINKS.findall(data)} - set(own):
        yield f"links on the page have tracking parameters ({_list(names)}); look at the page before you share it."
    if _search(COOKIE, data) or headers & {"cookie", "set-cookie"}:
        yield "the raw file holds cookies; do not share it."
    if _search(KEY, data) or headers & {"authorization", "proxy-authorization"}:
        yield "the raw file holds a key that lets its owner in (Authorization); do not share it."
    if found := _search(SIGNED_IN, data):
        label = found[1].decode("utf-8", "replace")
        yield f'the page was saved while somebody was signed in ("{label}"); it may hold the name of an account.'


def _search(pattern: re.Pattern[bytes], data: bytes) -> re.Match[bytes] | None:
    return pattern.search(data) if any(hint in data for hint in HINTS[pattern]) else None


def _list(names: Iterable[str]) -> str:
    known = sorted({name.lower() for name in names})
    return ", ".join(known[:MOST_NAMES]) + (" …" if len(known) > MOST_NAMES else "")
