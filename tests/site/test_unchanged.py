"""A build whose inputs are those of the last one ends at once; nothing that can change a page is passed over."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mujaz.cli.site_run import run_pelican
from mujaz.site.clock import is_within, window_of
from mujaz.site.state import inputs as state_inputs
from mujaz.site.state.file import read_values, write_values
from mujaz.site.state.last import Same
from mujaz.site.state.outputs import STATE

if TYPE_CHECKING:
    from conftest import Site

    MakeItem = Callable[..., str]

HARVEST = "content/briefings/en/2023/harvest.md"


def same(site: Site) -> Same | None:
    """Return what a build would find to be done already."""
    found = site.found()
    return found if isinstance(found, Same) else None


@pytest.fixture
def known_site(site: Site) -> Site:
    """A site that was built, and nothing has changed since."""
    site.build_again()
    return site


def test_a_second_build_has_nothing_to_do_and_says_the_same(known_site: Site) -> None:
    found = same(known_site)
    assert found is not None
    assert found.output == known_site.output
    assert found.total == len(known_site.tree)
    done = known_site.run("mujaz", "build")
    assert done.stdout == f"output/: {found.total} files; 0 rendered, 0 written, 0 removed.\n"
    assert done.returncode == 0


def test_a_first_build_has_everything_to_do(site: Site) -> None:
    assert same(site) is None


def edit_text(site: Site) -> None:
    site.edit(HARVEST, "invented figures for wheat", "invented figures for barley")


def edit_without_a_trace(site: Site) -> None:
    """Write other bytes of the same number, and give the file its time back."""
    file = site.root / HARVEST
    before = file.stat()
    site.edit(HARVEST, "wheat", "maize")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def add_item(site: Site) -> None:
    text = (site.root / HARVEST).read_text("utf-8")
    site.write("briefings/en/2024/new.md", text.replace("2023-08-20-example-harvest", "2024-05-01-new"))


def remove_item(site: Site) -> None:
    (site.root / "content/briefings/ar/2023/flood.md").unlink()


def rename_item(site: Site) -> None:
    (site.root / HARVEST).rename(site.root / "content/briefings/en/2023/other.md")


def add_a_strange_file(site: Site) -> None:
    site.write("briefings/en/2023/notes.txt", "")


def edit_record(site: Site) -> None:
    site.edit("content/actors/example-person.yaml", "en: Salem Example", "en: Salim Example")


def edit_page(site: Site) -> None:
    site.edit("content/pages/ar/about.md", "title: عن أرشيف المثال", "title: عن المثال")


def edit_setting(site: Site) -> None:
    site.edit("pelicanconf.py", "MUJAZ_PAGE_SIZE = 4", "MUJAZ_PAGE_SIZE = 3")


def edit_zone(site: Site) -> None:
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('TIMEZONE = "Pacific/Auckland"\n')


def name_another_plugin(site: Site) -> None:
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PLUGINS = ["mujaz.site", "another"]\n')


def give_a_setting_that_cannot_be_compared(site: Site) -> None:
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('JINJA_FILTERS = {"example": lambda text: text}\n')


def edit_output(site: Site) -> None:
    (site.output / "ar/index.html").write_text("edited by hand", "utf-8")


def remove_an_output(site: Site) -> None:
    (site.output / "robots.txt").unlink()


def edit_manifest(site: Site) -> None:
    (site.output / "manifest").write_bytes(b"")


def remove_the_output(site: Site) -> None:
    shutil.rmtree(site.output)


def remove_the_state(site: Site) -> None:
    shutil.rmtree(site.root / ".mujaz")


def leave_a_build_unfinished(site: Site) -> None:
    (site.root / ".mujaz/building.json").write_text(json.dumps({"folder": str(site.output), "paths": []}), "utf-8")


def build_to_another_folder(site: Site) -> None:
    run_pelican(str(site.root / "pelicanconf.py"), {"OUTPUT_PATH": str(site.root / "public")})


def build_with_pelican(site: Site) -> None:
    site.build()


@pytest.mark.parametrize(
    "change",
    [
        edit_text,
        edit_without_a_trace,
        add_item,
        remove_item,
        rename_item,
        add_a_strange_file,
        edit_record,
        edit_page,
        edit_setting,
        edit_zone,
        name_another_plugin,
        give_a_setting_that_cannot_be_compared,
        edit_output,
        remove_an_output,
        edit_manifest,
        remove_the_output,
        remove_the_state,
        leave_a_build_unfinished,
        build_to_another_folder,
        build_with_pelican,
    ],
    ids=lambda change: change.__name__,
)
def test_after_a_change_the_next_build_is_done(known_site: Site, change: Callable[[Site], None]) -> None:
    assert same(known_site) is not None
    change(known_site)
    assert same(known_site) is None


@pytest.mark.parametrize(
    "file",
    ["templates/item.html", "translations/ar/LC_MESSAGES/messages.po", "static/css/tokens.css", "theme.toml"],
)
def test_after_an_edit_of_the_theme_the_next_build_is_done(site: Site, theme: Path, file: str) -> None:
    shutil.copytree(theme, site.root / "theme")
    site.edit("pelicanconf.py", repr(str(theme)), repr(str(site.root / "theme")))
    site.build_again()
    assert same(site) is not None
    with (site.root / "theme" / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    assert same(site) is None


def test_after_a_line_of_code_or_a_library_changed_the_next_build_is_done(
    known_site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    libraries = tmp_path / "libraries"
    (libraries / "example-1.0.dist-info").mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.syspath_prepend(str(libraries))
        assert same(known_site) is None
    package = shutil.copytree(state_inputs.PACKAGE, tmp_path / "mujaz", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(state_inputs, "PACKAGE", Path(package))
    assert same(known_site) is not None
    with (package / "site/urls.py").open("a", encoding="utf-8") as opened:
        opened.write("#\n")
    assert same(known_site) is None


@pytest.mark.parametrize("note", [[], {}, {"window": 1}, {"window": ["x", None], "inputs": ""}, "x"])
def test_a_damaged_note_is_none(known_site: Site, note: object) -> None:
    file = known_site.root / ".mujaz" / STATE
    write_values(file, {**read_values(file), "note": note})
    assert same(known_site) is None


def test_the_end_of_an_embargo_is_noticed_and_a_clock_that_is_set_back(
    site: Site, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("briefings/en/2024/new.md", make_item(publish_at="2024-05-02T10:00:00+03:00"))
    before, after = (str(int(datetime(2024, 5, day, tzinfo=UTC).timestamp())) for day in (1, 3))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    site.build_again()
    assert same(site) is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", after)
    assert same(site) is None
    site.build_again()
    assert same(site) is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    assert same(site) is None


def test_a_window_lasts_from_the_end_of_one_embargo_to_that_of_the_next() -> None:
    first, second = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 5, 2, tzinfo=UTC)
    assert window_of([second, first], first) == (first, second)
    assert window_of([], first) == (None, None)
    assert is_within((first, second), first)
    assert not is_within((first, second), second)
    assert is_within((None, None), first)
    assert not is_within((second, None), first)


def test_a_source_that_changes_while_it_is_read_is_read_by_the_next_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mujaz.site import plugin  # noqa: PLC0415 - replaced below

    plan = plugin.plan

    def plan_and_edit(*arguments: object, **options: object) -> object:
        made = plan(*arguments, **options)  # type: ignore[arg-type]
        edit_without_a_trace(site)
        return made

    monkeypatch.setattr(plugin, "plan", plan_and_edit)
    site.build_again()
    monkeypatch.undo()
    assert same(site) is None


def test_what_a_build_warned_of_is_said_again(site: Site) -> None:
    add_a_strange_file(site)
    first, second = (site.run("mujaz", "build") for _ in range(2))
    assert "content/briefings/en/2023/notes.txt" in second.stderr
    assert second.stderr == first.stderr
    assert ", 0 written" in second.stdout


def test_a_state_that_cannot_be_written_does_not_stop_a_build(site: Site) -> None:
    (site.root / ".mujaz").write_text("a file in the way", "utf-8")
    done = site.run("mujaz", "build")
    assert done.returncode == 0
    assert "outputs.state cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site.output / "manifest").is_file()


def test_two_builds_at_once_leave_what_one_would(site: Site) -> None:
    command = [sys.executable, "-m", "mujaz", "build"]
    both = [subprocess.Popen(command, cwd=site.root, stdout=subprocess.DEVNULL) for _ in range(2)]  # noqa: S603 - ours
    assert [process.wait() for process in both] == [0, 0]
    assert site.tree == site.build_cold()
    assert list(site.root.rglob("*.mujaz-tmp")) == []
    assert same(site) is not None


def test_what_is_no_file_is_not_waited_for(known_site: Site) -> None:
    os.mkfifo(known_site.root / "content/briefings/en/pipe.txt")
    assert same(known_site) is None


def test_a_build_tells_how_long_its_stages_took(known_site: Site) -> None:
    done = known_site.run("mujaz", "build", "--profile")
    rows = [line.rsplit("  ", 1) for line in done.stdout.splitlines()[:-1]]
    names = ["theme", "register", "sources", "checks", "texts", "related items", "pages", "files", "state", "in all"]
    assert [name for _, name in rows] == ["stage", *names]
    assert rows[0][0].split() == ["CPU", "s", "wall", "s"]
    sums = [sum(float(took.split()[place]) for took, _ in rows[1:-1]) for place in (0, 1)]
    assert [float(took) for took in rows[-1][0].split()] == pytest.approx(sums, abs=0.1)


def test_a_build_tells_why_a_page_is_rendered(known_site: Site) -> None:
    page = "en/briefings/2023-08-20-example-harvest/index.html"
    url = "/en/briefings/2023-08-20-example-harvest/"
    assert ask(known_site, url) == [f"{page}: not rendered, for nothing that it shows changed."]
    edit_text(known_site)
    told = ask(known_site, url)
    assert told[0] == f"{page}: rendered, for what it shows changed:"
    assert told[1] == "changed: text 2023-08-20-example-harvest en"
    assert [line[0] for line in told[2:]] == ["-", "+"]
    assert "barley" in told[3]
    (known_site.output / page).write_text("edited by hand", "utf-8")
    assert ask(known_site, page) == [f"{page}: rendered, for something else than a build wrote its file."]
    (known_site.output / page).unlink()
    assert ask(known_site, page) == [f"{page}: rendered, for its file is gone."]
    assert ask(known_site, "/en/nowhere/") == ["/en/nowhere/: there is no such page."]
    shutil.rmtree(known_site.root / ".mujaz")
    assert ask(known_site, url) == [f"{page}: rendered, for no build has made it yet."]


def ask(site: Site, page: str) -> list[str]:
    """Return the lines in which a build says why a page is rendered."""
    return site.run("mujaz", "build", "--why", page).stdout.splitlines()[:-1]
