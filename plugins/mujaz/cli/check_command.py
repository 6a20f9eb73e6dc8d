"""`mujaz check`: everything that a build would refuse, and warnings, without writing anything but fixes asked for."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import Problem, Problems

if TYPE_CHECKING:
    from mujaz.register import Register
    from mujaz.site.notes import Note, Notes
    from mujaz.site.settings import SiteSettings


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="For people, for programs, or as annotations of a GitHub workflow.")  # fmt: skip
@click.option("--lang", "language", type=click.Choice(["ar", "en"]), default="en", show_default=True,
              help="The language of the messages.")  # fmt: skip
@click.option("--fix", is_flag=True, help="First set right what leaves no doubt: dates, separators, keys, marks.")
def check(settings_file: str, form: str, language: str, *, fix: bool) -> None:
    """Check all content: every problem at once, with its file, line and column."""
    from mujaz.cli.check_report import REPORTS  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.cli.speech import speech  # noqa: PLC0415

    settings, words = site_settings(settings_file), speech(language)
    if fix:
        from mujaz.cli.check_fix import fix_all  # noqa: PLC0415

        for path, made in fix_all(settings):
            place = f"{path}:{made.line}" if made.line else path
            said = words.phrase("{place}: fixed: {old} → {new}")
            told = {"place": place, "old": made.old.replace("\t", "⇥").strip(" "), "new": made.new.strip() or "∅"}
            click.echo(said.format(**told), err=form != "text")
    problems, register = _find(settings)
    click.echo(REPORTS[form](problems, _hints(settings, register, problems), words))
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def find_problems(settings_file: str = SETTINGS_FILE) -> tuple[Problem, ...]:
    """Return every problem of the archive in the working folder, by file and line."""
    return _find(site_settings(settings_file))[0]


def _find(settings: SiteSettings) -> tuple[tuple[Problem, ...], Register]:
    from mujaz.export.audit import check_audits  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.register import load  # noqa: PLC0415
    from mujaz.register.lint import lint  # noqa: PLC0415
    from mujaz.site.notes import Notes  # noqa: PLC0415
    from mujaz.site.survey import survey  # noqa: PLC0415

    problems = Problems()
    register = load(settings.root, settings.archive.named_in, problems)
    lint(register, problems)
    notes = Notes(settings, register)
    done = survey(settings, register, problems, notes)
    found = done.problems
    found.extend(check_audits(settings.root))
    found.extend(_copies(settings, done.notes, notes))
    notes.save()
    return tuple(found), register


def _copies(settings: SiteSettings, known: Mapping[str, Note], notes: Notes) -> Iterable[Problem]:
    """Return what is said of copies, which depends on the archived articles alone; remembered while they stand."""
    from mujaz.site.notes import dump_problem, load_problem  # noqa: PLC0415

    articles = sorted((path, notes.digest(path)) for path, note in known.items() if note.archived)
    key = hashlib.sha256(repr(articles).encode("utf-8", "surrogatepass")).hexdigest()
    rows: list[dict[str, Any]] | None = notes.get("copies", key)
    if rows is not None:
        return [load_problem(row) for row in rows]
    from mujaz.pipeline.kin import check_copies  # noqa: PLC0415 - the import stage, which takes its time

    found = list(check_copies(settings.root))
    notes.put("copies", key, [dump_problem(problem) for problem in found])
    return found


def _hints(settings: SiteSettings, register: Register, problems: Iterable[Problem]) -> Mapping[tuple[str, int], Any]:
    """Return what `--fix` would write in the files that have errors."""
    paths = dict.fromkeys(problem.path for problem in problems if problem.severity == "error" and problem.line)
    if not paths:
        return {}
    from mujaz.cli.check_fix import hints  # noqa: PLC0415

    return hints(settings, register, (path for path in paths if path.endswith((".md", ".yaml"))))
