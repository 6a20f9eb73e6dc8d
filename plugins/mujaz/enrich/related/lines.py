"""Items as JSON, one a line, for those who compare an archive that is not ours."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mujaz.clean.language import language_of
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.errors import Problems
from mujaz.frozen import frozen
from mujaz.model import RecordKind

PLACE = "standard input"
"""What messages call the lines."""

_TEXTS = ("lang", "title", "text", "date", "source")
_LISTS: tuple[RecordKind, ...] = ("actors", "places", "topics")


@frozen
class Line:
    """An item that was read, with its text beside it."""

    item: Comparable
    text: str


def read_lines(lines: Iterable[bytes], problems: Problems) -> Iterator[Line]:
    """Yield the item of each line that has one; note in `problems` what is wrong with the others."""
    seen: dict[str, int] = {}
    for number, data in enumerate(lines, 1):
        if not data.strip():
            continue
        values = _parse(data, number, problems)
        identifier = _identifier(values, number, problems) if values is not None else None
        if values is None or identifier is None:
            continue
        first = seen.setdefault(identifier, number)
        if first != number:
            problems.add(PLACE, number, 'The id "{id}" stands in line {first} already; give each item its own.',
                         id=identifier, first=first)  # fmt: skip
        elif _check_shapes(values, number, problems):
            yield _line(identifier, values, number, problems)


def _parse(data: bytes, number: int, problems: Problems) -> dict[str, Any] | None:
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.add(PLACE, number, "The line is not UTF-8; save the file as UTF-8.")
        return None
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", "nested too deeply")
        problems.add(PLACE, number, "The line is not JSON ({said}); write one object a line.", said=said)
        return None
    if isinstance(values, dict):
        return values
    problems.add(PLACE, number, 'The line is no JSON object; write it as in {{"id": "a", "text": "…"}}.')
    return None


def _identifier(values: dict[str, Any], number: int, problems: Problems) -> str | None:
    identifier = values.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int) or identifier == "":
        problems.add(PLACE, number, 'The item has no id; write it as in {{"id": "a", "text": "…"}}.')
        return None
    return str(identifier)


def _check_shapes(values: dict[str, Any], number: int, problems: Problems) -> bool:
    """Tell whether each value has the shape that its key takes; note those that have not."""
    wrong = [(key, "a text") for key in _TEXTS if not isinstance(values.get(key) or "", str)]
    wrong += [(key, "a list of ids") for key in _LISTS if not _is_list(values.get(key) or [])]
    for key, wanted in wrong:
        problems.add(PLACE, number, "`{key}` is not {wanted}; write it so, or leave it out.", key=key, wanted=wanted)
    return not wrong


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _line(identifier: str, values: dict[str, Any], number: int, problems: Problems) -> Line:
    text = f"{values.get('title') or ''}\n{values.get('text') or ''}"
    language = (values.get("lang") or "").strip().lower().partition("-")[0] or language_of(text)
    records: list[RecordKey] = [(kind, entry) for kind in _LISTS for entry in values.get(kind) or []]
    item = Comparable(
        slug=identifier,
        text="",
        records=tuple(dict.fromkeys(records)),
        day=_day(values.get("date") or "", number, problems),
        source=values.get("source") or None,
        languages=(language,),
    )
    return Line(item, text)


def _day(value: str, number: int, problems: Problems) -> date | None:
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip()[: len("2023-08-12")])
    except ValueError:
        problems.add(PLACE, number, '`date` is "{found}", which is passed over; write it as in 2023-08-12.',
                     severity="style", found=value)  # fmt: skip
        return None
