"""YAML is edited where its values stand; all that a person wrote beside them stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.errors import Problems
from mujaz.yamledit import add_to_list, as_flow, remove_key, replace_entries, set_value
from mujaz.yamltext import parse

ORDER = ("title", "topics", "actors", "places", "event_date")
FRONT = """# before all
title: "a: b"   # keep me
topics: [x, y]  # two
actors:
  - isis   # one
  - turkey

# before places
places: idlib، aleppo
summary: |
  text
  more

# the end
"""


def to(old: str, new: str | None) -> Callable[[str], str | None]:
    return lambda entry: new if entry == old else entry


def test_an_entry_joins_a_list_in_brackets() -> None:
    assert add_to_list(FRONT, ["topics"], ["z"]) == FRONT.replace("[x, y]", "[x, y, z]")


def test_an_entry_joins_a_list_of_lines_behind_its_comments() -> None:
    assert add_to_list(FRONT, ["actors"], ["iran", "iraq"]) == FRONT.replace(
        "  - turkey\n", "  - turkey\n  - iran\n  - iraq\n"
    )


def test_names_in_one_text_become_a_list() -> None:
    assert add_to_list(FRONT, ["places"], ["homs"]) == FRONT.replace("idlib، aleppo", "[idlib, aleppo, homs]")


def test_a_key_that_is_missing_comes_where_its_order_says() -> None:
    added = add_to_list(FRONT, ["event_date"], ["2023-08-12"], ORDER)
    assert added == FRONT.replace("idlib، aleppo\n", "idlib، aleppo\nevent_date: [2023-08-12]\n")


def test_a_key_without_a_place_in_the_order_comes_last_but_before_the_comments_of_the_end() -> None:
    assert add_to_list(FRONT, ["x_mine"], ["a"], ORDER) == FRONT.replace("  more\n", "  more\nx_mine: [a]\n")


def test_a_key_that_comes_before_all_others_is_put_there() -> None:
    assert add_to_list("places: [homs]\n", ["title"], ["a"], ORDER) == "title: [a]\nplaces: [homs]\n"


@pytest.mark.parametrize("empty", ["actors:\n", "actors: \n", "actors: []\n", "actors:   # who\n"])
def test_an_empty_list_is_filled(empty: str) -> None:
    problems = Problems()
    assert parse(add_to_list(f"title: a\n{empty}", ["actors"], ["isis"]), "f", problems) == {
        "title": "a",
        "actors": ["isis"],
    }
    assert len(problems) == 0


def test_lists_of_lists_are_reached() -> None:
    record = "names: {ar: حلب, en: Aleppo}\naliases: {ar: [حلب الشهباء]}\ncues:\n  ar: [مدينة]\ntype: city\n"
    grown = add_to_list(record, ["aliases", "en"], ["Halab"])
    grown = add_to_list(grown, ["cues", "en"], ["city"])
    assert grown == (
        "names: {ar: حلب, en: Aleppo}\naliases: {ar: [حلب الشهباء], en: [Halab]}\n"
        "cues:\n  ar: [مدينة]\n  en: [city]\ntype: city\n"
    )


def test_a_set_of_lists_that_is_missing_is_made() -> None:
    assert add_to_list("names: {ar: حلب}\n", ["aliases", "ar"], ["الشهباء"]) == (
        "names: {ar: حلب}\naliases: {ar: [الشهباء]}\n"
    )


def test_windows_line_ends_stay() -> None:
    text = FRONT.replace("\n", "\r\n")
    assert add_to_list(text, ["actors"], ["iran"]) == text.replace("  - turkey\r\n", "  - turkey\r\n  - iran\r\n")


def test_a_file_that_ends_without_a_line_end_is_no_exception() -> None:
    assert add_to_list("title: a", ["actors"], ["isis"]) == "title: a\nactors: [isis]"


def test_an_entry_is_replaced_where_it_stands() -> None:
    assert replace_entries(FRONT, ["actors"], to("isis", "al-qaeda")) == FRONT.replace("- isis ", "- al-qaeda ")
    assert replace_entries(FRONT, ["topics"], to("y", "z")) == FRONT.replace("[x, y]", "[x, z]")
    assert replace_entries(FRONT, ["places"], to("idlib", "homs")) == FRONT.replace("idlib، aleppo", "[homs, aleppo]")


def test_an_entry_that_becomes_another_of_the_list_goes() -> None:
    assert replace_entries(FRONT, ["actors"], to("isis", "turkey")) == FRONT.replace("  - isis   # one\n", "")
    assert replace_entries(FRONT, ["topics"], to("x", "y")) == FRONT.replace("[x, y]", "[y]")
    assert replace_entries(FRONT, ["topics"], to("y", "x")) == FRONT.replace("[x, y]", "[x]")


def test_the_last_line_of_a_list_leaves_an_empty_list() -> None:
    assert parse(replace_entries("actors:\n- isis\n", ["actors"], to("isis", None)), "f", Problems()) == {"actors": []}


def test_a_single_value_is_replaced() -> None:
    assert replace_entries("part_of: syria  # where\n", ["part_of"], to("syria", "iraq")) == "part_of: iraq  # where\n"


def test_what_is_not_there_changes_nothing() -> None:
    assert replace_entries(FRONT, ["sources"], to("a", "b")) == FRONT
    assert replace_entries(FRONT, ["actors"], to("nobody", "somebody")) == FRONT


def test_a_value_is_set_in_brackets_and_out_of_them() -> None:
    record = "names: {ar: حلب, en: Aleppo}  # both\ntype: city\n"
    assert set_value(record, ["names", "en"], "Halab, city of") == (
        'names: {ar: حلب, en: "Halab, city of"}  # both\ntype: city\n'
    )
    assert set_value(record, ["type"], "town") == record.replace("type: city", "type: town")


@pytest.mark.parametrize(
    "text", ["a, b", "yes", "12", "- x", "a: b", "a #b", "[x]", 'say "x"', "داعش", "", "2023-01-01"]
)
def test_what_is_written_is_read_back(text: str) -> None:
    problems = Problems()
    assert parse(f"a: [{as_flow(text)}]\nb: {as_flow(text)}\n", "f", problems) == {"a": [text], "b": text}
    assert len(problems) == 0


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        ("title", 'title: "a: b"   # keep me\n'),
        ("topics", "topics: [x, y]  # two\n"),
        ("actors", "actors:\n  - isis   # one\n  - turkey\n"),
        ("summary", "summary: |\n  text\n  more\n"),
        ("places", "places: idlib، aleppo\n"),
    ],
)
def test_a_key_goes_with_its_value_and_the_comment_behind_it(key: str, gone: str) -> None:
    assert gone in FRONT
    assert remove_key(FRONT, key) == FRONT.replace(gone, "")


def test_a_key_that_is_not_there_changes_nothing() -> None:
    assert remove_key(FRONT, "status") == FRONT


def test_the_last_key_goes_without_its_line_end() -> None:
    assert remove_key("a: 1\nb: 2", "b") == "a: 1\n"


def test_a_value_comes_behind_a_key_that_has_none() -> None:
    assert set_value("title:  # headline\nlang: en\n", ["title"], "A b") == "title: A b  # headline\nlang: en\n"
    assert set_value("title:\nlang: en\n", ["title"], "A b") == "title: A b\nlang: en\n"


def test_the_only_entry_at_the_margin_leaves_an_empty_list_behind_its_key() -> None:
    assert replace_entries("a:\n- x\nb: 1\n", ["a"], lambda _: None) == "a: []\nb: 1\n"
