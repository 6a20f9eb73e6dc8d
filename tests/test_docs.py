"""The documentation names what there is, and leads to what it names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from mujaz.cli import COMMANDS, main
from mujaz.export.fields import FIELDS, LET_PASS, Field
from mujaz.site.settings import defaults

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]

CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
"""Code, in which nothing is a link."""
LINK = re.compile(r"\]\(<?([^)\s>]+)")
"""The address of a link or picture."""
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
FOREIGN = re.compile(r"[a-z][a-z+.-]*:|//")
"""How an address outside this repository begins."""


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def rows(page: str) -> dict[str, list[str]]:
    """Return the rows of a page's tables by the code in their first column, as their columns."""
    found = {}
    for line in read(page).splitlines():
        columns = [column.strip() for column in line.strip("|").split(" | ")]
        if name := re.fullmatch(r"`([^`]+)`", columns[0]):
            found[name[1]] = columns
    return found


def links(path: Path) -> list[str]:
    found = LINK.findall(CODE.sub("", path.read_text(encoding="utf-8")))
    return [unquote(link) for link in found if not FOREIGN.match(link)]


def anchors(path: Path) -> set[str]:
    """Return the fragments that lead to the headings of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_key_of_the_front_matter_is_explained(field: Field) -> None:
    key, shape, who, meaning = rows("front-matter.md")[field.key]
    assert (key, shape) == (f"`{field.key}`", field.shape)
    assert who.startswith("articles" if field.kind == "article" else "all")
    assert field.required == (who == "all, required")
    assert len(meaning) > len(field.key)


@pytest.mark.parametrize("field", [field for field in FIELDS if field.choices], ids=lambda field: field.key)
def test_each_word_that_a_key_may_have_is_explained(field: Field) -> None:
    missing = [word for word in field.choices if f"`{word}`" not in rows("front-matter.md")[field.key][3]]
    assert missing == []


def test_the_table_of_the_front_matter_has_no_other_keys() -> None:
    table = read("front-matter.md").partition("## The keys")[2].partition("## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [field.key for field in FIELDS]


@pytest.mark.parametrize("key", sorted(LET_PASS))
def test_each_key_that_is_let_pass_is_named(key: str) -> None:
    assert f"`{key}`" in read("front-matter.md")


@pytest.mark.parametrize(("name", "default"), defaults().items(), ids=defaults())
def test_each_setting_is_explained_with_its_default(name: str, default: object) -> None:
    shown = rows("settings.md")[name][2]
    assert shown == (f"`{json.dumps(default, ensure_ascii=False)}`" if default is not None else "`None`")


def test_no_other_setting_is_explained() -> None:
    assert {name for name in rows("settings.md") if name.startswith("MUJAZ_")} == set(defaults())


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_explained_with_its_options(name: str) -> None:
    section = read("commands.md").partition(f"## `mujaz {name}`\n")[2].partition("\n## ")[0]
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [flag for param in command.params if isinstance(param, click.Option) for flag in param.opts]
    assert section
    assert [flag for flag in options if f"`{flag}" not in section] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_link_leads_to_something(page: Path) -> None:
    lost = []
    for link in links(page):
        name, _, fragment = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", [path for path in sorted(DOCS.rglob("*.md")) if path != DOCS / "README.md"],
                         ids=lambda path: path.name)  # fmt: skip
def test_each_page_stands_in_the_index(page: Path) -> None:
    assert page.relative_to(DOCS).as_posix() in links(DOCS / "README.md")
