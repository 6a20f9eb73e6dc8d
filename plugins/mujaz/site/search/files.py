"""The files of the index: cut so small that a search loads little, and named after what they are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import groupby

import numpy as np

from mujaz.arabic.sorting import sort_key
from mujaz.arabic.tables import script_tables
from mujaz.frozen import frozen
from mujaz.model import Record
from mujaz.site.search.cuts import cut, name_of, stamp_of
from mujaz.site.search.documents import Document
from mujaz.site.search.encoding import Make, number_bytes, packed, to_json
from mujaz.site.search.kept import Kept
from mujaz.site.search.phrasefiles import bits_of, phrase_files
from mujaz.site.search.vocabulary import hash64
from mujaz.site.search.weights import WEIGHTS
from mujaz.site.search.wordfiles import WordFiles

FORMAT = 2
"""The version of the index; a script that knows another one says so."""
START = "index.json"
"""The file that says how to read the others."""
PARTS = "parts/"
"""The folder of the others."""
DOCUMENTS_IN_FILE = 4
STAMP_BYTES = 3
"""How much of the digest of a numbered file stands in its name."""


@frozen
class Material:
    """What the index is made of."""

    documents: Sequence[Document]
    languages: Sequence[str]
    records: Sequence[Record]
    listed: Mapping[int, Sequence[int]]
    """Record → the documents that list it."""
    named: Mapping[int, Sequence[int]]
    """Record → the documents that only name it."""
    items: Mapping[int, int]
    """Record → how many items list it."""
    kept: Kept


@dataclass
class _Files:
    """The files so far, not yet made."""

    found: dict[str, Make] = field(default_factory=dict)

    def add(self, kind: str, data: bytes, suffix: str) -> str:
        """Add a file and return its name without the kind and the suffix."""
        name = name_of(data)
        self.found[f"{PARTS}{kind}-{name}.{suffix}"] = partial(bytes, data)
        return name

    def add_numbered(self, kind: str, files: Iterable[tuple[bytes, Make]], suffix: str) -> str:
        """Add files that are asked for by number, each with what it is made from; return the list of their stamps."""
        stamps = []
        for number, (source, make) in enumerate(files):
            stamp = stamp_of(STAMP_BYTES, source)
            stamps.append(stamp)
            name = "-".join((f"{kind}{number}", *map(str, stamp)))
            self.found[f"{PARTS}{name}.{suffix}"] = make
        return self.add(kind, b"".join(stamps), "bin")


def make_files(material: Material) -> dict[str, Make]:
    """Return what makes the files of the index, by name."""
    files = _Files()
    words = WordFiles(material.kept)
    made = words.files()
    files.found.update({f"{PARTS}w-{name}.bin": make for name, make in made.items()})
    bits = bits_of(material.kept.pairs)
    firsts, records = _record_files(material)
    start = {
        "format": FORMAT,
        "documents": len(material.documents),
        "each": DOCUMENTS_IN_FILE,
        "languages": material.languages,
        "years": _years(material.documents),
        "cuts": " ".join(words.cuts),
        "wordFiles": " ".join(made),
        "firsts": firsts,
        "recordFiles": " ".join(files.add("r", data, "bin") for data in records),
        "stamps": {
            "d": files.add_numbered("d", _document_files(material), "json"),
            "p": files.add_numbered("p", phrase_files(material.kept.pairs, bits), "bin"),
        },
        "phrases": bits,
        "setFile": files.add("s", _sets(material), "bin"),
        "nameFiles": {lang: files.add("n", _name_list(material, lang), "json") for lang in material.languages},
        "sources": _sources(material),
        "weights": asdict(WEIGHTS),
        "tables": script_tables(),
    }
    return {START: partial(bytes, to_json(start)), **files.found}


# --- records --------------------------------------------------------------------------------------------


def _record_files(material: Material) -> tuple[list[int], list[bytes]]:
    """Return the first record of each file, and the files: names, documents that list it and that only name it."""
    lines, lists = [], []
    for number, record in enumerate(material.records):
        listed, named = material.listed.get(number, ()), material.named.get(number, ())
        about = [record.kind, record.id, dict(record.names), material.items.get(number, 0), len(listed), len(named)]
        lines.append(to_json(about))
        lists.append(number_bytes(listed) + number_bytes(named))
    weights = np.array([len(line) + len(numbers) for line, numbers in zip(lines, lists, strict=True)], np.int64)
    marks = np.array([hash64(record.id) for record in material.records], np.uint64)
    starts = cut(weights, marks)
    ends = zip(starts, [*starts[1:], len(lines)], strict=True)
    return starts, [packed(b"\n".join(lines[start:end]), b"".join(lists[start:end])) for start, end in ends]


# --- documents ------------------------------------------------------------------------------------------


def _document_files(material: Material) -> Iterator[tuple[bytes, Make]]:
    sources = {source: number for number, source in enumerate(_source_ids(material.documents))}
    places = {language: number for number, language in enumerate(material.languages)}
    rows = [
        [
            document.slug,
            places[document.language],
            places[document.page_language],
            document.title,
            document.date,
            sources.get(document.source or "", -1),
        ]
        for document in material.documents
    ]
    for start in range(0, len(rows), DOCUMENTS_IN_FILE):
        data = to_json(rows[start : start + DOCUMENTS_IN_FILE])
        yield data, partial(bytes, data)


def _source_ids(documents: Sequence[Document]) -> list[str]:
    return sorted({document.source for document in documents if document.source})


def _sources(material: Material) -> list[dict[str, str]]:
    """Return the names of the publications of the documents, in each language."""
    known = {record.id: dict(record.names) for record in material.records if record.kind == "sources"}
    return [known[source] for source in _source_ids(material.documents)]


def _sets(material: Material) -> bytes:
    """Return a bit for each document in each set: begins an item, is a briefing, is in each language."""
    documents = material.documents
    sets = [[document.first for document in documents], [document.kind == "briefing" for document in documents]]
    sets += [[document.language == language for document in documents] for language in material.languages]
    return b"".join(np.packbits(np.array(one, bool), bitorder="little").tobytes() for one in sets)


def _years(documents: Sequence[Document]) -> dict[int, tuple[int, int]]:
    """Return for each year its first document and the one behind its last."""
    groups = ((year, list(found)) for year, found in groupby(documents, key=lambda document: int(document.date[:4])))
    return {year: (found[0].number, found[-1].number + 1) for year, found in groups}


def _name_list(material: Material, language: str) -> bytes:
    """Return what filters offer: (number, id, name) of the records that items list, kind by kind."""
    offered: dict[str, list[tuple[int, Record]]] = {kind: [] for kind in ("actors", "places", "sources")}
    for number, record in enumerate(material.records):
        if record.kind in offered and material.items.get(number):
            offered[record.kind].append((number, record))
    for found in offered.values():
        found.sort(key=lambda pair: sort_key(*pair[1].name(language)))
    return to_json(
        {
            kind: [[number, record.id, record.name(language)[0]] for number, record in found]
            for kind, found in offered.items()
        }
    )
