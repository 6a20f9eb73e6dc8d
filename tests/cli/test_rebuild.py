"""Builds for the preview one after another: each as if in a new process, and nothing of one is left in the next."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from mujaz.cli.rebuild import SITE, Builder

ITEM = "content/briefings/en/2023/harvest.md"


@pytest.fixture
def builder() -> Iterator[Builder]:
    made = Builder("pelicanconf.py")
    yield made
    made.close()


def edit(root: Path, old: str, new: str, path: str = ITEM) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pid(builder: Builder) -> int:
    worker = builder._worker  # noqa: SLF001 - nobody else may see it
    assert worker is not None
    return worker.pid


def memory(builder: Builder) -> int:
    """Return the resident memory of the process that holds the preview, in kilobytes."""
    first = pid(builder)
    children = Path(f"/proc/{first}/task/{first}/children").read_text("utf-8").split()
    status = Path(f"/proc/{children[0]}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def test_builds_after_edits_errors_and_settings_give_what_a_first_build_gives(root: Path, builder: Builder) -> None:
    assert builder.build().ok
    edit(root, "kind: briefing", "kind: briefings")
    failed = builder.build()
    assert not failed.ok
    assert [(problem["path"], problem["line"]) for problem in failed.problems] == [(ITEM, 6)]
    edit(root, "kind: briefings", "kind: briefing")
    (root / "words.py").write_text('NAME = "Archive one"\n', "utf-8")
    settings = (root / "pelicanconf.py").read_text("utf-8")
    own = "import sys\nsys.path.insert(0, '.')\nfrom words import NAME\nprint('noise')\n"
    (root / "pelicanconf.py").write_text(f'{own}{settings}\nMUJAZ_NAMES = {{"ar": "أرشيف", "en": NAME}}\n', "utf-8")
    assert builder.build().ok
    (root / "words.py").write_text('NAME = "Archive two, changed"\n', "utf-8")
    assert builder.build().ok
    warm = tree(root / SITE)
    assert b"Archive two, changed" in warm["en/index.html"]
    shutil.rmtree(root / ".mujaz")
    alone = Builder("pelicanconf.py")
    assert alone.build().ok
    alone.close()
    assert tree(root / SITE) == warm


def test_settings_that_are_no_python_are_told_and_the_next_build_works(root: Path, builder: Builder) -> None:
    good = (root / "pelicanconf.py").read_text("utf-8")
    (root / "pelicanconf.py").write_text("SITEURL =\n", "utf-8")
    assert "is not Python" in str(builder.build().problems[0]["message"])
    (root / "pelicanconf.py").write_text("import os\nos._exit(7)\n", "utf-8")
    assert builder.build().problems[0]["message"] == "The build ended with exit code 7."
    (root / "pelicanconf.py").write_text(good, "utf-8")
    assert builder.build().ok


@pytest.mark.usefixtures("root")
def test_a_process_that_somebody_ends_is_started_again(builder: Builder) -> None:
    assert builder.build().ok
    worker = builder._worker  # noqa: SLF001 - nobody else may see it
    if worker is None:
        pytest.skip("this system cannot copy processes")
    os.kill(worker.pid, signal.SIGKILL)
    assert builder.build().ok
    assert builder.build().ok


def test_without_copies_of_processes_each_whole_build_starts_from_nothing(
    root: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert builder.build().ok
    first = pid(builder)
    edit(root, "kind: briefing", "kind: briefings")
    assert [problem["line"] for problem in builder.update([ITEM]).problems] == [6]
    edit(root, "kind: briefings", "kind: briefing")
    assert builder.update([ITEM]).ok
    assert pid(builder) == first
    assert builder.update(["content/pages/en/about.md"]).ok
    assert pid(builder) != first


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell how much memory is used")
def test_memory_does_not_grow_with_the_number_of_updates(root: Path, builder: Builder) -> None:
    assert builder.build().ok
    for number in range(3):
        edit(root, "\n---\n", f"\n---\n\nWord {number}.\n")
        assert builder.update([ITEM]).ok
    before = memory(builder)
    for number in range(40):
        edit(root, "\n---\n", f"\n---\n\nMore {number}.\n")
        assert builder.update([ITEM]).ok
        if number % 10 == 9:  # an author who does not pause
            builder.finish()
    assert memory(builder) - before < 2_000


def test_an_update_makes_only_what_the_edit_concerns_and_the_rest_is_as_a_first_build_makes_it(
    root: Path, builder: Builder
) -> None:
    assert builder.build().ok
    edit(root, "\n---\n", "\n---\n\nA sentence more.\n")
    done = builder.update([ITEM])
    total, rendered = map(int, re.findall(r"(\d+) (?:files|rendered)", done.files))
    assert 1 <= rendered < total / 8
    edit(root, "kind: briefing", "kind: briefing\nevent_date: 2023-08-19")
    assert builder.update([ITEM]).ok
    builder.finish()
    warm = tree(root / SITE)
    shutil.rmtree(root / ".mujaz")
    assert builder.build().ok
    assert tree(root / SITE) == warm


def test_files_that_no_build_reads_are_nothing_to_do(root: Path, builder: Builder) -> None:
    assert builder.build().ok
    (root / "content/briefings/en/.harvest.md.swp").write_text("", "utf-8")
    done = builder.update(["content/briefings/en/.harvest.md.swp", "content/inbox/raw.html"])
    assert done.is_nothing
