"""`mujaz migrate`: content of an older format becomes content of this one, shown line by line before it is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from mujaz.cli.site_run import SETTINGS_FILE, read_pelican_settings
from mujaz.errors import Problems, UsageError

if TYPE_CHECKING:
    from mujaz.export.fixvalues import Resolve

KEY = "MUJAZ_FORMAT"
FOLDERS = ("briefings", "pages", "actors", "places", "sources", "topics")


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def migrate(settings_file: str, *, dry_run: bool) -> None:
    """Bring the content and the settings of this archive to the format that this version reads."""
    from mujaz.export.changes import Changes  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.export.migrations import MIGRATIONS, state_format  # noqa: PLC0415
    from mujaz.export.migrations import migrate as migrate_files  # noqa: PLC0415
    from mujaz.site.settings import FORMAT  # noqa: PLC0415

    settings = read_pelican_settings(settings_file)
    old = _format_of(settings, FORMAT, settings_file)
    root = Path(settings_file).resolve().parent
    files = dict(_read_files(root))
    changed = dict(migrate_files(files, old, _resolver(root))) if old < FORMAT else {}
    stated = PurePosixPath(settings_file)
    files[stated] = (root / stated).read_text("utf-8")
    if old < FORMAT:
        changed[stated] = state_format(files[stated], FORMAT)
    if not changed:
        click.echo(f"Format {FORMAT} already; there is nothing to migrate.")
        return
    for step in MIGRATIONS[old:]:
        click.echo(f"Format {step.old} to {step.old + 1}: {step.meaning}")
    for path, text in sorted(changed.items()):
        click.echo(_show(path, files[path], text), nl=False)
    if not dry_run:
        written = {root / path: text.encode() for path, text in changed.items()}
        Changes(written).apply(lambda: _check(settings_file, FORMAT))
    done = "would be changed; nothing was" if dry_run else "changed"
    click.echo(f"{len(changed)} {'file' if len(changed) == 1 else 'files'} {done}.")


def _format_of(settings: dict[str, Any], newest: int, settings_file: str) -> int:
    """Return the format that settings state, 0 where they state none; `UsageError` for one of the future."""
    found = settings.get(KEY, 0)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise UsageError(f"{settings_file}: {KEY} is {found!r}; write a whole number, the newest is {newest}.")
    if found > newest:
        raise UsageError(f"{settings_file}: {KEY} is {found}, and this version of Mujaz knows formats up to {newest}; "
                         "install the version that wrote it, or a newer one. Nothing was changed.")  # fmt: skip
    return found


def _read_files(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the content of an archive; a file that cannot be read is named, and left for `mujaz check`."""
    for folder in FOLDERS:
        for path in sorted((root / "content" / folder).rglob("*")):
            if path.suffix not in {".md", ".yaml"} or not path.is_file() or path.name.startswith("."):
                continue
            shown = PurePosixPath(path.relative_to(root).as_posix())
            try:
                yield shown, path.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                click.echo(f"{shown}: left as it is, because it cannot be read; `mujaz check` tells why.", err=True)


def _resolver(root: Path) -> Resolve:
    from mujaz.model import RECORD_KINDS, RecordKind  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.register import load  # noqa: PLC0415

    register = load(root, (), Problems())
    kinds: dict[str, RecordKind] = {kind: kind for kind in RECORD_KINDS}
    return lambda kind, name: register.resolve(kinds[kind], name) is not None


def _show(path: PurePosixPath, old: str, new: str) -> str:
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"{path}", f"{path}", n=1
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _check(settings_file: str, newest: int) -> None:
    """Raise `UsageError` if the settings do not state the format after all, so that everything is undone."""
    if read_pelican_settings(settings_file).get(KEY) != newest:
        raise UsageError(f"{settings_file} states its format in a way that cannot be edited; write {KEY} = {newest} "
                         "there, and run it again. Nothing was changed.")  # fmt: skip
