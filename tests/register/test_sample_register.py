"""The sample archive's own register."""

from __future__ import annotations

from pathlib import Path

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS
from mujaz.register import load
from mujaz.register.lint import lint

ROOT = Path(__file__).parents[2]


def test_the_sample_register_has_no_problems() -> None:
    problems = Problems()
    register = load(ROOT, ("ar", "en"), problems)
    lint(register, problems)
    assert list(map(str, problems)) == []
    assert [kind for kind in RECORD_KINDS if not register.records(kind)] == []


def test_the_sample_register_is_broad_enough_for_news_of_the_region() -> None:
    register = load(ROOT, ("ar", "en"), Problems())
    assert len(register.records("actors")) >= 200
    assert len(register.records("places")) >= 250


def test_every_actor_and_place_has_a_type_and_is_described_in_both_languages() -> None:
    register = load(ROOT, ("ar", "en"), Problems())
    records = [*register.records("actors"), *register.records("places")]
    assert [record.id for record in records if not record.type] == []
    assert [record.id for record in records if {"ar", "en"} - {code for code, _ in record.description}] == []


def test_coordinates_from_geonames_come_with_the_identifier_that_they_were_read_by() -> None:
    places = load(ROOT, ("ar", "en"), Problems()).records("places")
    from_geonames = [place for place in places if place.coordinates_from == "geonames"]
    assert len(from_geonames) >= 200
    assert [place.id for place in from_geonames if "geonames" not in dict(place.same_as)] == []
    assert [place.id for place in places if place.coordinates and not place.coordinates_from] == []


def test_an_older_body_leads_to_the_one_that_took_its_place() -> None:
    actors = {actor.id: actor for actor in load(ROOT, ("ar", "en"), Problems()).records("actors")}
    assert actors["al-nusra-front"].succeeded_by == "hayat-tahrir-al-sham"
    assert actors["soviet-union"].succeeded_by == "russia"


def test_a_persons_names_leave_out_rank_and_office_as_the_naming_policy_asks() -> None:
    titles = {"الرئيس", "الوزير", "اللواء", "العميد", "الجنرال", "الأمير", "President", "General", "Ayatollah", "Mr"}
    persons = [actor for actor in load(ROOT, ("ar", "en"), Problems()).records("actors") if actor.type == "person"]
    titled = [alias.text for person in persons for alias in person.aliases if alias.text.split()[0] in titles]
    assert len(persons) >= 80
    assert titled == []


def test_names_of_one_side_are_searched_for_and_never_matched_as_the_naming_policy_asks() -> None:
    register = load(ROOT, ("ar", "en"), Problems())
    records = [*register.records("actors"), *register.records("places")]
    hidden = {(record.id, alias.text) for record in records for alias in record.aliases if alias.strength == "hidden"}
    assert {
        ("israel", "الكيان الصهيوني"),
        ("autonomous-administration", "Rojava"),
        ("autonomous-administration", "روج آفا"),
        ("jerusalem", "أورشليم"),
        ("western-sahara", "الصحراء المغربية"),
    } <= hidden
