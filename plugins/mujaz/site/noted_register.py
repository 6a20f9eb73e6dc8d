"""The register as pages ask it: each question is noted as a fact on which the page depends."""

from __future__ import annotations

from mujaz.model import Record, RecordKind
from mujaz.register import Register
from mujaz.site.facts import note_fact


class NotedRegister(Register):
    """A register of which every question of a page is noted; the names of records are a fact as a whole."""

    def records(self, kind: RecordKind) -> tuple[Record, ...]:
        """Return the records of `kind` by id."""
        note_fact(f"records {kind}")
        return super().records(kind)

    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        """Return the record that has this id now, or had it before it was merged."""
        note_fact(f"record {kind} {record_id}")
        return super().get(kind, record_id)

    def ancestors(self, kind: RecordKind, record_id: str) -> tuple[Record, ...]:
        """Return what a record is part of, the nearest first."""
        note_fact(f"records {kind}")
        return super().ancestors(kind, record_id)

    def children(self, kind: RecordKind, record_id: str) -> tuple[Record, ...]:
        """Return the records that are directly part of one, by id."""
        note_fact(f"records {kind}")
        return super().children(kind, record_id)
