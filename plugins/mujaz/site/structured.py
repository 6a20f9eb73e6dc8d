"""JSON-LD (schema.org) of the pages, as search engines document it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

CONTEXT = "https://schema.org"
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
UNSAFE = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")
"""What could end a `script` element, or a line of a script, and how JSON writes it else."""


def json_text(value: Mapping[str, Any]) -> str:
    r"""Return JSON that is safe inside a `script` element.

    >>> json_text({"name": "</script>"})
    '{"@context":"https://schema.org","name":"\\u003c/script\\u003e"}'
    """
    return _safe(ENCODER.encode({"@context": CONTEXT, **value}))


def _safe(text: str) -> str:
    for char, written in UNSAFE:
        if char in text:
            text = text.replace(char, written)
    return text


def website(name: str, url: str, language: str, description: str, other_names: Sequence[str]) -> str:
    """Return the WebSite of a home page; `url` is absolute."""
    return json_text({
        "@type": "WebSite",
        "name": name,
        "alternateName": list(other_names),
        "url": url,
        "inLanguage": language,
        "description": description,
    })  # fmt: skip


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> str:
    """Return the BreadcrumbList of (name, absolute address) from the home to the page, whose address is known."""
    *way, (last, _) = steps
    listed = [_step(number, name, url) for number, (name, url) in enumerate(way, 1)]
    listed.append(_safe(ENCODER.encode({"@type": "ListItem", "position": len(steps), "name": last})))
    return f'{{"@context":"{CONTEXT}","@type":"BreadcrumbList","itemListElement":[{",".join(listed)}]}}'


@lru_cache(maxsize=1024)
def _step(number: int, name: str, url: str) -> str:
    """Return a ListItem; most pages share all steps but the last."""
    return _safe(ENCODER.encode({"@type": "ListItem", "position": number, "name": name, "item": url}))


def organisation(name: str, url: str | None, kind: str = "Organization") -> dict[str, Any]:
    """Return an organisation; `url` is absolute."""
    return {"@type": kind, "name": name, **({"url": url} if url else {})}


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping without the keys that say nothing."""
    return {key: part for key, part in value.items() if part not in (None, "", [], {})}
