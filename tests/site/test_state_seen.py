"""Which files need not be read again: none that can have other bytes than those that were read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.site.state import seen as state_seen
from mujaz.site.state.seen import SeenFiles, stamp_of

OLD = 10_000_000_000
"""Nanoseconds that are more than a tick."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "item.md"
    made.write_text("one", "utf-8")
    return made


def look_at(file: Path, monkeypatch: pytest.MonkeyPatch, after: int = OLD) -> None:
    """Let the file system's clock show so much time after a file was written, however long that is ago."""
    shown = stamp_of(str(file)).noted + after
    look = state_seen._look_at_clock  # noqa: SLF001 - the clock itself cannot be set
    monkeypatch.setattr(state_seen, "_look_at_clock", lambda state: look(state)._replace(noted=shown))


def wait_for_tick(file: Path) -> None:
    """Return once what is changed now is noted at another time than a file was changed at."""
    other = file.with_name("clock")
    while not other.exists() or stamp_of(str(other)).noted <= stamp_of(str(file)).noted:
        other.write_bytes(b"x")


def read(state: Path, file: Path) -> bytes | None:
    """Return what is known of a file, and keep what it holds now."""
    seen, stamp = SeenFiles(state), stamp_of(str(file))
    known = seen.recall("item.md", stamp)
    seen.keep("item.md", stamp, file.read_bytes())
    seen.save()
    return known


def test_a_file_that_has_not_changed_is_not_read_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(file, monkeypatch)
    assert read(tmp_path / "state", file) is None
    assert read(tmp_path / "state", file) == b"one"


def rewrite(file: Path) -> None:
    """Write other bytes of the same number, and put the times back."""
    before = file.stat()
    file.write_text("two", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(file: Path) -> None:
    before, other = file.stat(), file.with_name("other.md")
    other.write_text("two", "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


def set_back(file: Path) -> None:
    """Write other bytes while the clock shows a time long ago."""
    file.write_text("two", "utf-8")
    os.utime(file, ns=(1, 1))


@pytest.mark.parametrize("change", [rewrite, replace, set_back, Path.unlink])
def test_a_file_of_equal_size_and_times_but_other_bytes_is_read_again(
    tmp_path: Path, file: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(file, monkeypatch)
    read(tmp_path / "state", file)
    wait_for_tick(file)
    change(file)
    assert SeenFiles(tmp_path / "state").recall("item.md", stamp_of(str(file))) is None


def test_a_file_that_was_written_just_before_it_was_read_is_read_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(file, monkeypatch, after=1)
    read(tmp_path / "state", file)
    assert read(tmp_path / "state", file) is None


def test_a_file_that_is_younger_than_the_clock_says_is_read_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(file, monkeypatch, after=-OLD)  # the clock was set back after it was written
    read(tmp_path / "state", file)
    assert read(tmp_path / "state", file) is None


def test_where_changes_have_no_time_every_file_is_read(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(file, monkeypatch)
    read(tmp_path / "state", file)
    monkeypatch.setattr(state_seen, "HAS_CHANGE_TIME", False)
    assert read(tmp_path / "state", file) is None


@pytest.mark.parametrize("damage", [b"", b"mujaz state 3\n", b"\xff" * 400])
def test_a_damaged_memory_is_none(tmp_path: Path, file: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(file, monkeypatch)
    read(tmp_path / "state", file)
    (tmp_path / "state" / state_seen.FILE).write_bytes(damage)
    assert read(tmp_path / "state", file) is None


def test_looking_at_the_clock_leaves_nothing(tmp_path: Path) -> None:
    SeenFiles(tmp_path / "no" / "state")
    assert list(tmp_path.iterdir()) == []
