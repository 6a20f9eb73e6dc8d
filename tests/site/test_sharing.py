"""Files made in several processes are those that one would make, and what goes wrong in one comes to light."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from mujaz.site import sharing
from mujaz.site.facts import Part
from mujaz.site.output import Deferred, Output, Tally, Target, write_outputs
from mujaz.site.shares import Share
from mujaz.site.sharing import Aside
from mujaz.site.state.facts import Ground
from mujaz.site.state.outputs import read_state

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot become two here")

LANGUAGES = ("ar", "en", "")
PAGES = 5
SECONDS = 120.0
"""How long one process waits for another at most."""


def ground() -> Ground:
    return Ground("world", lambda facts: [fact.encode() for fact in facts])


def page(language: str, number: int, make: Callable[[], bytes] | None = None) -> Deferred:
    path = f"{language or 'all'}/{number}.html"
    facts = frozenset({f"text {number}", Part(frozenset({f"front {number}", f"own {language}"}))})
    output = Output(path, "tools", make or path.encode, lambda: path, facts)
    return Deferred(path, f"page {path}", lambda: output, language)


def pages() -> list[Deferred]:
    return [page(language, number) for number in range(PAGES) for language in LANGUAGES]


def build(root: Path, outputs: list[Deferred], **options: object) -> Tally:
    return write_outputs(outputs, Target(root / "output", root / "state", ground=ground(), **options))  # type: ignore[arg-type]


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTHWHILE", PAGES)
    monkeypatch.setattr(sharing, "cores", lambda: 2)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def facts_of(root: Path) -> dict[str, list[str]]:
    """Return by path what each file was made from, those of parts too."""
    state = read_state(root / "output", root / "state")
    state.facts.update(Ground("world", lambda facts: [b"other"] * len(list(facts))))
    return {path: state.facts.changed(made.facts) for path, made in state.made.items()}


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_two_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = build(tmp_path / "two", pages())
    monkeypatch.setattr(sharing, "cores", lambda: 1)
    alone = build(tmp_path / "one", pages())
    assert contents(tmp_path / "two/output") == contents(tmp_path / "one/output")
    assert facts_of(tmp_path / "two") == facts_of(tmp_path / "one")
    assert facts_of(tmp_path / "two")["en/3.html"] == ["front 3", "own en", "text 3"]
    assert shared == alone == Tally(rendered=15, written=16, removed=0, total=16)


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_each_language_but_one_is_made_in_a_process_of_its_own(tmp_path: Path) -> None:
    build(tmp_path, [*pages(), *(page(name, 9, lambda: str(os.getpid()).encode()) for name in LANGUAGES)])
    pids = {name: (tmp_path / "output" / f"{name or 'all'}/9.html").read_text() for name in LANGUAGES}
    assert pids["ar"] == pids[""] == str(os.getpid())
    assert pids["en"] != pids["ar"]


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_files_that_were_removed_are_made_in_several_processes_too(tmp_path: Path) -> None:
    outputs = [*pages(), *(page(name, 9, lambda: str(os.getpid()).encode()) for name in LANGUAGES)]
    build(tmp_path, outputs)
    shutil.rmtree(tmp_path / "output")
    assert build(tmp_path, outputs).written == len(outputs) + 1
    pids = {name: (tmp_path / "output" / f"{name or 'all'}/9.html").read_text() for name in LANGUAGES}
    assert pids["en"] != pids["ar"] == str(os.getpid())


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_done_helps_the_other(tmp_path: Path) -> None:
    helped, here = multiprocessing.get_context("fork").Event(), os.getpid()

    def slow() -> bytes:
        if os.getpid() == here:
            assert helped.wait(SECONDS)
        helped.set()
        return str(os.getpid()).encode()

    outputs = [*(page("ar", number, slow) for number in range(100)), *(page("en", number) for number in range(PAGES))]
    build(tmp_path, outputs)
    pids = {(tmp_path / "output" / output.path).read_text() for output in outputs if output.part == "ar"}
    assert len(pids) == 2
    assert str(os.getpid()) in pids


def test_every_file_is_taken_once_from_whichever_end() -> None:
    files = [page("ar", number) for number in range(300)]
    share = Share(files, multiprocessing.get_context())
    taken = []
    while some := [*share.first(), *share.last()]:
        taken += some
    assert sorted(file.path for file in taken) == sorted(file.path for file in files)


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_feeds_are_made_where_there_are_the_fewest_pages(tmp_path: Path) -> None:
    feeds = [replace(page(name, 9, lambda: str(os.getpid()).encode()), terms=f"feed.rss {name}") for name in LANGUAGES]
    build(tmp_path, [*pages(), page("ar", 8), *feeds])
    pids = {name: (tmp_path / "output" / f"{name or 'all'}/9.html").read_text() for name in LANGUAGES}
    assert pids["ar"] == pids["en"] != str(os.getpid())
    assert pids[""] == str(os.getpid())


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_the_next_build_makes_nothing(tmp_path: Path) -> None:
    build(tmp_path, pages())
    assert build(tmp_path, pages()) == Tally(rendered=0, written=0, removed=0, total=16)


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_what_goes_wrong_in_a_process_is_raised_as_if_it_had_gone_wrong_here(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("the page en/7 has no name")

    with pytest.raises(ValueError, match="the page en/7 has no name"):
        build(tmp_path, [*pages(), page("en", 7, fail)])


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_killed_is_done_without(tmp_path: Path) -> None:
    here = os.getpid()

    def die_elsewhere() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return b"made here"

    tally = build(tmp_path, [*pages(), page("en", 7, die_elsewhere)])
    assert (tmp_path / "output/en/7.html").read_bytes() == b"made here"
    assert tally.total == 17


@needs_fork
@pytest.mark.usefixtures("two_cores")
def test_what_a_process_finds_out_is_told_and_every_step_counted(tmp_path: Path) -> None:
    found: list[str] = []
    steps: list[int] = []

    def find(word: str) -> bytes:
        found.append(word)
        return word.encode()

    aside = Aside(found.copy, found.extend)
    outputs = [page(name, n, partial(find, f"{name}{n}")) for n in range(PAGES) for name in ("ar", "en")]
    build(tmp_path, outputs, aside=aside, step=lambda: steps.append(1))
    assert sorted(found) == ["ar0", "ar1", "ar2", "ar3", "ar4", "en0", "en1", "en2", "en3", "en4"]
    assert len(steps) == 10
