"""The index read again from a built site, file by file as a search needs them, as the page's script does."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from mujaz.arabic.search import Word, analyse, find_words, stem_of
from mujaz.errors import EnvironmentLack
from mujaz.frozen import frozen
from mujaz.site.search.asked import telling
from mujaz.site.search.decoding import read_documents, read_numbers, unpack
from mujaz.site.search.hashes import BUCKET_BITS, bucket_of

FORMAT = 2
START, PARTS = "index.json", "parts/"
STAMP_BYTES = 3


@frozen
class FoundForm:
    """A form of a word and the documents in which it stands, way by way."""

    word: Word
    core: str
    """Its own, or the one under which it also stands."""
    member: bool
    """Whether it stands here under another core than its own."""
    forward: tuple[str, ...]
    """Other cores under which it stands too."""
    ways: tuple[tuple[int, ...], ...]


@frozen
class FoundName:
    """A name of a record, without its common words."""

    record: int
    words: tuple[Word, ...]
    weak: bool
    behind: bool
    """Whether it stands under its second word, for searches in which something is written onto its first."""


@dataclass
class Group:
    """What stands under one stem."""

    forms: list[FoundForm] = field(default_factory=list)
    names: list[FoundName] = field(default_factory=list)


@frozen
class FoundRecord:
    """A record: its kind, id and names, how many items list it, and its documents."""

    kind: str
    id: str
    names: dict[str, str]
    items: int
    listed: frozenset[int]
    named: frozenset[int]


class IndexReader:
    """Reads the index in the folder `search` of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.start: dict[str, Any] = json.loads((folder / START).read_bytes())
        except (OSError, ValueError) as error:
            raise EnvironmentLack("There is no index to search yet; run `mujaz build` first.") from error
        if self.start.get("format") != FORMAT:
            raise EnvironmentLack("The index was made by another version of Mujaz; run `mujaz build` again.")
        self.cuts = self.start["cuts"].split(" ")
        self.count: int = self.start["documents"]
        self.languages: list[str] = self.start["languages"]
        self.files: list[str] = self.start["wordFiles"].split(" ")
        self.group = cache(self._group)
        self.record = cache(self._record)
        self._file_of_words = cache(self._read_words)
        self._stamps = cache(self._bytes)

    def _bytes(self, name: str) -> bytes:
        return (self.folder / PARTS / name).read_bytes()

    def _numbered(self, kind: str, number: int, suffix: str) -> bytes:
        """Return a file whose name has a number and a stamp."""
        stamps = self._stamps(f"{kind}-{self.start['stamps'][kind]}.bin")
        stamp = stamps[number * STAMP_BYTES : (number + 1) * STAMP_BYTES]
        name = "-".join((f"{kind}{number}", *map(str, stamp)))
        return self._bytes(f"{name}.{suffix}")

    def _group(self, stem: str) -> Group:
        """Return what stands under a stem."""
        order = _utf16(stem)
        number = max(bisect_right(self.cuts, order, key=_utf16) - 1, 0)
        return self._file_of_words(number).get(stem) or Group()

    def _read_words(self, number: int) -> dict[str, Group]:
        text, numbers = unpack(self._bytes(f"w-{self.files[number]}.bin"))
        groups: dict[str, Group] = {}
        for line in text.split("\n"):
            exact, counts, link, mark, *_ = [*line.split("\t"), "", "", ""]
            if exact:
                word = analyse(exact)
                ways = tuple(read_documents(numbers, int(count)) for count in counts.split(","))
                core = link[1:] if link.startswith("<") else word.core
                forward = tuple(link[1:].split(" ")) if link.startswith(">") else ()
                form = FoundForm(word, core, link.startswith("<"), forward, ways)
                groups.setdefault(stem_of(core) if form.member else word.stem, Group()).forms.append(form)
            elif counts:
                words = tuple(telling([analyse(found) for found in find_words(link)]))
                name = FoundName(int(counts), words, mark == "w", mark == "s")
                groups.setdefault(words[name.behind].stem, Group()).names.append(name)
        return groups

    def _record(self, number: int) -> FoundRecord:
        """Return a record."""
        firsts = self.start["firsts"]
        file = bisect_right(firsts, number) - 1
        text, numbers = unpack(self._bytes(f"r-{self.start['recordFiles'].split(' ')[file]}.bin"))
        for line in text.split("\n")[: number - firsts[file] + 1]:
            kind, id_, names, items, listed, named = json.loads(line)
            sets = frozenset(read_documents(numbers, listed)), frozenset(read_documents(numbers, named))
        return FoundRecord(kind, id_, names, items, *sets)

    def pair(self, first: str, second: str) -> frozenset[int]:
        """Return the documents in which two stems follow each other (rarely one more)."""
        bucket = bucket_of(first, second)
        shift = BUCKET_BITS - self.start["phrases"]
        numbers = read_numbers(self._numbered("p", bucket >> shift, "bin"))
        at = bucket >> shift << shift
        for distance in numbers:
            at += distance
            documents = read_documents(numbers, next(numbers))
            if at == bucket:
                return frozenset(documents)
        return frozenset()

    def document(self, number: int) -> tuple[str, str, str, str, str]:
        """Return a document's slug, language, page's language, title and date."""
        each = self.start["each"]
        slug, language, page, title, date, _ = json.loads(self._numbered("d", number // each, "json"))[number % each]
        return slug, self.languages[language], self.languages[page], title, date

    @cached_property
    def items(self) -> list[int]:
        """The number of each document's item."""
        begins = (self._in_set(0, document) for document in range(self.count))
        return list(accumulate(begins))

    def is_briefing(self, document: int) -> bool:
        """Tell whether a document is of a briefing."""
        return bool(self._in_set(1, document))

    def of_year(self, year: int) -> range:
        """Return the documents of a year."""
        return range(*self.start["years"].get(str(year), (0, 0)))

    def offered(self, language: str) -> dict[str, dict[str, int]]:
        """Return the actors, places and sources that items list: kind → id → number."""
        names = json.loads(self._bytes(f"n-{self.start['nameFiles'][language]}.json"))
        return {kind: {id_: number for number, id_, _ in found} for kind, found in names.items()}

    def in_language(self, language: str, document: int) -> bool:
        """Tell whether a document is in a language."""
        return bool(self._in_set(2 + self.languages.index(language), document))

    @cached_property
    def _sets(self) -> bytes:
        return self._bytes(f"s-{self.start['setFile']}.bin")

    def _in_set(self, number: int, document: int) -> int:
        size = -(-self.count // 8)
        return self._sets[number * size + (document >> 3)] >> (document & 7) & 1

    def text(self, slug: str, language: str) -> str:
        """Return the text of a document from which excerpts are taken."""
        return (self.folder / "texts" / f"{slug}.{language}.txt").read_text(encoding="utf-8")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
