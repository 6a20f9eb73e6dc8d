"""Sources that several processes read say what they say to one, and what goes wrong in one comes to light."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from mujaz.errors import Problems
from mujaz.site import shares, sharing
from mujaz.site.reading import sources_apart
from mujaz.site.reading.source_reader import Fresh, Reader
from mujaz.site.reading.sources_apart import read_apart
from mujaz.site.reading.spill import HTML, PLAIN, Spill
from mujaz.site.state.source_rows import Row

if TYPE_CHECKING:
    from conftest import Site

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")

PATHS = [f"content/briefings/ar/{number}.md" for number in range(12)]
SECONDS = 120.0
"""How long one process waits for another at most."""


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    monkeypatch.setattr(sources_apart, "WORTHWHILE", 1)
    monkeypatch.setattr(shares, "WORTHWHILE", 1)
    monkeypatch.setattr(shares, "CHUNK", 1)


def told(rows: list[Row]) -> list[tuple[str, bytes, bytes, bytes]]:
    return sorted((row.path, row.data, row.texts(HTML), row.texts(PLAIN)) for row in rows)


def reads(at_first: Callable[[], object] = lambda: None) -> Callable[[str], Fresh | None]:
    """Return what reads sources, all but one: in each process once the other has begun, which does something first."""
    fork, own = multiprocessing.get_context("fork"), os.getpid()
    here, there = fork.Event(), fork.Event()

    def read(path: str) -> Fresh | None:
        if os.getpid() == own:
            here.set()
            assert there.wait(SECONDS)
        else:
            there.set()
            at_first()
            here.wait(SECONDS)
        text = path.encode()
        return None if path == PATHS[5] else Fresh(path, str(os.getpid()).encode(), text, b"<p>" + text, "خبر".encode())

    return read


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_two_processes_read_what_one_reads() -> None:
    rows = list(read_apart(PATHS, reads(), Spill()))
    assert {row.digest for row in rows} > {str(os.getpid()).encode()}
    assert told(rows) == sorted(
        (path, path.encode(), b"<p>" + path.encode(), "خبر".encode()) for path in PATHS if path != PATHS[5]
    )


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_texts_of_another_process_come_though_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spill, "_write", lambda *_: False)
    rows = list(read_apart(PATHS, reads(), Spill()))
    assert len(rows) == len(PATHS) - 1
    assert {row.texts(PLAIN) for row in rows} == {"خبر".encode()}


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_what_a_process_read_that_failed_is_left_out() -> None:
    rows = list(read_apart(PATHS, reads(lambda: os._exit(1)), Spill()))
    assert {row.digest for row in rows} == {str(os.getpid()).encode()}
    assert len(rows) == len(PATHS) - 2


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_without_room_for_a_process_all_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(sources_apart, "hire", refuse)
    rows = list(read_apart(PATHS, lambda path: Fresh(path, b"", b"", b"", b""), Spill()))
    assert [row.path for row in rows] == PATHS


@needs_fork
@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("failing", [False, True])
def test_a_site_whose_sources_two_processes_read_is_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch, *, failing: bool
) -> None:
    whole, here = Reader.read, os.getpid()
    read: list[str] = []

    def note(reader: Reader, shown: str, problems: Problems) -> object:
        if failing and os.getpid() != here:
            os._exit(1)
        read.append(shown)
        return whole(reader, shown, problems)

    monkeypatch.setattr(Reader, "read", note)
    site.build()
    assert len(read) == len(set(read))
    monkeypatch.setattr(sharing, "cores", lambda: 1)
    assert site.tree == site.build_cold()


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_two_processes_find_all_mistakes_in_the_same_order(
    site: Site, make_item: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("briefings/en/2024/a.md", make_item(actors="Nobody Whatever"))
    site.write("briefings/en/2024/b.md", "no front matter")
    site.write("briefings/en/2024/c.md", make_item(kind="poem"))
    site.write("briefings/ar/2024/a.md", make_item(lang="ar", title="؟"))
    told_by_two = site.messages()
    monkeypatch.setattr(sharing, "cores", lambda: 1)
    assert told_by_two == site.messages()
    assert len(told_by_two) > 3
