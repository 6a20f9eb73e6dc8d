"""What lies near a place, and how far."""

from __future__ import annotations

import pytest

from mujaz.model import Record
from mujaz.site.distances import Near, Neighbourhood, Point, distance


def place(identifier: str, north: float, east: float, kind: str = "town") -> Record:
    return Record("places", identifier, "", (("en", identifier),), type=kind, coordinates=(north, east))


def test_a_degree_of_latitude_is_111_kilometres_and_of_longitude_fewer_in_the_north() -> None:
    assert round(distance((0.0, 10.0), (1.0, 10.0)), 1) == 111.2
    assert round(distance((60.0, 10.0), (60.0, 11.0)), 1) == 55.6


def test_the_shorter_way_around_the_earth_counts() -> None:
    assert round(distance((0.0, 179.5), (0.0, -179.5)), 1) == 111.2


def test_the_nearest_places_come_first_and_far_ones_not_at_all() -> None:
    here = place("here", 35.0, 36.0)
    others = [
        place("far", 37.0, 36.0),
        place("north", 35.3, 36.0),
        place("east", 35.0, 36.1),
        place("child", 35.0, 36.0),
    ]
    near = Neighbourhood([here, *others]).near(here, 100.0, 5, frozenset({"child"}))
    assert [(found.id, round(found.kilometres)) for found in near] == [("east", 9), ("north", 33)]


def test_a_country_is_near_nothing_and_nothing_is_near_it() -> None:
    town, country = place("town", 35.0, 36.0), place("country", 35.0, 36.1, "country")
    places = Neighbourhood([town, country])
    assert places.near(town, 100.0, 5, frozenset()) == ()
    assert places.near(country, 100.0, 5, frozenset()) == ()


def test_a_place_without_coordinates_is_near_nothing() -> None:
    town = place("town", 35.0, 36.0)
    lost = Record("places", "lost", "", (("en", "Lost"),))
    assert Neighbourhood([town, lost]).near(lost, 100.0, 5, frozenset()) == ()
    assert Neighbourhood([town, lost]).near(town, 100.0, 5, frozenset()) == ()


def test_no_more_places_are_named_than_asked_for() -> None:
    places = [place(f"p{number}", 35.0, 36.0 + number / 100) for number in range(5)]
    near = Neighbourhood(places).near(places[0], 100.0, 2, frozenset())
    assert [found.id for found in near] == ["p1", "p2"]
    assert isinstance(near[0], Near)


@pytest.mark.parametrize(("one", "other"), [((10.0, 179.9), (10.0, -179.9)), ((89.9, 0.0), (89.9, 170.0))])
def test_places_are_near_across_the_date_line_and_around_a_pole(one: Point, other: Point) -> None:
    here, there, far = place("here", *one), place("there", *other), place("far", one[0] - 8, one[1] - 60)
    found = Neighbourhood([here, there, far]).near(here, 60, 5, frozenset())
    assert found[0].id == "there"
    assert found[0].kilometres < 30
