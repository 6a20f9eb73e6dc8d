"""`mujaz search`: the index of the built site, searched in the terminal."""

from __future__ import annotations

import json
import sys

import click

from mujaz.arabic.bidi import isolate
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import UsageError
from mujaz.site.search.query import search as search_index
from mujaz.site.search.reader import FoundRecord, IndexReader
from mujaz.site.urls import Urls

FOLDER = "search"


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--lang", help="Find only texts in this language.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many items to print.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each record and item.")
@click.option("--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="Settings file.")
def search(words: tuple[str, ...], lang: str | None, most: int, settings_file: str, *, as_json: bool) -> None:
    """Find WORDS in the site that was built last, as its search page does.

    A phrase has quotation marks of its own, and two hyphens stand before words that must not be there, as in
    `mujaz search '"Security Council"' -- -Russia`.
    Exit code 1 says that nothing was found.
    """
    settings = site_settings(settings_file)
    languages = settings.archive.languages
    if lang is not None and lang not in languages:
        raise UsageError(f'--lang is "{lang}"; the archive has {", ".join(languages)}.')
    index = IndexReader(settings.output / FOLDER)
    answer = search_index(index, " ".join(words), lang or languages[0], lang)
    urls = Urls(settings.site_url, settings.prefix)
    for record in answer.records:
        click.echo(_record(record, lang or languages[0], urls, as_json=as_json))
    for hit in answer.hits[:most]:
        click.echo(_item(index, hit.document, hit.score, urls, as_json=as_json))
    if not as_json:
        note = " (none has all of the words)" if answer.some else ""
        click.echo(f"{len(answer.hits)} found{note}.", err=True)
    sys.exit(0 if answer.hits or answer.records else 1)


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
