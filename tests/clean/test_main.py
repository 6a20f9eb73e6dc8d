"""`python -m mujaz.clean`, as those who measure it call it."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.clean_page import main

ARABIC = """رابطة الإغاثة تفتح مطبخاً ثانياً
بقلم: ليلى حداد
الثلاثاء 14 شباط 2023
فتحت رابطة الإغاثة اليوم مطبخاً ثانياً في حي القنطرة القديم، ويقدّم المطبخ ألف وجبة في اليوم للأسر المتضررة.
وقالت الرابطة إنها تبحث عن متطوعين للعمل في المطبخ الجديد حتى نهاية الشتاء.
"""
ENGLISH = """<!DOCTYPE html><html lang="en"><head><title>Second kitchen opens</title>
<link rel="canonical" href="https://gazette.example/kitchen?utm_source=x">
<meta property="og:site_name" content="Up North">
<meta property="article:published_time" content="2023-02-14T09:30:00+02:00"></head><body><article>
<h1>Second kitchen opens</h1><p class="byline">By Sara Khalil</p>
<p>The League has opened a second kitchen in the old quarter and hands out a thousand meals a day.</p>
<h2>Who may come</h2>
<ul><li>Families whose houses were under water in the flood of last year.</li><li>Those who look after them.</li></ul>
<p>It is looking for volunteers who can work there until the end of the winter, a spokeswoman said.</p>
</article></body></html>
"""
PARAGRAPHS = """The League has opened a second kitchen in the old quarter and hands out a thousand meals a day.

Who may come

Families whose houses were under water in the flood of last year.

Those who look after them.

