"""After edits of texts a new process makes only what they concern; the output is that of a cold build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mujaz.site import plugin, sharing
from mujaz.site.incremental import reviving
from mujaz.site.incremental.keeping import keep_build
from mujaz.site.incremental.reviving import Revived, revive
from mujaz.site.stages import Stages
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.plan import PLAN, TEXTS

if TYPE_CHECKING:
    from conftest import Site

HARVEST = "content/briefings/en/2023/harvest.md"
PAGE = "en/briefings/2023-08-20-example-harvest/index.html"
MORE = "\n\nOne sentence more, about water.\n"


def revived(site: Site) -> Revived | None:
    """Return what the short way does; None where it leaves the build to the long one."""
    inputs = site.found()
    return revive(inputs, Stages()) if isinstance(inputs, Inputs) else None


def add(site: Site, path: str, text: str) -> None:
    with (site.root / path).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def kept_site(site: Site) -> Site:
    """A site that was built by the command."""
    site.build_again()
    return site


def assert_is_cold(site: Site, *story: str) -> None:
    warm, cold = site.tree, site.build_cold()
    assert sorted(warm) == sorted(cold), story
    assert {path for path in cold if warm[path] != cold[path]} == set(), story


def test_an_edited_text_is_on_its_page_and_few_files_are_written(kept_site: Site) -> None:
    add(kept_site, HARVEST, MORE)
    done = revived(kept_site)
    assert done is not None
    assert b"One sentence more" in kept_site.tree[PAGE]
    assert 1 < done.tally.rendered < len(kept_site.tree) / 4
    assert_is_cold(kept_site)


def test_the_next_build_goes_on_from_there_and_then_has_nothing_to_do(kept_site: Site) -> None:
    for _ in range(3):
        add(kept_site, HARVEST, MORE)
        assert revived(kept_site) is not None
    assert kept_site.run("mujaz", "build").stdout.endswith("0 rendered, 0 written, 0 removed.\n")
    assert_is_cold(kept_site)


def test_the_command_takes_the_short_way_and_profiles_it(kept_site: Site) -> None:
    add(kept_site, HARVEST, MORE)
    said = kept_site.run("mujaz", "build", "--profile").stdout
    assert "what was kept" in said
    assert "files; " in said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")
def test_what_another_process_kept_of_a_build_is_gone_on_from(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    here: list[str] = []

    def note(*told: Any) -> None:
        here.append("kept")
        keep_build(*told)

    monkeypatch.setattr(plugin, "keep_build", note)
    monkeypatch.setattr(sharing, "WORTHWHILE", 1)
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    site.build_again()
    assert not here
    add(site, HARVEST, MORE)
    assert revived(site) is not None
    assert_is_cold(site)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (HARVEST, "\ntitle: ", "\ntitle: New "),
        ("pelicanconf.py", "\n", "\nMUJAZ_PAGE_SIZE = 3\n"),
        ("content/actors/example-league.yaml", "names:", "# note\nnames:"),
    ],
)
def test_other_edits_take_a_whole_build(kept_site: Site, path: str, old: str, new: str) -> None:
    text = (kept_site.root / path).read_text("utf-8")
    (kept_site.root / path).write_text(text.replace(old, new, 1), "utf-8")
    assert revived(kept_site) is None


def test_a_file_that_comes_or_goes_takes_a_whole_build(kept_site: Site) -> None:
    text = (kept_site.root / HARVEST).read_text("utf-8")
    kept_site.write("briefings/en/2023/other.md", text.replace("slug: 2023-08-20-example-harvest", "slug: other"))
    assert revived(kept_site) is None


def test_a_text_with_a_new_link_or_a_mistake_takes_a_whole_build(kept_site: Site) -> None:
    add(kept_site, HARVEST, "\n[There](/en/briefings/nowhere/)\n")
    assert revived(kept_site) is None


def drop(site: Site, *paths: str) -> None:
    for path in paths:
        (site.output / path).unlink()


GONE: dict[str, Callable[[Site], object]] = {
    "a page": lambda site: drop(site, PAGE),
    "the manifest": lambda site: drop(site, "manifest"),
    "files of all kinds": lambda site: drop(
        site, "sitemap.xml", "robots.txt", "_headers", "favicon.ico", "ar/feed.rss"
    ),
    "the index of the search": lambda site: shutil.rmtree(site.output / "assets/search"),
    "what a page says": lambda site: (site.output / PAGE).write_text("spoilt", "utf-8"),
    "a language": lambda site: shutil.rmtree(site.output / "en"),
    "the output": lambda site: shutil.rmtree(site.output),
}
"""What of the output may be gone."""


@pytest.mark.parametrize("spoil", GONE.values(), ids=GONE)
@pytest.mark.parametrize("more", ["", MORE], ids=["nothing edited", "a text edited"])
def test_files_that_are_gone_are_made_again(kept_site: Site, spoil: Callable[[Site], object], more: str) -> None:
    before = kept_site.tree
    spoil(kept_site)
    if more:
        add(kept_site, HARVEST, more)
    done = revived(kept_site)
    assert done is not None
    if more:
        assert_is_cold(kept_site)
    else:
        assert kept_site.tree == before
    assert kept_site.run("mujaz", "build").stdout.endswith("0 rendered, 0 written, 0 removed.\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")
def test_an_output_that_is_gone_is_made_again_by_two_processes(
    kept_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept_site.tree
    shutil.rmtree(kept_site.output)
    monkeypatch.setattr(sharing, "WORTHWHILE", 1)
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    done = revived(kept_site)
    assert done is not None
    assert done.tally.written == len(before) == done.tally.total
    assert kept_site.tree == before


def test_an_output_that_another_build_wrote_takes_a_whole_build(kept_site: Site) -> None:
    (kept_site.output / "en/index.html").unlink()
    add(kept_site, "output/manifest", "")
    os.utime(kept_site.output / "manifest", (1, 1))
    assert revived(kept_site) is None


def test_an_archive_whose_embargo_has_ended_takes_a_whole_build(
    kept_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(kept_site.output)
    monkeypatch.setattr(reviving, "is_current", lambda _note: False)
    assert revived(kept_site) is None


@pytest.mark.parametrize("name", [PLAN, TEXTS, "outputs.state", "sources.sqlite", "sources-1.texts"])
@pytest.mark.parametrize("damage", [lambda data: data[:-7], lambda data: data[:90] + b"?" + data[91:], lambda _: b""])
def test_damaged_state_is_not_believed(kept_site: Site, name: str, damage: object) -> None:
    file: Path = kept_site.root / ".mujaz" / name
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    add(kept_site, HARVEST, MORE)
    drop(kept_site, PAGE, "ar/briefings/2023-08-20-example-harvest/index.html")
    if revived(kept_site) is None:
        kept_site.build_again()
    assert_is_cold(kept_site, name)


def test_damaged_code_of_a_template_is_compiled_again(kept_site: Site) -> None:
    for file in (kept_site.root / ".mujaz/templates").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-9] + b"123456789")
    add(kept_site, HARVEST, MORE)
    assert revived(kept_site) is not None
    assert_is_cold(kept_site)
