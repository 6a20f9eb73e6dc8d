"""`mujaz register`: the actors, places, sources and topics, to look at and to change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from mujaz.cli.register_alter import KIND, add, merge, rename
from mujaz.cli.register_archive import RegisterArchive
from mujaz.errors import UsageError, nearest
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.register.fields import TYPES
from mujaz.register.finding import find_overlaps, find_records

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
                      help="For people, or for programs.")  # fmt: skip


@click.group()
def register() -> None:
    """Look at the register of this archive, or change it."""


for command in (add, merge, rename):
    register.add_command(command)


@register.command("list")
@click.option("--kind", type=KIND, help="Only records of this kind.")
@click.option("--type", "of_type", metavar="TYPE", help="Only records of this type, such as city.")
@click.option("--unused", is_flag=True, help="Only records that no item lists and no record leads to.")
@FORMAT
def list_records(kind: RecordKind | None, of_type: str | None, form: str, *, unused: bool) -> None:
    """Show all records, with their names and how many items list each."""
    archive = RegisterArchive.here()
    if of_type is not None and of_type not in _types():
        near = nearest(of_type, _types(), 1)
        raise UsageError(f'"{of_type}" is no type; write one of {", ".join(near or sorted(_types()))}.')
    records = [
        record
        for known in RECORD_KINDS
        for record in archive.register.records(known)
        if kind in {None, known} and of_type in {None, record.type} and not (unused and _is_used(archive, record))
    ]
    _show(archive, records, form)


@register.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=KIND, help="Only records of this kind.")
@FORMAT
def find(words: tuple[str, ...], kind: RecordKind | None, form: str) -> None:
    """Show the records that WORDS may mean, in either language: the name, names that hold it, names like it."""
    archive = RegisterArchive.here()
    hits = find_records(archive.register, " ".join(words), (kind,) if kind else RECORD_KINDS)
    _show(archive, [hit.record for hit in hits], form, [hit.likeness for hit in hits])
    if not hits:
        click.echo(f'No record has a name like "{" ".join(words)}".', err=True)
        raise SystemExit(1)


@register.command()
@click.option("--aliases", is_flag=True, help="Aliases that no text of the archive has, and not records.")
@FORMAT
def unused(form: str, *, aliases: bool) -> None:
    """Show the records that no item lists and no record leads to."""
    archive = RegisterArchive.here()
    if aliases:
        from mujaz.cli.register_texts import unused_aliases  # noqa: PLC0415 - matching takes its time

        rows = [{"record": _name(record), "lang": alias.language, "alias": alias.text}
                for record, alias in unused_aliases(archive)]  # fmt: skip
        _tell(rows, form, "{record}: {alias} ({lang})")
        return
    found = [record for kind in RECORD_KINDS for record in archive.register.records(kind)]
    _show(archive, [record for record in found if not _is_used(archive, record)], form)


@register.command()
@FORMAT
def overlaps(form: str) -> None:
    """Show the names that more than one record bears, and how strongly."""
    rows: list[dict[str, Any]] = [
        {"name": overlap.name, "records": [{"id": _name(record), "match": match} for record, match in overlap.owners]}
        for overlap in find_overlaps(RegisterArchive.here().register)
    ]
    if form == "json":
        _tell(rows, form, "")
        return
    for row in rows:
        owners = ", ".join(f"{owner['id']} ({owner['match']})" for owner in row["records"])
        click.echo(f"{row['name']}: {owners}")


@register.command()
@click.option("--at-least", type=click.IntRange(1), default=3, show_default=True, help="How often a name must stand.")
@FORMAT
def unknown(at_least: int, form: str) -> None:
    """Show names that the archive's texts keep naming and no record bears, so that the register grows."""
    from mujaz.cli.register_texts import unknown_names  # noqa: PLC0415 - matching takes its time

    archive = RegisterArchive.here()
    rows: list[dict[str, Any]] = [
        {
            "name": found.surface, "lang": found.language, "kind": found.kind, "type": found.type,
            "count": found.count, "files": list(found.files),
            "examples": [{"file": e.where, "text": f"{e.before}{e.surface}{e.after}"} for e in found.examples],
        }
        for found in unknown_names(archive, at_least)
    ]  # fmt: skip
    if form == "json":
        _tell(rows, form, "")
        return
    for row in rows:
        click.echo(f"{row['name']} ({row['lang']}, {row['kind']}{'/' + row['type'] if row['type'] else ''}): "
                   f"{_times(row['count'])} in {_texts(len(row['files']))}")  # fmt: skip
        for example in row["examples"]:
            click.echo(f"    {example['file']}: {example['text'].strip()}")


def _types() -> set[str]:
    return {word for words in TYPES.values() for word in words}


def _is_used(archive: RegisterArchive, record: Record) -> bool:
    key = (record.kind, record.id)
    return archive.uses[key] > 0 or key in archive.linked


def _name(record: Record) -> str:
    return f"{record.kind}/{record.id}"


def _show(archive: RegisterArchive, records: Iterable[Record], form: str, likeness: list[Any] | None = None) -> None:
    rows: list[dict[str, Any]] = []
    for number, record in enumerate(records):
        row: dict[str, Any] = {"id": record.id, "kind": record.kind, "type": record.type, "names": dict(record.names),
               "items": archive.uses[record.kind, record.id]}  # fmt: skip
        rows.append(row | ({"match": likeness[number]} if likeness else {}))
    if form == "json":
        _tell(rows, form, "")
        return
    for row in rows:
        names = " \u00b7 ".join(row["names"].values())
        near = "  (looks like it)" if row.get("match") == "near" else ""
        items = f"{row['items']} item{'' if row['items'] == 1 else 's'}"
        click.echo(f"{row['kind']}/{row['id']}  {row['type'] or '-'}  {names}  {items}{near}")


def _tell(rows: list[dict[str, Any]], form: str, line: str) -> None:
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(line.format(**row))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _texts(count: int) -> str:
    return "one text" if count == 1 else f"{count} texts"
