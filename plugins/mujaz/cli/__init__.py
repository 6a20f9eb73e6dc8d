"""The `mujaz` commands; each lies in a module of its own, which is imported only when its command is called.

Exit codes: 0 done, 1 the content has errors (all listed), 2 wrong use, 3 the environment lacks something.
"""

from __future__ import annotations

import importlib
import sys

import click

from mujaz import __version__
from mujaz.errors import MujazError
from mujaz.garbage import no_collection

COMMANDS = {
    "build": ("mujaz.cli.build_command", "build"),
    "check": ("mujaz.cli.check_command", "check"),
    "init": ("mujaz.cli.init_command", "init"),
    "export": ("mujaz.cli.export_command", "export"),
    "import": ("mujaz.cli.import_command", "import_pages"),
    "migrate": ("mujaz.cli.migrate_command", "migrate"),
    "new": ("mujaz.cli.new_command", "new"),
    "publish": ("mujaz.cli.publish_command", "publish"),
    "register": ("mujaz.cli.register_command", "register"),
    "review": ("mujaz.cli.review_command", "review"),
    "rollback": ("mujaz.cli.publish_command", "rollback"),
    "search": ("mujaz.cli.search_command", "search"),
    "schema": ("mujaz.cli.schema_command", "schema"),
    "serve": ("mujaz.cli.serve_command", "serve"),
    "status": ("mujaz.cli.status_command", "status"),
    "suggest": ("mujaz.cli.suggest_command", "suggest_records"),
    "upgrade-check": ("mujaz.cli.upgrade_check_command", "upgrade_check"),
    "verify": ("mujaz.cli.verify_command", "verify"),
    "withdraw": ("mujaz.cli.withdraw_command", "withdraw"),
}
"""Name of the command → (module, function)."""


class _Commands(click.Group):
    """A group that imports a command when it is called, and tells every error of ours as a sentence."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, function = COMMANDS[name]
        with no_collection():  # all that is imported stays
            command: click.Command = getattr(importlib.import_module(module), function)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except MujazError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exitcode)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mujaz")
def main() -> None:
    """Turn saved Arabic and English news pages into a published bilingual archive."""
