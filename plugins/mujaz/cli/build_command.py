"""`mujaz build`: bring the working build in `output/` up to date."""

from __future__ import annotations

import logging

import click

from mujaz.cli.site_run import SETTINGS_FILE, run_pelican


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is withheld, and why.")
def build(settings_file: str, *, verbose: bool) -> None:
    """Build the site; only what changed is rendered and written."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
    generator = run_pelican(settings_file)
    tally, folder = generator.tally, generator.site.output.name
    done = f"{tally.rendered} rendered, {tally.written} written, {tally.removed} removed"
    click.echo(f"{folder}/: {tally.total} files; {done}.")
