"""`mujaz import`: raw pages into the archive."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from mujaz.clean.language import LANGUAGES
from mujaz.errors import Problems, UsageError, nearest
from mujaz.export.inbox import INBOX
from mujaz.model import FoundDate
from mujaz.register import Register, load

STANDARD_INPUT = "-"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STOPPED = "Stopped. What was written stays; the same command takes up what is left."
"""What looks like a day: 2023-08-12, but also 2023-02-30."""


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


@click.command("import")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--date", "day", type=Day(), help="The day of publication, for pages that do not state it.")
@click.option("--retrieved", type=Day(), help="The day on which the pages were saved.")
@click.option("--source", metavar="ID", help="The publication, an id in content/sources/.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of the text, where it is not plain from it.")
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN,...", help="Columns of a CSV or JSON dump.")
@click.option("--proxy", metavar="URL", help="The proxy through which addresses are fetched.")
@click.option("--allow-local", is_flag=True, help="Fetch from this machine and its network too.")
@click.option("--keep-duplicates", is_flag=True, help="Make items of copies too, marked with duplicate_of.")
@click.option("--review", is_flag=True, help="Publish nothing of it until somebody has reviewed it: status: review.")
@click.option("--explain", "explained", is_flag=True, help="Show each line, kept or removed and why; write nothing.")
@click.option("--html", "as_html", is_flag=True, help="With --explain: as one HTML page.")
@click.option("--output", metavar="FILE", help="With --explain: into this file, not to standard output.")
@click.option("--watch", "watched", metavar="FOLDER", help="Import what is saved in this folder, until Ctrl-C.")
@click.pass_context
def import_pages(  # noqa: PLR0913, PLR0917 - one parameter for each option, which click names
    ctx: click.Context,
    paths: tuple[str, ...],
    day: str | None,
    retrieved: str | None,
    source: str | None,
    lang: str | None,
    maps: tuple[str, ...],
    proxy: str | None,
    output: str | None,
    watched: str | None,
    *,
    allow_local: bool,
    keep_duplicates: bool,
    review: bool,
    explained: bool,
    as_html: bool,
) -> None:
    """Turn raw pages into Markdown files of the archive in this folder.

    PATH is a saved page (HTML, MHTML or text), a file of many (WARC, WACZ, RSS, Atom, JSON, CSV), a folder of them,
    an address on the web, or - for standard input; without it, content/inbox. A page that was imported before is
    skipped. One that does not state its date or its publication is kept in content/inbox, and a message says what to
    give.
    """
    root = Path.cwd()
    _check_explain(paths, watched, output, explained=explained, as_html=as_html)
    _check_paths(paths, watched, root, anywhere=explained)
    wanted = paths or _default_paths(root, watched)
    register = _read_register(root)
    _check_source(source, register)
    # Behind the checks, because the stages are heavy to import.
    from mujaz.cli.import_run import Run  # noqa: PLC0415
    from mujaz.intake.fetch import Way, check_proxy  # noqa: PLC0415
    from mujaz.intake.fields import read_map  # noqa: PLC0415
    from mujaz.pipeline import Archive, Given  # noqa: PLC0415

    try:
        fields, way = read_map(maps), Way(check_proxy(proxy), allow_local)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    found_date = FoundDate(day, "day", "--date") if day else None
    given = Given(found_date, retrieved, source, lang, keep_duplicates, review)
    archive = Archive.open(root, register)
    if explained:
        from mujaz.cli.explain_run import explain_paths  # noqa: PLC0415

        good = explain_paths(archive, wanted, given, fields, as_html=as_html, output=output)
        ctx.exit(0 if good else 1)
    run = Run(archive, given, fields, way)
    try:
        run.take_all(wanted)
    except KeyboardInterrupt:
        click.echo(STOPPED, err=True)
        run.tell()
        ctx.exit(1)
    if watched:
        run.watch(Path(watched))
    if not run.tell():
        ctx.exit(1)


def _check_explain(
    paths: tuple[str, ...], watched: str | None, output: str | None, *, explained: bool, as_html: bool
) -> None:
    """Refuse options that do not go together."""
    if explained and (watched is not None or not paths):
        raise click.UsageError("--explain shows files; name one: mujaz import --explain page.html")
    if not explained and (as_html or output is not None):
        raise click.UsageError("--html and --output belong to --explain: mujaz import --explain --html page.html")


def _check_paths(paths: tuple[str, ...], watched: str | None, root: Path, *, anywhere: bool) -> None:
    """Refuse a folder that is no archive, unless `anywhere` will do, and paths that cannot be read at all."""
    if not anywhere and not (root / "content").is_dir():
        raise click.UsageError("There is no folder content/ here; go to the folder of your archive and run it there.")
    if watched is not None and not Path(watched).is_dir():
        raise click.UsageError(f"{watched}: there is no such folder; --watch needs one.")
    for path in paths:
        if path != STANDARD_INPUT and not is_address(path) and find_path(path) is None:
            raise click.UsageError(f"{path}: there is no such file or folder; check the path.")


def is_address(path: str) -> bool:
    """Tell whether a path is an address on the web."""
    return path.lower().startswith(("http://", "https://"))


def find_path(path: str) -> tuple[Path, str | None] | None:
    """Return the file or folder that a path names, and the part of it behind `#`; None if there is none."""
    if Path(path).exists():
        return Path(path), None
    file, mark, part = path.rpartition("#")
    if not mark:
        return None
    return (Path(file), part) if Path(file).is_file() else None


def _default_paths(root: Path, watched: str | None) -> tuple[str, ...]:
    """Return what is imported where no path is given."""
    return (INBOX.as_posix(),) if watched is None and (root / INBOX).is_dir() else ()


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
