"""Everything works where links and copies of processes are not to be had, as on Windows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = """
import errno, multiprocessing, os

def refuse(*_args, **_kwargs):
    raise OSError(errno.EPERM, "a required privilege is not held by the client")

os.symlink = refuse
for name in ("fork", "forkpty", "register_at_fork"):
    if name != "register_at_fork" and hasattr(os, name):
        delattr(os, name)
multiprocessing.set_start_method("spawn", force=True)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""
PAGE = Path(__file__).parents[2] / "content/inbox/2023-02-14-gazette-crossings.txt"
SOURCE = "names: {ar: جريدة النموذج, en: The Sample Gazette}\ntype: sample\nbylines: [جريدة النموذج]\n"


class Machine:
    """A machine on which nothing can be linked or forked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "forbidden").mkdir()
        (folder / "forbidden/sitecustomize.py").write_text(FORBIDDEN, "utf-8")

    def run(self, *arguments: str, folder: str = "archive") -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(filter(None, [str(self.folder / "forbidden"), os.environ.get("PYTHONPATH", "")]))
        return subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, *arguments], cwd=self.folder / folder, env={**os.environ, "PYTHONPATH": path},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def mujaz(self, *arguments: str, folder: str = "archive") -> str:
        done = self.run("-m", "mujaz", *arguments, folder=folder)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_this_machine_really_cannot_link_or_fork(machine: Machine) -> None:
    assert machine.run("-c", "import os; os.fork()", folder=".").returncode != 0
    assert "privilege" in machine.run("-c", "import os; os.symlink('a', 'b')", folder=".").stderr


def test_an_archive_is_made_filled_checked_built_published_and_rolled_back(machine: Machine) -> None:
    machine.mujaz("init", "archive", folder=".")
    archive = machine.folder / "archive"
    (archive / "content/sources/sample-gazette.yaml").write_text(SOURCE, "utf-8")
    (archive / "content/inbox" / PAGE.name).write_bytes(PAGE.read_bytes())
    assert "1 done" in machine.mujaz("import")
    assert machine.mujaz("check").startswith("0 errors")
    assert machine.mujaz("build").startswith("output/: ")
    before = {path.name for path in archive.iterdir()}
    machine.mujaz("publish", "site")
    machine.mujaz("new", "Second", "--lang", "en", "--slug", "second")
    item = next((archive / "content/briefings/en").rglob("second.md"))
    item.write_text(item.read_text("utf-8").replace("status: draft\n", "").replace(
        "references:  #", "references: [{title: A, url: https://a.example/}]  #") + "Text.\n", "utf-8")  # fmt: skip
    machine.mujaz("publish", "site")
    shown = [path for path in archive.joinpath("site").rglob("index.html") if "second" in path.as_posix()]
    assert shown
    machine.mujaz("rollback", "site")
    machine.mujaz("verify", "site")
    assert before <= {path.name for path in archive.iterdir()}
