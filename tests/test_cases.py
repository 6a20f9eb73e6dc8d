"""A case is a folder: a raw page, and the Markdown or the message that it must give."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import Problems
from mujaz.model import FoundDate
from mujaz.pipeline import Archive, Given, Incoming, import_page
from mujaz.register import load

CASES = Path(__file__).parent / "cases"
ARCHIVE = CASES / "_archive"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir() and folder != ARCHIVE)
VERSION = re.compile(r"^(importer: mujaz) \S+$", re.MULTILINE)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda folder: folder.name)
def test_a_raw_page_gives_its_article(case: Path, tmp_path: Path, *, accept: bool) -> None:
    results = import_case(case, tmp_path)
    if accept:
        record(case, results)
    assert results == {file: (case / file).read_text("utf-8") for file in ("article.md", "errors.txt")
                       if (case / file).exists()}  # fmt: skip


def import_case(case: Path, root: Path) -> dict[str, str]:
    """Return the file that importing a case writes, and what it says where it fails."""
    shutil.copytree(ARCHIVE, root, dirs_exist_ok=True)
    problems = Problems()
    archive = Archive.open(root, load(root, ("ar", "en"), problems))
    assert not list(problems)
    raw = next(case.glob("raw.*"))
    outcome = import_page(archive, Incoming(raw.name, raw.read_bytes(), raw), read_given(case))
    results = {}
    for path in root.glob("content/briefings/**/*.md"):
        results["article.md"] = VERSION.sub(r"\1 VERSION", path.read_text("utf-8"))
    if outcome.status != "done":
        results["errors.txt"] = "".join(f"{message}\n" for message in outcome.messages)
    return results


def read_given(case: Path) -> Given:
    args: dict[str, Any] = {}
    if (case / "args.toml").exists():
        args = tomllib.loads((case / "args.toml").read_text("utf-8"))
    day = args.pop("date", None)
    return Given(date=FoundDate(day, "day", "--date") if day else None, **args)


def record(case: Path, results: dict[str, str]) -> None:
    for file in ("article.md", "errors.txt"):
        (case / file).unlink(missing_ok=True)
    for file, text in results.items():
        (case / file).write_text(text, "utf-8")
