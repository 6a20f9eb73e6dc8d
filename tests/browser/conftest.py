"""A real browser over archives that are built once; skipped with a word where there is no Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archives import REPOSITORY, write_empty_archive, write_hard_archive
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sites import FLAGS, build, once, served

expect.set_options(timeout=30_000)  # as long as an action may take: a busy machine is no mistake


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what all processes that share the tests use."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """Return the folder of the sample archive, its raw pages imported, as `make site` builds it."""

    def make(root: Path) -> None:
        for name in ("content", "theme"):
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "pelicanconf.py", root)
        build(root, "import")

    return once(shared, "sample", make) / "output"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of the sample archive."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def hard_address(shared: Path) -> Iterator[str]:
    """Return the address of an archive of hard items, with a look and a third language of its own."""
    yield from _made(shared, "hard", write_hard_archive)


@pytest.fixture(scope="session")
def empty_address(shared: Path) -> Iterator[str]:
    """Return the address of an archive without an item."""
    yield from _made(shared, "empty", write_empty_archive)


def _made(shared: Path, name: str, write: Callable[[Path], None]) -> Iterator[str]:
    def make(root: Path) -> None:
        write(root)
        build(root)

    with served(once(shared, name, make) / "output", "https://hard.example") as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the system's Chromium."""
    found = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return the browser of all tests."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that is closed behind the test."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
