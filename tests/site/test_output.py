"""Keeping a folder equal to a list of files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.site.output import Output, Tally, Target, write_outputs

Files = dict[str, str]


def write(root: Path, files: Files) -> Tally:
    outputs = [Output(path, f"digest of {text}", text.encode) for path, text in files.items()]
    return write_outputs(outputs, Target(root / "output", root / "state"))


def read(root: Path) -> Files:
    folder = root / "output"
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_the_folder_holds_the_files_and_the_manifest_their_digests(tmp_path: Path) -> None:
    tally = write(tmp_path, {"b/c.html": "two", "a.html": "one"})
    assert read(tmp_path) == {"a.html": "one", "b/c.html": "two"}
    one, two = (hashlib.sha256(text).hexdigest() for text in (b"one", b"two"))
    assert (tmp_path / "output/manifest").read_text() == f"{one}  a.html\n{two}  b/c.html\n"
    assert tally == Tally(rendered=2, written=3, removed=0, total=3)


def test_a_file_is_made_only_if_its_digest_changed(tmp_path: Path) -> None:
    write(tmp_path, {"a": "one", "b": "two"})

    def fail() -> bytes:
        raise AssertionError

    same, other = Output("a", "digest of one", fail), Output("b", "digest of 2", b"2".__bytes__)
    tally = write_outputs([same, other], Target(tmp_path / "output", tmp_path / "state"))
    assert tally == Tally(rendered=1, written=2, removed=0, total=3)
    assert read(tmp_path) == {"a": "one", "b": "2"}


def test_a_file_whose_bytes_are_the_same_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, {"a": "one"})
    before = (tmp_path / "output/a").stat()
    tally = write_outputs(
        [Output("a", "other digest", b"one".__bytes__)], Target(tmp_path / "output", tmp_path / "state")
    )
    assert tally == Tally(rendered=1, written=0, removed=0, total=2)
    assert (tmp_path / "output/a").stat().st_ino == before.st_ino


def test_stale_files_go_and_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c": "x", "a/d": "y"})
    tally = write(tmp_path, {"a/d": "y"})
    assert tally.removed == 1
    assert sorted(path.name for path in (tmp_path / "output").rglob("*")) == ["a", "d", "manifest"]


@pytest.mark.parametrize(("before", "after"), [("a", "a/b"), ("a/b", "a"), ("a/b/c", "a"), ("a", "a/b/c")])
def test_a_file_and_a_folder_change_places(tmp_path: Path, before: str, after: str) -> None:
    write(tmp_path, {before: "x", "other": "y"})
    tally = write(tmp_path, {after: "x", "other": "y"})
    assert read(tmp_path) == {after: "x", "other": "y"}
    assert tally.removed == 1


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    write(tmp_path, {"a/b": "x"})
    (tmp_path / "output/a/mine").write_text("mine")
    write(tmp_path, {})
    assert read(tmp_path) == {"a/mine": "mine"}


def test_a_folder_without_anything_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    for name in ("d", "c", "b", "a"):
        (tmp_path / "output" / name).write_text("x")
    with pytest.raises(UsageError) as caught:
        write(tmp_path, {"a": "ours"})
    assert str(caught.value) == (
        "output/ holds files that no build of Mujaz wrote (a, b, c, …); set OUTPUT_PATH to another folder, or empty "
        "this one."
    )
    assert read(tmp_path) == {"a": "x", "b": "x", "c": "x", "d": "x"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/.a").write_text("a hidden file that is a folder in the plan")
    with pytest.raises(EnvironmentLack) as caught:
        write(tmp_path, {".a/b": "x"})
    assert str(caught.value).startswith(f"{tmp_path}/output/.a")
    assert str(caught.value).endswith("cannot be written: Not a directory.")


def test_a_state_that_cannot_be_saved_only_costs_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    write(tmp_path, {"a": "one"})
    assert read(tmp_path) == {"a": "one"}
    assert "the next build starts anew" in caplog.text


def test_the_state_of_another_folder_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"a": "one"})
    (tmp_path / "output").rename(tmp_path / "elsewhere")
    tally = write(tmp_path, {"a": "one"})
    assert tally.rendered == 1


def test_the_same_files_in_another_order_give_the_same_manifest(tmp_path: Path) -> None:
    write(tmp_path / "one", {"a": "x", "b": "y"})
    write(tmp_path / "two", {"b": "y", "a": "x"})
    manifests = {(tmp_path / name / "output/manifest").read_bytes() for name in ("one", "two")}
    assert len(manifests) == 1
