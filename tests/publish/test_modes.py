"""What is published may be read by a server, whatever umask the one who published has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mujaz.publish.modes import set_modes


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o077, 0o002])
def test_files_and_folders_have_the_same_modes_with_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        (tmp_path / "site" / "ar").mkdir(parents=True)
        (tmp_path / "site" / "ar" / "index.html").write_text("مثال", "utf-8")
    finally:
        os.umask(before)
    set_modes(tmp_path / "site")
    paths = (tmp_path / "site", *sorted((tmp_path / "site").rglob("*")))
    assert [oct(path.stat().st_mode & 0o777) for path in paths] == ["0o755", "0o755", "0o644"]
