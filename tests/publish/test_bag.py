"""A bag says of every byte what it has to be, also where a name holds what manifests cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.publish.bag import check_bag, write_bag


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    parts = {}
    for name, text in {"a.txt": "a", "ملف.txt": "ملف", "100%.txt": "x", "two\nlines.txt": "y", "empty": ""}.items():
        (tmp_path / name).write_text(text, "utf-8")
        parts[f"content/{name}"] = tmp_path / name
    assert write_bag(tmp_path / "bag", parts, {"Source-Organization": "منظمة\nمثال"}) == 5
    return tmp_path / "bag"


def test_a_bag_is_as_it_was_written(bag: Path) -> None:
    assert list(check_bag(bag)) == []
    assert (bag / "bag-info.txt").read_text("utf-8") == "Source-Organization: منظمة مثال\nPayload-Oxum: 9.5\n"
    assert "data/content/100%25.txt" in (bag / "manifest-sha256.txt").read_text("utf-8")


def test_every_flipped_bit_is_found(bag: Path) -> None:
    for path in sorted(path for path in bag.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for bit in range(len(data) * 8):
            path.write_bytes(
                bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(data))
            )
            assert list(check_bag(bag)), (path.name, bit)
        path.write_bytes(data)
    assert list(check_bag(bag)) == []


def test_a_missing_and_a_foreign_file_are_found(bag: Path) -> None:
    (bag / "data/content/a.txt").rename(bag / "data/b.txt")
    (bag / "note.txt").write_bytes(b"")
    assert list(check_bag(bag)) == ["missing: data/content/a.txt", "foreign: data/b.txt", "foreign: note.txt"]


def test_a_bag_that_was_cut_off_is_told(bag: Path) -> None:
    (bag / "tagmanifest-sha256.txt").unlink()
    assert next(iter(check_bag(bag))).startswith("damaged: ")
