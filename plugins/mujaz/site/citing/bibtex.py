"""BibTeX, as both BibTeX and biblatex read it; the file is UTF-8."""

from __future__ import annotations

from mujaz.site.citing.views import Citation, CitationFile

ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "%#$&_"},
    }
)
"""A brace counts as one even behind a backslash, so that it is named."""
LANGUAGES = {"ar": "arabic", "en": "english"}
"""Languages as biblatex calls them."""


def write_citation_bib(citation: Citation) -> bytes:
    """Return one citation as a file."""
    return bibtex(citation).encode()


def write_list_bib(view: CitationFile) -> bytes:
    """Return several citations as a file."""
    return "\n".join(view.entries).encode()


def bibtex(citation: Citation, *, full: bool = True) -> str:
    """Return a citation as an entry of BibTeX, with its note if it is to be full.

    Names stand in a brace of their own, for Arabic names and those of publications have no family name to be sorted by.
    """
    article = citation.kind == "article"
    year, _, rest = citation.date.partition("-")
    fields = {
        "author": " and ".join(f"{{{_plain(name)}}}" for name in citation.persons or (citation.body,)),
        "title": f"{{{_plain(citation.title)}}}",
        "journal" if article else "institution": f"{_plain(citation.body)}",
        "entrysubtype": "newspaper" if article and full else "",
        "type": "" if article else _plain(citation.genre),
        "date": citation.date,
        "year": year,
        "month": rest[:2].lstrip("0") if full else "",
        "langid": LANGUAGES.get(citation.language, citation.language),
        "url": citation.url,
        "note": _plain(citation.note) if full else "",
    }
    lines = [f" {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{'article' if article else 'techreport'}{{{citation.key},", *lines, "}")) + "\n"


def _plain(text: str) -> str:
    """Return a text in which nothing means anything to TeX."""
    return text.translate(ESCAPES)
