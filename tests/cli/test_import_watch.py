"""Files in a watched folder are pages once they are complete, each once for each time that it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mujaz.cli import import_watch
from mujaz.cli.import_watch import wait_for_files


def follow(folder: Path, steps: Sequence[dict[str, str | None]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what each file held that was yielded, if before each look one of `steps` is written (None: removed)."""

    def look(*_: object, **__: object) -> Iterator[set[object]]:
        for step in steps:
            for name, text in step.items():
                if text is None:
                    (folder / name).unlink()
                else:
                    (folder / name).write_text(text, "utf-8")
            yield set()

    monkeypatch.setattr(import_watch, "watch", look)
    return [file.read_text("utf-8") for file in wait_for_files(folder)]


def test_a_file_is_yielded_once_it_no_longer_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [{"a.html": "h"}, {"a.html": "half"}, {"a.html": "whole page"}, {}, {}, {}]
    assert follow(tmp_path, steps, monkeypatch) == ["whole page"]


def test_a_file_that_is_saved_again_is_yielded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [{"a.html": "one"}, {}, {"a.html": "another"}, {}, {}]
    assert follow(tmp_path, steps, monkeypatch) == ["one", "another"]


def test_what_a_browser_has_not_finished_is_no_file_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [{"a.html.crdownload": "whole page"}, {}, {}, {"a.html.crdownload": None, "a.html": "whole page"}, {}, {}]
    assert follow(tmp_path, steps, monkeypatch) == ["whole page"]


def test_a_file_that_is_gone_before_it_is_complete_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert follow(tmp_path, [{"a.html": "half"}, {"a.html": None}, {}, {}], monkeypatch) == []
