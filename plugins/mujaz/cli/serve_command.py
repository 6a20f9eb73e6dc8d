"""`mujaz serve`: look at the site while it is written, drafts too; pages reload by themselves after each change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import click

from mujaz.cli.live import Live
from mujaz.cli.preview import HOST, make_server
from mujaz.cli.rebuild import SITE, Builder, Rebuilt
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import EnvironmentLack
from mujaz.frozen import frozen
from mujaz.site.settings import SiteSettings

LOOK_EVERY = 500
"""Milliseconds between two looks at the settings, whose files editors replace under a watcher's nose."""

STEP, DEBOUNCE = 20, 200
"""Milliseconds without a change after which one is told, and at the latest."""
QUIET = 4
"""After so many looks without a change nobody is waiting."""
PACKAGE = Path(__file__).parents[1]

Look = set[tuple[Any, str]]
"""How files changed since the look before, and their paths."""


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
    looks: Iterator[Look] = _look(settings) if watch else iter(())
    with server, ThreadPoolExecutor(1) as beside:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            seen, first = _settings_state(settings.root), beside.submit(lambda: next(looks, set()))
            _build(builder.build, live)
            changes = _changes(settings, seen, chain([first.result()], looks))  # what changed meanwhile is among them
            click.echo(f"http://{HOST}:{server.server_address[1]}{settings.prefix}/  (Ctrl-C ends)")
            _wait(changes if watch else None, builder, live)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            builder.close()
            live.close()
            server.shutdown()


def _build(build: Callable[[], Rebuilt], live: Live) -> None:
    """Build, and tell the terminal and every page what came of it; what was shown stays if it failed."""
    done = build()
    if done.is_nothing:
        return
    for problem in done.problems:
        place = ":".join(str(part) for part in (problem["path"], problem["line"], problem["column"]) if part)
        click.echo(f"{place}: {problem['message']}" if place else str(problem["message"]), err=True)
    live.show(done.problems, built=done.ok)
    if done.ok:
        click.echo(f"{SITE}/: {done.files}.")


def _wait(changes: Iterator[Change] | None, builder: Builder, live: Live) -> None:
    """Rebuild after every change, or only wait; until Ctrl-C."""
    for change in changes or ():
        if change.nothing:
            builder.settle()
        elif change.of_all:
            _build(partial(builder.build, fresh=change.of_code), live)
        else:
            _build(partial(builder.update, change.paths), live)
    threading.Event().wait()


@frozen
class Change:
    """What changed within a moment."""

    paths: frozenset[str] = frozenset()
    """Files of the content, relative to the archive."""
    of_all: bool = False
    """Whether anything else changed: settings, theme, code."""
    of_code: bool = False
    """Whether that is this program, which has to be imported anew then."""

    @property
    def nothing(self) -> bool:
        """Whether it was a moment in which nothing changed."""
        return not (self.paths or self.of_all)


def _look(settings: SiteSettings) -> Iterator[Look]:
    """Yield what has changed of the content, the theme with its catalogues and this program since the look before.

    The first look counts from the moment in which it is asked for. Where nothing changes, nothing is yielded, often.
    """
    from watchfiles import watch as watch_files  # noqa: PLC0415 - only a watching server needs it

    folders = dict.fromkeys(folder for folder in (settings.content, settings.theme, PACKAGE) if folder.is_dir())
    yield from watch_files(*folders, raise_interrupt=True, yield_on_timeout=True, rust_timeout=LOOK_EVERY,
                           step=STEP, debounce=DEBOUNCE)  # fmt: skip


def _changes(settings: SiteSettings, seen: object, looks: Iterable[Look]) -> Iterator[Change]:
    """Yield each change that was looked for, or of the settings since they were `seen`.

    That it is quiet after a change is yielded too.
    """
    known, quiet = seen, QUIET
    for found in looks:
        now = _settings_state(settings.root)
        if found or now != known:
            paths = frozenset(path for _, path in found)
            content = frozenset(path for path in paths if Path(path).is_relative_to(settings.content))
            yield Change(
                frozenset(Path(path).relative_to(settings.root).as_posix() for path in content),
                of_all=now != known or content != paths,
                of_code=any(Path(path).suffix == ".py" and Path(path).is_relative_to(PACKAGE) for path in paths),
            )
            known, quiet = now, 0
        else:
            quiet += 1
            if quiet == QUIET:
                yield Change()


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
