"""Sites are built, served and shown in Chromium: what the fixtures and some tests share."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from mujaz.cli.preview import HOST, make_server
from mujaz.locks import wait_for_lock

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


def build(root: Path, *commands: str) -> Path:
    """Run `mujaz build`, and other commands before it, in the folder of an archive; return that of the site."""
    for command in (*commands, "build"):
        subprocess.run([sys.executable, "-m", "mujaz", command], cwd=root, check=True, capture_output=True)  # noqa: S603
    return root / "output"


def once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first of the processes that share the tests makes; the others wait for it."""
    root, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("ab") as lock:
        wait_for_lock(lock.fileno())  # as long as it takes: a process that ends lets go of it
        if not done.exists():
            if root.exists():
                root.rename(shared / f"{name}.failed-{os.getpid()}")
            root.mkdir()
            make(root)
            done.touch()
    return root


@contextmanager
def served(site: Path, url: str = "https://mujaz.example") -> Iterator[str]:
    """Yield the address at which a built site can be visited."""
    server = make_server(site, url, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def follow(page: Page) -> Iterator[None]:
    """Do what leads to another page, and go on once that page is there and its scripts have run.

    A click or a key comes back as soon as it is done: what is read next may still be read from the page before, and a
    key that is pressed next finds no script that hears it.
    """
    with page.expect_navigation(wait_until="load"):
        yield
