"""`mujaz status`: what the archive holds, what it lacks and what waits."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mujaz.export.stock import Entry, Stock
    from mujaz.model import Item
    from mujaz.site.settings import SiteSettings

MEANINGS = {
    "untranslated": "without a translation",
    "outdated": "translations older than their source",
    "review": "waiting for review",
    "draft": "in draft",
    "withheld": "under embargo",
    "no source": "without a source or reference",
    "no summary": "without a summary",
    "no actor": "without an actor",
    "no place": "without a place",
    "no topic": "without a topic",
    "withdrawn": "withdrawn",
}
"""What is told → how people read it."""
WIDTH = 30
"""Signs of the longest bar of a month."""


@click.command()
@click.argument("wanted", nargs=-1, type=click.Choice([name.replace(" ", "-") for name in MEANINGS]))
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
def status(wanted: tuple[str, ...], settings_file: str, *, as_json: bool) -> None:
    """Tell what lacks a translation, review, source, summary or place; name one to see its items only."""
    settings = site_settings(settings_file)
    problems = Problems()
    stock = _read(settings, problems)
    click.echo(_as_json(stock) if as_json else _as_text(stock, [name.replace("-", " ") for name in wanted]))
    if problems.error_count:
        click.echo(f"{problems.error_count} errors: files with errors are not counted; run mujaz check.", err=True)
        sys.exit(1)


def _read(settings: SiteSettings, problems: Problems) -> Stock:
    from mujaz.export.stock import take_stock  # noqa: PLC0415 - stages that other commands do not need

    return take_stock(read_items(settings, problems), settings.archive.languages, datetime.now(UTC))


def read_items(settings: SiteSettings, problems: Problems) -> Iterator[Item]:
    """Yield every item of the archive that has no error, whether it is published or not."""
    from mujaz.export.item import Reading, read_item  # noqa: PLC0415
    from mujaz.register import load  # noqa: PLC0415
    from mujaz.site.documents import read_documents  # noqa: PLC0415

    languages = settings.archive.languages
    reading = Reading(load(settings.root, settings.archive.named_in, problems), languages, settings.zone)
    for document in read_documents(settings, "briefings", problems):
        item = read_item(document, reading, problems)
        if item is not None:
            yield item


def _as_json(stock: Stock) -> str:
    value = {
        "items": stock.items,
        "files": dict(stock.files),
        "months": dict(stock.months),
        "wanting": {
            name.replace(" ", "_"): [{"path": e.path, "title": e.title, "note": e.note} for e in entries]
            for name, entries in stock.wanting.items()
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _as_text(stock: Stock, wanted: list[str]) -> str:
    if wanted:
        return "\n".join(line for name in wanted for line in _list(name, stock.wanting[name]))
    files = ", ".join(f"{count} in {language}" for language, count in stock.files.items())
    lines = [f"{stock.items} items ({files})", ""]
    for name, entries in stock.wanting.items():
        lines += _list(name, entries) if entries else []
    lacking = [MEANINGS[name] for name, entries in stock.wanting.items() if not entries]
    return "\n".join([*lines, f"None: {', '.join(lacking)}.", "", *_months(stock)])


def _list(name: str, entries: tuple[Entry, ...]) -> list[str]:
    rows = [f"  {entry.path}: {entry.title}" + (f" ({entry.note})" if entry.note else "") for entry in entries]
    return [f"{len(entries)} {MEANINGS[name]}", *rows, ""]


def _months(stock: Stock) -> list[str]:
    most = max(stock.months.values(), default=1)
    return [f"{month:7} {count:5} {'█' * max(1, round(count * WIDTH / most))}" for month, count in stock.months.items()]