It is looking for volunteers who can work there until the end of the winter, a spokeswoman said.
"""
NAMES = (
    "title date date_precision date_evidence source byline lang canonical_url summary tags related_headlines markdown "
    "text removed"
)
DOCS = Path(__file__).parents[2] / "docs"
RECORD = "names: {ar: جريدة الشمال, en: North Gazette}\ndomains: [gazette.example]\nlanguages: [ar, en]\n"


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder that is no archive."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(page: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(main, options, input=page)


def read(page: str | bytes, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(page, "--json", *options).stdout)
    return found


@pytest.mark.usefixtures("outside")
def test_the_text_is_printed_without_headline_byline_and_date() -> None:
    assert run(ARABIC).stdout.split("\n\n") == [
        "فتحت رابطة الإغاثة اليوم مطبخاً ثانياً في حي القنطرة القديم، ويقدّم المطبخ ألف وجبة في اليوم للأسر المتضررة.",
        "وقالت الرابطة إنها تبحث عن متطوعين للعمل في المطبخ الجديد حتى نهاية الشتاء.\n",
    ]


@pytest.mark.usefixtures("outside")
def test_headings_and_list_items_are_blocks_of_the_text() -> None:
    result = run(ENGLISH)
    assert (result.stdout, result.stderr, result.exit_code) == (PARAGRAPHS, "", 0)


@pytest.mark.usefixtures("outside")
def test_the_object_has_every_field() -> None:
    found = read(ENGLISH)
    assert " ".join(found) == NAMES
    assert (found["title"], found["byline"], found["lang"]) == ("Second kitchen opens", "Sara Khalil", "en")
    assert (found["date"], found["date_precision"]) == ("2023-02-14T09:30:00+02:00", "time")
    assert found["date_evidence"] == "meta article:published_time"
    assert found["canonical_url"] == "https://gazette.example/kitchen"
    assert "## Who may come\n\n-   Families whose" in found["markdown"]
    assert f"{found['text']}\n" == PARAGRAPHS


@pytest.mark.usefixtures("outside")
def test_each_removed_line_is_told_with_its_rule() -> None:
    removed = read(ARABIC)["removed"]
    assert {"rule": "headline", "text": "رابطة الإغاثة تفتح مطبخاً ثانياً"} in removed


def test_the_publications_of_the_archive_are_known(outside: Path) -> None:
    assert read(ENGLISH.replace("og:site_name", "x"))["source"] is None
    (outside / "content/sources").mkdir(parents=True)
    (outside / "content/sources/north-gazette.yaml").write_text(RECORD, "utf-8")
    assert read(ENGLISH.replace("og:site_name", "x"))["source"] == "North Gazette"


def test_a_broken_record_is_told_and_the_page_is_read(outside: Path) -> None:
    (outside / "content/sources").mkdir(parents=True)
    (outside / "content/sources/north-gazette.yaml").write_text("names: [", "utf-8")
    result = run(ENGLISH)
    assert result.stdout == PARAGRAPHS
    assert result.stderr.startswith("content/sources/north-gazette.yaml:")


@pytest.mark.usefixtures("outside")
def test_the_kind_can_be_forced() -> None:
    page = "The <p> tag\nA tag such as <p>, which opens a paragraph, was shown to the whole class on Monday.\n"
    assert "such as <p>, which" in run(page, "--input", "text").stdout
    assert "such as <p>" not in run(page, "--input", "html").stdout


@pytest.mark.usefixtures("outside")
def test_the_headline_can_be_told() -> None:
    page = ARABIC.replace("بقلم", "متطوعون يطبخون للحي كله\nبقلم")
    assert read(page)["title"] == "رابطة الإغاثة تفتح مطبخاً ثانياً"
    assert read(page, "--headline", "متطوعون يطبخون للحي كله")["title"] == "متطوعون يطبخون للحي كله"


def test_a_page_in_another_charset_is_printed_in_utf_8() -> None:
    assert "القنطرة" in run(ARABIC.encode("cp1256")).stdout


@pytest.mark.usefixtures("outside")
def test_the_retrieval_day_tells_the_year_of_a_page() -> None:
    page = ARABIC.replace("14 شباط 2023", "14 شباط")
    assert read(page)["date"] is None
    assert read(page, "--retrieved", "2023-02-20")["date"] == "2023-02-14"


@pytest.mark.usefixtures("outside")
def test_the_day_on_which_a_browser_saved_the_page_counts_as_retrieval() -> None:
    saved = "saved date: Mon Feb 20 2023 12:00:00 GMT+0200"
    comment = f"<!--\n Page saved with SingleFile\n url: https://a.example/\n {saved}\n-->"
    paragraphs = "".join(f"<p>{line}</p>" for line in ARABIC.replace("14 شباط 2023", "14 شباط").split("\n")[1:])
    page = f"<!DOCTYPE html><html>{comment}<body><article><h1>رابطة الإغاثة تفتح مطبخاً ثانياً</h1>{paragraphs}</article>"
    assert read(page)["date"] == "2023-02-14"


@pytest.mark.usefixtures("outside")
def test_what_is_no_article_is_an_error_in_either_form() -> None:
    result = run("")
    problem = "standard input: The file is empty; save the page again and import that."
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{problem}\n", 1)
    result = run("", "--json")
    assert (json.loads(result.stdout), result.stderr, result.exit_code) == ({"error": problem}, "", 1)


@pytest.mark.usefixtures("outside")
def test_the_module_runs_in_any_folder_and_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "mujaz.clean"]
    done = subprocess.run(command, input=ARABIC.encode(), capture_output=True, check=True, env=environment)  # noqa: S603
    assert "القنطرة" in done.stdout.decode("utf-8")
    dated = [*command, "--date-only", "الثلاثاء 14 شباط 2023"]
    done = subprocess.run(dated, capture_output=True, check=True, env=environment)  # noqa: S603
    assert done.stdout == b"2023-02-14\n"


@pytest.mark.usefixtures("outside")
def test_a_reader_who_leaves_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "mujaz.clean"]
    done = subprocess.run(command, input=ENGLISH.encode(), stdout=writing, stderr=subprocess.PIPE, check=False)  # noqa: S603
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.parametrize("option", [flag for option in main.params for flag in option.opts])
def test_each_option_is_explained(option: str) -> None:
    section = (
        (DOCS / "commands.md").read_text("utf-8").partition("## `python -m mujaz.clean`\n")[2].partition("\n## ")[0]
    )
    assert f"`{option}" in section


@pytest.mark.parametrize("name", [*NAMES.split(), "error"])
def test_each_name_in_the_object_is_explained(name: str) -> None:
    section = (
        (DOCS / "import.md").read_text("utf-8").partition("## The clean stage by itself\n")[2].partition("\n## ")[0]
    )
    assert any(f"`{name}`" in line.partition(" | ")[0] for line in section.splitlines() if line.startswith("| "))


def test_the_day_of_a_string_is_printed() -> None:
    result = run("", "--date-only", "السبت 12 آب 2023 14:30 بتوقيت دمشق")
    assert (result.stdout, result.exit_code) == ("2023-08-12\n", 0)


@pytest.mark.parametrize(("text", "month"), [("August 2023", "2023-08"), ("آب 2023", "2023-08")])
def test_a_month_is_printed_as_one(text: str, month: str) -> None:
    assert run("", "--date-only", text).stdout == f"{month}\n"


def test_the_retrieval_day_tells_the_year_of_a_string() -> None:
    assert run("", "--date-only", "الجمعة 11 آب", "--retrieved", "2023-08-14").stdout == "2023-08-11\n"


@pytest.mark.parametrize("text", ["12/08/2023", "", "قتل ثلاثة في 14 شباط 2023"])
def test_nothing_is_printed_where_there_is_no_date(text: str) -> None:
    result = run("", "--date-only", text)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 1)


def test_the_page_in_a_container_is_read() -> None:
    head = "Snapshot-Content-Location: https://gazette.example/7\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    plain = read(ENGLISH)
    assert read(head + ENGLISH) == plain
    assert read(gzip.compress(ENGLISH.encode())) == plain
    dump = json.dumps({"title": "Second kitchen opens", "text": "\n".join([plain["text"]] * 2)})
    assert read(dump)["title"] == "Second kitchen opens"


def test_a_text_that_only_begins_like_a_dump_is_a_page() -> None:
    assert read(f"[صور] {ARABIC}")["text"] == read(ARABIC)["text"]


def test_a_container_without_a_page_is_refused_with_its_reason() -> None:
    assert "this is not JSON" in read('{"title": ')["error"]
