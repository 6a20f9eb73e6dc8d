"""Hostile strings in every field, judged in a real browser with the policy off: nothing runs, loads or is put in.

`benchmarks/hostile/run.py` does the same with thousands of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY / "benchmarks" / "hostile"))

from archive import HOST, write_archive  # noqa: E402 - lies in the benchmarks
from judge import Judge  # noqa: E402 - the same
from strings import hostile_strings  # noqa: E402 - the same


def test_there_are_thousands_of_strings() -> None:
    assert len(set(hostile_strings())) > 5000


def test_no_hostile_string_runs_loads_or_becomes_an_element(browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    assert write_archive(root, REPOSITORY / "theme", 10, 1) > 250
    build = [sys.executable, "-m", "mujaz", "build"]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stdout + done.stderr
    judge = Judge(browser, root / "output", HOST)
    judge.judge()
    assert judge.wrong == []
    assert judge.visited > 50
    assert judge.texts > 50


def test_the_judge_sees_what_runs_loads_and_is_put_in(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>x</title>'
        "<img mjx src=mjx onerror=mjx(1)><script>mjx(1)</script><a href=javascript:mjx(1)>x</a>", "utf-8"
    )  # fmt: skip
    (tmp_path / "a.csv").write_text('x,"=1+1"\n', "utf-8")
    judge = Judge(browser, tmp_path, HOST)
    judge.judge()
    assert "a.csv: a cell begins '=1+1'" in judge.wrong
    wanted = (
        "img has mjx",
        "img has onerror",
        "there is a script",
        "a leads to javascript",
        "strings ran",
        "a request",
    )
    for what in wanted:
        assert any(what in line for line in judge.wrong), what
