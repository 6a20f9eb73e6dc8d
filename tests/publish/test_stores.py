"""Sending a release to a store: only what changed, in an order that breaks no link, and on where it broke off."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.publish.targets import open_target
from mujaz.publish.targets.stores import PENDING, Broken, Store, StoreTarget

from .conftest import FIRST, MakeRelease, files_of

SECOND = {**FIRST, "en/index.html": "<p>two</p>", "en/briefings/c/index.html": "<p>c</p>"}
del SECOND["en/briefings/b/index.html"]


@dataclass
class Watched:
    """A store that notes what it is asked to do, and breaks after so many files."""

    store: Store
    last: int = 10**6
    seen: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.store.name

    def read(self, name: str) -> bytes | None:
        return self.store.read(name)

    def is_empty(self) -> bool:
        return self.store.is_empty()

    def write(self, name: str, data: bytes) -> None:
        self._step(f"write {name}")
        self.store.write(name, data)

    def put(self, folder: Path, names: Sequence[str]) -> None:
        for name in names:
            self._step(f"put {name}")
            self.store.put(folder, [name])

    def delete(self, names: Sequence[str]) -> None:
        for name in names:
            self._step(f"delete {name}")
            self.store.delete([name])

    def _step(self, what: str) -> None:
        if len(self.seen) >= self.last:
            raise Broken("the line is dead")
        self.seen.append(what)


def watched(place: str, folder: Path, last: int = 10**6) -> tuple[StoreTarget, Watched]:
    target = open_target(place, folder)
    assert isinstance(target, StoreTarget)
    seen = Watched(target.store, last)
    return StoreTarget(seen, folder), seen


@pytest.fixture(params=["file", "rsync"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty folder, as each kind of store names it."""
    if request.param == "rsync" and shutil.which("rsync") is None:
        pytest.skip("rsync is not installed")
    return f"file://{tmp_path / 'far'}" if request.param == "file" else f"rsync:{tmp_path / 'far'}"


def test_what_is_sent_is_what_was_released(place: str, make: MakeRelease, tmp_path: Path) -> None:
    release = make(FIRST)
    told: list[str] = []
    open_target(place, tmp_path).send(release, told.append)
    assert files_of(tmp_path / "far") == files_of(release.folder)
    assert told == [f"{place.removeprefix('rsync:')}: 8 files sent (0.0 MB), 0 deleted."]


def test_only_what_changed_is_sent_items_before_lists_and_deletions_last(
    place: str, make: MakeRelease, tmp_path: Path
) -> None:
    target, seen = watched(place, tmp_path)
    target.send(make(FIRST), lambda _: None)
    assert seen.seen[:2] == [f"write {PENDING}", "put theme/style.0123.css"]
    seen.seen.clear()
    target.send(make(SECOND), lambda _: None)
    assert seen.seen == [
        f"write {PENDING}",
        "put en/briefings/c/index.html",
        "put en/index.html",
        "put manifest",
        "delete en/briefings/b/index.html",
        f"delete {PENDING}",
    ]
    assert files_of(tmp_path / "far") == files_of(make(SECOND).folder)
    assert not (tmp_path / "far/en/briefings/b").exists()
    seen.seen.clear()
    target.send(make(SECOND), lambda _: None)
    assert seen.seen == []


def test_a_network_that_drops_at_any_moment_is_made_up_for_by_the_next_run(
    place: str, make: MakeRelease, tmp_path: Path
) -> None:
    first, second = make(FIRST), make(SECOND)
    for last in range(7):
        shutil.rmtree(tmp_path / "far", ignore_errors=True)
        open_target(place, tmp_path).send(first, lambda _: None)
        target, seen = watched(place, tmp_path, last)
        if last < 6:
            with pytest.raises(EnvironmentLack, match="the line is dead"):
                target.send(second, lambda _: None)
        seen.last = 10**6
        back = files_of(tmp_path / "far")
        for page, links in (("en/index.html", "en/briefings/c/index.html"),):
            assert "two" not in back[page] or links in back, last
        target.send(first if last % 2 else second, lambda _: None)
        assert files_of(tmp_path / "far") == files_of((first if last % 2 else second).folder), last


def test_a_folder_of_somebody_else_is_refused_and_left_alone(place: str, make: MakeRelease, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    for name, text in (("thesis.doc", "years"), ("manifest", "a list of mine")):
        (tmp_path / "far" / name).write_text(text, "utf-8")
        with pytest.raises(UsageError, match="nothing was touched"):
            open_target(place, tmp_path).send(make(FIRST), lambda _: None)
    assert files_of(tmp_path / "far") == {"thesis.doc": "years", "manifest": "a list of mine"}


def test_files_of_others_beside_ours_stay(place: str, make: MakeRelease, tmp_path: Path) -> None:
    open_target(place, tmp_path).send(make(FIRST), lambda _: None)
    (tmp_path / "far/en/briefings/b/own.txt").write_text("mine", "utf-8")
    open_target(place, tmp_path).send(make(SECOND), lambda _: None)
    assert (tmp_path / "far/en/briefings/b/own.txt").read_text("utf-8") == "mine"


def test_the_second_publication_at_once_is_told_to_wait(place: str, make: MakeRelease, tmp_path: Path) -> None:
    open_target(place, tmp_path).send(make(FIRST), lambda _: None)
    pending = tmp_path / "far" / PENDING
    for since, waits in ((time.time() - 60, True), (time.time() + 60, True), (time.time() - 7200, False)):
        pending.write_text(json.dumps({"owner": "another", "since": since, "names": ["index.html"]}), "utf-8")
        target = open_target(place, tmp_path)
        if waits:
            with pytest.raises(UsageError, match="wait until it has ended"):
                target.send(make(SECOND), lambda _: None)
        else:
            target.send(make(SECOND), lambda _: None)
    assert files_of(tmp_path / "far") == files_of(make(SECOND).folder)


def test_a_place_that_cannot_be_written_is_told(make: MakeRelease, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in (f"file://{tmp_path / 'file' / 'far'}", f"rsync:{tmp_path / 'file' / 'far'}"):
        if name.startswith("rsync") and shutil.which("rsync") is None:
            continue
        with pytest.raises(EnvironmentLack, match="broke off"):
            open_target(name, tmp_path).send(make(FIRST), lambda _: None)


@pytest.mark.parametrize("name", ["somewhere", "rsync:", "git:", "ftp:x"])
def test_what_is_no_target_is_told_with_what_to_write(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="s3://BUCKET/FOLDER"):
        open_target(name, tmp_path)


def test_a_storage_that_no_library_knows_is_told(tmp_path: Path) -> None:
    with pytest.raises((UsageError, EnvironmentLack), match="nosuch://x"):
        open_target("nosuch://x", tmp_path)
