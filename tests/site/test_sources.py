"""What builds remember of sources saves their reading, and never changes what comes of it."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mujaz.errors import Problems
from mujaz.model import Correction, Gist, Item, Picture, Reference
from mujaz.site.reading import source_reader
from mujaz.site.reading.packing import pack, unpack
from mujaz.site.reading.spill import HTML, PLAIN
from mujaz.site.state.source_rows import Row
from mujaz.site.state.sources import SourceStore

if TYPE_CHECKING:
    from conftest import Site

DAMASCUS = ZoneInfo("Asia/Damascus")
HARVEST = "content/briefings/en/2023/harvest.md"


def make_item(date: datetime) -> Item:
    return Item(
        path="content/briefings/ar/x.md", title="خبر", language="ar", slug="x", kind="article", date=date,
        precision="time", body="", body_line=9, actors=("a", "b"), event_date=date.date(),
        references=(Reference("R", "https://example.org/"),), corrections=(Correction(date.date(), "C"),),
        gists=(Gist("en", "G"),), image=Picture("media/x.jpg", alt="A"), publish_at=date,
    )  # fmt: skip


@pytest.mark.parametrize(
    "date",
    [
        datetime(2023, 8, 12, tzinfo=DAMASCUS),
        datetime(2023, 8, 12, 1, 2, 3, tzinfo=UTC),
        datetime(2021, 10, 28, 23, 30, tzinfo=DAMASCUS, fold=1),
        datetime(2023, 8, 12, tzinfo=timezone(timedelta(hours=3))),
    ],
)
def test_an_item_comes_back_as_it_was_packed(date: datetime) -> None:
    item = make_item(date)
    back = unpack(pack(item, DAMASCUS), DAMASCUS)
    assert back == item
    assert (back.date.tzinfo is DAMASCUS, back.date.fold) == (date.tzinfo is DAMASCUS, date.fold)


def test_a_value_of_another_kind_is_not_packed() -> None:
    with pytest.raises(TypeError, match="complex"):
        pack(replace(make_item(datetime(2023, 8, 12, tzinfo=UTC)), summary=complex(1)), DAMASCUS)  # type: ignore[arg-type]


def test_what_is_stored_comes_back_under_the_same_world_only(tmp_path: Path) -> None:
    row = Row("a.md", b"digest", marshal.dumps(("kept", 1)), (b"<p>x</p>", b"x").__getitem__)
    SourceStore(tmp_path, "one").save([row], [], anew=True)
    store = SourceStore(tmp_path, "one")
    assert {path: (front.digest, front.says) for path, front in store.fronts().items()} == {
        "a.md": (b"digest", ("kept", 1))
    }
    assert (store.text("a.md", HTML), store.text("a.md", PLAIN)) == (b"<p>x</p>", b"x")
    assert store.text("b.md", HTML) is None
    assert SourceStore(tmp_path, "two").fronts() == {}
    store.save([], ["a.md"], anew=False)
    assert SourceStore(tmp_path, "one").fronts() == {}


def test_only_what_was_changed_is_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    read = []
    whole = source_reader.make_document

    def note(path: Path, shown: str, problems: Problems, data: bytes | None) -> object:
        read.append(shown)
        return whole(path, shown, problems, data)

    monkeypatch.setattr(source_reader, "make_document", note)
    site.edit(HARVEST, "invented figures for wheat", "invented figures for barley")
    site.build()
    assert HARVEST in read
    assert "content/briefings/ar/2023/harvest.md" not in read


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def scratch(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:100] + bytes(byte ^ 85 for byte in data[100:]))


def replace_by_text(file: Path) -> None:
    file.write_text("no database", "utf-8")


def leave_a_journal(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(file.read_bytes())
    file.write_text("", "utf-8")


def move_texts(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE fronts SET start = start + 1 WHERE start < 1000")


def texts_of(file: Path) -> Path:
    (texts,) = file.parent.glob("sources-*.texts")
    return texts


def change_texts(file: Path) -> None:
    texts = texts_of(file)
    texts.write_bytes(b"forged" + texts.read_bytes()[6:])


def cut_texts(file: Path) -> None:
    cut(texts_of(file))


def drop_texts(file: Path) -> None:
    texts_of(file).unlink()


DAMAGES = [cut, scratch, replace_by_text, leave_a_journal, move_texts, change_texts, cut_texts, drop_texts]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_memory_that_is_damaged_or_forged_changes_nothing(site: Site, damage: Callable[[Path], None]) -> None:
    site.build()
    damage(site.root / ".mujaz/sources.sqlite")
    (site.root / ".mujaz/outputs.state").unlink()
    site.edit(HARVEST, "invented figures for wheat", "invented figures for barley")
    site.build()
    assert site.tree == site.build_cold()
