"""`mujaz serve`: look at the site while it is written, drafts too; pages reload by themselves after each change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import click

from mujaz.cli.live import Live
from mujaz.cli.preview import HOST, make_server
from mujaz.cli.rebuild import SITE, Builder
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import EnvironmentLack
from mujaz.site.settings import SiteSettings

LOOK_EVERY = 500
"""Milliseconds between two looks at the settings, whose files editors replace under a watcher's nose."""


@click.command()
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--watch/--no-watch", default=True, show_default=True, help="Rebuild what changes.")
@click.option(
    "--whole", is_flag=True, help="Build also what nobody looks at while writing, such as citations and data."
)
def serve(settings_file: str, port: int, *, watch: bool, whole: bool) -> None:
    """Build the site with its drafts and show it on this machine only, until Ctrl-C."""
    settings, live, builder = site_settings(settings_file), Live(), Builder(settings_file, whole=whole)
    folder = settings.root / SITE
    try:
        server = make_server(folder, settings.site_url, port, live)
    except OSError as error:
        raise EnvironmentLack(f"Port {port} is taken ({error.strerror}); write --port with another number.") from error
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            seen = _settings_state(settings.root)
            _build(builder, live)
            click.echo(f"http://{HOST}:{server.server_address[1]}{settings.prefix}/  (Ctrl-C ends)")
            _wait(settings, builder, live, seen, watch=watch)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            builder.close()
            live.close()
            server.shutdown()


def _build(builder: Builder, live: Live, *, fresh: bool = False) -> None:
    """Build, and tell the terminal and every page what came of it; what was shown stays if it failed."""
    done = builder.build(fresh=fresh)
    for problem in done.problems:
        place = ":".join(str(part) for part in (problem["path"], problem["line"], problem["column"]) if part)
        click.echo(f"{place}: {problem['message']}" if place else str(problem["message"]), err=True)
    if done.ok:
        click.echo(f"{SITE}/: {done.files}.")
    live.show(done.problems, built=done.ok)


def _wait(settings: SiteSettings, builder: Builder, live: Live, seen: object, *, watch: bool) -> None:
    """Rebuild after every change, or only wait; until Ctrl-C."""
    if not watch:
        threading.Event().wait()
    for of_code in _changes(settings, seen):
        _build(builder, live, fresh=of_code)


def _changes(settings: SiteSettings, seen: object) -> Iterator[bool]:
    """Yield after each change of the content, the theme with its catalogues, the settings or this program.

    What is yielded tells whether it was this program, which has to be imported anew then.
    """
    from watchfiles import watch as watch_files  # noqa: PLC0415 - only a watching server needs it

    package = Path(__file__).parents[1]
    folders = dict.fromkeys(folder for folder in (settings.content, settings.theme, package) if folder.is_dir())
    known = seen
    for found in watch_files(*folders, raise_interrupt=True, yield_on_timeout=True, rust_timeout=LOOK_EVERY, step=20,
                             debounce=200):  # fmt: skip
        now = _settings_state(settings.root)
        if found or now != known:
            known = now
            yield any(Path(path).suffix == ".py" and Path(path).is_relative_to(package) for _, path in found)


def _settings_state(root: Path) -> dict[str, tuple[int, int]]:
    """Return when each settings file was changed, and its size."""
    found = {}
    for path in sorted(root.glob("*.py")):
        try:
            state = path.stat()
        except OSError:
            continue  # an editor is just putting another in its place
        found[path.name] = (state.st_mtime_ns, state.st_size)
    return found
