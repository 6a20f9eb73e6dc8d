"""Texts wait outside of memory, and none is lost where there is no room for them."""

from __future__ import annotations

import tempfile

import pytest

from mujaz.site.reading.spill import HTML, PLAIN, Spill, Texts


def both(texts: Texts) -> tuple[bytes, bytes]:
    return texts(HTML), texts(PLAIN)


def test_texts_come_back_in_any_order() -> None:
    spill = Spill()
    first, second = spill.put(b"<p>one</p>", b"one"), spill.put("<p>اثنان</p>".encode(), b"")
    assert both(second) == ("<p>اثنان</p>".encode(), b"")
    assert both(first) == (b"<p>one</p>", b"one")
    assert both(first) == (b"<p>one</p>", b"one")


def test_without_a_place_for_files_texts_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert both(Spill().put(b"a", b"b")) == (b"a", b"b")


def test_a_disk_that_becomes_full_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spill = Spill()
    before = spill.put(b"a", b"b")
    monkeypatch.setattr(spill, "_write", lambda *_: False)
    after = spill.put(b"c", b"d")
    assert (both(before), both(after)) == ((b"a", b"b"), (b"c", b"d"))
