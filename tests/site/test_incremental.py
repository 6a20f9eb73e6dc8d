"""A build brings the output up to date: whatever was edited, it then equals a cold build, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mujaz.errors import UsageError
from mujaz.site import making
from mujaz.site.templating import render

if TYPE_CHECKING:
    from conftest import Site

    MakeItem = Callable[..., str]

HARVEST = "content/briefings/en/2023/harvest.md"


def edit_text(site: Site) -> None:
    site.edit(HARVEST, "invented figures for wheat", "invented figures for barley")


def edit_title(site: Site) -> None:
    site.edit("content/briefings/ar/2023/harvest.md", "title: مثال على موسم حصاد", "title: مثال على موسم آخر")


def add_item(site: Site) -> None:
    text = (site.root / HARVEST).read_text("utf-8")
    site.write("briefings/en/2024/new.md", text.replace("2023-08-20-example-harvest", "2024-05-01-new"))


def remove_item(site: Site) -> None:
    (site.root / "content/briefings/ar/2023/flood.md").unlink()


def rename_slug(site: Site) -> None:
    site.edit("content/briefings/ar/2023/flood.md", "slug: 2023-09-example-flood", "slug: 2023-09-high-water")


def move_date(site: Site) -> None:
    site.edit("content/briefings/ar/2023/flood.md", "date: 2023-09\n", "date: 2021-03\n")


def rename_record(site: Site) -> None:
    site.edit("content/actors/example-person.yaml", "en: Salem Example", "en: Salim Example")


def add_record(site: Site) -> None:
    site.write("actors/new-example.yaml", "names: {ar: مثال جديد, en: New Example}\ntype: person\n")


def withdraw(site: Site) -> None:
    site.edit(HARVEST, "translation: full", "translation: full\nstatus: withdrawn\nwithdrawn_reason: Example.")


def correct(site: Site) -> None:
    site.edit(HARVEST, "translation: full", "translation: full\ncorrections: [{date: 2024-06-01, text: Example.}]")


def turn_a_page_into_a_folder(site: Site) -> None:
    bridge = "content/briefings/en/2023/bridge.md"
    site.edit(bridge, "old_urls: [/en/briefings/old-example-bridge/]", "old_urls: [/en/old.html]")
    site.build()
    site.edit(bridge, "old_urls: [/en/old.html]", "old_urls: [/en/old.html/bridge/]")


def turn_a_folder_into_a_page(site: Site) -> None:
    bridge = "content/briefings/en/2023/bridge.md"
    site.edit(bridge, "old_urls: [/en/briefings/old-example-bridge/]", "old_urls: [/en/old.html/bridge/]")
    site.build()
    site.edit(bridge, "old_urls: [/en/old.html/bridge/]", "old_urls: [/en/old.html]")


def edit_about(site: Site) -> None:
    site.edit("content/pages/ar/about.md", "title: عن أرشيف المثال", "title: عن المثال")


def edit_setting(site: Site) -> None:
    site.edit("pelicanconf.py", "MUJAZ_PAGE_SIZE = 4", "MUJAZ_PAGE_SIZE = 3")


def edit_name(site: Site) -> None:
    site.edit("pelicanconf.py", '"en": "Example Archive"', '"en": "Another Archive"')


def edit_address(site: Site) -> None:
    site.edit("pelicanconf.py", "https://sample.example", "https://other.example/below")


EDITS = [
    edit_text,
    edit_title,
    add_item,
    remove_item,
    rename_slug,
    move_date,
    rename_record,
    add_record,
    withdraw,
    correct,
    turn_a_page_into_a_folder,
    turn_a_folder_into_a_page,
    edit_about,
    edit_setting,
    edit_name,
    edit_address,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_the_output_equals_that_of_a_cold_build(built_site: Site, edit: Callable[[Site], None]) -> None:
    before = built_site.tree
    edit(built_site)
    tally = built_site.build()
    assert built_site.tree == built_site.build_cold()
    assert built_site.tree != before
    assert tally.rendered > 0


THEME_EDITS = {
    "a template": ("templates/item.html", '<article class="item">', '<article class="item example">'),
    "a part of templates": ("templates/macros/cards.html", '<article class="card">', '<article class="card example">'),
    "a catalogue": ("translations/ar/LC_MESSAGES/messages.po", 'msgstr "مواد ذات صلة"', 'msgstr "مثال"'),
    "the stylesheet": ("static/css/tokens.css", ":root {", ":root { --example: 0;"),
    "what is preloaded": ("theme.toml", "fonts/naskh-400.woff2", "fonts/naskh-700.woff2"),
}


@pytest.mark.parametrize("edit", THEME_EDITS)
def test_an_edit_of_the_theme_reaches_every_page_that_it_concerns(built_site: Site, theme: Path, edit: str) -> None:
    file, old, new = THEME_EDITS[edit]
    shutil.copytree(theme, built_site.root / "theme")
    built_site.edit("pelicanconf.py", repr(str(theme)), repr(str(built_site.root / "theme")))
    built_site.build()
    before = built_site.tree
    built_site.edit(f"theme/{file}", old, new)
    built_site.build()
    assert built_site.tree == built_site.build_cold()
    assert built_site.tree != before


CODE = {
    "arabic/search.toml": True,
    "enrich/related/reasons.py": True,
    "export/synonyms.toml": True,
    "frozen.py": True,
    "model/item.py": True,
    "register/lint.py": True,
    "site/drawings/widths.json": True,
    "cli/speech.py": False,
    "clean/rules.toml": False,
}
"""Files of the program, and whether pages may be others after they have changed."""


@pytest.mark.parametrize("file", CODE)
def test_after_a_change_of_what_pages_are_made_with_all_are_rendered_again(
    built_site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str
) -> None:
    package = Path(shutil.copytree(render.PACKAGE, tmp_path / "mujaz", ignore=shutil.ignore_patterns("__pycache__")))
    with (package / file).open("ab") as opened:
        opened.write(b"\n")
    monkeypatch.setattr(render, "PACKAGE", package)
    pages = sum(path.name == "index.html" for path in built_site.output.rglob("*"))
    assert (built_site.build().rendered >= pages) is CODE[file]


def test_an_unchanged_build_renders_and_writes_nothing(built_site: Site) -> None:
    before = {path: path.stat().st_mtime_ns for path in built_site.output.rglob("*")}
    tally = built_site.build()
    assert (tally.rendered, tally.written, tally.removed) == (0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in built_site.output.rglob("*")} == before


def test_an_edit_of_one_text_renders_the_pages_that_show_it_and_no_others(built_site: Site) -> None:
    edit_text(built_site)
    before = built_site.tree
    tally = built_site.build()
    after = built_site.tree
    changed = {path for path in after if after[path] != before.get(path)}
    index = {path for path in changed if path.startswith("assets/search/")}
    assert "assets/search/index.json" in index
    assert "assets/search/texts/2023-08-20-example-harvest.en.txt" in index
    assert changed - index == {
        "manifest",
        "data/briefings.jsonl",
        "en/briefings/2023-08-20-example-harvest/index.html",
        "en/feed.rss",
        "en/feed.atom",
        "en/feed.json",
        "en/feeds/2023-08.rss",
        "en/feeds/2023-08.atom",
        "en/actors/example-league/feed.rss",
        "en/places/example-province/feed.rss",
        "en/topics/harvests/feed.rss",
    }
    assert tally.rendered == len(changed) - 1


def test_a_page_whose_item_is_gone_goes_with_its_folder(built_site: Site) -> None:
    before = built_site.tree
    remove_item(built_site)
    tally = built_site.build()
    assert not (built_site.output / "ar/briefings/2023-09-example-flood").exists()
    assert not (built_site.output / "ar/places/example-camp/feed.rss").exists()
    assert not (built_site.output / "ar/briefings/2023-09-example-flood/citation.bib").exists()
    assert tally.removed == len(before.keys() - built_site.tree.keys())


@pytest.mark.parametrize("damage", [None, b"", b"{", b"mujaz state 3\n", b"mujaz state 3\n" + b"\0" * 99, b"\xff\xfe"])
def test_without_its_state_a_build_writes_only_what_differs(built_site: Site, damage: bytes | None) -> None:
    before = built_site.tree
    if damage is None:
        shutil.rmtree(built_site.root / ".mujaz")
    else:
        (built_site.root / ".mujaz/outputs.state").write_bytes(damage)
    remove_item(built_site)
    add_item(built_site)
    built_site.build()
    assert built_site.tree == built_site.build_cold()
    assert built_site.tree != before


def test_a_damaged_manifest_is_written_anew(built_site: Site) -> None:
    before = built_site.tree
    (built_site.output / "manifest").write_bytes(b"\xff../../etc/passwd\n")
    built_site.build()
    assert built_site.tree == before


def test_a_manifest_that_names_files_outside_the_folder_removes_none_of_them(built_site: Site) -> None:
    precious = built_site.root / "precious.txt"
    precious.write_text("Example", "utf-8")
    shutil.rmtree(built_site.root / ".mujaz")
    lines = "".join(f"{'0' * 64}  {path}\n" for path in ("../precious.txt", str(precious), "a/../../precious.txt"))
    (built_site.output / "manifest").write_text(lines, "utf-8")
    built_site.build()
    assert precious.read_text("utf-8") == "Example"


def test_a_file_that_was_edited_by_hand_is_restored(built_site: Site) -> None:
    before = built_site.tree
    page = built_site.output / "ar/index.html"
    page.write_text("edited by hand", "utf-8")
    (built_site.output / "robots.txt").unlink()
    tally = built_site.build()
    assert built_site.tree == before
    assert tally.written == 2


def test_what_others_put_into_the_output_stays(built_site: Site) -> None:
    before = built_site.tree
    (built_site.output / "verification.txt").write_text("Example", "utf-8")
    (built_site.output / "ar/briefings/2023-09-example-flood/extra.txt").write_text("Example", "utf-8")
    remove_item(built_site)
    built_site.build()
    left = {path for path in built_site.tree.keys() - before.keys() if not path.startswith("assets/search/")}
    assert left == {"verification.txt", "ar/briefings/2023-09-example-flood/extra.txt"}


def test_a_folder_that_holds_only_what_others_put_there_is_refused(site: Site) -> None:
    site.output.mkdir()
    (site.output / "thesis.doc").write_text("Example", "utf-8")
    done = site.run("mujaz", "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Withheld until 2999-01-01T00:00:00+03:00: content/briefings/ar/2024/embargo.md\n"
        "output/ holds files that no build of Mujaz wrote (thesis.doc, …); set OUTPUT_PATH to another folder, or "
        "empty this one.\n"
    )
    assert site.tree == {"thesis.doc": b"Example"}
    assert not (site.root / ".mujaz").exists()


def test_an_empty_output_folder_and_hidden_files_in_it_are_no_hindrance(site: Site) -> None:
    site.output.mkdir()
    (site.output / ".git").mkdir()
    (site.output / ".git/config").write_text("Example", "utf-8")
    site.build()
    assert site.tree[".git/config"] == b"Example"


class Killed(BaseException):
    """What ends a build at once, as a signal does."""


@pytest.mark.parametrize("moment", [0, 1, 5, 60])
def test_a_killed_build_is_completed_by_the_next_and_leaves_nothing_unfinished(
    site: Site, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    kill_while_writing(monkeypatch, moment)
    with pytest.raises(Killed):
        site.build()
    monkeypatch.undo()
    site.build()
    assert site.tree == site.build_cold()
    assert list(site.root.rglob("*.mujaz-tmp")) == []


@pytest.mark.parametrize("moment", [1, 3])
def test_a_killed_update_is_completed_by_the_next(
    built_site: Site, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    rename_slug(built_site)
    kill_while_writing(monkeypatch, moment)
    with pytest.raises(Killed):
        built_site.build()
    monkeypatch.undo()
    built_site.build()
    assert built_site.tree == built_site.build_cold()
    assert list(built_site.root.rglob("*.mujaz-tmp")) == []


def kill_while_writing(monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    """End the next build in the middle of a file: the temporary one is there, the file itself is not."""
    write, written = making.write_file, []

    def write_and_die(path: str | Path, data: bytes) -> bool:
        if len(written) == moment:
            file = Path(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.with_name(file.name + ".mujaz-tmp").write_bytes(data[: len(data) // 2])
            raise Killed
        written.append(path)
        return write(path, data)

    monkeypatch.setattr(making, "write_file", write_and_die)


def test_an_output_folder_that_cannot_be_written_is_named(site: Site) -> None:
    site.output.write_text("a file in the way", "utf-8")
    done = site.run("mujaz", "build")
    assert done.returncode in (2, 3)
    assert "output" in done.stderr
    assert "Traceback" not in done.stderr
    assert site.output.read_text("utf-8") == "a file in the way"


def test_two_settings_with_one_state_folder_do_not_confuse_each_other(built_site: Site) -> None:
    built_site.build(OUTPUT_PATH=str(built_site.root / "public"))
    edit_text(built_site)
    built_site.build()
    assert built_site.tree == built_site.build_cold()


def test_a_refused_folder_raises_a_usage_error(site: Site) -> None:
    site.output.mkdir()
    (site.output / "thesis.doc").write_text("Example", "utf-8")
    with pytest.raises(UsageError):
        site.build()
