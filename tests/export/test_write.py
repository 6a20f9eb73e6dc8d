from __future__ import annotations

import os
from pathlib import Path

import pytest

from mujaz.export.write import replace_file, write_new


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_new(tmp_path / "ar" / "2023" / "x.md", "نص\n")
    assert (tmp_path / "ar" / "2023" / "x.md").read_bytes() == "نص\n".encode()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["x.md"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "x.md", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]
    assert (tmp_path / "x.md").read_text() == "old"


def test_a_file_system_without_links_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "x.md", b"new")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "x.md", b"newer")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.md", b"new")]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    replace_file(tmp_path / "ar" / "x.json", "old")
    replace_file(tmp_path / "ar" / "x.json", "جديد")
    assert (tmp_path / "ar" / "x.json").read_text("utf-8") == "جديد"
    assert [path.name for path in (tmp_path / "ar").iterdir()] == ["x.json"]
