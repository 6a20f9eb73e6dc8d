"""Two builds of one content are equal on any machine: hash seed, locale, time zone, clock and folder do not matter."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built, Site

MACHINES = {
    "one": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1700000000"},
    "two": {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Adak", "SOURCE_DATE_EPOCH": "1900000000"},
    "three": {"PYTHONHASHSEED": "3", "LC_ALL": "POSIX", "LANG": "ar_SY.UTF-8", "TZ": "UTC", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("machine", MACHINES)
def test_every_machine_builds_the_same_bytes(built: Built, site: Site, machine: str) -> None:
    done = site.run("mujaz", "build", **MACHINES[machine])
    assert done.returncode == 0, done.stderr
    assert site.tree == built.tree


def test_the_order_in_which_files_are_found_does_not_matter(
    built: Built, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, walk = Path.iterdir, os.walk
    monkeypatch.setattr(Path, "iterdir", lambda path: iter(sorted(listed(path), reverse=True)))

    def walk_backwards(*top: object, **how: object) -> Iterator[tuple[str, list[str], list[str]]]:
        for base, folders, names in walk(*top, **how):  # type: ignore[call-overload]
            folders.sort(reverse=True)
            yield base, folders, sorted(names, reverse=True)

    monkeypatch.setattr(os, "walk", walk_backwards)
    site.build()
    assert site.tree == built.tree


def test_an_embargo_ends_at_its_moment(site: Site) -> None:
    site.edit("content/briefings/ar/2024/embargo.md", "publish_at: 2999-01-01", "publish_at: 2024-03-02T12:00:00+03:00")
    path = "output/ar/briefings/2024-03-01-embargo-slug/index.html"
    site.run("mujaz", "build", SOURCE_DATE_EPOCH="1709369999")
    assert not (site.root / path).exists()
    site.run("mujaz", "build", SOURCE_DATE_EPOCH="1709370000")
    assert (site.root / path).exists()
