"""A file of the output that is gone or damaged is made again; what is known of it is kept where that still holds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from mujaz.cli.site_run import run_pelican
from mujaz.site import sharing
from mujaz.site.facts import is_noted, made_from, note_fact, unnoted
from mujaz.site.incremental.reviving import revive
from mujaz.site.output import Deferred, Output, Tally, Target, write_outputs
from mujaz.site.parts import Parts
from mujaz.site.stages import Stages
from mujaz.site.state.facts import Ground
from mujaz.site.state.file import read_values, write_values
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.outputs import STATE, read_state

if TYPE_CHECKING:
    from conftest import Site

LANGUAGES = ("ar", "en")
ITEMS = {
    "ar": ("content/briefings/ar/2023/harvest.md", "ar/briefings/2023-08-20-example-harvest/index.html"),
    "en": ("content/briefings/en/2023/harvest.md", "en/briefings/2023-08-20-example-harvest/index.html"),
}


@dataclass
class Store:
    """A small site: each page shows what two facts say, in one language, and a part that all pages show."""

    root: Path
    says: dict[str, str] = field(default_factory=lambda: {"front harvest": "حصاد", "names": "harvest", "years": "2023"})
    noted: list[bool] = field(default_factory=list)
    """For each page that was made whether anybody wanted to know from what."""
    world: str = "theme"
    parts: Parts = field(default_factory=Parts)

    def ask(self, fact: str) -> str:
        note_fact(fact)
        return self.says[fact]

    def view(self, language: str) -> str:
        self.noted.append(is_noted())
        year = self.parts.once(("year",), lambda: self.ask("years"))
        return f"{language} {self.ask('front harvest' if language == 'ar' else 'names')} {year}"

    def page(self, language: str) -> Deferred:
        def prepare() -> Output:
            shown, facts = made_from(lambda: self.view(language))
            return Output(f"{language}/a.html", "tools", shown.encode, lambda: shown, facts)

        return Deferred(f"{language}/a.html", f"page {language}", prepare, language)

    def build(self) -> Tally:
        ground = Ground(self.world, lambda facts: [self.says[fact].encode() for fact in facts])
        self.noted.clear()
        target = Target(self.root / "output", self.root / "state", ground=ground)
        return write_outputs(map(self.page, LANGUAGES), target)

    def read(self, language: str) -> str:
        return (self.root / f"output/{language}/a.html").read_text("utf-8")

    def lose(self) -> None:
        shutil.rmtree(self.root / "output")

    @property
    def saved(self) -> dict[str, Any]:
        return cast("dict[str, Any]", read_values(self.root / "state" / STATE))

    @property
    def known(self) -> dict[str, tuple[Any, ...]]:
        """What is known of each file, but for its time."""
        return {path: (*row[:3], *row[4:]) for path, row in self.saved["made"].items()}

    def facts(self, language: str) -> list[str]:
        """Return from what a page was made."""
        state = read_state(self.root / "output", self.root / "state")
        state.facts.update(Ground(self.world, lambda facts: [b"other"] * len(list(facts))))
        return state.facts.changed(state.made[f"{language}/a.html"].facts)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(tmp_path)
    found.build()
    return found


def test_files_that_are_gone_are_made_again_and_what_is_known_of_them_is_kept(store: Store) -> None:
    known, facts = store.known, store.saved["facts"]
    store.lose()
    assert store.build() == Tally(rendered=2, written=3, removed=0, total=3)
    assert (store.read("ar"), store.read("en")) == ("ar حصاد 2023", "en harvest 2023")
    assert store.noted == [False, False]
    assert (store.known, store.saved["facts"]) == (known, facts)
    assert store.build() == Tally(rendered=0, written=0, removed=0, total=3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_was_damaged_is_made_again_and_no_other(store: Store, language: str) -> None:
    before = store.read(language)
    (store.root / f"output/{language}/a.html").write_text("half")
    assert store.build() == Tally(rendered=1, written=1, removed=0, total=3)
    assert store.noted == [False]
    assert store.read(language) == before


@pytest.mark.parametrize(("language", "fact"), [("ar", "front harvest"), ("en", "names")])
def test_a_file_of_which_a_fact_has_changed_is_made_and_not_restored(store: Store, language: str, fact: str) -> None:
    store.lose()
    store.says[fact] = "مطر"
    store.build()
    assert store.noted == [each == language for each in LANGUAGES]
    assert store.read(language) == f"{language} مطر 2023"
    assert store.facts(language) == sorted([fact, "years"])


def test_a_part_that_restored_pages_show_too_is_made_with_notes_for_those_that_want_them(store: Store) -> None:
    store.lose()
    store.says["names"] = "rain"
    store.parts = Parts()
    store.build()
    assert store.noted == [False, True]
    store.says["years"] = "2024"
    store.parts = Parts()
    store.build()
    assert (store.read("ar"), store.read("en")) == ("ar حصاد 2024", "en rain 2024")


def test_in_another_world_everything_is_made(store: Store) -> None:
    store.lose()
    store.world = "another theme"
    assert store.build().rendered == 2
    assert store.noted == [True, True]


def test_bytes_that_are_others_than_were_known_are_made_again_with_all_that_they_are_made_from(tmp_path: Path) -> None:
    numbers: Iterator[int] = count(1)

    class Changing(Store):
        def view(self, language: str) -> str:
            shown = super().view(language)
            number = next(numbers)
            return f"{shown} {number} {self.ask('front harvest') if number > 2 else ''}"

    store = Changing(tmp_path)
    store.build()
    assert store.facts("en") == ["names", "years"]
    store.lose()
    assert store.build() == Tally(rendered=2, written=3, removed=0, total=3)
    assert store.noted == [False, True, False, True]
    assert store.read("en") == "en harvest 2023 6 حصاد"
    assert store.facts("en") == ["front harvest", "names", "years"]
    store.says["front harvest"] = "مطر"
    store.build()
    assert store.read("en").endswith("مطر")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_state_that_says_something_wrong_of_a_file_is_put_right(store: Store, language: str) -> None:
    known, saved, path = store.known, store.saved, f"{language}/a.html"
    digest, _, *rest = saved["made"][path]
    saved["made"][path] = (digest, "0" * 64, *rest)
    write_values(store.root / "state" / STATE, saved)
    (store.root / "output" / path).unlink()
    assert store.build().written == 1
    assert store.noted == [False, True]
    assert {path: row[1] for path, row in store.known.items()} == {path: row[1] for path, row in known.items()}
    assert store.facts(language) == sorted(["front harvest" if language == "ar" else "names", "years"])


def test_a_part_of_which_nobody_knows_from_what_it_was_made_is_forgotten_with_any_edit() -> None:
    store = Store(Path())

    def show() -> str:
        return store.parts.once(("year",), lambda: store.ask("years"))

    assert unnoted(show) == "2023"
    store.says["years"] = "2024"
    assert unnoted(show) == "2023"
    assert not store.parts.forget({"names"})
    assert unnoted(show) == "2024"
    assert made_from(show) == ("2024", {"years"})


def test_a_part_of_each_thing_is_made_once_for_those_who_know_from_what_and_once_for_others() -> None:
    parts, made = Parts(), []

    def card(slug: str) -> str:
        note_fact(f"front {slug}")
        made.append(slug)
        return f"بطاقة {slug}"

    def show() -> tuple[str, ...]:
        return parts.each_once("card", ["flood", "harvest", "flood"], card)

    assert unnoted(show) == unnoted(show) == ("بطاقة flood", "بطاقة harvest", "بطاقة flood")
    assert made == ["flood", "harvest"]
    assert made_from(show) == (unnoted(show), {"front flood", "front harvest"})
    assert made_from(lambda: parts.once_of("card", "flood", card)) == ("بطاقة flood", {"front flood"})
    assert made == ["flood", "harvest"] * 2


def known_of(site: Site) -> tuple[Mapping[str, Any], Any]:
    """Return what a state knows of the files, but for their times, and of facts."""
    saved = read_values(site.root / ".mujaz" / STATE)
    return {path: (*row[:3], *row[4:]) for path, row in saved["made"].items()}, saved["facts"]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_site_without_its_output_is_made_again_to_the_byte(
    site: Site, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    site.build_again()
    tree, known = site.tree, known_of(site)
    monkeypatch.setattr(sharing, "WORTHWHILE", 5)
    monkeypatch.setattr(sharing, "cores", lambda: processes)
    shutil.rmtree(site.output)
    tally = site.build_again()
    assert (tally.rendered, tally.written) == (len(tree) - 1, len(tree))
    assert site.tree == tree
    assert known_of(site) == known


def test_the_short_way_keeps_what_is_known_of_files_too(site: Site) -> None:
    site.build_again()
    tree, known = site.tree, known_of(site)
    shutil.rmtree(site.output)
    inputs = site.found()
    assert isinstance(inputs, Inputs)
    done = revive(inputs, Stages())
    assert done is not None
    assert (done.tally.rendered, done.tally.written) == (len(tree) - 1, len(tree))
    assert site.tree == tree
    assert known_of(site) == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_site_was_restored_an_edit_reaches_the_pages_that_it_concerns(site: Site, language: str) -> None:
    site.build_again()
    source, page = ITEMS[language]
    shutil.rmtree(site.output)
    site.edit("content/actors/example-person.yaml", "en: Salem Example", "en: Salim Example")
    site.build_again()
    assert site.tree == site.build_cold()
    site.edit(source, "\ntitle: ", "\ntitle: 2024 ")
    told = site.run("mujaz", "build", "--why", page).stdout.splitlines()
    assert told[:2] == [
        f"{page}: rendered, for what it shows changed:",
        "changed: front 2023-08-20-example-harvest",
    ]
    assert site.tree == site.build_cold()


def test_a_site_that_stands_goes_on_from_one_that_was_restored(site: Site) -> None:
    site.build_again()
    shutil.rmtree(site.output)
    standing = run_pelican(str(site.root / "pelicanconf.py")).standing
    for number, (source, page) in enumerate(ITEMS.values()):
        shutil.rmtree(site.output / "assets/search")
        site.edit(source, "\ntitle: ", f"\ntitle: {number} ")
        tally = standing.update([source])
        assert tally is not None
        assert f"{number} ".encode() in site.tree[page]
        standing.settle()
        assert site.tree == site.build_cold()


def test_a_restored_file_tells_its_search_index_and_its_sitemap_nothing_else(site: Site) -> None:
    site.build_again()
    before = site.tree
    for path in ("sitemap.xml", "assets/search/index.json", "ar/index.html"):
        (site.output / path).unlink()
    assert site.build_again().written == 3
    assert site.tree == before
    assert json.loads(site.tree["assets/search/index.json"])
