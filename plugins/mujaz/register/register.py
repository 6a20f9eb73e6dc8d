"""The register as the other stages ask it: records by id, by name, by place in the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mujaz.arabic.fold import fold_lookup
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.register.publications import Publications
from mujaz.register.similar import SimilarNames

Lines = Mapping[tuple[str, str], int]
"""The line of each (key, text) of a file; the text "" is the key itself."""


@dataclass(frozen=True, eq=False)
class Register:
    """All records of an archive; what is asked of it is worked out once, when it is first asked."""

    all_records: tuple[Record, ...]
    lines: Mapping[str, Lines] = field(default_factory=dict, repr=False)
    """By a record's path, where in its file things stand."""

    def records(self, kind: RecordKind) -> tuple[Record, ...]:
        """Return the records of `kind` by id."""
        return self._by_kind[kind]

    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        """Return the record that has this id now, or had it before it was merged."""
        return self._by_id[kind].get(record_id)

    def resolve(self, kind: RecordKind, name: str) -> str | None:
        """Return the id of the one record `name` (an id, name or alias) means, if it is just one."""
        owners = self.owners(kind, name)
        return owners[0] if len(owners) == 1 else None

    def owners(self, kind: RecordKind, name: str) -> tuple[str, ...]:
        """Return the ids of all records that `name` may mean; more than one is for a message to tell."""
        record = self.get(kind, name.strip())
        return (record.id,) if record else self._owners[kind].get(fold_lookup(name), ())

    def nearest(self, kind: RecordKind, name: str) -> tuple[str, ...]:
        """Return the three records whose names look most like `name`, best first, each as `id (name)`."""
        return self.similar(kind).find(name)

    def similar(self, kind: RecordKind) -> SimilarNames:
        """Return the names of a kind, to be asked for those that look like another."""
        if kind not in self._similar:
            self._similar[kind] = SimilarNames(self.records(kind))
        return self._similar[kind]

    def ancestors(self, kind: RecordKind, record_id: str) -> tuple[Record, ...]:
        """Return what a record is part of, the nearest first."""
        found: dict[str, Record] = {}
        record = self.get(kind, record_id)
        while record is not None and record.id not in found:
            found[record.id] = record
            record = self.get(kind, record.part_of) if record.part_of is not None else None
        return tuple(found.values())[1:]

    def children(self, kind: RecordKind, record_id: str) -> tuple[Record, ...]:
        """Return the records that are directly part of one, by id."""
        record = self.get(kind, record_id)
        return self._children[kind].get(record.id, ()) if record else ()

    def source_of_host(self, host: str) -> str | None:
        """Return the id of the publication that appears on `host`."""
        return self._publications.of_host(host)

    def source_named(self, text: str) -> str | None:
        """Return the id of the publication that a byline or a headline's end names."""
        return self._publications.named(text)

    def line_of(self, record: Record, key: str, text: str = "") -> int:
        """Return the line of the record's file on which `key` says `text`, 0 if it is not known."""
        lines = self.lines.get(record.path, {})
        return lines.get((key, text)) or lines.get((key, ""), 0)

    @cached_property
    def _by_kind(self) -> dict[RecordKind, tuple[Record, ...]]:
        ordered = sorted(self.all_records, key=lambda record: (record.id, record.path))
        return {kind: tuple(record for record in ordered if record.kind == kind) for kind in RECORD_KINDS}

    @cached_property
    def _by_id(self) -> dict[RecordKind, dict[str, Record]]:
        return {kind: dict(_list_ids(records)) for kind, records in self._by_kind.items()}

    @cached_property
    def _owners(self) -> dict[RecordKind, dict[str, tuple[str, ...]]]:
        return {kind: _find_owners(records) for kind, records in self._by_kind.items()}

    @cached_property
    def _children(self) -> dict[RecordKind, dict[str, tuple[Record, ...]]]:
        return {kind: self._find_children(kind) for kind in RECORD_KINDS}

    @cached_property
    def _similar(self) -> dict[RecordKind, SimilarNames]:
        return {}

    @cached_property
    def _publications(self) -> Publications:
        return Publications(self.records("sources"))

    def _find_children(self, kind: RecordKind) -> dict[str, tuple[Record, ...]]:
        children: dict[str, list[Record]] = defaultdict(list)
        for record in self.records(kind):
            parent = self.get(kind, record.part_of) if record.part_of is not None else None
            if parent is not None:
                children[parent.id].append(record)
        return {parent: tuple(found) for parent, found in children.items()}


def _list_ids(records: tuple[Record, ...]) -> Iterator[tuple[str, Record]]:
    # A dictionary keeps the last word: an id in use beats a merged one, the first file beats a second.
    yield from ((merged, record) for record in reversed(records) for merged in record.merged_ids)
    yield from ((record.id, record) for record in reversed(records))


def _find_owners(records: tuple[Record, ...]) -> dict[str, tuple[str, ...]]:
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        names = [text for _, text in record.names]
        aliases = [alias.text for alias in record.aliases if alias.strength != "never"]
        for text in (*names, *aliases):
            owners[fold_lookup(text)][record.id] = None
    return {name: tuple(ids) for name, ids in owners.items()}
