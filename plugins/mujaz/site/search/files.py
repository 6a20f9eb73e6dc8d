"""The files of the index: cut so small that a search loads little, and under a name that changes with any of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

import numpy as np

from mujaz.arabic.search import analyse, find_words, is_common
from mujaz.arabic.sorting import sort_key
from mujaz.arabic.tables import script_tables
from mujaz.model import Record
from mujaz.site.search.documents import Document
from mujaz.site.search.invert import BUCKET_BITS, Form
from mujaz.site.search.names import Name
from mujaz.site.search.postings import distances, number_bytes, to_bytes
from mujaz.site.search.weights import WEIGHTS
from mujaz.site.search.words import Numbers

FORMAT = 1
"""The version of the index; a script that knows an older one says so."""
START = "index.json"
"""The file that says how to read the others."""
MOST = 6000
"""How many bytes of words or names a file holds, unless a single word has more."""
DOCUMENTS_IN_FILE = 4
STAMP_LENGTH = 10
CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks, embeddings, overrides and isolates: the analyser's table names them."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the index is made of."""

    documents: Sequence[Document]
    languages: Sequence[str]
    forms: Sequence[Form]
    names: Sequence[Name]
    records: Sequence[Record]
    listed: Mapping[int, Sequence[int]]
    """Record → the documents that list it."""
    named: Mapping[int, Sequence[int]]
    """Record → the documents that only name it."""
    items: Mapping[int, int]
    """Record → how many items list it."""
    pairs: tuple[Numbers, Numbers]
    """(bucket, document) of words that follow each other."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stay together in a file, and their documents."""

    key: str
    text: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.text.encode("utf-8", "surrogatepass")) + len(self.data)


def make_files(material: Material) -> dict[str, bytes]:
    """Return the files of the index by name; all but the first one lie in a folder that is named after their digest."""
    words, cuts = _cut(_word_blocks(material))
    records, firsts = _cut(_record_blocks(material), shorten=False)
    bits, phrases = _phrase_files(material)
    files = {
        **{f"w{number}.bin": data for number, data in enumerate(words)},
        **{f"r{number}.bin": data for number, data in enumerate(records)},
        **{f"p{number}.bin": data for number, data in enumerate(phrases)},
        **{f"d{number}.json": data for number, data in enumerate(_document_files(material))},
        **{f"names.{lang}.json": _name_list(material, lang) for lang in material.languages},
        "sets.bin": _sets(material),
    }
    stamp = _stamp(files)
    start = _json(
        {
            "format": FORMAT,
            "folder": stamp,
            "documents": len(material.documents),
            "each": DOCUMENTS_IN_FILE,
            "languages": material.languages,
            "years": _years(material.documents),
            "cuts": " ".join(cuts),
            "records": [int(first) for first in firsts],
            "phrases": bits,
            "sources": _sources(material),
            "weights": asdict(WEIGHTS),
            "tables": script_tables(),
        }
    )
    return {START: start, **{f"{stamp}/{name}": data for name, data in files.items()}}


