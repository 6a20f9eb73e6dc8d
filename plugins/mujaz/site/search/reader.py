"""The index read again from a built site, file by file as a search needs them, as the page's script does."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from mujaz.arabic.search import Word, analyse, find_words, is_common, stem_of
from mujaz.errors import EnvironmentLack
from mujaz.site.search.postings import read_numbers

FORMAT = 1
BUCKET_BITS = 20
START = "index.json"


@dataclass(frozen=True, slots=True)
class FoundForm:
    """A form of a word and the documents in which it stands, way by way."""

    word: Word
    core: str
    """Its own, or the one under which it also stands."""
    member: bool
    """Whether it stands here under another core than its own."""
    forward: str
    """Another core under which it stands too, if any."""
    ways: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of a record, without its common words."""

    record: int
    words: tuple[Word, ...]
    weak: bool


@dataclass
class Group:
    """What stands under one stem."""

    forms: list[FoundForm] = field(default_factory=list)
    names: list[FoundName] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
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
        if self.start["format"] != FORMAT:
            raise EnvironmentLack("The index was made by another version of Mujaz; run `mujaz build` again.")
        self.cuts = self.start["cuts"].split(" ")
        self.count: int = self.start["documents"]
        self.languages: list[str] = self.start["languages"]
        self.group = cache(self._group)
        self.record = cache(self._record)
        self._file_of_words = cache(self._read_words)

    def _bytes(self, name: str) -> bytes:
        path: Path = self.folder / self.start["folder"] / name
        return path.read_bytes()

    def _group(self, stem: str) -> Group:
        """Return what stands under a stem."""
        order = _utf16(stem)
        number = max(bisect_right(self.cuts, order, key=_utf16) - 1, 0)
        return self._file_of_words(number).get(stem) or Group()

    def _read_words(self, number: int) -> dict[str, Group]:
        text, numbers = _unpack(self._bytes(f"w{number}.bin"))
        groups: dict[str, Group] = {}
        for line in text.split("\n"):
            exact, counts, link, weak, *_ = [*line.split("\t"), "", "", ""]
            if exact:
                word = analyse(exact)
                ways = tuple(_documents(numbers, int(count)) for count in counts.split(","))
                core = link[1:] if link.startswith("<") else word.core
                form = FoundForm(word, core, link.startswith("<"), link[1:] if link.startswith(">") else "", ways)
                groups.setdefault(stem_of(core) if form.member else word.stem, Group()).forms.append(form)
            elif counts:
                words = telling(link)
                groups.setdefault(words[0].stem, Group()).names.append(FoundName(int(counts), words, bool(weak)))
        return groups

    def _record(self, number: int) -> FoundRecord:
        """Return a record."""
        firsts = self.start["records"]
        file = bisect_right(firsts, number) - 1
        text, numbers = _unpack(self._bytes(f"r{file}.bin"))
        for line in text.split("\n")[: number - firsts[file] + 1]:
            kind, id_, names, items, listed, named = json.loads(line)
            sets = frozenset(_documents(numbers, listed)), frozenset(_documents(numbers, named))
        return FoundRecord(kind, id_, names, items, *sets)

    def pair(self, first: str, second: str) -> frozenset[int]:
        """Return the documents in which two stems follow each other (rarely one more)."""
        from mujaz.site.search.invert import PRIME, hash_of  # noqa: PLC0415 - numpy is imported only for phrases

        bucket = (hash_of(first) * PRIME + hash_of(second) & 0xFFFFFFFF) >> (32 - BUCKET_BITS)
        shift = BUCKET_BITS - self.start["phrases"]
        numbers = read_numbers(self._bytes(f"p{bucket >> shift}.bin"))
        at = bucket >> shift << shift
        for distance in numbers:
            at += distance
            documents = _documents(numbers, next(numbers))
            if at == bucket:
                return frozenset(documents)
        return frozenset()

    def document(self, number: int) -> tuple[str, str, str, str, str]:
        """Return a document's slug, language, page's language, title and date."""
        each = self.start["each"]
        slug, language, page, title, date, _ = json.loads(self._bytes(f"d{number // each}.json"))[number % each]
        return slug, self.languages[language], self.languages[page], title, date

    @cached_property
    def items(self) -> list[int]:
        """The number of each document's item."""
        begins = (self._in_set(0, document) for document in range(self.count))
        return list(accumulate(begins))

    def in_language(self, language: str, document: int) -> bool:
        """Tell whether a document is in a language."""
        return bool(self._in_set(2 + self.languages.index(language), document))

    @cached_property
    def _sets(self) -> bytes:
        return self._bytes("sets.bin")

    def _in_set(self, number: int, document: int) -> int:
        size = -(-self.count // 8)
        return self._sets[number * size + (document >> 3)] >> (document & 7) & 1

    def text(self, slug: str, language: str) -> str:
        """Return the text of a document from which excerpts are taken."""
        return (self.folder / "texts" / f"{slug}.{language}.txt").read_text(encoding="utf-8")


def telling(text: str) -> tuple[Word, ...]:
    """Return the words of a text that are not common."""
    return tuple(word for word in map(analyse, find_words(text)) if not is_common(word.exact))


def _unpack(data: bytes) -> tuple[str, Iterator[int]]:
    length = int.from_bytes(data[:4], "little")
    return data[4 : 4 + length].decode("utf-8"), read_numbers(data[4 + length :])


def _documents(numbers: Iterator[int], count: int) -> tuple[int, ...]:
    return tuple(accumulate(islice(numbers, count)))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
