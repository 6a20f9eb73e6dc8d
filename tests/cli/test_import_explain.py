"""`mujaz import --explain`: each line, kept or removed and why, and nothing written."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from mujaz.cli import main

PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2023-08-14"></head><body><nav><a href="/">{home}</a></nav>
<article><h1>{title}</h1><p>{text}</p><p>{more} &lt;script&gt;alert(1)&lt;/script&gt;.</p></article></body></html>
"""
ARABIC = PAGE.format(
    lang="ar",
    title="عودة الماء إلى الحي القديم",
    home="الرئيسية",
    more="وأضافت أن فرقها تواصل إصلاح الأنابيب في الأحياء الأخرى، وأن العمل ينتهي قبل حلول الشتاء المقبل",
    text="قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات منذ الصباح.",
)
ENGLISH = PAGE.format(
    lang="en",
    title="The ferry of Qantara sails again",
    home="Home",
    more="It added that its crews go on repairing the pipes of the other quarters until the beginning of the winter",
    text="The Rivers Authority said on Monday that the ferry of Qantara sails again after three weeks of repairs.",
)


@pytest.fixture
def root(root: Path) -> Path:
    (root / "page.html").write_text(ARABIC, "utf-8")
    (root / "english.html").write_text(ENGLISH, "utf-8")
    return root


def run(*args: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["import", "--explain", *args], catch_exceptions=False, color=color)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_each_line_is_shown_with_its_rule_and_nothing_is_written(root: Path) -> None:
    before = files(root)
    result = run("page.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.search(r"^ +1 - navigation +الرئيسية$", result.stdout, re.MULTILINE)
    assert re.search(r"^ +2 = headline +عودة الماء إلى الحي القديم$", result.stdout, re.MULTILINE)
    assert re.search(r"^ +3 \+ +قالت هيئة الأنهار", result.stdout, re.MULTILINE)
    assert "4 lines: 2 kept, 1 read, 1 removed." in result.stdout
    assert "The page marks it as navigation" in result.stdout
    assert "\x1b" not in result.stdout
    assert files(root) == before


def test_no_colour_is_shown_to_those_who_want_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert root.exists()
    assert "\x1b[31m" in run("page.html", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("page.html", color=True).stdout


def test_it_works_outside_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text(ARABIC, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("page.html")
    assert result.exit_code == 0
    assert "no publication" in result.stdout
    assert files(tmp_path).keys() == {"page.html"}


@pytest.mark.parametrize(("file", "lang", "direction", "word"), [
    ("page.html", "ar", "rtl", "محذوف"), ("english.html", "en", "ltr", "removed")
])  # fmt: skip
def test_the_page_is_in_the_language_of_the_article(
    root: Path, file: str, lang: str, direction: str, word: str
) -> None:
    before = files(root)
    result = run("--html", file)
    assert files(root) == before
    page = html.document_fromstring(result.stdout)
    assert (page.get("lang"), page.get("dir")) == (lang, direction)
    assert any(word in cell.text_content() for cell in page.xpath("//td[@class='removed']"))
    assert page.xpath("count(//th[@scope='col'])") == 4
    assert {cell.get("dir") for cell in page.xpath("//td[4]")} <= {"rtl", "ltr"}
    assert page.xpath("//script | //*[@href] | //*[@src] | //@onclick | //@style") == []
    sums = [span.text_content() for span in page.xpath("//caption/span")]
    assert [text.rpartition(" ")[2] for text in sums] == ["2", "1", "1"]
    assert word in sums[2]
    assert not any("`" in text for text in page.itertext())
    assert "<script>alert(1)</script>" in page.xpath("//td[4]")[-1].text_content()
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none'")


def test_what_a_page_leaves_open_is_said_in_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text(ARABIC, "utf-8")
    monkeypatch.chdir(tmp_path)
    page = html.document_fromstring(run("--html", "page.html").stdout)
    assert page.xpath("//dt[text()='ناقص']/following-sibling::dd[1]")[0].text_content() == "لا سجل لهذا المصدر"


def test_the_page_goes_into_a_file(root: Path) -> None:
    assert run("--html", "--output", "out.html", "page.html", "english.html").stdout == ""
    page = html.document_fromstring((root / "out.html").read_text("utf-8"))
    assert page.xpath("count(//section)") == 2


def test_a_page_that_is_no_article_is_told_why(root: Path) -> None:
    (root / "empty.txt").write_text(" ")
    result = run("empty.txt", "page.html")
    assert result.exit_code == 1
    assert "The file is empty" in result.stdout
    assert "عودة الماء" in result.stdout


@pytest.mark.parametrize(
    "args",
    [["--explain"], ["--explain", "--watch", "."], ["--html", "page.html"], ["--explain", "https://x.example/a"]],
)
def test_options_that_do_not_go_together_are_wrong_use(root: Path, args: list[str]) -> None:
    assert root.exists()
    assert CliRunner().invoke(main, ["import", *args]).exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_a_file_whose_name_is_no_text_is_explained_too(root: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    (root / name).write_text(ARABIC, "utf-8")
    result = run("--html", "--output", "told.html", name)
    assert result.exit_code == 0
    assert "caf?.html" in (root / "told.html").read_text("utf-8")
