"""Names and identifiers: what one record claims, no other may claim, and no common word may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from mujaz.arabic.fold import fold_lookup, fold_names
from mujaz.errors import Problems
from mujaz.model import Alias, Record
from mujaz.register.ids import list_records
from mujaz.register.period import overlap
from mujaz.register.register import Register

COMMON_WORDS = Path(__file__).with_name("common_words.txt")

Claim = tuple[Record, Alias, str]
"""A record, a name that it claims, and the spelling in which names are compared."""

UNIQUE_IN = ("wikidata", "geonames")
"""Data sets in which one identifier means one thing."""

SHARED_NAME = (
    'name "{name}" already belongs to {other}; choose another, or list it again under `aliases` as '
    "`{{text: {name}, match: weak}}`."
)
SHARED_ALIAS = (
    'alias "{name}" already belongs to {other}; keep it in one of them, or write it here as '
    "`{{text: {name}, match: weak}}`."
)
COMMON_NAME = (
    'name "{name}" is a common word too; list it again under `aliases` as `{{text: {name}, match: weak}}` '
    "and give `cues`."
)
COMMON_ALIAS = 'alias "{name}" is a common word too; write it as `{{text: {name}, match: weak}}` and give `cues`.'


def list_strong(register: Register) -> list[Claim]:
    """Return each strong name."""
    records = list_records(register)
    strong = [(record, alias) for record in records for alias in record.aliases if alias.strength == "strong"]
    spellings = fold_names([alias.text for _, alias in strong], fold_lookup)
    return [(*claim, spelling) for claim, spelling in zip(strong, spellings, strict=True)]


def note_shared_names(register: Register, strong: Sequence[Claim], problems: Problems) -> None:
    """Note each of the `strong` names that belongs to more than one record of any kind at one time."""
    first: dict[str, Record] = {}
    shared = {spelling for record, _, spelling in strong if first.setdefault(spelling, record) is not record}
    claims: dict[str, dict[str, tuple[Record, Alias]]] = defaultdict(dict)
    for record, alias, spelling in strong:
        if spelling in shared:
            claims[spelling].setdefault(record.path, (record, alias))
    for claimed in claims.values():
        rivals = [claim for claim in claimed.values() if _has_rival(claim, claimed.values())]
        _note_rivals(register, [(record, alias.text) for record, alias in rivals], problems)


def note_common_words(register: Register, strong: Sequence[Claim], problems: Problems) -> None:
    """Note each of the `strong` names that is a common word as well."""
    words = read_common_words()
    for record, alias, spelling in strong:
        if spelling in words:
            wrong = COMMON_NAME if _is_preferred(record, alias.text) else COMMON_ALIAS
            line = _line_of_name(register, record, alias.text)
            problems.add(record.path, line, wrong, name=alias.text)


def note_shared_identifiers(register: Register, problems: Problems) -> None:
    """Note each Wikidata or GeoNames identifier that belongs to more than one record."""
    first: dict[tuple[str, str], Record] = {}
    for record in list_records(register):
        for key, identifier in record.same_as:
            other = first.setdefault((key, identifier), record)
            if key in UNIQUE_IN and other is not record:
                wrong = "{key} {identifier} already belongs to {other}; keep it in one of them, or merge the two."
                line = register.line_of(record, "same_as", identifier)
                problems.add(record.path, line, wrong, key=key, identifier=identifier, other=other.path)


@cache
def read_common_words() -> frozenset[str]:
    """Return the common words of both languages in the spelling in which names are compared."""
    lines = COMMON_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(fold_lookup(line) for line in lines if line and not line.startswith("#"))


def _has_rival(claim: tuple[Record, Alias], claims: Iterable[tuple[Record, Alias]]) -> bool:
    """Tell whether another record bears the same name at the same time, be it for a day."""
    record, alias = claim
    mine = (record.valid, alias.valid)
    return any(
        other is not record and all(overlap(one, two) for one in mine for two in (other.valid, same.valid))
        for other, same in claims
    )


def _note_rivals(register: Register, rivals: list[tuple[Record, str]], problems: Problems) -> None:
    # Whoever has it as preferred name keeps it; among equals, the first by path.
    if not rivals:
        return
    owner, *others = sorted(rivals, key=lambda claim: (not _is_preferred(*claim), claim[0].path))
    for record, text in others:
        wrong = SHARED_NAME if _is_preferred(record, text) else SHARED_ALIAS
        line = _line_of_name(register, record, text)
        problems.add(record.path, line, wrong, name=text, other=owner[0].path)


def _is_preferred(record: Record, text: str) -> bool:
    return any(text == name for _, name in record.names)


def _line_of_name(register: Register, record: Record, text: str) -> int:
    return register.line_of(record, "names" if _is_preferred(record, text) else "aliases", text)
