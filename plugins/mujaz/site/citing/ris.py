"""RIS, as reference managers import it: a tag of two letters on each line, CRLF at its end."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.site.citing.views import Citation


def write_citation_ris(citation: Citation) -> bytes:
    """Return a citation as a file."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(citation)).encode()


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    article = citation.kind == "article"
    year, _, _ = citation.date.partition("-")
    yield "TY", "NEWS" if article else "RPRT"
    yield "ID", citation.key
    yield "TI", citation.title
    yield from (("AU", name) for name in citation.persons)
    if not citation.persons:
        # A comma at the end says that the whole is one name and no person's.
        yield "AU", f"{citation.body.replace(',', ' ')},"
    yield "T2" if article else "PB", citation.body
    if not article:
        yield "M3", citation.genre
    yield "PY", year
    yield "DA", f"{citation.date.replace('-', '/')}{'/' * (2 - citation.date.count('-'))}/"
    yield "LA", citation.language
    yield "UR", citation.url
    yield "DB", citation.archive
    if citation.note:
        yield "N1", citation.note
    yield "ER", ""
