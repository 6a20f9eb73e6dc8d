"""What a process does beside this one is done once, and is done here where no process did it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mujaz.site import process
from mujaz.site.process import Meanwhile

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")


def noting(file: Path, do: Callable[[], object] = lambda: None) -> Callable[[], None]:
    """Return what does something and notes whether it did so in this process."""
    here = os.getpid()

    def note() -> None:
        do()
        with file.open("a") as opened:
            opened.write("here\n" if os.getpid() == here else "elsewhere\n")

    return note


@needs_fork
def test_a_process_does_it_meanwhile(tmp_path: Path) -> None:
    with closing(Meanwhile(noting(tmp_path / "done"))) as meanwhile:
        meanwhile.begin()
        meanwhile.wait()
    assert (tmp_path / "done").read_text() == "elsewhere\n"


def test_without_a_process_it_is_done_when_it_is_waited_for(tmp_path: Path) -> None:
    with closing(Meanwhile(noting(tmp_path / "done"))) as meanwhile:
        assert not (tmp_path / "done").exists()
        meanwhile.wait()
    assert (tmp_path / "done").read_text() == "here\n"


@needs_fork
def test_after_a_process_that_failed_it_is_done_here(tmp_path: Path) -> None:
    here = os.getpid()

    def fail_elsewhere() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)

    with closing(Meanwhile(noting(tmp_path / "done", fail_elsewhere))) as meanwhile:
        meanwhile.begin()
        meanwhile.wait()
    assert (tmp_path / "done").read_text() == "here\n"


def test_without_room_for_a_process_it_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(process, "hire", refuse)
    with closing(Meanwhile(noting(tmp_path / "done"))) as meanwhile:
        meanwhile.begin()
        meanwhile.wait()
    assert (tmp_path / "done").read_text() == "here\n"
