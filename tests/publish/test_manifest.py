"""A manifest tells every byte that is not as it was written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mujaz.errors import ContentError
from mujaz.publish.manifest import Difference, compare, read_manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"index.html": b"home", "ar/index.html": "خبر".encode(), "a b.txt": b""}
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    lines = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())
    (tmp_path / "manifest").write_text("".join(f"{digest}  {name}\n" for name, digest in lines), "ascii")
    return tmp_path


def test_a_folder_is_as_its_manifest_says(site: Path) -> None:
    assert compare(site, read_manifest(site)) == Difference()
    assert not compare(site, read_manifest(site))


def test_every_flipped_bit_is_found(site: Path) -> None:
    manifest, path = read_manifest(site), site / "ar/index.html"
    data = path.read_bytes()
    for bit in range(len(data) * 8):
        path.write_bytes(bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(data)))
        assert compare(site, manifest) == Difference(changed=("ar/index.html",))


def test_every_flipped_bit_of_the_manifest_itself_is_found(site: Path) -> None:
    path = site / "manifest"
    data = path.read_bytes()
    for bit in range(len(data) * 8):
        path.write_bytes(bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(data)))
        try:
            found = compare(site, read_manifest(site))
        except ContentError:
            continue
        assert found, bit


def test_a_missing_and_a_foreign_file_are_found(site: Path) -> None:
    (site / "a b.txt").rename(site / "shell.php")
    assert compare(site, read_manifest(site)) == Difference(missing=("a b.txt",), foreign=("shell.php",))


def test_what_git_keeps_of_a_clone_is_not_foreign(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref: refs/heads/gh-pages\n")
    (site / ".gitignore").write_text("x")
    assert compare(site, read_manifest(site)) == Difference(foreign=(".gitignore",))


def test_a_link_in_place_of_a_file_is_a_change(site: Path) -> None:
    (site / "index.html").rename(site / "moved")
    (site / "index.html").symlink_to("moved")
    assert compare(site, read_manifest(site)) == Difference(changed=("index.html",), foreign=("moved",))


@pytest.mark.parametrize(
    "line", ["x", "0" * 64 + " one-space", "g" * 64 + "  a", "0" * 64 + "  ../a", "0" * 64 + "  /a"]
)
def test_a_damaged_manifest_is_told_with_its_line(site: Path, line: str) -> None:
    path = site / "manifest"
    path.write_text(path.read_text("ascii") + line + "\n", "ascii")
    with pytest.raises(ContentError, match="manifest:4: The line is"):
        read_manifest(site)


def test_a_folder_without_a_manifest_was_never_finished(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="never finished"):
        read_manifest(tmp_path)
