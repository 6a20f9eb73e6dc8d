"""The keys of a record: for which kinds, in which shape, and what each means."""

from __future__ import annotations

from functools import cache
from typing import Literal

from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS, RecordKind

Shape = Literal[
    "a text",
    "a text per language",
    "a list per language",
    "a list",
    "two numbers",
    "`from` and `until`",
    "`key: value` pairs",
]


@frozen
class Field:
    """One key of a record; `example` is how messages show it."""

    key: str
    shape: Shape
    example: str
    meaning: str
    kinds: tuple[RecordKind, ...] = RECORD_KINDS


FIELDS = (
    Field(
        "names",
        "a text per language",
        "names: {ar: دير الزور, en: Deir ez-Zor}",
        "The preferred name, exactly one in each language of the archive.",
    ),
    Field(
        "aliases",
        "a list per language",
        "aliases: {ar: [ديرالزور, {text: الدير, match: weak}]}",
        "Other ways of writing the name, each with its strength and, if need be, its period.",
    ),
    Field(
        "cues",
        "a list per language",
        "cues: {ar: [محافظة, مدينة], en: [city]}",
        "Words that let a weak alias match when they stand before it.",
    ),
    Field(
        "blocked_by",
        "a list per language",
        "blocked_by: {ar: [شارع دير الزور]}",
        "Longer phrases that contain the name and mean something else.",
    ),
    Field(
        "type",
        "a text",
        "type: governorate",
        "What it is, from the closed list of its kind.",
        ("actors", "places", "sources"),
    ),
    Field(
        "description",
        "a text per language",
        "description: {ar: …, en: …}",
        "A few neutral sentences in Markdown, shown at the top of its page.",
    ),
    Field(
        "part_of",
        "a text",
        "part_of: syria",
        "Id of the record of the same kind that it lies in or belongs to.",
        ("actors", "places", "topics"),
    ),
    Field(
        "coordinates",
        "two numbers",
        "coordinates: [35.336, 40.141]",
        "Latitude and longitude in degrees, north and east positive.",
        ("places",),
    ),
    Field(
        "coordinates_from",
        "a text",
        "coordinates_from: geonames",
        "The reference data from which the coordinates were taken.",
        ("places",),
    ),
    Field(
        "valid",
        "`from` and `until`",
        "valid: {from: 2014, until: 2024-12-08}",
        "The years or days between which it existed under this record; both ends belong to it.",
    ),
    Field(
        "succeeded_by",
        "a text",
        "succeeded_by: hayat-tahrir-al-sham",
        "Id of the record of the same kind that took its place.",
    ),
    Field(
        "same_as",
        "`key: value` pairs",
        'same_as: {geonames: "170792"}',
        "Its identifiers in reference data sets, copied from the data set itself.",
    ),
    Field(
        "merged_ids",
        "a list",
        "merged_ids: [old-id]",
        "Ids that this record had before; their pages redirect here.",
    ),
    Field(
        "references",
        "a list",
        "references: [https://www.un.org/]",
        "Addresses of pages on which the record rests.",
    ),
    Field("url", "a text", "url: https://news.example/", "The publication's home page.", ("sources",)),
    Field(
        "domains",
        "a list",
        "domains: [news.example]",
        "Hosts on which the publication appears; a host's subdomains belong to it.",
        ("sources",),
    ),
    Field(
        "languages",
        "a list",
        "languages: [ar, en]",
        "Languages in which the publication appears.",
        ("sources",),
    ),
    Field(
        "rights",
        "a text",
        "rights: excerpt",
        "How much of its articles the archive may show: `full`, `excerpt` or `metadata`.",
        ("sources",),
    ),
    Field(
        "headline_suffixes",
        "a list",
        'headline_suffixes: ["The Example Times"]',
        "What its pages add to the end of every headline.",
        ("sources",),
    ),
    Field(
        "related_markers",
        "a list",
        "related_markers: [مقالات ذات صلة]",
        "Lines after which its pages list other articles.",
        ("sources",),
    ),
    Field(
        "bylines",
        "a list",
        "bylines: [بلدي نيوز]",
        "Lines in which its pages name the publication as the author.",
        ("sources",),
    ),
    Field(
        "end_markers",
        "a list",
        "end_markers: [اقرأ في هذا الملف]",
        "Lines after which nothing on its pages belongs to the article.",
        ("sources",),
    ),
    Field(
        "dropped_lines",
        "a list",
        "dropped_lines: [صورة من الأرشيف]",
        "Lines of its pages that never belong to the article, wherever they stand.",
        ("sources",),
    ),
    Field(
        "kept_lines",
        "a list",
        "kept_lines: [عن الكاتب]",
        "Lines of its pages that belong to the article, though a rule would take them out.",
        ("sources",),
    ),
    Field(
        "body_selectors",
        "a list",
        "body_selectors: [div.story-text]",
        "CSS selectors of the elements of its HTML pages that hold the whole text of the article.",
        ("sources",),
    ),
    Field(
        "dropped_selectors",
        "a list",
        "dropped_selectors: [.read-also, 'div[data-ad]']",
        "CSS selectors of the elements of its HTML pages that never belong to the article.",
        ("sources",),
    ),
)
"""Every key, in the order in which a record is written."""

TYPES: dict[RecordKind, tuple[str, ...]] = {
    "actors": ("state", "armed-group", "organisation", "state-body", "person"),
    "places": (
        "country",
        "governorate",
        "district",
        "city",
        "town",
        "village",
        "region",
        "river",
        "camp",
        "prison",
        "base",
        "crossing",
        "building",
    ),
    "sources": ("newspaper", "agency", "broadcaster", "website", "organisation", "sample"),
    "topics": (),
}
"""The words that `type` may have; topics have none."""

RIGHTS = ("full", "excerpt", "metadata")
"""The words that `rights` may have."""

PRIVATE_KEYS = ("notes",)
"""Keys for the curator alone, let pass and never published, as is any that starts with `x_`."""

_BY_KEY = {field.key: field for field in FIELDS}


def find_field(key: str) -> Field:
    """Return the field that is written as `key`."""
    return _BY_KEY[key]


@cache
def list_keys(kind: RecordKind) -> tuple[str, ...]:
    """Return the keys that a record of `kind` may have.

    >>> "coordinates" in list_keys("places"), "type" in list_keys("topics")
    (True, False)
    """
    return tuple(field.key for field in FIELDS if kind in field.kinds)
