"""A file that goes while a command reads: named as a sentence, with nothing written, and never a traceback."""

from __future__ import annotations

import builtins
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mujaz.cli import main
from mujaz.site.reading import source_reader

FILES = (
    "content/briefings/en/2023/market.md",
    "content/actors/example-council.yaml",
    "content/sources/example-gazette.yaml",
    "content/pages/en/about.md",
)


@pytest.fixture
def vanishing(root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """Return a file of the archive that somebody deletes in the moment in which it is to be read."""
    lost = root / request.param
    assert lost.is_file()
    really_open, really_read = io.open, source_reader.read_bytes

    def open_late(file: object, *options: Any, **named: Any) -> Any:
        if isinstance(file, str | Path) and Path(file) == lost:
            lost.unlink(missing_ok=True)
        return really_open(file, *options, **named)

    def read_late(path: str) -> bytes | None:
        if Path(path) == lost:
            lost.unlink(missing_ok=True)
        return really_read(path)

    monkeypatch.setattr(source_reader, "read_bytes", read_late)
    monkeypatch.setattr(io, "open", open_late)
    monkeypatch.setattr(builtins, "open", open_late)
    return str(request.param)


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("vanishing", FILES, indirect=True)
def test_a_source_that_goes_is_named(root: Path, vanishing: str, command: str) -> None:
    shutil.rmtree(root / ".mujaz", ignore_errors=True)
    done = CliRunner().invoke(main, [command])
    assert done.exit_code == 1
    assert f"{vanishing}: The file cannot be read: it is gone" in done.output
    assert "Traceback" not in done.output
    assert not (root / "output").exists()
