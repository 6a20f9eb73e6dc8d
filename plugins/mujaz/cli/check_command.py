"""`mujaz check`: everything that a build would refuse, and warnings, without writing anything."""

from __future__ import annotations

import contextlib
import json
import sys

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import ContentError, Problem, Problems


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="For people, for programs, or as annotations of a GitHub workflow.")  # fmt: skip
def check(settings_file: str, form: str) -> None:
    """Check all content: every problem at once, with its file and line."""
    problems = find_problems(settings_file)
    click.echo(_WRITERS[form](problems))
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def find_problems(settings_file: str = SETTINGS_FILE) -> tuple[Problem, ...]:
    """Return every problem of the archive in the working folder, by file and line."""
    from mujaz.site.build import plan, read_assets, read_catalogues  # noqa: PLC0415 - the whole site stage

    settings = site_settings(settings_file)
    problems = Problems()
    with contextlib.suppress(ContentError):  # its problems are in `problems`, among the warnings
        plan(settings, read_assets(settings.theme), read_catalogues(settings), problems)
    return tuple(problems)


def _text(problems: tuple[Problem, ...]) -> str:
    lines = [str(problem) if problem.severity == "error" else f"{problem} (warning)" for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    return "\n".join([*lines, f"{errors} errors, {len(problems) - errors} warnings."])


def _json(problems: tuple[Problem, ...]) -> str:
    rows = [
        {"path": p.path, "line": p.line, "column": p.column, "severity": p.severity, "message": p.message}
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _github(problems: tuple[Problem, ...]) -> str:
    return "\n".join(
        f"::{'error' if p.severity == 'error' else 'warning'} file={p.path},line={max(1, p.line)}::{_escape(p.message)}"
        for p in problems
    )


def _escape(message: str) -> str:
    """Return a message as GitHub's workflow commands want it."""
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_WRITERS = {"text": _text, "json": _json, "github": _github}
