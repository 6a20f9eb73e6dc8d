"""The words for the kinds and types of records; the types themselves are declared in `register/fields.py`."""

from __future__ import annotations

from mujaz.model import RecordKind


def mark(message: str) -> str:
    """Return a message as it is; the call marks it for the extraction of messages."""
    return message


KIND_WORDS: dict[RecordKind, str] = {
    "actors": mark("Actors"),
    "places": mark("Places"),
    "sources": mark("Sources"),
    "topics": mark("Topics"),
}
"""Kind of record → the message that names all of it."""

ITEM_KIND_WORDS: dict[str, str] = {"article": mark("Archived articles"), "briefing": mark("Briefings")}
"""Kind of item → the message that names all of it."""

TYPE_WORDS: dict[str, str] = {
    "state": mark("State"),
    "armed-group": mark("Armed group"),
    "organisation": mark("Organisation"),
    "state-body": mark("State body"),
    "person": mark("Person"),
    "country": mark("Country"),
    "governorate": mark("Governorate"),
    "district": mark("District"),
    "city": mark("City"),
    "town": mark("Town"),
    "village": mark("Village"),
    "region": mark("Region"),
    "river": mark("River"),
    "camp": mark("Camp"),
    "prison": mark("Prison"),
    "base": mark("Military base"),
    "crossing": mark("Border crossing"),
    "building": mark("Building"),
    "newspaper": mark("Newspaper"),
    "agency": mark("News agency"),
    "broadcaster": mark("Broadcaster"),
    "website": mark("Website"),
    "sample": mark("Sample publication"),
}
"""Type → the message that names it."""
