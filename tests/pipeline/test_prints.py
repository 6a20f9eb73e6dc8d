from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.enrich.fingerprint import fingerprint
from mujaz.pipeline import prints
from mujaz.pipeline.prints import STATE, Prints

TEXT = fingerprint("عنوان", "قالت هيئة الأنهار إن 12 حافلة عبرت الجسر منذ الفجر من دون حوادث تذكر")


def remember(root: Path) -> None:
    with Prints(root) as known:
        assert known.get(b"a") is None
        known.put(b"a", TEXT)


def test_what_was_remembered_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "WORTH", 1)
    remember(tmp_path)
    with Prints(tmp_path) as known:
        assert known.get(b"a") == TEXT
        assert known.get(b"b") is None


def test_small_archives_leave_no_file(tmp_path: Path) -> None:
    remember(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setattr(prints, "WORTH", 1)
    remember(tmp_path)
    (tmp_path / STATE).write_bytes(damage)
    remember(tmp_path)
    with Prints(tmp_path) as known:
        assert known.get(b"a") == TEXT
