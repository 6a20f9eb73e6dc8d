"""`python -m mujaz.enrich.related`: items as lines of JSON in, related items as lines of JSON out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mujaz.cli.related_items import main

BRIDGE = "The example bridge over the example river was opened by the engineers of the province."
ITEMS: list[dict[str, Any]] = [
    {"id": "one", "lang": "en", "title": "A bridge", "text": BRIDGE, "actors": ["league"], "date": "2023-08-12"},
    {"id": "two", "lang": "en", "text": BRIDGE + " Traffic began.", "actors": ["league"], "source": "wire"},
    {"id": "three", "text": "Wheat and barley filled silos on northern plains.", "date": None, "places": []},
    {
        "id": "arabic",
        "lang": "ar",
        "text": "فتح الجسر رقم ٢٦٤٢ أمام الحافلات",
        "actors": ["council"],
        "date": "2023-08-12",
    },
    {
        "id": "english",
        "lang": "en",
        "text": "Crossing 2642 now takes buses.",
        "actors": ["council"],
        "date": "2023-08-12",
    },
    {"id": 7},
]

JSON_HINT = (
    "standard input:2: The line is not JSON (Expecting property name enclosed in double quotes); "
    "write one object a line.\n"
)
LIST_HINT = "standard input:2: `places` is not a list of ids; write it so, or leave it out.\n"


def run(*lines: object, args: tuple[str, ...] = ()) -> Result:
    data = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    return CliRunner().invoke(main, args, input=data, catch_exceptions=False)


def told(result: Result) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, result.stdout.splitlines())}


def test_each_item_is_answered_in_the_order_of_the_input() -> None:
    result = run(*ITEMS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(told(result)) == ["one", "two", "three", "arabic", "english", "7"]


def test_a_related_item_has_a_score_and_a_reason() -> None:
    (first, *_) = told(run(*ITEMS))["one"]["related"]
    assert (first["id"], first["lang"]) == ("two", "en")
    assert 0.5 < first["score"] <= 1
    assert first["reason"].startswith("both list league; both say ")


def test_the_twin_in_the_other_language_is_found_by_records_numbers_and_day() -> None:
    row = told(run(*ITEMS))["arabic"]
    assert [other["id"] for other in row["other_language"]] == ["english"]
    assert [other["id"] for other in row["related"]] == ["english"]
    assert row["related"][0]["reason"] == "both list council; both say ٢٦٤٢; same day"


def test_no_more_are_printed_than_asked_for() -> None:
    items = [{"id": str(number), "text": f"{BRIDGE} {'word' * number}"} for number in range(6)]
    assert {len(row["related"]) for row in told(run(*items, args=("--top", "2"))).values()} == {2}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert run(*ITEMS).stdout_bytes == run(*ITEMS).stdout_bytes


def test_empty_lines_and_no_lines_are_no_error() -> None:
    assert (run(b"", ITEMS[0], b" ").exit_code, run().exit_code, run().stdout) == (0, 0, "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{bad", JSON_HINT),
        (b"[1]", 'standard input:2: The line is no JSON object; write it as in {"id": "a", "text": "…"}.\n'),
        (b'{"text": "a"}', 'standard input:2: The item has no id; write it as in {"id": "a", "text": "…"}.\n'),
        (b'{"id": "one"}', 'standard input:2: The id "one" stands in line 1 already; give each item its own.\n'),
        (b'{"id": "a", "text": 3}', "standard input:2: `text` is not a text; write it so, or leave it out.\n"),
        (b'{"id": "a", "places": "x"}', LIST_HINT),
        (b'{"id": "\xff"}', "standard input:2: The line is not UTF-8; save the file as UTF-8.\n"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named_and_nothing_else_is_printed(line: bytes, message: str) -> None:
    result = run(ITEMS[0], line)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", message)


def test_all_wrong_lines_are_told_at_once() -> None:
    assert len(run(b"{", ITEMS[0], b"[]", b'{"id": ""}').stderr.splitlines()) == 3


def test_a_date_that_is_none_is_told_and_passed_over() -> None:
    result = run({"id": "a", "date": "last year"})
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert '`date` is "last year", which is passed over' in result.stderr


def test_half_a_character_does_not_stop_the_rest() -> None:
    result = run(b'{"id": "a\\ud800", "text": "one two"}', ITEMS[0])
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
