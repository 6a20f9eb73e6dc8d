"""`python -m mujaz.enrich`, as others measure it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RECORD = """names: {ar: الرقة, en: Raqqa}
aliases:
  ar: [{text: الدير, match: weak}, {text: القديمة, valid: {until: 2015}}]
cues: {ar: [مدينة]}
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a folder with one place in `places/`."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "raqqa.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path


def run(folder: Path, text: bytes, *options: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of the program in a locale that knows no Arabic."""
    command = [sys.executable, "-m", "mujaz.enrich", "--register", str(folder), *options]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, input=text, capture_output=True, check=False, env=environment)  # noqa: S603 - ours
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def find(folder: Path, text: str, *options: str) -> list[dict[str, Any]]:
    code, output, errors = run(folder, text.encode(), "--json", *options)
    assert (code, errors) == (0, "")
    found: list[dict[str, Any]] = json.loads(output)
    return found


def test_mentions_are_printed_with_offsets_in_characters(register: Path) -> None:
    assert find(register, "\U0001f30d وبالرقة\r\nومدينة الدير") == [
        {"id": "raqqa", "start": 4, "end": 9, "surface": "الرقة", "alias_strength": "strong"},
        {"id": "raqqa", "start": 18, "end": 23, "surface": "الدير", "alias_strength": "weak"},
    ]


@pytest.mark.parametrize("inside", ["content", "archive/content"])
def test_an_archive_and_its_content_are_registers_too(register: Path, tmp_path: Path, inside: str) -> None:
    content = tmp_path / inside
    content.mkdir(parents=True)
    (register / "places").rename(content / "places")
    assert len(find(content, "الرقة")) == len(find(content.parent, "الرقة")) == 1


def test_names_count_on_their_day(register: Path) -> None:
    assert [
        len(find(register, "في القديمة", *options))
        for options in ((), ("--date", "2015-05-01"), ("--date", "2016-01-01"))
    ] == [1, 1, 0]


def test_without_json_a_person_can_read_it(register: Path) -> None:
    assert run(register, b"Raqqa", "--lang", "en") == (0, "0-5\tplaces/raqqa\tRaqqa\n1 mentions.\n", "")


def test_bytes_that_are_no_text_are_told_and_the_rest_is_read(register: Path) -> None:
    code, output, errors = run(register, b"a\n\xff\xed\xa0\x80 Raqqa", "--json")
    assert (code, [found["start"] for found in json.loads(output)]) == (0, [7])
    assert errors == "standard input:2: this is not UTF-8; what cannot be read counts as U+FFFD.\n"


def test_a_record_that_cannot_be_read_is_told_and_the_others_serve(register: Path) -> None:
    (register / "places" / "bad.yaml").write_text("names: {ar: [\n", encoding="utf-8")
    code, output, errors = run(register, "الرقة".encode(), "--json")
    assert (code, len(json.loads(output))) == (0, 1)
    assert errors.startswith("places/bad.yaml:")


def test_a_folder_without_a_register_is_refused(tmp_path: Path) -> None:
    code, output, errors = run(tmp_path, b"")
    assert (code, output) == (2, "")
    assert "holds no register" in errors


def test_no_text_has_no_mention(register: Path) -> None:
    assert find(register, "") == []
