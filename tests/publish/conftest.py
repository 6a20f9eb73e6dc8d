"""Releases to be sent, and local counterparts of the places they are sent to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.publish.targets.work import Release

HEADERS = """/*
  X-Content-Type-Options: nosniff

/theme/*
  Cache-Control: public, max-age=31536000, immutable

/*.rss
  Content-Type: application/rss+xml; charset=utf-8
"""
FIRST = {
    "_headers": HEADERS,
    "index.html": "<p>الأولى</p>",
    "en/index.html": "<p>one</p>",
    "en/feed.rss": "<rss/>",
    "en/briefings/a/index.html": "<p>a</p>",
    "en/briefings/b/index.html": "<p>b</p>",
    "theme/style.0123.css": "p {}",
}
"""The files of a small site."""

MakeRelease = Callable[[dict[str, str]], Release]


@pytest.fixture
def make(tmp_path: Path) -> MakeRelease:
    """Return a function that writes a release with these files."""

    def make(files: dict[str, str]) -> Release:
        folder = tmp_path / "releases" / hashlib.sha256(repr(files).encode()).hexdigest()[:8]
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        manifest = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(files.items())}
        (folder / "manifest").write_text("".join(f"{digest}  {name}\n" for name, digest in manifest.items()), "ascii")
        return Release(folder.name, folder, manifest)

    return make


def files_of(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }
