"""The file of a new record: what is known of it, and for the rest a comment that says what may stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mujaz.frozen import frozen
from mujaz.model import RecordKind
from mujaz.register.fields import FIELDS, Field
from mujaz.yamledit import as_flow

OFFERED = ("aliases", "cues", "description", "part_of", "coordinates", "valid", "same_as", "url", "domains")
"""Keys that most records have; those that are not given stand in the file as comments."""


@frozen
class Draft:
    """What is known of a new record."""

    kind: RecordKind
    names: Mapping[str, str]
    type: str | None = None
    part_of: str | None = None
    coordinates: tuple[float, float] | None = None
    coordinates_from: str | None = None
    geonames: str | None = None
    aliases: Mapping[str, Sequence[str]] | None = None


def write_draft(draft: Draft) -> str:
    """Return the YAML of a new record."""
    return "".join(f"{line}\n" for line in _lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    known = dict(_known(draft))
    for field in FIELDS:
        if field.key in known:
            yield f"{field.key}: {known[field.key]}"
        elif field.key in OFFERED and draft.kind in field.kinds:
            yield _offer(field)


def _known(draft: Draft) -> Iterator[tuple[str, str]]:
    yield "names", as_flow(draft.names)
    if draft.aliases:
        lists = (f"{language}: [{', '.join(map(as_flow, texts))}]" for language, texts in draft.aliases.items())
        yield "aliases", f"{{{', '.join(lists)}}}"
    for key, value in (("type", draft.type), ("part_of", draft.part_of)):
        if value is not None:
            yield key, as_flow(value)
    if draft.coordinates is not None:
        yield "coordinates", "[{:.3f}, {:.3f}]".format(*draft.coordinates)
        yield "coordinates_from", as_flow(draft.coordinates_from or "approximate")
    if draft.geonames is not None:
        yield "same_as", f'{{geonames: "{draft.geonames}"}}'


def _offer(field: Field) -> str:
    return f"# {field.example}  # {field.meaning}"
