"""Texts of sources lie in a file to which is only added; nothing that may happen to it loses or mixes up any."""

from __future__ import annotations

import errno
import marshal
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from mujaz.site.reading.spill import HTML, PLAIN
from mujaz.site.state import source_rows as state_source_rows
from mujaz.site.state.source_rows import Row
from mujaz.site.state.sources import SourceStore
from mujaz.site.state.texts import Appending

NAMES = ["a.md", "b.md", "ج.md"]


def row(path: str, text: str) -> Row:
    texts = f"<p>{text}</p>".encode(), text.encode()
    return Row(path, text.encode(), marshal.dumps(text), texts.__getitem__)


def save(folder: Path, rows: Iterable[Row], *gone: str, world: str = "one", anew: bool = False) -> None:
    SourceStore(folder, world).save(rows, gone, anew=anew)


def read(store: SourceStore) -> dict[str, tuple[str, bytes | None, bytes | None]]:
    """Return by path what each front says, and its texts."""
    return {path: (front.says, store.text(path, HTML), store.text(path, PLAIN))
            for path, front in store.fronts().items()}  # fmt: skip


def told(text: str) -> tuple[str, bytes, bytes]:
    return text, f"<p>{text}</p>".encode(), text.encode()


def texts_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.texts"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A state folder with three texts."""
    save(tmp_path, [row(name, "خبر" * 9) for name in NAMES], anew=True)
    return tmp_path


def test_a_text_that_changes_is_added_and_no_other_is_written_again(folder: Path) -> None:
    before = (folder / "sources-1.texts").read_bytes()
    save(folder, [row("b.md", "new")])
    assert (folder / "sources-1.texts").read_bytes() == before + b"<p>new</p>new"
    assert read(SourceStore(folder, "one")) == {name: told("new" if name == "b.md" else "خبر" * 9) for name in NAMES}


def test_texts_that_nobody_needs_never_outgrow_the_rest(folder: Path) -> None:
    for number in range(30):
        save(folder, [row("b.md", f"number {number}")])
        (file,) = folder.glob("*.texts")
        needed = 2 * len(f"<p>{'خبر' * 9}</p>{'خبر' * 9}".encode()) + len(f"<p>number {number}</p>number {number}")
        assert file.stat().st_size <= 2 * needed
    assert texts_of(folder) != ["sources-1.texts"]
    assert read(SourceStore(folder, "one")) == {
        name: told("number 29" if name == "b.md" else "خبر" * 9) for name in NAMES
    }


def test_what_a_killed_build_left_is_passed_over_and_removed(folder: Path) -> None:
    with (folder / "sources-1.texts").open("ab") as file:
        file.write(b"half a te")
    (folder / "sources-7.texts").write_bytes(b"copied, and never named")
    save(folder, [row("b.md", "new")])
    assert texts_of(folder) == ["sources-1.texts"]
    assert read(SourceStore(folder, "one"))["b.md"] == told("new")
    assert read(SourceStore(folder, "one"))["a.md"] == told("خبر" * 9)


def test_a_full_disk_leaves_all_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put, before = Appending.put, read(SourceStore(folder, "one"))
    size = (folder / "sources-1.texts").stat().st_size

    def fill(file: Appending, texts: bytes) -> int:
        put(file, texts)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Appending, "put", fill)
    save(folder, [row("a.md", "new"), row("b.md", "new")], "ج.md")
    assert (folder / "sources-1.texts").stat().st_size == size
    assert read(SourceStore(folder, "one")) == before
    save(folder, [row("a.md", "new")], world="two", anew=True)
    assert read(SourceStore(folder, "two")) == {}
    assert "sources-2.texts" not in texts_of(folder)


def test_a_build_reads_on_while_another_one_copies_the_texts_or_begins_anew(folder: Path) -> None:
    reading = SourceStore(folder, "one")
    before = read(reading)
    save(folder, [row("d.md", "خبر")], *NAMES)
    assert texts_of(folder) == ["sources-2.texts"]
    assert {
        path: (says, reading.text(path, HTML), reading.text(path, PLAIN)) for path, (says, *_) in before.items()
    } == before
    save(folder, [row("a.md", "other")], anew=True)
    assert reading.text("a.md", PLAIN) == ("خبر" * 9).encode()
    reading.save([row("b.md", "mine")], [], anew=False)
    assert read(SourceStore(folder, "one")) == {"a.md": told("other"), "b.md": told("mine")}
    assert read(reading) == {"a.md": told("other"), "b.md": told("mine")}


def test_what_another_world_remembered_is_not_taken_for_ones_own(folder: Path) -> None:
    save(folder, [row("b.md", "new")], world="two")
    assert read(SourceStore(folder, "two")) == {"b.md": told("new")}
    assert read(SourceStore(folder, "one")) == {}


def test_a_database_that_cannot_be_written_leaves_no_text_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    before = read(SourceStore(folder, "one"))
    monkeypatch.setattr(state_source_rows, "_condensed", fail)
    save(folder, [row("a.md", "new")])
    assert read(SourceStore(folder, "one")) == before
    assert (folder / "sources-1.texts").stat().st_size == sum(
        len(one + other) for _, one, other in before.values() if one and other
    )
    save(folder, [row("a.md", "new")], world="two", anew=True)
    assert texts_of(folder) == []


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-1])])
def test_without_all_texts_nothing_is_remembered_so_that_they_are_read_again(folder: Path, spoil: object) -> None:
    spoil(folder / "sources-1.texts")  # type: ignore[operator]
    assert SourceStore(folder, "one").fronts() == {}
    assert SourceStore(folder, "one").text("a.md", HTML) in {None, f"<p>{'خبر' * 9}</p>".encode()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")
def test_processes_that_were_forked_read_in_the_same_file(folder: Path) -> None:
    store = SourceStore(folder, "one")
    whole = read(store)
    child = os.fork()
    if not child:
        same = all(
            (store.text(path, HTML), store.text(path, PLAIN)) == tuple(texts) for path, (_, *texts) in whole.items()
        )
        os._exit(0 if same else 1)
    assert read(store) == whole
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
