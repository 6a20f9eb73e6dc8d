"""The words for the kinds and types of records; the types themselves are declared in `register/fields.py`."""

from __future__ import annotations

from mujaz.model import RecordKind

KIND_WORDS: dict[RecordKind, str] = {
    "actors": "Actors",
    "places": "Places",
    "sources": "Sources",
    "topics": "Topics",
}
"""Kind of record → the message that names all of it."""

TYPE_WORDS: dict[str, str] = {
    "state": "State",
    "armed-group": "Armed group",
    "organisation": "Organisation",
    "state-body": "State body",
    "person": "Person",
    "country": "Country",
    "governorate": "Governorate",
    "district": "District",
    "city": "City",
    "town": "Town",
    "village": "Village",
    "region": "Region",
    "river": "River",
    "camp": "Camp",
    "prison": "Prison",
    "base": "Military base",
    "crossing": "Border crossing",
    "building": "Building",
    "newspaper": "Newspaper",
    "agency": "News agency",
    "broadcaster": "Broadcaster",
    "website": "Website",
    "sample": "Sample publication",
}
"""Type → the message that names it."""
