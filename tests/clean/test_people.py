from __future__ import annotations

import pytest

from mujaz.clean.names import bare_byline, join_people, people_in
from mujaz.clean.people import is_outlet, is_person, is_section


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sara Khalil, Political Editor", ("Sara Khalil",)),
        ("Sara Khalil and Omar Haddad in Damascus", ("Sara Khalil", "Omar Haddad")),
        ("ليلى حداد - القنطرة", ("ليلى حداد",)),
        ("رويترز / ليلى حداد", ("ليلى حداد",)),
        ("Reuters Staff", ()),
        ("فريق التحرير", ()),
        ("admin", ()),
        ("editor@gazette.example", ()),
        ("Sara Khalil cooks and writes", ()),
    ],
)
def test_persons_are_told_from_places_roles_agencies_and_accounts(text: str, names: tuple[str, ...]) -> None:
    assert people_in(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Sara Khalil • 12 August 2023", "Sara Khalil"),
        ("Sara Khalil2014-01-26 21:32:46 UTC", "Sara Khalil"),
        ("Sara Khalil @sarakhalil on June 26, 2014", "Sara Khalil"),
        ("Sara Khalil Tuesday, Aug. 17, 2010", "Sara Khalil"),
        ("Sara Khalil More from this author", "Sara Khalil"),
        ("كتبت: ليلى حداد", "ليلى حداد"),
        ("ليلى حداد - الثلاثاء 14 شباط 2023", "ليلى حداد"),
        ("ليلى حداد في 2 تشرين الأول", "ليلى حداد"),
        ("خالد الخميس", "خالد الخميس"),
        ("April Smith", "April Smith"),
    ],
)
def test_what_stands_behind_the_names_is_no_part_of_them(text: str, name: str) -> None:
    assert bare_byline(text) == name


def test_the_publication_is_no_author() -> None:
    assert people_in("USA TODAY", frozenset({"usatoday"})) == ()


def test_several_names_stay_as_printed_or_are_listed() -> None:
    assert join_people(("Sara Khalil", "Omar Haddad"), "Sara Khalil and Omar Haddad") == "Sara Khalil and Omar Haddad"
    assert join_people(("ليلى حداد", "عمر خليل")) == "ليلى حداد، عمر خليل"
    assert join_people(()) is None


def test_a_long_text_names_nobody() -> None:
    assert people_in("كلمة، " * 100_000) == ()


def test_a_name_by_itself_begins_with_a_given_name() -> None:
    assert [is_person(text) for text in ("ليلى حداد", "ليلى", "New York", "أخبار محلية", "John Smith")] == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_outlets_are_told_from_sections() -> None:
    assert (is_outlet("وكالة الساحل"), is_outlet("World News"), is_section("الأخبار السياسية")) == (True, False, True)
