"""Whatever is edited, in whatever order: the output of the next build is that of one which knows nothing of another.

Each step edits something at random and compares both trees. The seeds are fixed, so that a failure comes again; the
edits of a step are told with it.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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

    def edit(self) -> str:
        """Edit something and return what was done."""
        edits: list[Callable[[], str]] = [
            self.text, self.text, self.title, self.date, self.status, self.actors, self.add, self.remove, self.move,
            self.record_name, self.description, self.merge, self.page, self.setting, self.template, self.catalogue,
            self.slug, self.correct,
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


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_the_output_is_that_of_a_cold_build(built_site: Site, theme: Path, seed: int) -> None:
    shutil.copytree(theme, built_site.root / "theme")
    built_site.edit("pelicanconf.py", repr(str(theme)), repr(str(built_site.root / "theme")))
    editor, done = Editor(built_site, seed), []
    for _ in range(STEPS):
        done += [editor.edit() for _ in range(editor.random.randrange(1, 4))]
        built_site.build()
        warm, cold = built_site.tree, built_site.build_cold()
        assert sorted(warm) == sorted(cold), done
        assert {path for path in cold if warm[path] != cold[path]} == set(), done
