"""Values that nothing may change are what frozen dataclasses are, but for the time that they take."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, astuple, field, fields, replace

import pytest

from mujaz.frozen import frozen


@frozen
class Place:
    """A place."""

    name: str
    aliases: list[str] = field(default_factory=list)
    kind: str = "town"
    note: str = field(default="", compare=False, repr=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", self.name.lower())


@frozen
class Capital(Place):
    """A place with something more."""

    since: int = 0


@frozen
class Nothing:
    """A value without fields."""


@frozen
class One:
    """A value with one."""

    name: str


def test_a_value_is_filled_in_order_and_by_name() -> None:
    place = Place("الرقة", ["Raqqa"], note="x")
    assert astuple(place) == ("الرقة", ["Raqqa"], "town", "x", "الرقة")
    assert [part.name for part in fields(place)] == ["name", "aliases", "kind", "note", "folded"]


def test_a_default_that_is_made_is_made_for_each() -> None:
    assert Place("A").aliases == []
    assert Place("A").aliases is not Place("A").aliases


def test_what_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Place("A", colour="red")  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    place = Place("A")
    with pytest.raises(FrozenInstanceError, match="name"):
        place.name = "B"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="name"):
        del place.name
    with pytest.raises((FrozenInstanceError, AttributeError)):
        place.colour = "red"  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_values_are_equal_where_all_that_counts_is() -> None:
    assert Place("A", note="x") == Place("A", note="y")
    assert Place("A") != Place("A", kind="city")
    assert Capital("A") != Place("A")
    assert One("A") != "A"
    assert Nothing() == Nothing()


def test_equal_values_are_one_key() -> None:
    assert len({One("A"), One("A"), One("B"), Nothing(), Nothing()}) == 3
    with pytest.raises(TypeError, match="list"):
        hash(Place("A"))


def test_a_value_shows_its_fields() -> None:
    assert repr(Capital("A", since=2011)) == "Capital(name='A', aliases=[], kind='town', folded='a', since=2011)"


def test_a_value_can_be_replaced_copied_and_kept() -> None:
    place = Capital("A", ["B"], since=2011)
    assert replace(place, name="C") == Capital("C", ["B"], since=2011)
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - written in the same line


def test_a_value_matches_by_position() -> None:
    match One("A"):
        case One(name):
            assert name == "A"
