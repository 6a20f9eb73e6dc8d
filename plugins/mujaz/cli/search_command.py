"""`mujaz search`: the index of the built site, searched in the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from mujaz.arabic.bidi import isolate
from mujaz.arabic.search import find_words
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import UsageError, nearest
from mujaz.site.search.asked import Filters, parse
from mujaz.site.search.query import Answer
from mujaz.site.search.query import search as search_index
from mujaz.site.search.reader import FoundRecord, IndexReader
from mujaz.site.urls import Urls

FOLDER = Path("assets/search")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--lang", help="Find only texts in this language.")
@click.option("--kind", type=click.Choice(["article", "briefing"]), help="Find only items of this kind.")
@click.option("--year", type=click.IntRange(1), help="Find only items of this year.")
@click.option("--actor", "actors", metavar="ID", multiple=True, help="Find only items that list this actor.")
@click.option("--place", "places", metavar="ID", multiple=True, help="Find only items that list this place.")
@click.option("--source", "sources", metavar="ID", multiple=True, help="Find only items from this source.")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True,
              help="The best match first, or the newest item.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many items to print.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each record and item.")
@click.option("--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="Settings file.")
def search(  # noqa: PLR0913, PLR0917 - one for each option
    words: tuple[str, ...],
    lang: str | None,
    kind: str | None,
    year: int | None,
    sort: str,
    limit: int,
    settings_file: str,
    *,
    as_json: bool,
    **listed: tuple[str, ...],
) -> None:
    """Find WORDS in the site that was built last, as its search page does.

    A phrase has quotation marks of its own, and two hyphens stand before words that must not be there, as in
    `mujaz search '"Security Council"' -- -Russia`.
    Without WORDS, all items are found that the options let pass.
    Exit code 1 says that nothing was found.
    """
    settings = site_settings(settings_file)
    languages = settings.archive.languages
    if lang is not None and lang not in languages:
        raise UsageError(f'--lang is "{lang}"; the archive has {", ".join(languages)}.')
    index = IndexReader(settings.output / FOLDER)
    filters = Filters(lang, kind, year, tuple(_numbers(index, listed)), newest_first=sort == "date")
    text = " ".join(words)
    _check(text, filters)
    reader = lang or languages[0]
    answer = search_index(index, text, reader, filters)
    urls = Urls(settings.site_url, settings.prefix)
    for record in answer.records:
        click.echo(_record(record, reader, urls, as_json=as_json))
    for hit in answer.hits[:limit]:
        click.echo(_item(index, hit.document, hit.score, urls, as_json=as_json))
    if not as_json:
        click.echo(_summary(answer, limit, text), err=True)
    sys.exit(0 if answer.hits or answer.records else 1)


def _numbers(index: IndexReader, listed: Mapping[str, tuple[str, ...]]) -> Iterator[int]:
    """Yield the numbers of the records that items are to list."""
    if not any(listed.values()):
        return
    offered = index.offered(index.languages[0])
    for kind, ids in listed.items():
        for id_ in ids:
            if id_ not in offered[kind]:
                near = ", ".join(nearest(id_, offered[kind], 3)) or "none"
                raise UsageError(f'--{kind[:-1]} is "{id_}", which no item lists; the nearest are: {near}.')
            yield offered[kind][id_]


def _check(text: str, filters: Filters) -> None:
    """Raise UsageError if there is nothing to look for."""
    asked = parse(text)
    if asked.words or asked.phrases or asked.without:
        return
    if find_words(text):
        raise UsageError("These words stand in nearly every text; add another one.")
    if text or not filters.narrow:
        raise UsageError("There is no word to look for; write one, as in `mujaz search Aleppo`.")


def _summary(answer: Answer, limit: int, text: str) -> str:
    """Return what is said after the results."""
    notes = [f"{len(answer.hits)} found"]
    if len(answer.hits) > limit:
        notes.append(f"{limit} shown; --limit shows more")
    if answer.some:
        notes.append("none has all of the words, these have some")
    if parse(text).cut:
        notes.append("the search was long, only its first words were looked for")
    return f"{'; '.join(notes)}."


def _record(record: FoundRecord, language: str, urls: Urls, *, as_json: bool) -> str:
    url = urls.absolute(urls.root(f"/{language}/{record.kind}/{record.id}/"))
    if as_json:
        return json.dumps({"kind": record.kind, "id": record.id, "names": record.names, "items": record.items,
                           "url": url}, ensure_ascii=False)  # fmt: skip
    name = record.names.get(language) or next(iter(record.names.values()))
    return f"{record.kind}: {isolate(name)} ({record.items})\n    {url}"


def _item(index: IndexReader, document: int, score: float, urls: Urls, *, as_json: bool) -> str:
    slug, language, page, title, date = index.document(document)
    url = urls.absolute(urls.item(page, slug))
    if as_json:
        return json.dumps({"slug": slug, "lang": language, "title": title, "date": date, "score": round(score, 4),
                           "url": url}, ensure_ascii=False)  # fmt: skip
    return f"{date}  {isolate(title)}\n    {url}"
