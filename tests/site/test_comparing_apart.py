"""Related items that another process finds: the same, whatever becomes of it."""

from __future__ import annotations

import os
import threading
from datetime import date
from pathlib import Path

import pytest

from mujaz.enrich.related import Comparable, Wanted, recall
from mujaz.site import comparing_apart, sharing
from mujaz.site.comparing_apart import recall_apart

WANTED = Wanted(3, 1)
ITEMS = [
    Comparable(
        f"item-{n}", f"bridge{n % 3} river{n % 3} seen{n} جسر{n % 2}", (), date(2020, 1, 1 + n), languages=("ar",)
    )
    for n in range(12)
]


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    monkeypatch.setattr(comparing_apart, "WORTHWHILE", 1)


@pytest.mark.usefixtures("apart")
def test_another_process_finds_the_same_and_its_run_is_kept_when_asked(tmp_path: Path) -> None:
    memory, here = tmp_path / "state" / "related.npz", tmp_path / "here.npz"
    found, keep = recall_apart(ITEMS, WANTED, memory)
    expected, keep_here = recall(ITEMS, WANTED, here)
    assert found == expected
    assert not memory.exists()
    keep()
    keep_here()
    assert memory.read_bytes() == here.read_bytes()
    assert [path.name for path in memory.parent.iterdir()] == ["related.npz"]


@pytest.mark.usefixtures("apart")
def test_relations_can_be_kept_though_nobody_asked_for_one(tmp_path: Path) -> None:
    recall_apart(ITEMS, WANTED, tmp_path / "related.npz")[1]()
    assert (tmp_path / "related.npz").is_file()


@pytest.mark.usefixtures("apart")
def test_what_a_failing_process_was_to_find_is_found_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing_apart, "_work", lambda *_given: os._exit(1))
    found, keep = recall_apart(ITEMS, WANTED, tmp_path / "related.npz")
    assert found == recall(ITEMS, WANTED, tmp_path / "other.npz")[0]
    keep()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("apart")
def test_a_state_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    found, keep = recall_apart(ITEMS, WANTED, tmp_path / "state" / "related.npz")
    keep()
    assert found["item-0", "ar"].own[0].slug == "item-6"
    assert (tmp_path / "state").read_text(encoding="utf-8") == "a file"


def test_beside_threads_everything_is_found_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing_apart, "WORTHWHILE", 1)
    monkeypatch.setattr(comparing_apart, "_Apart", None)  # which nobody may ask for
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    found, _ = recall_apart(ITEMS, WANTED, tmp_path / "related.npz")
    done.set()
    thread.join()
    assert len(found) == len(ITEMS)
