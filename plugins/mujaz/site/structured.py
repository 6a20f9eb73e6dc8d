"""JSON-LD (schema.org) of the pages, as search engines document it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

CONTEXT = "https://schema.org"


def json_text(value: Mapping[str, Any]) -> str:
    r"""Return JSON that is safe inside a `script` element.

    >>> json_text({"name": "</script>"})
    '{"@context":"https://schema.org","name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps({"@context": CONTEXT, **value}, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
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
    """Return the BreadcrumbList of (name, absolute address) from the home to the page itself."""
    return json_text({
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(steps, 1)
        ],
    })  # fmt: skip


def organisation(name: str, url: str | None, kind: str = "Organization") -> dict[str, Any]:
    """Return an organisation; `url` is absolute."""
    return {"@type": kind, "name": name, **({"url": url} if url else {})}


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping without the keys that say nothing."""
    return {key: part for key, part in value.items() if part not in (None, "", [], {})}
