"""An archive in which every field holds hostile strings: front matter, texts, records, pages, settings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from strings import hostile_bodies, hostile_strings

from mujaz.site.markdown import links, render

HOST = "hostile.example"
LINES = ("summary", "content_warning", "rights_basis", "date_evidence")
OF_ARTICLES = ("byline",)
URL_KEYS = ("original_url", "canonical_url")
RECORDS = 24
"""Records of each kind; each has some thirty strings."""
LANGUAGES = ("ar", "en")
LEADS = ("https://", "http://", "mailto:", "#")
PICTURE = re.compile(r"<img\b|!\[", re.IGNORECASE)
SETTINGS = f"""SITEURL = "https://{HOST}"
TIMEZONE = "Asia/Damascus"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["mujaz.site"]
MUJAZ_FORMAT = 1
MUJAZ_EMAIL = "errors@{HOST}"
"""


def usable(text: str) -> bool:
    """Tell whether front matter takes a text: control characters are refused, and what has no letter is no headline."""
    controls = any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for char in text)
    return not controls and any(char.isalnum() for char in text)


def write_archive(root: Path, theme: Path, items: int, records: int = RECORDS) -> int:
    """Write an archive of so many items into a new folder; return how many different strings stand in it."""
    strings = [text for text in hostile_strings() if usable(text)]
    stream, bodies = cycle(strings), cycle(text for text in hostile_bodies() if usable(text))
    used: set[str] = set()

    def take(count: int = 1) -> list[str]:
        found = list(islice(stream, count))
        used.update(found)
        return found

    root.mkdir(parents=True)
    names = {language: take()[0] for language in LANGUAGES}
    told = {"NAMES": names, "TAGLINES": dict(zip(LANGUAGES, take(2), strict=True)), "ORGANISATION": take()[0],
            "LICENCE": dict(zip(LANGUAGES, take(2), strict=True))}  # fmt: skip
    settings = SETTINGS + "".join(f"MUJAZ_{key} = {value!r}\n" for key, value in told.items())
    (root / "pelicanconf.py").write_text(f"{settings}THEME = {str(theme)!r}\n", "utf-8")
    _write_records(root, take, bodies, records)
    for number in range(items):
        for language in LANGUAGES[: 1 + number % 2]:
            _write(
                root / f"content/briefings/{language}/{number}.md",
                _item(number, language, take, records),
                _body(bodies, take),
            )
    for language in LANGUAGES:
        page = {"title": take()[0], "lang": language, "slug": "about", "summary": take()[0]}
        _write(root / f"content/pages/{language}/about.md", page, _body(bodies, take))
    return len(used)


def _item(number: int, language: str, take: Any, records: int) -> dict[str, Any]:
    kind = ("article", "briefing", "article")[number % 3]
    withdrawn = number % 10 == 9  # noqa: PLR2004 - every tenth
    fields: dict[str, Any] = {
        "title": take()[0],
        "lang": language,
        "date": f"20{10 + number % 14}-0{1 + number % 9}-1{number % 10}",
        "slug": f"item-{number}",
        "kind": kind,
        "actors": [f"actors-{number % records}"],
        "places": [f"places-{number % records}"],
        "topics": [f"topics-{number % records}"],
        **dict(zip(LINES, take(len(LINES)), strict=True)),
        "references": [{"title": text, "url": _url(url)} for text, url in zip(take(3), take(3), strict=True)],
        "corrections": [{"date": "2024-01-01", "text": text} for text in take(2)],
        "related": [f"item-{number - 1}"] if number else [],
    }
    if kind == "article":
        fields |= {key: take()[0] for key in OF_ARTICLES} | {key: _url(take()[0]) for key in URL_KEYS}
        fields |= {
            "source": f"sources-{number % records}",
            "related_headlines": take(3),
            "archive_urls": [_url(take()[0])],
        }
    if number % 2 == 0:
        fields["gist"] = {"en": {"title": take()[0], "summary": take()[0]}}
    elif language == "en":
        fields |= {"translation": "full", "translator": take()[0]}
    if withdrawn:
        fields |= {"status": "withdrawn", "withdrawn_reason": take()[0]}
    return fields


def _write_records(root: Path, take: Any, bodies: Iterator[str], records: int) -> None:
    kinds = {"actors": "organisation", "places": "town", "sources": None, "topics": None}
    for kind, type_ in kinds.items():
        for number in range(records):
            record: dict[str, Any] = {
                "names": {language: f"{kind}{number}{language} {_visible(take()[0])}" for language in LANGUAGES},
                "description": {language: _body(bodies, take, 3) for language in LANGUAGES},
            }
            if kind in {"actors", "places"}:
                aliases = [{"text": f"{kind}{number} {_visible(text)}", "match": "hidden"} for text in take(2)]
                record |= {"type": type_, "references": [_quoted(take()[0])], "aliases": {"en": aliases}}
            if kind == "places":
                record["coordinates"] = [30 + number / 10, 40 + number / 10]
            if kind == "sources":
                record["url"] = _quoted(take()[0])
            path = root / f"content/{kind}/{kind}-{number}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=2**20), "utf-8")


def _body(bodies: Iterator[str], take: Any, count: int = 6) -> str:
    """Return Markdown in which hostile blocks and lines stand, but for those that a build refuses with a word."""
    texts = [*islice(bodies, count), *take(2 * count)]
    return "\n\n".join(text for text in texts if is_built(text)) or "mjx"


@cache
def is_built(text: str) -> bool:
    """Tell whether a build takes a text: no picture but the archive's, no link but to somewhere."""
    return not PICTURE.search(text) and all(link.startswith(LEADS) for link in links(render(text)))


def _url(text: str) -> str:
    """Return an address that holds a string as far as an address may."""
    return "https://ok.example/?" + "".join(char for char in text if not char.isspace())[:500]


def _visible(text: str) -> str:
    """Return a string as names take it: without line ends and invisible characters."""
    return "".join(
        char for char in " ".join(text.split()) if unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp"}
    )


def _quoted(text: str) -> str:
    """Return an address as records take it, without brackets and quotation marks."""
    return quote(_url(text), safe="/:?=&;()'%,#")


def _write(path: Path, fields: dict[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=2**20)
    path.write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
