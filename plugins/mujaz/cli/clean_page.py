"""`python -m mujaz.clean`: the clean stage by itself, for those who measure it or want nothing else of it."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from mujaz.clean import clean
from mujaz.clean.dates import read_publication_date
from mujaz.clean.decode import MOST_BYTES
from mujaz.clean.kind import Kind
from mujaz.clean.language import LANGUAGES
from mujaz.clean.plain import text_of
from mujaz.clean.refusal import refuse
from mujaz.errors import ContentError, Problems
from mujaz.intake.addresses import web_address
from mujaz.intake.saved import read_saved
from mujaz.model import CleanArticle, RawPage
from mujaz.register import Register, load

NAME = "standard input"
"""How messages call the page."""
CONTAINER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:[{\[]|<(?:\?xml|rss|feed|rdf:RDF)\b"
    rb"|(?:[\w-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,20}?(?:MIME-Version|Snapshot-Content-Location):)"
    rb"|WARC/|PK\x03\x04|\x1f\x8b",
    re.IGNORECASE,
)
"""How the files begin that hold a page, or several, and are none."""
DAY = click.DateTime(["%Y-%m-%d"])


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--json", "as_json", is_flag=True, help="Print one object with everything that was read.")
@click.option("--input", "kind", type=click.Choice(["html", "text"]), help="What the page is, if it is not recognised.")
@click.option("--retrieved", type=DAY, metavar="DAY", help="The day on which the page was saved, as 2023-08-12.")
@click.option("--headline", metavar="TEXT", help="The article's headline, if it is not recognised.")
@click.option("--date-only", metavar="STRING", help="Print the date of publication that STRING states, and no more.")
def main(
    kind: Kind | None, retrieved: datetime | None, headline: str | None, date_only: str | None, *, as_json: bool
) -> None:
    """Print the article in the page on standard input: its text, a blank line between the blocks.

    Publications are known by the records in content/sources/ of this folder, if it is an archive.
    What is no article, and a STRING that states no date, end with exit code 1.
    """
    day = retrieved.date() if retrieved else None
    if date_only is not None:
        _tell_date(date_only, day)
        return
    # One byte more than is allowed is enough for the refusal of a page that is too large.
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    register = _read_register(Path.cwd())
    try:
        page, saved = _unpack(data) if kind is None and CONTAINER.match(data) else (RawPage(NAME, data, ""), None)
        article = clean(page, register, headline=headline, retrieved=day or saved or _day_saved(page.data), kind=kind)
    except ContentError as error:
        _print(json.dumps({"error": str(error)}, ensure_ascii=False) if as_json else str(error), err=not as_json)
        raise SystemExit(error.exitcode) from None
    _print(json.dumps(describe(article, register), ensure_ascii=False) if as_json else text_of(*article.blocks))


def describe(article: CleanArticle, register: Register) -> dict[str, Any]:
    """Return an article as an object of JSON; what the page does not say is None or empty."""
    # Only this object needs stage 3, which takes its time to import.
    from mujaz.export.markdown import write_markdown  # noqa: PLC0415

    found = article.date
    return {
        "title": article.headline,
        "date": found.value if found else None,
        "date_precision": found.precision if found else None,
        "date_evidence": found.evidence if found else None,
        "source": article.source_name or _name_of(article, register),
        "byline": article.byline,
        "lang": article.language,
        "canonical_url": web_address(article.canonical_url) if article.canonical_url else None,
        "summary": article.summary,
        "tags": article.tags,
        "related_headlines": article.related_headlines,
        "markdown": write_markdown(article.blocks),
        "text": text_of(*article.blocks),
        "removed": [{"rule": line.rule, "text": line.text} for line in article.removed],
    }


def _name_of(article: CleanArticle, register: Register) -> str | None:
    """Return the name of the article's publication in its record, where the page prints none."""
    record = register.get("sources", article.source) if article.source else None
    return record.name(article.language)[0] if record else None


def _tell_date(text: str, retrieved: date | None) -> None:
    """Print the date that a text states, as exactly as it does; end with 1 if it states none."""
    # The shell hands over bytes, which are UTF-8 whatever the locale says of them.
    found = read_publication_date(os.fsencode(text).decode("utf-8", "replace"), retrieved=retrieved)
    if found is None:
        raise SystemExit(1)
    _print(found.value[: len("2023-08-12")])


def _unpack(data: bytes) -> tuple[RawPage, date | None]:
    """Return the first page in a container, and the day on which it was saved; `ContentError` if there is none."""
    from mujaz.intake import Found, Input, Unread, open_input  # noqa: PLC0415 - most pages come without a container

    pieces = list(islice((one for one in open_input(Input(NAME, data=data)) if isinstance(one, Found | Unread)), 1))
    match pieces:
        case [Found() as found]:
            day = found.known.retrieved_at
            page = RawPage(NAME, found.data, found.sha256, found.known.charset)
            return page, date.fromisoformat(day[: len("2023-08-12")]) if day else None
        case [Unread(status="failed") as unread]:
            raise refuse(NAME, "{reason}", reason=unread.reason)
    return RawPage(NAME, data, ""), None


def _day_saved(data: bytes) -> date | None:
    """Return the day on which a page was saved, if the program that saved it wrote that into it."""
    moment = read_saved(data).retrieved_at
    return date.fromisoformat(moment[: len("2023-08-12")]) if moment else None


def _read_register(root: Path) -> Register:
    """Return the publications of the archive in the folder `root`, none elsewhere; tell what is wrong with records."""
    problems = Problems()
    register = load(root, LANGUAGES, problems, kinds=("sources",))
    for problem in problems.errors():
        _print(str(problem), err=True)
    return register


def _print(text: str, *, err: bool = False) -> None:
    """Print a text in UTF-8, whatever the locale; a reader who has gone is no error."""
    click.echo(text.encode("utf-8", "replace"), err=err)
