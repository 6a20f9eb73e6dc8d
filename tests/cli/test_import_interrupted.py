"""Ctrl-C in the middle of `mujaz import`: what was written is whole and told of, and the next run does the rest."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz import arrivals
from mujaz.cli import main
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
