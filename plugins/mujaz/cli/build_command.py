"""`mujaz build`: bring the working build in `output/` up to date."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.site_run import SETTINGS_FILE, WITHHOLDING, log_to_terminal, run_pelican
from mujaz.garbage import collect_seldom, leave_garbage, no_collection
from mujaz.site.clock import WITHHELD
from mujaz.site.stages import Stages
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.last import Said, Same, evaluate, find_same

if TYPE_CHECKING:
    from mujaz.site.making import Tally

logger = logging.getLogger(__name__)


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-v", "--verbose", is_flag=True, help="Say more of what is done.")
@click.option("--profile", is_flag=True, help="Say how long each stage took.")
@click.option("--why", metavar="PAGE", help="Say why a page (/ar/, or a file of the output) is rendered.")
def build(settings_file: str, *, verbose: bool, profile: bool, why: str | None) -> None:
    """Build the site; only what changed is rendered and written."""
    log_to_terminal(verbose=verbose)
    collect_seldom()
    path = Path(settings_file)
    with no_collection():  # what is read stays until the end
        values = evaluate(path) if path.is_file() else None
        same = find_same(path, values) if values is not None and not (verbose or why) else None
        if isinstance(same, Same) and not profile:
            _tell_same(same)
            leave_garbage()
            return
        if isinstance(same, Inputs) and _revive(same, profile=profile):
            return
    same = same if isinstance(same, Inputs) else None
    generator = run_pelican(settings_file, values=values, why=why, inputs=same)
    if generator.reason is not None:
        click.echo(generator.reason)
    _tell_done(generator.tally, generator.site.output, generator.stages if profile else None)
    leave_garbage()


def _revive(inputs: Inputs, *, profile: bool) -> bool:
    """Bring the site up to date if only texts were edited since the last build; tell whether that was so."""
    from mujaz.site.incremental.reviving import revive  # noqa: PLC0415 - a build that has nothing to do needs none of it

    stages = Stages()
    done = revive(inputs, stages)
    if done is None:
        return False
    _say_again(done.said)
    _tell_done(done.tally, done.output, stages if profile else None)
    leave_garbage()
    return True


def _tell_done(tally: Tally, output: Path, stages: Stages | None) -> None:
    """Say how long the stages took, if these are given, and what was done."""
    if stages is not None:
        click.echo(stages.table())
    click.echo(f"{output.name}/: {tally.total} files; {tally.rendered} rendered, {tally.written} written, "
               f"{tally.removed} removed.")  # fmt: skip


def _tell_same(same: Same) -> None:
    """Say of a build that has nothing to do what it would have said."""
    _say_again(same.said)
    click.echo(f"{same.output.name}/: {same.total} files; 0 rendered, 0 written, 0 removed.")


def _say_again(said: Said) -> None:
    """Say what an earlier build said and this one would say too."""
    for until, path in said.withheld:
        logging.getLogger(WITHHOLDING).info(WITHHELD, until, path)
    for problem in said.problems:
        logger.warning("%s", problem)
