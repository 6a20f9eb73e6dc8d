"""`mujaz import`: raw pages into the archive."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.errors import EnvironmentLack, MujazError, Problems, nearest
from mujaz.export.inbox import INBOX
from mujaz.model import FoundDate
from mujaz.register import Register, load

if TYPE_CHECKING:
    from mujaz.pipeline import Archive, Given, Outcome

LANGUAGES = ("ar", "en")
STANDARD_INPUT = "-"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""What looks like a day: 2023-08-12, but also 2023-02-30."""
MOST_BYTES = 64 * 2**20
"""No page of an article is larger than this."""


class Day(click.ParamType[str]):
    """A day of the calendar, as 2023-08-12."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value` if it is a day that exists."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            if DAY.fullmatch(value):
                raise click.ClickException(
                    f'"{value}" is a day that does not exist; look the date up again.'
                ) from error
            self.fail(
                f'"{value}" is not a day of the calendar; write year-month-day, for example 2023-08-12.',
                param,
                ctx,
            )


@click.command("import", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--date", "day", type=Day(), help="The day of publication, for pages that do not state it.")
@click.option("--retrieved", type=Day(), help="The day on which the pages were saved.")
@click.option("--source", metavar="ID", help="The publication, an id in content/sources/.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the text, where it is not plain from it.")
@click.pass_context
def import_pages(  # noqa: PLR0913, PLR0917 - one parameter for each option, which click names
    ctx: click.Context,
    paths: tuple[str, ...],
    day: str | None,
    retrieved: str | None,
    source: str | None,
    lang: str | None,
) -> None:
    """Turn raw pages into Markdown files of the archive in this folder.

    PATH is a saved page (HTML or text), a folder of them, or - for standard input; without it, content/inbox.
    A page that was imported before is skipped. One that does not state its date or its publication is kept in
    content/inbox, and a message says what to give.
    """
    root = Path.cwd()
    files = list(_find_files(_check_paths(paths, root)))
    register = _read_register(root)
    _check_source(source, register)
    # Behind the checks, because the stages are heavy to import.
    from mujaz.pipeline import Archive, Given  # noqa: PLC0415

    found_date = FoundDate(day, "day", "--date") if day else None
    given = Given(found_date, retrieved, source, lang)
    if not _import_all(Archive.open(root, register), files, given):
        ctx.exit(1)


def _check_paths(paths: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """Return the paths to import; refuse a folder that is no archive and paths that cannot be read at all."""
    if not (root / "content").is_dir():
        raise click.UsageError("There is no folder content/ here; go to the folder of your archive and run it there.")
    for path in paths:
        if path.lower().startswith(("http://", "https://")):
            raise click.UsageError(f"{path}: addresses are not yet read; save the page and import the file.")
        if path != STANDARD_INPUT and not Path(path).exists():
            raise click.UsageError(f"{path}: there is no such file or folder; check the path.")
    return paths or ((INBOX.as_posix(),) if (root / INBOX).is_dir() else ())


def _find_files(paths: tuple[str, ...]) -> Iterator[Path | None]:
    """Yield every file named by `paths` or lying in a folder of them, in order; None for standard input."""
    for path in dict.fromkeys(paths):
        if path == STANDARD_INPUT:
            yield None
        elif Path(path).is_dir():
            inside = (file for file in Path(path).rglob("*") if file.is_file())
            yield from sorted(file for file in inside if not _is_hidden(file.relative_to(path)))
        else:
            yield Path(path)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_register(root: Path) -> Register:
    """Return the archive's register; end with its errors, for a name might go to the wrong record."""
    problems = Problems()
    register = load(root, LANGUAGES, problems)
    for problem in problems.errors():
        click.echo(str(problem), err=True)
    if problems.errors():
        raise click.exceptions.Exit(1)
    return register


def _check_source(source: str | None, register: Register) -> None:
    if source is None or register.get("sources", source):
        return
    near = nearest(source, (record.id for record in register.records("sources")))
    hint = f"did you mean {' or '.join(near)}?" if near else "add it first."
    raise click.UsageError(f"There is no content/sources/{source}.yaml; {hint}")


def _import_all(archive: Archive, files: list[Path | None], given: Given) -> bool:
    """Import every file and tell what became of it; return whether none failed."""
    counted: Counter[str] = Counter()
    for file in files:
        outcome = _import_one(archive, file, given)
        counted[outcome.status] += 1
        for message in outcome.messages:
            click.echo(message, err=outcome.status != "done")
    click.echo(f"{counted['done']} done, {counted['skipped']} skipped, {counted['failed']} failed.")
    return not counted["failed"]


def _import_one(archive: Archive, file: Path | None, given: Given) -> Outcome:
    """Return what became of one file; an error in it never stops the others."""
    from mujaz.pipeline import Incoming, Outcome, import_page  # noqa: PLC0415 - heavy

    shown = "standard-input" if file is None else file.as_posix()
    try:
        data = _read(file)
        if len(data) > MOST_BYTES:
            return Outcome(
                "failed",
                (f"{shown}: more than {MOST_BYTES >> 20} MB; no page is that large, save it again.",),
            )
        return import_page(archive, Incoming(shown, data, file), given)
    except OSError as error:
        what = error.strerror or type(error).__name__
        return Outcome("failed", (f"{shown}: {what}; check the file and the rights of its folder.",))
    except EnvironmentLack:
        raise
    except MujazError as error:
        return Outcome("failed", (f"{shown}: {error}",))
    except Exception as error:  # noqa: BLE001 - a page that breaks a library must not stop the others
        what = f"{type(error).__name__}: {error}"
        return Outcome("failed", (f"{shown}: this page cannot be read ({what}); please report it with the file.",))


def _read(file: Path | None) -> bytes:
    """Return the bytes of a file or of standard input, one more than allowed at most."""
    if file is None:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
