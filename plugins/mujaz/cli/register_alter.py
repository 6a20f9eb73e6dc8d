"""The commands of `mujaz register` that change it: add, merge and rename records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mujaz.cli.register_archive import RegisterArchive
from mujaz.errors import UsageError
from mujaz.model import RECORD_KINDS, RecordKind

if TYPE_CHECKING:
    from mujaz.export.changes import Changes

KIND = click.Choice(RECORD_KINDS)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say which files would change, and change none.")


@click.command()
@click.argument("kind", type=KIND)
@click.argument("identifier", metavar="ID")
@click.option("--ar", required=True, help="The preferred name in Arabic.")
@click.option("--en", required=True, help="The preferred name in English.")
@click.option("--type", "of_type", metavar="TYPE", help="What it is, such as city or armed-group.")
@click.option("--part-of", metavar="ID", help="The record that it lies in or belongs to.")
@click.option("--coordinates", metavar="LAT,LON", help="Coordinates of a place; looked up in GeoNames without them.")
@click.option("--geonames", metavar="ID", help="Which of several places of GeoNames it is.")
@click.option("--country", metavar="CODE", help="Look the place up in this country only, as in SY.")
@click.option("--no-coordinates", is_flag=True, help="Write a place without coordinates.")
@DRY_RUN
def add(kind: RecordKind, identifier: str, *, dry_run: bool, **given: Any) -> None:
    """Write the file of a new record: KIND is actors, places, sources or topics, ID its name in addresses."""
    from mujaz.cli.register_add import make_record  # noqa: PLC0415

    archive = RegisterArchive.here()
    path, text = make_record(archive, kind, identifier, given)
    from mujaz.export.changes import Changes  # noqa: PLC0415

    _carry_out(archive, Changes({archive.root / path: text.encode()}), dry_run=dry_run)
    if dry_run:
        click.echo(text, nl=False)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=KIND, help="The kind of both, where an id is in use in several.")
@DRY_RUN
def merge(old: str, new: str, kind: RecordKind | None, *, dry_run: bool) -> None:
    """Make one record of two: NEW takes over the names and the place of OLD, whose id leads to it from then on."""
    from mujaz.cli.register_changes import merge as plan  # noqa: PLC0415
    from mujaz.register.edits import list_left  # noqa: PLC0415

    archive = RegisterArchive.here(strict=True)
    gone, kept = archive.record(old, kind), archive.record(new, kind)
    _carry_out(archive, plan(archive, gone, kept), dry_run=dry_run)
    for left in list_left(kept, gone):
        click.echo(f"{kept.path}: not taken over from {gone.id}: {left.key} ({left.text}).")


@click.command()
@click.argument("record")
@click.option("--kind", type=KIND, help="Its kind, where the id is in use in several.")
@click.option("--ar", help="Another preferred name in Arabic.")
@click.option("--en", help="Another preferred name in English.")
@click.option("--id", "new", metavar="ID", help="Another id; the old one leads to it from then on.")
@click.option("--forget", is_flag=True, help="Do not keep the old name as an alias.")
@DRY_RUN
def rename(  # noqa: PLR0913 - one parameter for each option, which click names
    record: str,
    kind: RecordKind | None,
    ar: str | None,
    en: str | None,
    new: str | None,
    *,
    forget: bool,
    dry_run: bool,
) -> None:
    """Give RECORD (its id) other names, or another id."""
    from mujaz.cli import register_changes  # noqa: PLC0415
    from mujaz.export.changes import Changes  # noqa: PLC0415

    archive = RegisterArchive.here(strict=True)
    found = archive.record(record, kind)
    names = {language: name for language, name in (("ar", ar), ("en", en)) if name}
    if not names and (new is None or new == found.id):
        raise UsageError("There is nothing to change; give --ar, --en or --id.")
    path = archive.root / found.path
    text = register_changes.change_name(found, register_changes.read(path), names, keep=not forget)
    if new is not None and new != found.id:
        changes = register_changes.move(archive, found, new, text)
    else:
        changes = Changes({path: text.encode()})
    _carry_out(archive, changes, dry_run=dry_run)


def _carry_out(archive: RegisterArchive, changes: Changes, *, dry_run: bool) -> None:
    if not dry_run:
        archive.apply(changes)
    for path, data in sorted(changes.files.items()):
        shown = Path(path).relative_to(archive.root).as_posix()
        words = ("would be deleted", "would be written") if dry_run else ("deleted", "written")
        click.echo(f"{shown}: {words[data is not None]}.")
