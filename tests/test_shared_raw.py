"""A page saved from a real news site, which lies beside a working copy of this repository and not in it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.import_command import import_pages
from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document

REPOSITORY = Path(__file__).resolve().parents[1]
RAW = REPOSITORY.parent / "shared" / "raw" / "coalition-denies-operation.txt"

pytestmark = pytest.mark.skipif(not RAW.exists(), reason="the shared raw page is not here")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("actors", "places", "sources"):
        shutil.copytree(REPOSITORY / "content" / kind, tmp_path / "content" / kind)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(import_pages, [*args, str(RAW)], catch_exceptions=False)


def read_only_item(root: Path) -> Document:
    (path,) = (root / "content" / "briefings").rglob("*.md")
    problems = Problems()
    document = read_document(root, path, problems)
    assert document is not None
    assert not list(problems)
    return document


def test_without_a_date_it_waits_in_the_inbox(root: Path) -> None:
    result = run()
    assert result.exit_code == 1
    assert "--date" in result.stderr
    assert (root / "content/inbox" / RAW.name).read_bytes() == RAW.read_bytes()
    assert not (root / "content/briefings").exists()


def test_with_a_date_it_becomes_one_article(root: Path) -> None:
    run()
    assert run("--date", "2023-08-12").exit_code == 0
    document = read_only_item(root)
    assert document.path.startswith("content/briefings/ar/2023/2023-08-12-")
    lines = [line for line in RAW.read_text("utf-8").split("\n") if line.strip()]
    assert document.fields["title"] == lines[1]
    assert document.fields["source"] == "baladi-news"
    assert document.body.strip().split("\n\n") == lines[3:19]
    assert document.fields["related_headlines"] == lines[20:26]
    assert {"isis", "international-coalition"} <= set(document.fields["actors"])
    assert "deir-ez-zor" in document.fields["places"]
    assert document.fields["raw"] == f"content/inbox/{RAW.name}"
    assert document.fields["raw_sha256"] == hashlib.sha256(RAW.read_bytes()).hexdigest()
    assert document.fields["text_sha256"] == hashlib.sha256("\n\n".join(lines[3:19]).encode()).hexdigest()


def test_a_second_time_it_is_skipped_and_nothing_changes(root: Path) -> None:
    run("--date", "2023-08-12")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for result in (run("--date", "2023-08-12"), run()):
        assert result.exit_code == 0
        assert "skipped" in result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
