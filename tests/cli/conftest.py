"""What the tests of the commands share: copies of the sample site, to be changed at will."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "sample_site"
CASES = Path(__file__).parents[1] / "cases" / "_archive"


@pytest.fixture(scope="session")
def copy_sample() -> Callable[[Path], Path]:
    """Return what copies the sample site into a new folder, and returns that."""

    def copy(folder: Path) -> Path:
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__"))
        return folder

    return copy


@pytest.fixture
def root(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    copy_sample: Callable[[Path], Path],
) -> Path:
    """Return the folder of a copy of the sample site, which is the working folder.

    Tests of `mujaz import` get a copy of the archive of the cases, which has sources and no items.
    """
    archive = tmp_path / "archive"
    if request.path.name.startswith("test_import_"):
        shutil.copytree(CASES, archive)
    else:
        copy_sample(archive)
    monkeypatch.chdir(archive)
    return archive
