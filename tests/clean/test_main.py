from __future__ import annotations

import pytest

from mujaz.clean.__main__ import main


def test_the_day_of_a_string_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--date-only", "السبت 12 آب 2023 14:30 بتوقيت دمشق"]) == 0
    assert capsys.readouterr().out == "2023-08-12\n"


def test_a_month_is_printed_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--date-only", "August 2023"]) == 0
    assert capsys.readouterr().out == "2023-08\n"


def test_the_retrieval_day_tells_the_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--date-only", "الجمعة 11 آب", "--retrieved", "2023-08-14"]) == 0
    assert capsys.readouterr().out == "2023-08-11\n"


def test_nothing_is_printed_where_there_is_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--date-only", "12/08/2023"]) == 1
    assert capsys.readouterr().out == ""
