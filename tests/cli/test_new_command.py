"""`mujaz new` and `mujaz status` as an author meets them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

SOURCE = """---
title: "Council: a first session"
lang: en
date: 2024-02-03
slug: 2024-02-03-first-session
kind: briefing
summary: >-
  The council met
  for the first time.
references:
  # the minutes
  - title: Minutes
    url: https://council.example/minutes
content_warning: Describes violence
---

The council met on 3 February 2024 --> in private.

## Agenda

* Water
* Roads
"""


TEXT = (
    "Council: a first session\n\n"
    "The council met for the first time.\n\n"
    "The council met on 3 February 2024 --> in private.\n\n## Agenda\n\n* Water\n* Roads"
)
"""What a translator of it translates."""


def mujaz(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def save(root: Path, text: str = SOURCE) -> Path:
    path = root / "content/briefings/en/2024/2024-02-03-first-session.md"
    path.write_text(text, "utf-8")
    return path


TRANSLATION = "content/briefings/ar/2024/2024-02-03-first-session.md"


def test_a_new_briefing_has_its_date_and_slug_and_says_what_each_key_is_for(root: Path) -> None:
    done = mujaz("new", "Council meets: a “first”", "--lang", "en", "--date", "2024-03-01")
    path = "content/briefings/en/2024/2024-03-01-council-meets-a-first.md"
    assert done.output == f"{path}: written as a draft; write the text, then take the line `status: draft` out.\n"
    assert (root / path).read_text("utf-8").splitlines()[:8] == [
        "---",
        "title: 'Council meets: a “first”'",
        "lang: en",
        "date: 2024-03-01",
        "slug: 2024-03-01-council-meets-a-first",
        "kind: briefing",
        "status: draft",
        "summary:  # One or two sentences for lists, feeds and search engines",
    ]


def test_a_draft_that_is_not_complete_stops_no_build(root: Path) -> None:
    assert mujaz("new", "Council meets", "--lang", "en", "--date", "2024-03-01").exit_code == 0
    done = mujaz("check", "--format", "json")
    found = [row for row in json.loads(done.stdout) if "2024-03-01" in row["path"]]
    assert [(row["line"], row["severity"]) for row in found] == [(6, "style"), (6, "style"), (15, "style")]
    assert mujaz("build").exit_code == 0
    assert not list((root / "output").rglob("*council-meets*"))


def test_an_arabic_item_is_called_after_those_that_its_headline_names(root: Path) -> None:
    assert (root / "content/places/example-camp.yaml").read_text("utf-8").startswith("names: {ar: مخيم المثال,")
    done = mujaz("new", "اجتماع في مخيم المثال", "--lang", "ar", "--date", "2024-03-01")
    assert done.output.startswith("content/briefings/ar/2024/2024-03-01-example-camp.md: written")


def test_an_arabic_item_that_names_none_is_called_by_its_date(root: Path) -> None:
    done = mujaz("new", "اجتماع بلا أسماء معروفة", "--date", "2024-03-01")
    assert (root / "content/briefings/ar/2024/2024-03-01-item.md").is_file(), done.output


def test_a_translation_shares_what_is_no_text_and_quotes_what_is(root: Path) -> None:
    save(root)
    done = mujaz("new", "--translate", "2024-02-03-first-session")
    assert done.output.startswith(f"{TRANSLATION}: written")
    assert (root / TRANSLATION).read_text("utf-8") == (
        "---\n"
        'title:  # "Council: a first session"\n'
        "lang: ar\n"
        "date: 2024-02-03\n"
        "slug: 2024-02-03-first-session\n"
        "kind: briefing\n"
        "references:\n"
        "  # the minutes\n"
        "  - title: Minutes\n"
        "    url: https://council.example/minutes\n"
        "summary:  # >- The council met for the first time.\n"
        "content_warning:  # Describes violence\n"
        "status: draft\n"
        "translation: full\n"
        "translator:  # your name, if it is to be shown\n"
        f"translated_from_sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\n"
        "---\n\n"
        "<!--\nThe council met on 3 February 2024 --&gt; in private.\n-->\n\n\n"
        "<!--\n## Agenda\n-->\n\n\n"
        "<!--\n* Water\n* Roads\n-->\n\n"
    )


def test_a_translation_that_is_older_than_its_source_is_told(root: Path) -> None:
    source = save(root)
    mujaz("new", "الجلسة الأولى", "--translate", "2024-02-03-first-session")
    translation = root / TRANSLATION
    translation.write_text(translation.read_text("utf-8").replace("status: draft\n", "") + "اجتمع المجلس.\n", "utf-8")
    assert mujaz("status", "outdated").output == "0 translations older than their source\n\n"
    source.write_text(source.read_text("utf-8").replace("in private", "in public"), "utf-8")
    told = f"  {TRANSLATION}: الجلسة الأولى (older than content/briefings/en/2024/{source.name})\n"
    assert mujaz("status", "outdated").output == f"1 translations older than their source\n{told}\n"
    told = "was changed since this was translated"
    advice = [line for line in mujaz("check").output.splitlines() if line.startswith(TRANSLATION) and told in line]
    assert len(advice) == 1


def test_what_quotes_the_source_is_never_published(root: Path) -> None:
    save(root)
    mujaz("new", "الجلسة الأولى", "--translate", "2024-02-03-first-session")
    path = root / TRANSLATION
    path.write_text(path.read_text("utf-8").replace("status: draft\n", "") + "اجتمع المجلس.\n", "utf-8")
    assert mujaz("build").exit_code == 0
    page = (root / "output/ar/briefings/2024-02-03-first-session/index.html").read_text("utf-8")
    assert "اجتمع المجلس." in page
    assert "in private" not in page
    assert "Roads" not in page


ALONE = "A translation has the date and the slug of what it translates; leave --date and --slug out."


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), 'A new item needs a headline: mujaz new "HEADLINE".'),
        (("…",), 'A new item needs a headline: mujaz new "HEADLINE".'),
        (("x", "--lang", "fr"), '--lang is "fr"; write one of ar, en.'),
        (("x", "--slug", "A b"), '--slug is "A b"; write small letters a to z, digits and single hyphens, at most 80.'),
        (("--translate", "none-such-at-all-here"), 'No item has the slug "none-such-at-all-here".'),
        (("--translate", "x", "--slug", "y"), ALONE),
    ],
)  # fmt: skip
def test_wrong_use_is_told_and_writes_nothing(root: Path, args: tuple[str, ...], said: str) -> None:
    before = sorted(root.rglob("*"))
    done = mujaz("new", *args)
    assert (done.exit_code, done.stderr) == (2, f"{said}\n")
    assert sorted(root.rglob("*")) == before


def test_a_slug_that_is_given_is_not_given_again(root: Path) -> None:
    save(root)
    done = mujaz("new", "x", "--slug", "2024-02-03-first-session")
    assert done.exit_code == 2
    assert "belongs to another item already" in done.stderr


def test_an_item_in_both_languages_is_not_translated_again(root: Path) -> None:
    save(root)
    mujaz("new", "--translate", "2024-02-03-first-session")
    done = mujaz("new", "--translate", "2024-02-03-first-session")
    assert (done.exit_code, TRANSLATION in done.stderr) == (2, True)


def test_the_status_is_told_to_programs_too(root: Path) -> None:
    save(root)
    told = json.loads(mujaz("status", "--json").stdout)
    path = "content/briefings/en/2024/2024-02-03-first-session.md"
    assert told["months"]["2024-02"] >= 1
    assert {"path": path, "title": "Council: a first session", "note": "ar"} in told["wanting"]["untranslated"]
    assert path in [entry["path"] for entry in told["wanting"]["no_place"]]


def test_the_status_of_an_archive_with_errors_counts_the_rest(root: Path) -> None:
    save(root, SOURCE.replace("lang: en", "lang: english"))
    done = mujaz("status")
    assert done.exit_code == 1
    assert "run mujaz check" in done.stderr
    assert " items (" in done.stdout