def _stamp(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(name.encode() + hashlib.sha256(files[name]).digest())
    return found.hexdigest()[:STAMP_LENGTH]


def _json(value: object) -> bytes:
    """Return JSON in which no sign that turns text around stands as itself."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return CONTROLS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text).encode("utf-8", "replace")


# --- words and names ------------------------------------------------------------------------------------


def _word_blocks(material: Material) -> Iterator[_Block]:
    """Yield a block for each stem, its forms before the names that begin with it."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    for form in material.forms:
        found.setdefault(form.stem, []).append((form.line, form.data))
    for name in material.names:
        stem = _first_stem(name.text)
        if stem is not None:
            weak = "\tw" if name.weak else ""
            found.setdefault(stem, []).append((f"\t{name.record}\t{' '.join(name.text.split())}{weak}", b""))
    for stem in sorted(found, key=lambda stem: stem.encode("utf-16-be", "surrogatepass")):
        lines = found[stem]
        yield _Block(stem, "\n".join(line for line, _ in lines), b"".join(data for _, data in lines))


def _first_stem(name: str) -> str | None:
    """Return the stem under which a name stands: that of its first word that is not common."""
    words = (analyse(word) for word in find_words(name))
    return next((word.stem for word in words if not is_common(word.exact)), None)


def _record_blocks(material: Material) -> Iterator[_Block]:
    """Yield a block for each record: its names, and the documents that list it and that only name it."""
    for number, record in enumerate(material.records):
        listed, named = material.listed.get(number, ()), material.named.get(number, ())
        about = [record.kind, record.id, dict(record.names), material.items.get(number, 0), len(listed), len(named)]
        data = b"".join(number_bytes(part) for part in (listed, named))
        yield _Block(str(number), _json(about).decode(), data)


def _cut(blocks: Iterable[_Block], *, shorten: bool = True) -> tuple[list[bytes], list[str]]:
    """Return blocks in files, and for each file the beginning of its first key that no key before has."""
    files: list[list[_Block]] = []
    size = MOST
    for block in blocks:
        if size + block.size > MOST:
            files.append([])
            size = 0
        files[-1].append(block)
        size += block.size
    return [_packed(file) for file in files], _shortened(files) if shorten else [file[0].key for file in files]


def _shortened(files: Sequence[Sequence[_Block]]) -> list[str]:
    """Return the first key of each file, cut to as much of it as tells it from the last key of the file before."""
    found = []
    lasts = ["", *(file[-1].key for file in files)]
    for key, last in zip((file[0].key for file in files), lasts, strict=False):
        same = next((place for place, pair in enumerate(zip(key, last, strict=False)) if pair[0] != pair[1]), len(last))
        found.append(key[: same + 1])
    return found


def _packed(blocks: Sequence[_Block]) -> bytes:
    """Return a file: the length of its text in four bytes, the text, the documents."""
    text = "\n".join(block.text for block in blocks).encode("utf-8", "replace")
    return len(text).to_bytes(4, "little") + text + b"".join(block.data for block in blocks)


# --- documents ------------------------------------------------------------------------------------------


def _document_files(material: Material) -> Iterator[bytes]:
    sources = {source: number for number, source in enumerate(_source_ids(material.documents))}
    languages = list(material.languages)
    rows = [
        [
            document.slug,
            languages.index(document.language),
            languages.index(document.page_language),
            document.title,
            document.date,
            sources.get(document.source or "", -1),
        ]
        for document in material.documents
    ]
    for start in range(0, len(rows), DOCUMENTS_IN_FILE):
        yield _json(rows[start : start + DOCUMENTS_IN_FILE])


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


def _years(documents: Sequence[Document]) -> list[list[int]]:
    """Return each year and its first document."""
    groups = groupby(documents, key=lambda document: int(document.date[:4]))
    return [[year, next(group).number] for year, group in groups]


def _name_list(material: Material, language: str) -> bytes:
    """Return what filters offer: (number, id, name) of the records that items list, kind by kind."""
    return _json(
        {
            kind: [
                [number, record.id, record.name(language)[0]]
                for number, record in sorted(
                    enumerate(material.records), key=lambda pair: sort_key(*pair[1].name(language))
                )
                if record.kind == kind and material.items.get(number)
            ]
            for kind in ("actors", "places", "sources")
        }
    )


# --- phrases --------------------------------------------------------------------------------------------


def _phrase_files(material: Material) -> tuple[int, list[bytes]]:
    """Return by how many bits of its bucket the file of a pair is chosen, and the files."""
    buckets, documents = material.pairs
    new = np.diff(buckets, prepend=-1) > 0
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, len(buckets)))
    bits = 0
    while bits < BUCKET_BITS and (3 * len(starts) + 2 * len(buckets)) >> bits > MOST:
        bits += 1
    kept = buckets[starts]
    files = kept >> (BUCKET_BITS - bits)
    numbers = np.zeros(len(buckets) + 2 * len(starts), np.int64)
    heads = starts + 2 * np.arange(len(starts))
    numbers[heads] = distances(files, kept - (files << (BUCKET_BITS - bits)))
    numbers[heads + 1] = sizes
    rest = np.ones(len(numbers), bool)
    rest[heads] = rest[heads + 1] = False
    numbers[rest] = distances(buckets, documents)
    data, lengths = to_bytes(numbers)
    owners = np.zeros(len(numbers), np.int64)
    owners[heads] = owners[heads + 1] = files
    owners[rest] = buckets >> (BUCKET_BITS - bits)
    ends = np.cumsum(np.bincount(owners, lengths, 1 << bits)).astype(np.int64).tolist()
    return bits, [data[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
