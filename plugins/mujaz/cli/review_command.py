"""`mujaz review`: the review desk, in a browser on this machine."""

from __future__ import annotations

import socket

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.cli.speech import speech
from mujaz.errors import EnvironmentLack


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8100, show_default=True, help="0: any free one.")
@click.option("--lang", "language", type=click.Choice(["ar", "en"]), help="The language of the desk; it can be changed "
              "there. The archive's first one without it.")  # fmt: skip
@click.option("--open/--no-open", "show", default=True, show_default=True, help="Open it in the browser.")
def review(settings_file: str, port: int, language: str | None, *, show: bool) -> None:
    """Open the review desk of this archive: imported pages, translations and records, until Ctrl-C."""
    settings = site_settings(settings_file)
    # Behind the settings, because the stages and the server are heavy to import.
    import uvicorn  # noqa: PLC0415

    from mujaz.review.app import make_app  # noqa: PLC0415
    from mujaz.review.desk import Desk  # noqa: PLC0415
    from mujaz.review.guard import HOST, Guard  # noqa: PLC0415
    from mujaz.review.words import LANGUAGES  # noqa: PLC0415

    with _listen(HOST, port) as listening:
        guard = Guard(listening.getsockname()[1])
        languages = settings.archive.languages
        first = next((known for known in languages if known in LANGUAGES), "en")
        desk = Desk(settings.root, languages, settings.zone)
        app = make_app(desk, guard, lambda spoken, problem: speech(spoken).tell(problem), language or first)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", server_header=False))
        click.echo(f"{guard.address}  (for one browser, once; Ctrl-C ends)")
        if show:
            click.launch(guard.address)
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on this machine's `port`; raise `EnvironmentLack` if it is taken."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise EnvironmentLack(f"Port {port} is taken ({error.strerror}); write --port with another number.") from error
