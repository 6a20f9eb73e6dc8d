"""The whole index, from the gathered archive; what has not changed since the last build is taken from the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mujaz.model import RecordKind
from mujaz.register import Register
from mujaz.site.search.documents import Document
from mujaz.site.search.files import Material, make_files
from mujaz.site.search.invert import invert, pairs
from mujaz.site.search.names import all_names, all_records, find_mentions, guarded_cores
from mujaz.site.search.words import read_words

STATE = "search.npz"
"""Where the state keeps the documents' words."""


def make_index(
    documents: Sequence[Document],
    register: Register,
    languages: Sequence[str],
    state: Path | None,
    later: list[Callable[[], None]] | None = None,
) -> dict[str, bytes]:
    """Return the files of the index by name, below the folder of the search.

    The words are kept in `state` for the next build: at once, or when what is put into `later` is called.
    """
    records = all_records(register)
    names = list(all_names(records))
    corpus, keep = read_words(documents, state / STATE if state else None)
    listed, items = _membership(documents, {(r.kind, r.id): number for number, r in enumerate(records)})
    found, where = find_mentions(corpus, records, names)
    named: dict[int, list[int]] = {}
    for record, document in zip(found.tolist(), where.tolist(), strict=True):
        if document not in listed.get(record, {}):
            named.setdefault(record, []).append(document)
    if later is None:
        keep()
    else:
        later.append(keep)
    return make_files(
        Material(
            documents=documents,
            languages=languages,
            forms=invert(corpus, guarded_cores(names)),
            names=names,
            records=records,
            listed={record: list(found) for record, found in listed.items()},
            named=named,
            items=items,
            pairs=pairs(corpus),
        )
    )


def _membership(
    documents: Sequence[Document], numbers: Mapping[tuple[RecordKind, str], int]
) -> tuple[dict[int, dict[int, None]], dict[int, int]]:
    """Return the documents that list each record, and how many items they are."""
    listed: dict[int, dict[int, None]] = {}
    items: dict[int, int] = {}
    for document in documents:
        for key in document.records:
            record = numbers[key]
            listed.setdefault(record, {})[document.number] = None
            items[record] = items.get(record, 0) + document.first
    return listed, items
