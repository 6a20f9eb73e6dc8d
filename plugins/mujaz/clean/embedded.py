"""Pictures that stand within a page, as SingleFile saves them: in the text each is known by its SHA-256."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

EMBEDDED = "embedded:"
"""What stands before the SHA-256 of a picture in the text of a page."""
DATA = re.compile(r"data:image/(?:png|p?jpe?g|gif|webp)(?:;[\w=.-]{1,40}){0,4};base64,(?P<data>[A-Za-z0-9+/=%_-]{64,})")
"""A picture in an address."""
VARIABLE = re.compile(r"--sf-img-(?P<number>\d{1,6})\s*:\s*url\(\s*[\"']?(?P<name>embedded:[0-9a-f]{64})")
"""Where SingleFile keeps a picture that a page shows more than once: in a variable of its style sheet …"""
USED = re.compile(r"var\(\s*--sf-img-(?P<number>\d{1,6})\s*\)")
"""… which is the background of an empty picture in its place."""
BACKGROUND = re.compile(r"background(?:-image)?\s*:\s*url\((?P<name>embedded:[0-9a-f]{64})\)")
LARGEST = 24 * 2**20
"""Bytes that a picture has at most."""


def name_embedded(text: str) -> str:
    """Return the text of a page with the names of the pictures in it in their place."""
    if "data:image/" not in text:
        return text
    named = DATA.sub(lambda found: _name(_decode(found["data"])) or found[0], text)
    shared = {found["number"]: f"url({found['name']})" for found in VARIABLE.finditer(named)}
    return USED.sub(lambda found: shared.get(found["number"], found[0]), named) if shared else named


def background_of(style: str) -> str | None:
    """Return the name of the embedded picture that a style shows as the background."""
    found = BACKGROUND.search(style)
    return found["name"] if found else None


def find_embedded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each picture in the bytes of a page, whatever its charset."""
    for found in DATA.finditer(data.replace(b"\0", b"").decode("latin-1")):
        picture = _decode(found["data"])
        if name := _name(picture):
            yield name, picture


def _decode(data: str) -> bytes:
    if len(data) > LARGEST * 2:
        return b""
    try:
        return base64.b64decode(unquote_to_bytes(data) if "%" in data else data, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _name(picture: bytes) -> str:
    return EMBEDDED + hashlib.sha256(picture).hexdigest() if picture else ""
