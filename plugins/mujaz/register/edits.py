"""What merging and renaming change in the files of the register: texts in, texts out, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mujaz.arabic.fold import fold_match
from mujaz.frozen import frozen
from mujaz.model import Alias, Record, Validity
from mujaz.register.fields import FIELDS
from mujaz.yamledit import add_to_list, as_flow, replace_entries, set_value

KEYS = tuple(field.key for field in FIELDS)
"""The order in which a record's keys are written."""

LINKS = ("part_of", "succeeded_by")


@frozen
class Left:
    """Something of a merged record that the other does not take over."""

    key: str
    text: str


def absorb(text: str, record: Record, other: Record) -> str:
    """Return the file `text` of `record` with the ids, aliases, cues and references of `other` added to its own."""
    merged = [old for old in (other.id, *other.merged_ids) if old not in record.merged_ids and old != record.id]
    text = add_to_list(text, ["merged_ids"], merged, KEYS)
    for language, aliases in _by_language(_new_aliases(record, other)).items():
        text = add_to_list(text, ["aliases", language], aliases, KEYS)
    for key, mine, theirs in (("cues", record.cues, other.cues), ("blocked_by", record.blocked_by, other.blocked_by)):
        own = dict(mine)
        for language, words in theirs:
            new = [as_flow(word) for word in words if word not in own.get(language, ())]
            text = add_to_list(text, [key, language], new, KEYS)
    addresses = [as_flow(url) for url in other.references if url not in record.references]
    text = add_to_list(text, ["references"], addresses, KEYS)
    known = dict(record.same_as)
    for data_set, identifier in other.same_as:
        if data_set not in known:
            text = set_value(text, ["same_as", data_set], identifier, KEYS)
    return text


def list_left(record: Record, other: Record) -> Iterator[Left]:
    """Yield what of `other` is lost when `record` absorbs it, for the curator to look at."""
    known = dict(record.same_as)
    yield from (
        Left(f"same_as.{data_set}", identifier)
        for data_set, identifier in other.same_as
        if known.get(data_set, identifier) != identifier
    )
    yield from (Left(f"description.{language}", text) for language, text in other.description)
    for key in ("type", "part_of", "succeeded_by", "coordinates", "url"):
        value = getattr(other, key)
        if value is not None and value != getattr(record, key) and value != record.id:
            yield Left(key, str(value))


def _new_aliases(record: Record, other: Record) -> Iterator[Alias]:
    seen = {(alias.language, fold_match(alias.text)) for alias in record.aliases}
    for alias in other.aliases:
        key = (alias.language, fold_match(alias.text))
        if key not in seen:
            seen.add(key)
            yield alias


def _by_language(aliases: Iterator[Alias]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for alias in aliases:
        found.setdefault(alias.language, []).append(_write_alias(alias))
    return found


def _write_alias(alias: Alias) -> str:
    """Return an alias as its file has it."""
    if alias.strength == "strong" and alias.valid == Validity():
        return as_flow(alias.text)
    parts: dict[str, object] = {"text": alias.text}
    if alias.strength != "strong":
        parts["match"] = alias.strength
    period = {"from": alias.valid.start, "until": alias.valid.until}
    if any(period.values()):
        parts["valid"] = {key: day for key, day in period.items() if day}
    return as_flow(parts)


def replace_id(old: str, new: str) -> Callable[[str], str | None]:
    """Return what turns the id `old` in a list into `new`; a rejection `-old` into `-new`."""

    def change(entry: str) -> str | None:
        return {old: new, f"-{old}": f"-{new}"}.get(entry, entry)

    return change


def relink(text: str, old: str, new: str) -> str:
    """Return the file `text` of a record with its links to `old` leading to `new`."""
    for key in LINKS:
        text = replace_entries(text, [key], replace_id(old, new))
    return text


def rename(text: str, record: Record, language: str, name: str, *, keep: bool) -> str:
    """Return the file `text` of `record` with another preferred name; the old one stays as an alias if `keep`."""
    old = dict(record.names).get(language)
    text = set_value(text, ["names", language], name, KEYS)
    known = {(alias.language, alias.text) for alias in record.aliases[len(record.names) :]}
    if keep and old is not None and old != name and (language, old) not in known:
        text = add_to_list(text, ["aliases", language], [as_flow(old)], KEYS)
    return text
