"""`mujaz build`: bring the working build in `output/` up to date."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from mujaz.cli.site_run import SETTINGS_FILE, run_pelican
from mujaz.site.state_last import Same, evaluate, find_same

logger = logging.getLogger(__name__)


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is withheld, and why.")
@click.option("--profile", is_flag=True, help="Say how long each stage took.")
@click.option("--why", metavar="PAGE", help="Say why a page (/ar/, or a file of the output) is rendered.")
def build(settings_file: str, *, verbose: bool, profile: bool, why: str | None) -> None:
    """Build the site; only what changed is rendered and written."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
    path = Path(settings_file)
    values = evaluate(path) if path.is_file() else None
    same = find_same(path, values) if values is not None and not (verbose or profile or why) else None
    if isinstance(same, Same):
        _tell_same(same)
        return
    generator = run_pelican(settings_file, values=values, why=why, inputs=same)
    tally, folder = generator.tally, generator.site.output.name
    done = f"{tally.rendered} rendered, {tally.written} written, {tally.removed} removed"
    if generator.reason is not None:
        click.echo(generator.reason)
    if profile:
        click.echo(generator.stages.table())
    click.echo(f"{folder}/: {tally.total} files; {done}.")


def _tell_same(same: Same) -> None:
    """Say of a build that has nothing to do what it would have said."""
    for problem in same.problems:
        logger.warning("%s", problem)
    click.echo(f"{same.output.name}/: {same.total} files; 0 rendered, 0 written, 0 removed.")
