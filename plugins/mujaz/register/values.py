"""A record's other values: its type, ids, coordinates, period and identifiers."""

from __future__ import annotations

import re
from typing import cast

from mujaz.errors import nearest
from mujaz.model import RecordKind, Rights, Validity
from mujaz.register.fields import RIGHTS, TYPES
from mujaz.register.period import read_period
from mujaz.register.sheet import Sheet
from mujaz.yamltext import Sequence, Text

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id as in `deir-ez-zor`."""

ID_LENGTH = 80

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""A number as in `35.336`."""

IDENTIFIERS = {"wikidata": re.compile(r"Q[1-9][0-9]*"), "geonames": re.compile(r"[1-9][0-9]*")}
"""What the identifiers of a data set look like."""

LIMITS = (("latitude", 90), ("longitude", 180))


def is_id(text: str) -> bool:
    """Return whether `text` may be a record's id.

    >>> is_id("deir-ez-zor"), is_id("Deir ez-Zor"), is_id("دير-الزور")
    (True, False, False)
    """
    return len(text) <= ID_LENGTH and bool(ID.fullmatch(text))


def read_plain(sheet: Sheet, key: str) -> str | None:
    """Return the text of `key`, whatever it says."""
    found = sheet.text(key)
    return None if found is None else str(found)


def read_type(sheet: Sheet, kind: RecordKind) -> str | None:
    """Return the record's type if it is one that its kind knows."""
    return _read_choice(sheet, "type", TYPES[kind])


def read_rights(sheet: Sheet) -> Rights | None:
    """Return how much of a publication's text may be shown."""
    return cast("Rights | None", _read_choice(sheet, "rights", RIGHTS))


def read_id(sheet: Sheet, key: str) -> str | None:
    """Return the id that `key` gives."""
    found = sheet.text(key)
    return str(found) if found is not None and _check_id(sheet, key, found) else None


def read_ids(sheet: Sheet, key: str) -> tuple[str, ...]:
    """Return the ids that `key` lists."""
    return tuple(str(found) for found in sheet.texts(key) if _check_id(sheet, key, found))


def read_coordinates(sheet: Sheet) -> tuple[float, float] | None:
    """Return latitude and longitude if both are numbers of this earth."""
    value = sheet.values.get("coordinates")
    if value is None:
        return None
    texts = value if isinstance(value, Sequence) else ()
    numbers = [float(text) for text in texts if isinstance(text, Text) and NUMBER.fullmatch(text.strip())]
    if len(numbers) != len(LIMITS) or len(texts) != len(LIMITS):
        sheet.note(value, "`coordinates` are not two numbers; write them as in `coordinates: [35.336, 40.141]`.")
        return None
    for (name, limit), number in zip(LIMITS, numbers, strict=True):
        if abs(number) > limit:
            wrong = "The {name} {found} is not between -{limit} and {limit}; write [latitude, longitude]."
            sheet.note(value, wrong, name=name, found=number, limit=limit)
            return None
    return numbers[0], numbers[1]


def read_valid(sheet: Sheet) -> Validity:
    """Return the period in which the record holds."""
    return read_period(sheet, sheet.values["valid"]) if "valid" in sheet.values else Validity()


def read_same_as(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return (data set, identifier) for each data set that knows the record."""
    found = ((key, sheet.as_text(value, f"same_as.{key}")) for key, value in sheet.pairs("same_as"))
    return tuple(
        (str(key), str(text)) for key, text in found if text is not None and _check_identifier(sheet, key, text)
    )


def _read_choice(sheet: Sheet, key: str, known: tuple[str, ...]) -> str | None:
    found = sheet.text(key)
    if found is None or found in known:
        return None if found is None else str(found)
    meant = nearest(found, known) or known
    sheet.note(found, '`{key}` is "{found}"; write {meant}.', key=key, found=found, meant=" or ".join(meant))
    return None


def _check_id(sheet: Sheet, key: str, found: Text) -> bool:
    if is_id(found):
        return True
    wrong = '`{key}` is "{found}", which is no id; write the name of a record\'s file without `.yaml`.'
    sheet.note(found, wrong, key=key, found=found)
    return False


def _check_identifier(sheet: Sheet, key: str, found: Text) -> bool:
    pattern = IDENTIFIERS.get(key)
    if pattern is None or pattern.fullmatch(found):
        return True
    wrong = '`same_as.{key}` is "{found}"; copy the identifier from the data set, as in {example}.'
    sheet.note(found, wrong, key=key, found=found, example={"wikidata": "Q1234"}.get(key, '"1234"'))
    return False
