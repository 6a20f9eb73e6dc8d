"""Sending a release to a branch of git: a bare repository on this machine stands for the host."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.publish.targets import open_target
from mujaz.publish.targets.git import GitTarget

from .conftest import FIRST, MakeRelease

AUTHOR = ["-c", "user.name=x", "-c", "user.email=x@x.example"]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *AUTHOR, *arguments], check=True, capture_output=True)  # noqa: S603, S607 - git itself
    return done.stdout.decode()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository, as a host has it."""
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder


def shown(remote: Path, branch: str = "pages") -> dict[str, str]:
    """Return what the host would serve from a branch."""
    names = git(remote, "ls-tree", "-r", "--name-only", branch).splitlines()
    return {name: git(remote, "show", f"{branch}:{name}") for name in names}


def test_a_branch_holds_what_was_released_and_what_keeps_the_host_from_building_it(
    remote: Path, make: MakeRelease, tmp_path: Path
) -> None:
    release = make({**FIRST, "crlf.txt": "a\r\nb\r\n"})
    open_target(f"git:{remote}#pages", tmp_path).send(release, lambda _: None)
    expected = {name: (release.folder / name).read_bytes().decode() for name in release.files}
    assert shown(remote) == {**expected, ".nojekyll": ""}


def test_the_branch_keeps_no_history_and_the_same_release_is_no_commit(
    remote: Path, make: MakeRelease, tmp_path: Path
) -> None:
    told: list[str] = []
    second = {name: text for name, text in FIRST.items() if "briefings/b" not in name}
    for files in (FIRST, second, second):
        open_target(f"git:{remote}#pages", tmp_path).send(make(files), told.append)
    assert git(remote, "rev-list", "--count", "pages") == "1\n"
    assert sorted(shown(remote)) == sorted([*second, "manifest", ".nojekyll"])
    assert told[2] == f"{remote}#pages: holds the release already."
    kept = subprocess.run(  # noqa: S603 - git itself
        ["git", f"--git-dir={tmp_path / '.git-cache'}", "cat-file", "--batch-all-objects", "--batch"],  # noqa: S607
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    assert b"<p>a</p>" in kept
    assert b"<p>b</p>" not in kept


def test_the_hosts_own_name_of_the_site_stays(remote: Path, make: MakeRelease, tmp_path: Path) -> None:
    open_target(f"git:{remote}#pages", tmp_path).send(make(FIRST), lambda _: None)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "-b", "pages", str(remote), str(clone))
    (clone / "CNAME").write_text("archive.example\n", "ascii")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "x")
    git(clone, "push", "-q")
    open_target(f"git:{remote}#pages", tmp_path).send(make({**FIRST, "new.html": "x"}), lambda _: None)
    assert shown(remote)["CNAME"] == "archive.example\n"
    assert shown(remote)["new.html"] == "x"


def test_a_branch_of_somebody_else_is_refused_and_left_alone(remote: Path, make: MakeRelease, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(remote), str(clone))
    (clone / "thesis.txt").write_text("years", "utf-8")
    git(clone, "checkout", "-q", "-b", "pages")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "x")
    git(clone, "push", "-q", "origin", "pages")
    with pytest.raises(UsageError, match="nothing was touched"):
        open_target(f"git:{remote}#pages", tmp_path).send(make(FIRST), lambda _: None)
    assert shown(remote) == {"thesis.txt": "years"}


def test_a_remote_that_is_not_there_is_told(make: MakeRelease, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentLack, match="could not be reached"):
        open_target(f"git:{tmp_path / 'none.git'}", tmp_path).send(make(FIRST), lambda _: None)


def test_who_is_slower_is_told_to_wait(
    remote: Path, make: MakeRelease, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = open_target(f"git:{remote}#pages", tmp_path)
    target.send(make(FIRST), lambda _: None)
    fetch = GitTarget._fetch  # noqa: SLF001 - the moment between looking and pushing

    def late(self: GitTarget) -> str:
        before = fetch(self)
        monkeypatch.setattr(GitTarget, "_fetch", fetch)
        (tmp_path / "other").mkdir()
        open_target(f"git:{remote}#pages", tmp_path / "other").send(make({**FIRST, "x.html": "x"}), lambda _: None)
        return before

    monkeypatch.setattr(GitTarget, "_fetch", late)
    with pytest.raises(UsageError, match="Another publication"):
        target.send(make({**FIRST, "y.html": "y"}), lambda _: None)
    assert "x.html" in shown(remote)
    target.send(make({**FIRST, "y.html": "y"}), lambda _: None)
    assert "y.html" in shown(remote)
