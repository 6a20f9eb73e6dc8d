"""Ids: each belongs to one record, now and for ever."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS, Record
from mujaz.register.register import Register


def list_records(register: Register) -> Iterator[Record]:
    """Yield every record once, leaving out second files with an id that is in use."""
    for kind in RECORD_KINDS:
        yield from (record for record in register.records(kind) if register.get(kind, record.id) is record)


def note_second_files(register: Register, problems: Problems) -> None:
    """Note each file whose name is that of another file of its kind in another folder."""
    for kind in RECORD_KINDS:
        for record in register.records(kind):
            first = register.get(kind, record.id)
            if first is not None and first is not record:
                wrong = "The id `{id}` already belongs to {other}; rename one of the files."
                problems.add(record.path, 0, wrong, id=record.id, other=first.path)


def note_claimed_ids(register: Register, problems: Problems) -> None:
    """Note each merged id that is in use, or that an earlier record claims."""
    for record in list_records(register):
        for merged in record.merged_ids:
            owner = register.get(record.kind, merged)
            if owner is not None and owner is not record:
                _note_claimed(register, record, merged, owner, problems)
            elif record.id == merged:
                wrong = "`merged_ids` has `{id}`, which is this record's own id; take it out."
                problems.add(record.path, register.line_of(record, "merged_ids", merged), wrong, id=merged)


def _note_claimed(register: Register, record: Record, merged: str, owner: Record, problems: Problems) -> None:
    wrong = (
        "`merged_ids` has `{id}`, which {other} still uses; take it out, or delete that file."
        if owner.id == merged
        else "`merged_ids` has `{id}`, which {other} claims too; keep it in one of them."
    )
    line = register.line_of(record, "merged_ids", merged)
    problems.add(record.path, line, wrong, id=merged, other=owner.path)
