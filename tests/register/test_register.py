"""What the register answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from mujaz.model import Record
from mujaz.register import Register

Make = Callable[[Mapping[str, str]], Register]

FILES = {
    "places/syria.yaml": "names: {ar: سوريا, en: Syria}\ntype: country\n",
    "places/deir-ez-zor.yaml": (
        "names: {ar: دير الزور, en: Deir ez-Zor}\n"
        "aliases:\n"
        "  ar: [{text: الدير, match: weak}]\n"
        "  en: [{text: DEZ, match: hidden}, {text: DZ, match: never}]\n"
        "part_of: syria\nmerged_ids: [deir-azzor]\n"
    ),
    "places/mayadin.yaml": "names: {ar: الميادين, en: Mayadin}\npart_of: deir-azzor\n",
    "places/abu-kamal.yaml": (
        "names: {ar: البوكمال, en: Abu Kamal}\npart_of: deir-ez-zor\naliases: {ar: [{text: الدير, match: weak}]}\n"
    ),
    "actors/syrian-government.yaml": "names: {ar: الحكومة السورية, en: Syrian government}\n",
}


@pytest.fixture
def register(make_register: Make) -> Register:
    return make_register(FILES)


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def test_a_record_is_found_by_its_id_and_by_an_old_one(register: Register) -> None:
    found = register.get("places", "deir-ez-zor")
    assert found is not None
    assert register.get("places", "deir-azzor") is found
    assert register.get("actors", "deir-ez-zor") is None


@pytest.mark.parametrize(
    "name",
    [
        "deir-ez-zor",
        "deir-azzor",
        "دير الزور",
        " دير  الزور ",
        "دَيْر الزور",
        "DEIR EZ-ZOR",
        "DEZ",
        "deir ez-zor",
    ],
)
def test_a_name_of_one_record_means_that_record(register: Register, name: str) -> None:
    assert register.resolve("places", name) == "deir-ez-zor"
    assert register.resolve("actors", name) is None


@pytest.mark.parametrize("name", ["الدير", "DZ", "Aleppo", "حلب", ""])
def test_a_name_of_no_record_or_of_two_means_none(register: Register, name: str) -> None:
    assert register.resolve("places", name) is None


def test_all_owners_of_a_name_are_told(register: Register) -> None:
    assert register.owners("places", "الدير") == ("abu-kamal", "deir-ez-zor")
    assert register.owners("places", "Syria") == ("syria",)
    assert register.owners("places", "Aleppo") == ()


@pytest.mark.parametrize(
    ("name", "best"),
    [
        ("Deir az-Zour", "deir-ez-zor (Deir ez-Zor)"),
        ("دير الزر", "deir-ez-zor (دير الزور)"),
        ("deir-ez-zour", "deir-ez-zor (Deir ez-Zor)"),
        ("سورية", "syria (سوريا)"),
        ("Abukamal", "abu-kamal (Abu Kamal)"),
    ],
)
def test_the_nearest_records_are_named(register: Register, name: str, best: str) -> None:
    assert register.nearest("places", name)[0] == best


def test_nothing_is_near_to_a_name_from_nowhere(register: Register) -> None:
    assert register.nearest("places", "Zzyzx") == ()
    assert register.nearest("topics", "سوريا") == ()


def test_at_most_three_records_are_named(make_register: Make) -> None:
    files = {f"places/town-{n}.yaml": f"names: {{ar: بلدة رقم {n}, en: Town number {n}}}" for n in range(9)}
    assert make_register(files).nearest("places", "Town number") == (
        "town-0 (Town number 0)",
        "town-1 (Town number 1)",
        "town-2 (Town number 2)",
    )


def test_a_record_knows_what_it_is_part_of_and_what_is_part_of_it(register: Register) -> None:
    assert ids(register.ancestors("places", "mayadin")) == ["deir-ez-zor", "syria"]
    assert ids(register.children("places", "deir-ez-zor")) == ["abu-kamal", "mayadin"]
    assert ids(register.children("places", "deir-azzor")) == ["abu-kamal", "mayadin"]
    assert register.ancestors("places", "syria") == ()
    assert register.children("places", "nowhere") == ()


def test_a_circle_does_not_hold_up_its_ancestors() -> None:
    one = Record("places", "one", "one.yaml", (("en", "One"),), part_of="two")
    two = Record("places", "two", "two.yaml", (("en", "Two"),), part_of="one")
    assert ids(Register((one, two)).ancestors("places", "one")) == ["two"]
