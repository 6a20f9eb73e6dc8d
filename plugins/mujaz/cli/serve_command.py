"""`mujaz serve`: look at the working build, rebuilt whenever something in the archive changes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import click

from mujaz.cli.preview import HOST, make_server
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import EnvironmentLack
from mujaz.site.settings import SiteSettings


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--watch/--no-watch", default=True, show_default=True, help="Rebuild what changes.")
def serve(settings_file: str, port: int, *, watch: bool) -> None:
    """Build the site and show it on this machine only, until Ctrl-C."""
    settings = site_settings(settings_file)
    if not rebuild(settings_file) and not (settings.output / "manifest").is_file():
        sys.exit(1)
    try:
        server = make_server(settings.output, settings.site_url, port)
    except OSError as error:
        raise EnvironmentLack(f"Port {port} is taken ({error.strerror}); write --port with another number.") from error
    click.echo(f"http://{HOST}:{server.server_address[1]}{settings.prefix}/  (Ctrl-C ends)")
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _wait(settings, settings_file, watch=watch)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            server.shutdown()


def rebuild(settings_file: str) -> bool:
    """Build in a process of its own, for settings and code may have changed and Pelican keeps memory; tell success."""
    command = [sys.executable, "-m", "mujaz", "build", "--settings", settings_file]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - our own command


def _wait(settings: SiteSettings, settings_file: str, *, watch: bool) -> None:
    """Rebuild after every change, or only wait; until Ctrl-C."""
    if not watch:
        threading.Event().wait()
    from watchfiles import watch as watch_files  # noqa: PLC0415 - only a watching server needs it

    package = Path(__file__).parents[1]
    folders = [folder for folder in (settings.content, settings.theme, package) if folder.is_dir()]
    for _ in watch_files(*folders, *settings.root.glob("*.py"), raise_interrupt=True):
        rebuild(settings_file)
