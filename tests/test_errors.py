"""What can go wrong, and how it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import (
    ContentError,
    EnvironmentLack,
    MujazError,
    Problem,
    Problems,
    UsageError,
    nearest,
)


def test_a_problem_is_file_line_and_sentence() -> None:
    problem = Problem.of("content/x.md", 3, 'lang is "{found}"; write "ar" or "en".', {"found": "arabic"})
    assert str(problem) == 'content/x.md:3: lang is "arabic"; write "ar" or "en".'
    assert problem.message == 'lang is "arabic"; write "ar" or "en".'
    assert problem.severity == "error"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("content/x.md", 0, "It is empty.")) == "content/x.md: It is empty."


def test_problems_are_told_by_file_line_and_column_each_once() -> None:
    problems = Problems()
    problems.add("b.md", 1, "fourth")
    problems.add("a.md", 10, "third")
    problems.add("a.md", 2, "second", column=9)
    problems.add("a.md", 2, "first", column=1)
    problems.add("a.md", 2, "first", column=1)
    assert [problem.text for problem in problems] == ["first", "second", "third", "fourth"]
    assert len(problems) == 4
    assert problems.error_count == 4


def test_only_errors_stop_a_build() -> None:
    problems = Problems()
    problems.add("a.md", 1, "advice", severity="style")
    problems.add("a.md", 2, "warning", severity="integrity")
    problems.raise_errors()
    assert (len(problems), problems.error_count, problems.errors()) == (2, 0, ())
    problems.add("a.md", 3, "error {n}", n=1)
    with pytest.raises(ContentError) as caught:
        problems.raise_errors()
    assert str(caught.value) == "a.md:3: error 1"
    assert [problem.line for problem in caught.value.problems] == [3]


def test_all_errors_stand_in_one_message() -> None:
    error = ContentError([Problem("a.md", 1, "one"), Problem("b.md", 0, "two")])
    assert str(error) == "a.md:1: one\nb.md: two"


def test_problems_found_elsewhere_are_taken_over() -> None:
    problems, others = Problems(), Problems()
    others.add("a.md", 1, "one")
    problems.extend(others)
    problems.extend(others)
    assert list(problems) == list(others)


@pytest.mark.parametrize(
    ("error", "exitcode"), [(MujazError, 1), (ContentError, 1), (UsageError, 2), (EnvironmentLack, 3)]
)
def test_every_error_has_its_exit_code(error: type[MujazError], exitcode: int) -> None:
    assert error.exitcode == exitcode
    assert issubclass(error, MujazError)


def test_the_nearest_names_come_first() -> None:
    assert nearest("lnag", ["lang", "title", "date"]) == ("lang",)
    assert nearest("مجلس المثل", ["رابطة", "مجلس المثال"]) == ("مجلس المثال",)
    assert nearest("zzzz", ["lang"]) == ()
    assert nearest("a", []) == ()


def test_the_nearest_names_do_not_depend_on_the_order_of_the_known() -> None:
    known = ["date", "dates", "data", "gate", "late"]
    assert nearest("dat", known) == nearest("dat", known[::-1]) == nearest("dat", {*known})


@given(st.text(), st.text())
def test_values_with_braces_are_shown_as_they_are(found: str, wanted: str) -> None:
    problem = Problem.of("x.md", 1, "{found} and {wanted}", {"found": found, "wanted": wanted})
    assert problem.message == f"{found} and {wanted}"
