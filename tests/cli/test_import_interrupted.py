"""`mujaz import` stopped by Ctrl-C, or beside another one: what was written is whole, told of, and there once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mujaz import arrivals
from mujaz.cli import import_run, main
from mujaz.interrupts import held_interrupt
from mujaz.pipeline import Archive, Given, Outcome, Ready, finish

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عودة الماء إلى الحي {number}</title>
<meta property="article:published_time" content="2023-08-1{number}"></head><body><article>
<h1>عودة الماء إلى الحي {number}</h1><p>وكالة الساحل</p>
<p>قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام {number} حافلات{many}.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["import", "--source", "coast-wire", *args], catch_exceptions=False)


def test_the_page_that_is_being_written_is_finished_and_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "saved"
    folder.mkdir()
    for number in (1, 2, 3):
        text = PAGE.format(number=number, many=f" و{number} شاحنات" * 30 * number)
        (folder / f"{number}.html").write_text(text, "utf-8")
    finished: list[str] = []

    def interrupt(archive: Archive, ready: Ready, given: Given) -> Outcome:
        finished.append(ready.place)
        if len(finished) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return finish(archive, ready, given)

    monkeypatch.setattr(arrivals, "finish", interrupt)
    result = run(str(folder))
    assert result.exit_code == 1
    assert "Stopped. What was written stays" in result.stderr
    assert result.stdout.count(": written from content/inbox/") == 2
    assert result.stdout.endswith("2 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert len(finished) == len(list((root / "content/inbox").glob("*.audit.json"))) == 2
    assert run(str(folder)).stdout.endswith("1 done, 2 skipped, 0 duplicate, 0 failed.\n")


def test_two_imports_at_once_make_each_item_once(root: Path) -> None:
    folder = root / "saved"
    folder.mkdir()
    for number in range(1, 10):
        text = PAGE.format(number=number, many=f" و{number} شاحنات" * 30 * number)
        (folder / f"{number}.html").write_text(text, "utf-8")
    command = [sys.executable, "-m", "mujaz", "import", "--source", "coast-wire", str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]  # noqa: S603
    told = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    items = [path.read_text("utf-8") for path in (root / "content/briefings").rglob("*.md")]
    digests = [line for text in items for line in text.splitlines() if line.startswith("raw_sha256: ")]
    assert len(digests) == len(set(digests)) == 9
    assert sum(output.count(": written from content/inbox/") for output, _ in told) == 9


def test_a_page_that_another_import_has_written_meanwhile_is_passed_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = root / "1.html"
    saved.write_text(PAGE.format(number=1, many=""), "utf-8")
    settle = import_run.settle_each
    others: list[Result] = []

    def settle_later(*args: Any) -> Iterator[Outcome]:
        monkeypatch.setattr(import_run, "settle_each", settle)
        others.append(run(str(saved)))
        return settle(*args)

    monkeypatch.setattr(import_run, "settle_each", settle_later)
    result = run(str(saved))
    assert others[0].stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert result.stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"
    assert "it was imported before, as content/briefings/ar/2023/" in result.stderr


def test_a_second_interrupt_does_not_wait() -> None:
    done = []

    def write() -> None:
        with held_interrupt():
            os.kill(os.getpid(), signal.SIGINT)
            done.append(1)
            os.kill(os.getpid(), signal.SIGINT)
            done.append(2)

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
