"""The whole index, from the gathered archive; what has not changed since the last build is taken from the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from mujaz.model import RecordKind
from mujaz.register import Register
from mujaz.site.search.documents import Document
from mujaz.site.search.encoding import Make
from mujaz.site.search.files import Material, make_files
from mujaz.site.search.invert import DOCUMENT, DOCUMENT_BITS
from mujaz.site.search.kept import Kept, load, save
from mujaz.site.search.names import all_names, all_records
from mujaz.site.search.renew import renew

STATE = "search.npz"
"""Where the state keeps what the index is made of."""


def make_index(
    documents: Sequence[Document],
    register: Register,
    languages: Sequence[str],
    state: Path | None,
    later: list[Callable[[], None]] | None = None,
) -> dict[str, Make]:
    """Return what makes the files of the index, by name below the folder of the search.

    A name below `parts/` belongs to one content for ever, so that what has not changed need not be made.
    What was read is kept in `state` for the next build: at once, or when what is put into `later` is called.
    """
    records = all_records(register)
    before = load(state / STATE) if state else Kept()
    kept = renew(before, documents, list(all_names(records)))
    if state is not None and kept is not before:
        (later.append if later is not None else _at_once)(partial(save, state / STATE, kept))
    listed, items = _membership(documents, {(r.kind, r.id): number for number, r in enumerate(records)})
    return make_files(Material(documents, languages, records, listed, _named(kept, listed), items, kept))


def _at_once(act: Callable[[], None]) -> None:
    act()


def _membership(
    documents: Sequence[Document], numbers: Mapping[tuple[RecordKind, str], int]
) -> tuple[dict[int, list[int]], dict[int, int]]:
    """Return the documents that list each record, and how many items they are."""
    listed: dict[int, list[int]] = {}
    items: dict[int, int] = {}
    for document in documents:
        for key in dict.fromkeys(document.records):
            record = numbers[key]
            listed.setdefault(record, []).append(document.number)
            items[record] = items.get(record, 0) + document.first
    return listed, items


def _named(kept: Kept, listed: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Return the documents that name each record and do not list it."""
    found: dict[int, list[int]] = {}
    known = {record: frozenset(documents) for record, documents in listed.items()}
    for key in kept.mentions.tolist():
        record, document = key >> DOCUMENT_BITS, key & DOCUMENT
        if document not in known.get(record, ()):
            found.setdefault(record, []).append(document)
    return found
