"""Reading the values of the front matter that have parts of their own, by the rules of `shapes.py`."""

from __future__ import annotations

from mujaz.export.shapes import Place, read_day, read_line, read_url
from mujaz.model import Correction, Gist, Picture, Reference
from mujaz.yamltext import Mapping, Sequence, Value

PICTURE_KEYS = ("src", "alt", "caption", "credit", "rights")
"""The parts of a picture, in the order in which they are written."""


def _mappings(value: Value, place: Place, keys: tuple[str, ...]) -> list[Mapping]:
    """Return the mappings of a list, each with exactly the given keys."""
    wanted = ", ".join(f"`{key}`" for key in keys)
    if not isinstance(value, Sequence):
        place.note(value, "{key} is {found}; write a list, each entry with {wanted}.", wanted=wanted)
        return []
    good = []
    for entry in value:
        if isinstance(entry, Mapping) and set(entry) == set(keys) and all(entry.values()):
            good.append(entry)
        else:
            place.note(entry, "An entry of {key} needs exactly {wanted}.", wanted=wanted)
    return good


def read_references(value: Value, place: Place) -> tuple[Reference, ...]:
    """Return references: a list of `title` and `url`."""
    found = []
    for entry in _mappings(value, place, ("title", "url")):
        title, url = read_line(entry["title"], place), read_url(entry["url"], place)
        if title and url:
            found.append(Reference(title, url))
    return tuple(found)


def read_corrections(value: Value, place: Place) -> tuple[Correction, ...]:
    """Return corrections: a list of `date` and `text`, newest first."""
    found = []
    for entry in _mappings(value, place, ("date", "text")):
        day, text = read_day(entry["date"], place), read_line(entry["text"], place)
        if day and text:
            found.append(Correction(day, text))
    return tuple(sorted(found, key=lambda c: c.date, reverse=True))


def read_picture(value: Value, place: Place) -> Picture | None:
    """Return a picture: the name of its file alone, or `src`, `alt`, `caption`, `credit` and `rights`."""
    if isinstance(value, str):
        src = read_line(value, place)
        return Picture(src) if src else None
    if not isinstance(value, Mapping) or not value.get("src") or not set(value) <= set(PICTURE_KEYS):
        place.note(value, "{key} needs `src` and, if wanted, `alt`, `caption`, `credit`, `rights`, and nothing else.")
        return None
    lines = {key: read_line(value[key], place) for key in PICTURE_KEYS if key in value}
    return Picture(lines.pop("src") or "", **lines)


def read_pictures(value: Value, place: Place) -> tuple[Picture, ...]:
    """Return a list of pictures; a single one is a list of one."""
    values = value if isinstance(value, Sequence) else [value]
    return tuple(picture for entry in values if (picture := read_picture(entry, place)) is not None)


def read_gist(value: Value, place: Place, languages: tuple[str, ...]) -> tuple[Gist, ...]:
    """Return gists: a mapping of a language to `title` and, if wanted, `summary`."""
    if not isinstance(value, Mapping):
        place.note(value, "{key} is {found}; write a language and below it `title` and `summary`.")
        return ()
    found = []
    for language, entry in value.items():
        if language not in languages:
            place.note(entry, '{key} is in "{language}"; the archive has {known}.', language=language,
                       known=", ".join(languages))  # fmt: skip
        elif not isinstance(entry, Mapping) or not entry.get("title") or not set(entry) <= {"title", "summary"}:
            place.note(entry, "{key} needs `title` and, if wanted, `summary`, and nothing else.")
        elif title := read_line(entry["title"], place):
            summary = read_line(entry["summary"], place) if "summary" in entry else None
            found.append(Gist(language, title, summary))
    return tuple(found)
