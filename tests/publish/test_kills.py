"""A disk that is full, and a process that is killed: a reader who keeps fetching never notices.

`benchmarks/publish/kills.py` does the same two hundred times.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "publish"))

from kills import run

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def test_no_site_is_broken_or_mixed_and_no_read_is_lost(tmp_path: Path) -> None:
    trial, reader, _, stopped = run(tmp_path / "archive", kills=2, full=3)
    assert trial.broken == []
    assert reader.missing == []
    assert reader.reads > 100
    assert stopped >= 1
