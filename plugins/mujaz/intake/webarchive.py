"""The web archives of Safari: a property list with the page and what it shows."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from mujaz.intake.addresses import place_of
from mujaz.intake.found import Found, Input, UnreadableError
from mujaz.intake.html import make_found
from mujaz.intake.traces import find_traces

HTML = frozenset({"text/html", "application/xhtml+xml"})
BROKEN = "the web archive is damaged or cut off, or holds no page of HTML; save the page again."


def read_web_archive(arrived: Input) -> Iterator[Found]:
    """Yield the page in a web archive, with its address; such a file does not say when it was saved."""
    page = _parse(arrived).get("WebMainResource")
    page = page if isinstance(page, dict) else {}
    body, kind = page.get("WebResourceData"), str(page.get("WebResourceMIMEType") or "text/html")
    if not isinstance(body, bytes) or not body.strip() or kind not in HTML:
        raise UnreadableError(BROKEN)
    address = str(page.get("WebResourceURL") or "")
    known = replace(place_of(address), content_type=kind)
    charset = str(page.get("WebResourceTextEncodingName") or "") or None
    yield make_found(arrived.name, body, "1", known, charset=charset, warnings=find_traces(body, address))


def read_pictures(arrived: Input, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures at the `wanted` addresses that a web archive holds."""
    resources = _parse(arrived).get("WebSubresources")
    for one in resources if isinstance(resources, list) else ():
        address, body = (one.get("WebResourceURL"), one.get("WebResourceData")) if isinstance(one, dict) else ("", b"")
        if address in wanted and isinstance(body, bytes):
            yield str(address), body


def _parse(arrived: Input) -> dict[str, Any]:
    try:
        parsed = plistlib.loads(arrived.read())
    # On damaged lists it stumbles in many ways.
    except (plistlib.InvalidFileException, ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        raise UnreadableError(BROKEN) from error
    return parsed if isinstance(parsed, dict) else {}
