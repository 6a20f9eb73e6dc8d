"""What disks and file systems do to a build: full, read-only, going round in circles, and without letter case."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mujaz.cli.site_run import read_pelican_settings
from mujaz.errors import Problems
from mujaz.site.documents import list_documents
from mujaz.site.reading import source_reader
from mujaz.site.settings_reading import read_settings
from mujaz.site.state import file as state_file
from mujaz.site.state import sources as state_sources

if TYPE_CHECKING:
    from conftest import Site

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
READ_ONLY = OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize("lack", [FULL, READ_ONLY])
def test_a_build_goes_on_where_the_state_cannot_be_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, lack: OSError
) -> None:
    state = site.root / ".mujaz"
    write, replace, connect = Path.write_bytes, Path.replace, sqlite3.connect

    def fails_in_state(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(path: Path, *arguments: Any) -> Any:
            if Path(path).is_relative_to(state):
                raise lack
            return real(path, *arguments)

        return act

    def no_database(name: str | Path, *arguments: Any, **options: Any) -> sqlite3.Connection:
        if str(state) in str(name):
            raise sqlite3.OperationalError("database or disk is full")
        return connect(name, *arguments, **options)

    monkeypatch.setattr(Path, "write_bytes", fails_in_state(write))
    monkeypatch.setattr(Path, "replace", fails_in_state(replace))
    monkeypatch.setattr(state_sources.sqlite3, "connect", no_database)
    site.build()
    assert ".mujaz/outputs.state cannot be written" in caplog.text
    monkeypatch.undo()
    assert not list(state.rglob(f"*{state_file.UNFINISHED}"))
    assert site.tree == site.build_cold()
    tally = site.build()
    assert (tally.written, tally.removed) == (0, 0)
    assert site.build().rendered == 0


def test_folders_that_lead_to_themselves_are_read_once(site: Site) -> None:
    site.build()
    before = site.tree
    (site.root / "content/briefings/en/again").symlink_to(site.root / "content/briefings", target_is_directory=True)
    (site.root / "content/briefings/round").symlink_to(site.root / "content/briefings/round")
    site.build()
    assert site.tree == before


def test_a_source_that_leads_to_itself_is_named(site: Site) -> None:
    (site.root / "content/briefings/en/round.md").symlink_to("round.md")
    assert [message.split(":")[0] for message in site.messages()] == ["content/briefings/en/round.md"]


def test_a_folder_of_a_hundred_thousand_files_is_listed_in_one_order(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(read_pelican_settings(str(site.root / "pelicanconf.py")))
    names = [f"item-{number:06}.md" for number in range(100_000)]
    base = str(settings.content / "briefings")
    monkeypatch.setattr(os, "walk", lambda _top: iter([(base, [], [*reversed(names)])]))
    looked: list[Path] = []
    monkeypatch.setattr(Path, "stat", lambda path, **_options: looked.append(path))
    found = list(list_documents(settings, "briefings", Problems()))
    assert (found[0], found[-1], len(found)) == (
        "content/briefings/item-000000.md",
        "content/briefings/item-099999.md",
        100_000,
    )
    assert looked == []  # nothing is asked of a file that its folder does not tell


def test_a_source_that_is_replaced_while_it_is_read_is_not_remembered(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = site.root / "content/briefings/en/2023/harvest.md"
    text, make = item.read_text("utf-8"), source_reader.render_item

    def replace_meanwhile(*arguments: Any) -> Any:
        if arguments[0].path.endswith("en/2023/harvest.md"):
            item.write_text(text.replace("\n---\n", "\n---\n\nWritten meanwhile.\n"), "utf-8")
        return make(*arguments)

    monkeypatch.setattr(source_reader, "render_item", replace_meanwhile)
    site.build()
    monkeypatch.undo()
    site.build()
    assert site.tree == site.build_cold()
    page = site.output / "en/briefings/2023-08-20-example-harvest/index.html"
    assert "Written meanwhile." in page.read_text("utf-8")


def test_addresses_that_differ_in_letter_case_only_are_one_where_files_have_none(
    site: Site, make_item: Callable[..., str]
) -> None:
    site.write("briefings/en/one.md", make_item(slug="one", old_urls="[/old/Page/]"))
    site.write("briefings/en/two.md", make_item(slug="two", old_urls="[/old/page/]"))
    assert [message for message in site.messages() if "/old/page/" in message.lower()] == [
        "content/briefings/en/one.md:8: Two pages have the address /old/Page/; give one of them another slug or id."
    ]
