"""`mujaz migrate`: content as older drafts wrote it becomes content of this format, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.export.migrations import MIGRATIONS
from mujaz.site.settings import FORMAT

OLD = """---
# the desk's own comment
Headline: The bridge
language: en
published_at: 12 August 2023
slug: 2023-08-12-old-bridge
type: Briefing
actor: [example-council]
sources:
  - {title: Minutes, url: https://council.example/minutes}
---

The   text, `headline: x` and all.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["migrate", *arguments])


@pytest.fixture
def old(root: Path) -> Path:
    """Return an archive of format 0 with one item of those days."""
    settings = (root / "pelicanconf.py").read_text("utf-8")
    (root / "pelicanconf.py").write_text(settings.replace("MUJAZ_FORMAT = 1\n", ""), "utf-8")
    (root / "content/briefings/en/2023/old.md").write_text(OLD, "utf-8")
    record = root / "content/actors/example-league.yaml"
    record.write_text(record.read_text("utf-8") + "wikidata: Q424242\n", "utf-8")
    return root


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_dry_run_shows_every_line_and_changes_none(old: Path) -> None:
    before = tree(old)
    done = run("--dry-run")
    assert done.exit_code == 0
    assert "-Headline: The bridge\n" in done.output
    assert "+title: The bridge\n" in done.output
    assert "+MUJAZ_FORMAT = 1\n" in done.output
    assert done.output.endswith("3 files would be changed; nothing was.\n")
    assert tree(old) == before


def test_an_archive_of_format_0_is_one_of_format_1_afterwards(old: Path) -> None:
    assert run().exit_code == 0
    text = (old / "content/briefings/en/2023/old.md").read_text("utf-8")
    assert text.split("---\n")[1] == (
        "# the desk's own comment\ntitle: The bridge\nlang: en\ndate: 2023-08-12\nslug: 2023-08-12-old-bridge\n"
        "kind: briefing\nactors: [example-council]\nreferences:\n"
        "  - {title: Minutes, url: https://council.example/minutes}\n"
    )
    assert text.endswith("\nThe   text, `headline: x` and all.\n")
    assert "same_as: {wikidata: Q424242}" in (old / "content/actors/example-league.yaml").read_text("utf-8")
    assert "MUJAZ_FORMAT = 1" in (old / "pelicanconf.py").read_text("utf-8")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_migrating_twice_is_migrating_once(old: Path) -> None:
    run()
    once = tree(old)
    assert run().output == f"Format {FORMAT} already; there is nothing to migrate.\n"
    assert tree(old) == once


@pytest.mark.parametrize("found", ["99", "'one'", "-1", "True"])
def test_a_format_that_is_not_known_is_refused_and_nothing_is_touched(old: Path, found: str) -> None:
    with (old / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"MUJAZ_FORMAT = {found}\n")
    before = tree(old)
    done = run()
    assert done.exit_code == 2
    assert "MUJAZ_FORMAT is" in done.output
    assert tree(old) == before


def test_settings_that_cannot_be_edited_undo_everything(old: Path) -> None:
    with (old / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("MUJAZ_FORMAT = 0\nglobals()['MUJAZ_FORMAT'] = 0\n")
    before = tree(old)
    done = run()
    assert done.exit_code == 2
    assert "states its format in a way that cannot be edited" in done.output
    assert tree(old) == before


def test_a_file_that_cannot_be_read_is_named_and_left(old: Path) -> None:
    path = old / "content/briefings/ar/2023/odd.md"
    path.write_bytes("title: نص".encode("cp1256"))
    done = run()
    assert done.exit_code == 0
    assert "content/briefings/ar/2023/odd.md: left as it is" in done.output
    assert path.read_bytes() == "title: نص".encode("cp1256")


def test_there_is_a_step_from_every_format_to_the_next() -> None:
    assert [step.old for step in MIGRATIONS] == list(range(FORMAT))
