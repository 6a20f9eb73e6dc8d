"""Whatever is edited, in whatever order: the output of the next build is that of one which knows nothing of another.

Each step edits something at random and compares both trees. The seeds are fixed, so that a failure comes again; the
edits of a step are told with it.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mujaz.cli.site_run import run_pelican
from mujaz.errors import ContentError
from mujaz.site.incremental.reviving import revive
from mujaz.site.stages import Stages
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.last import evaluate, find_same

if TYPE_CHECKING:
    from conftest import Site

STEPS = 4
"""So many times each seed edits and builds; a step takes two builds."""
ITEM = """---
title: {title}
lang: {lang}
date: {date}
slug: {slug}
kind: briefing
actors: [example-league]
references: [{{title: Example, url: https://league.example/}}]
---

{body}
"""


class Editor:
    """Edits an archive at random; every edit leaves it without errors."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site, self.random, self.number = site, random.Random(seed), 0  # noqa: S311 - no secret
        self.content = site.root / "content"

    def edit(self, *, items: bool = False) -> str:
        """Edit something, or one of the items, and return what was done."""
        edits: list[Callable[[], str]] = [
            self.text, self.text, self.title, self.date, self.status, self.actors, self.add, self.remove, self.move,
            self.slug, self.correct, self.translate, self.redact, self.embargo,
        ]  # fmt: skip
        if not items:
            edits += [
                self.record_name, self.description, self.merge, self.page, self.setting, self.template, self.catalogue
            ]  # fmt: skip
        self.number += 1
        return self.random.choice(edits)()

    def _item(self) -> Path:
        return self.random.choice(sorted((self.content / "briefings").rglob("*.md")))

    def _replace(self, file: Path, pattern: str, new: str) -> str:
        text = file.read_text("utf-8")
        file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8")
        return f"{new!r} in {file.name}"

    def text(self) -> str:
        file = self._item()
        file.write_text(file.read_text("utf-8") + f"\n\nSentence {self.number} مثال.\n", "utf-8")
        return f"text of {file.name}"

    def title(self) -> str:
        return self._replace(self._item(), r"^title: .*", f"title: Title {self.number} مثال")

    def date(self) -> str:
        return self._replace(
            self._item(), r"^date: .*", f"date: 202{self.random.randrange(4)}-0{self.random.randrange(1, 9)}"
        )

    def slug(self) -> str:
        """Give an added item another slug; nothing else names it."""
        added = sorted(self.content.rglob("added-*.md"))
        return self._replace(added[0], r"^slug: .*", f"slug: moved-{self.number}") if added else self.add()

    def status(self) -> str:
        added = sorted(self.content.rglob("added-*.md"))
        if not added:
            return self.add()
        word = self.random.choice(["draft", "published", "review"])
        file = added[-1]
        text = re.sub(r"^status: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text.replace("kind: briefing\n", f"kind: briefing\nstatus: {word}\n"), "utf-8")
        return f"{word} in {file.name}"

    def actors(self) -> str:
        names = self.random.choice(["[example-person]", "[example-league, example-person]", "[]"])
        added = sorted(self.content.rglob("added-*.md"))
        return self._replace(added[0], r"^actors: .*", f"actors: {names}") if added else self.add()

    def correct(self) -> str:
        added = sorted(self.content.rglob("added-*.md"))
        day = f"2024-06-0{self.random.randrange(1, 9)}"
        new = f"corrections: [{{date: {day}, text: Example {self.number}.}}]\nkind: briefing"
        return (
            self._replace(added[-1], r"^kind: briefing", new)
            if added and "corrections" not in added[-1].read_text("utf-8")
            else self.add()
        )

    def translate(self) -> str:
        """Put another language's version beside an added item, or take it away."""
        added = sorted(self.content.rglob("added-*.md"))
        if not added:
            return self.add()
        text = added[-1].read_text("utf-8")
        old, new = ("ar", "en") if "lang: ar" in text else ("en", "ar")
        path = f"briefings/{new}/2024/other-{added[-1].name}"
        if (self.content / path).exists() or "other-" in added[-1].name:
            return self.text()
        self.site.write(path, text.replace(f"lang: {old}", f"lang: {new}"))
        return f"wrote {path}"

    def redact(self) -> str:
        word = self.random.choice(["water", "ماء"])
        added = sorted(self.content.rglob("added-*.md"))
        return (
            self._replace(added[-1], r"^kind: briefing(\nredactions: .*)?", f"kind: briefing\nredactions: [{word}]")
            if added
            else self.add()
        )

    def embargo(self) -> str:
        """Withhold an added item for ever, or not any more."""
        added = sorted(self.content.rglob("added-*.md"))
        if not added:
            return self.add()
        text = added[0].read_text("utf-8")
        line = "publish_at: 2999-01-01T00:00:00Z\n"
        text = text.replace(line, "") if line in text else text.replace("kind: briefing\n", f"kind: briefing\n{line}")
        added[0].write_text(text, "utf-8")
        return f"embargo of {added[0].name}"

    def add(self) -> str:
        lang = self.random.choice(["ar", "en"])
        name = f"added-{self.number}"
        body = " ".join(self.random.choices(["water", "harvest", "ماء", "حصاد", "bridge", "جسر"], k=30))
        text = ITEM.format(
            title=f"Item {name}", lang=lang, date=f"2023-0{self.random.randrange(1, 9)}-11", slug=name, body=body
        )
        self.site.write(f"briefings/{lang}/2024/{name}.md", text)
        return f"added {name}"

    def remove(self) -> str:
        added = sorted(self.content.rglob("added-*.md"))
        if not added:
            return self.add()
        added[0].unlink()
        return f"removed {added[0].name}"

    def move(self) -> str:
        added = sorted(self.content.rglob("added-*.md"))
        if not added:
            return self.add()
        added[0].rename(added[0].with_name(f"added-file-{self.number}.md"))
        return f"renamed {added[0].name}"

    def record_name(self) -> str:
        return self._replace(
            self.content / "actors/example-person.yaml",
            r"en: S\w+ Example",
            f"en: S{'aeiou'[self.number % 5]}lem Example",
        )

    def description(self) -> str:
        file = self.content / "actors/example-league.yaml"
        text = re.sub(r"\ndescription:(\n  .*)*", "", file.read_text("utf-8").rstrip("\n"))
        file.write_text(f"{text}\ndescription:\n  en: Words {self.number}.\n  ar: مثال {self.number}.\n", "utf-8")
        return "description"

    def merge(self) -> str:
        self.site.write(f"actors/kept-{self.number}.yaml",
                        f"names: {{ar: مثال باق {self.number}, en: Kept {self.number}}}\ntype: person\n"
                        f"merged_ids: [gone-{self.number}]\n")  # fmt: skip
        return "merged"

    def page(self) -> str:
        return self._replace(self.content / "pages/ar/about.md", r"^title: .*", f"title: عن {self.number}")

    def setting(self) -> str:
        with (self.site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"MUJAZ_PAGE_SIZE = {self.random.randrange(2, 6)}\n")
        return "page size"

    def template(self) -> str:
        return self._replace(
            self.site.root / "theme/templates/item.html",
            r'<article class="item[^"]*">',
            f'<article class="item x{self.number}">',
        )

    def catalogue(self) -> str:
        file = self.site.root / "theme/translations/ar/LC_MESSAGES/messages.po"
        return self._replace(file, r'(msgid "Related items"\nmsgstr) .*', rf'\1 "مواد {self.number}"')

    def lose(self) -> str:
        """Remove the output or half of its pages, or damage some, as no build does."""
        what, pages = self.random.choice(["all", "half", "damage"]), sorted(self.site.output.rglob("*.html"))
        if what == "all":
            shutil.rmtree(self.site.output)
        for page in self.random.sample(pages, len(pages) // 2) if what != "all" else ():
            if what == "half":
                page.unlink()
            else:
                page.write_bytes(page.read_bytes()[: self.number])
        return f"lost {what}"


def read_tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def changed_paths(site: Site, act: Callable[[], str]) -> tuple[str, set[str]]:
    """Return what an act does, and the paths of the content that it changes."""
    before = read_tree(site.root / "content")
    done = act()
    after = read_tree(site.root / "content")
    return done, {f"content/{path}" for path in before | after if before.get(path) != after.get(path)}


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_edits_of_items_a_site_that_stands_is_that_of_a_cold_build(
    site: Site, seed: int, *, drafts: bool
) -> None:
    standing = run_pelican(str(site.root / "pelicanconf.py"), {"MUJAZ_DRAFTS": drafts}).standing
    editor, story = Editor(site, seed), []
    for step in range(2 * STEPS):
        done, paths = changed_paths(site, partial(editor.edit, items=True))
        story.append(done)
        try:
            assert standing.update(paths) is not None, story
        except ContentError:  # two edits may not go together; the next ones mend that, or nothing is compared
            story.append("refused")
            continue
        if step % 3 == 2:  # so that some updates follow each other before the state is saved
            standing.settle()
            warm, cold = site.tree, site.build_cold(MUJAZ_DRAFTS=drafts)
            assert sorted(warm) == sorted(cold), story
            assert {path for path in cold if warm[path] != cold[path]} == set(), story
    assert story.count("refused") < STEPS


@pytest.mark.parametrize(("seed", "lossy"), [(1, False), (2, False), (1, True), (2, True)])
def test_after_any_edits_the_output_is_that_of_a_cold_build(
    built_site: Site, theme: Path, seed: int, *, lossy: bool
) -> None:
    shutil.copytree(theme, built_site.root / "theme")
    built_site.edit("pelicanconf.py", repr(str(theme)), repr(str(built_site.root / "theme")))
    editor, done = Editor(built_site, seed), []
    for _ in range(STEPS):
        done += [editor.edit() for _ in range(editor.random.randrange(1, 4))]
        if lossy:
            done.append(editor.lose())
        built_site.build()
        warm, cold = built_site.tree, built_site.build_cold()
        assert sorted(warm) == sorted(cold), done
        assert {path for path in cold if warm[path] != cold[path]} == set(), done


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_edits_of_items_builds_of_either_kind_leave_the_output_of_a_cold_build(site: Site, seed: int) -> None:
    file = site.root / "pelicanconf.py"
    values = evaluate(file)
    assert values is not None
    editor, story, short = Editor(site, seed), ["build"], 0
    run_pelican(str(file), values=values)
    for step in range(2 * STEPS):
        story.append(editor.edit(items=True) if step % 3 == 2 else editor.text())
        inputs = find_same(file, values)
        if isinstance(inputs, Inputs) and revive(inputs, Stages()) is not None:
            short += 1
            continue
        try:
            run_pelican(str(file), values=values)
        except ContentError:  # two edits may not go together; the next ones mend that
            story.append("refused")
    assert short > 1, story
    warm, cold = site.tree, site.build_cold()
    assert sorted(warm) == sorted(cold), story
    assert {path for path in cold if warm[path] != cold[path]} == set(), story
