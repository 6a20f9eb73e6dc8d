"""CSL-JSON, the format of citeproc and of what is built on it."""

from __future__ import annotations

import json
from typing import Any

from mujaz.site.citing.views import Citation
from mujaz.site.structured import without_empty


def write_citation_json(citation: Citation) -> bytes:
    """Return a citation as a file: a list of one, as CSL-JSON has it."""
    return (json.dumps([csl(citation)], ensure_ascii=False) + "\n").encode()


def csl(citation: Citation) -> dict[str, Any]:
    """Return a citation as an object of CSL-JSON."""
    article = citation.kind == "article"
    value = {
        "id": citation.key,
        "type": "article-newspaper" if article else "report",
        "title": citation.title,
        "author": [{"literal": name} for name in citation.persons or (citation.body,)],
        "container-title" if article else "publisher": citation.body,
        "genre": None if article else citation.genre,
        "issued": {"date-parts": [[int(part) for part in citation.date.split("-")]]},
        "language": citation.language,
        "URL": citation.url,
        "archive": citation.archive,
        "note": citation.note,
    }
    return without_empty(value)
