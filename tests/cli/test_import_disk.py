"""`mujaz import` where the disk is full or nothing may be written: nothing by halves, and a word on what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.export import audit, inbox

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عودة الماء إلى الحي</title>
<meta property="article:published_time" content="2023-08-14"></head><body><article><h1>عودة الماء إلى الحي</h1>
<p>قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات.</p>
</article></body></html>"""


@pytest.fixture
def saved(root: Path) -> str:
    file = root.parent / "saved.html"
    file.write_text(PAGE, "utf-8")
    return str(file)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["import", "--source", "coast-wire", *args], catch_exceptions=False)


def refuse(number: int, folder: Path) -> object:
    def write(*_args: object) -> None:
        raise OSError(number, os.strerror(number), str(folder / ".new-abc"))

    return write


def test_a_full_disk_is_called_so(root: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(inbox, "write_new", refuse(errno.ENOSPC, root / "content/inbox"))
        result = run(saved)
    assert (result.exit_code, result.stdout) == (1, "0 done, 0 skipped, 0 duplicate, 1 failed (1 no room).\n")
    assert "there is no room left on the disk" in result.stderr
    assert run(saved).stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")


def test_a_folder_that_may_not_be_written_is_named(root: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "write_new", refuse(errno.EACCES, root / "content/inbox"))
    result = run(saved)
    assert (result.exit_code, result.stdout) == (1, "0 done, 0 skipped, 0 duplicate, 1 failed (1 not written).\n")
    assert f"nothing may be written into {(root / 'content/inbox').as_posix()}; " in result.stderr


def test_an_item_whose_audit_cannot_be_written_is_made_by_the_next_run(
    root: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(audit, "replace_file", refuse(errno.ENOSPC, root / "content/inbox"))
        assert run(saved).exit_code == 1
    assert list((root / "content/briefings").rglob("*.md")) == []
    assert run(saved).stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert len(list((root / "content/inbox").glob("*.audit.json"))) == 1
