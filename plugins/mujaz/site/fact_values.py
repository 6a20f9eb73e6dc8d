"""The digest of what each fact says now, so that a build can tell which facts have changed since another one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.archive import Archive
from mujaz.site.digest import Digester
from mujaz.site.entries import Entry
from mujaz.site.facts import unnoted
from mujaz.site.state.file import digest_bytes

KINDS: dict[str, RecordKind] = {kind: kind for kind in RECORD_KINDS}
OF_ITEMS = ("filed ", "front ", "text ")
"""How facts of single items begin."""
OF_RELATIONS = "related "
"""How those begin that tell what is related to an item."""
MANY = 1000
"""So many of these are asked for together where the archive may have changed as a whole."""
NOTHING = b""
"""What is said of a thing that is not there."""

Key = Callable[[list[str]], Any]
"""From the words of a fact to a key of a mapping."""


def _record(words: list[str]) -> tuple[RecordKind, str]:
    return KINDS[words[0]], words[1]


class FactValues:
    """What the facts of one archive say."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._digester = Digester()
        self._mappings: dict[str, tuple[Mapping[Any, Any], Key]] = {
            "photos": (archive.photos, " ".join),
            "items": (archive.by_record, _record),
            "months": (archive.by_month, lambda words: tuple(map(int, words))),
            "versions": (archive.versions, " ".join),
            "predecessors": (archive.predecessors, _record),
        }
        self._answers: dict[str, Callable[[list[str]], bytes]] = {
            "filed": self._filed,
            "front": self._front,
            "text": self._text,
            "related": self._related,
            "company": lambda words: self._value(archive.company.get(_record(words))),
            "withdrawn": lambda words: self._value(archive.withdrawn.get(words[0])),
            "record": lambda words: self._value(archive.register.get(*_record(words))),
            "records": lambda words: self._value(archive.register.records(KINDS[words[0]])),
            "own": lambda words: self._value(archive.has_own(*_record(words), words[2])),
            "entries": lambda _words: self._value(archive.entries),
            "listed": lambda _words: self._value(archive.listed),
            "modified": lambda _words: self._value(archive.modified),
            "years": lambda _words: self._value(sorted(archive.years)),
            "names": lambda _words: archive.mention_memory.rules.encode(),
        }

    def digests(self, facts: Iterable[str]) -> list[bytes]:
        """Return what each of the facts says now."""
        return unnoted(lambda: self._digests(facts))

    def _digests(self, facts: Iterable[str]) -> list[bytes]:
        """Return the same; of most facts, which are of items, all digests are known in one place."""
        asked = list(facts)
        told = self._of_items() if sum(fact.startswith(OF_ITEMS) for fact in asked) > MANY else {}
        if sum(fact.startswith(OF_RELATIONS) for fact in asked) > MANY:
            told |= self._of_relations()
        return [told[fact] if fact in told else self._digest(fact) for fact in asked]

    def _of_relations(self) -> dict[str, bytes]:
        """Return what the facts of all relations say that are known as lines."""
        relations = self._archive.relations
        line = getattr(relations, "line", None)
        if line is None:
            return {}
        lines = {slug: digest_bytes(line(slug)) for slug in {slug: None for slug, _ in relations}}
        return {f"{OF_RELATIONS}{slug} {language}": lines[slug] for slug, language in relations}

    def _of_items(self) -> dict[str, bytes]:
        """Return what the facts of all items say."""
        told = {}
        for entry in self._archive.entries:
            editions, slug = entry.editions, entry.slug
            told[f"filed {slug}"] = b"".join([edition.filed_digest for edition in editions])
            told[f"front {slug}"] = b"".join([edition.front_digest for edition in editions])
            for edition in editions:
                told[edition.term] = edition.text_digest
        return told

    def _digest(self, fact: str) -> bytes:
        name, *words = fact.split(" ")
        if name in self._answers:
            return self._answers[name](words)
        mapping, key_of = self._mappings[name.removesuffix("?")]
        if name.endswith("?"):
            return self._value(key_of(words) in mapping)
        if not words:
            return b"".join(self._value(part) for pair in mapping.items() for part in pair)
        found = mapping.get(key_of(words))
        return NOTHING if found is None else self._value(found)

    def _value(self, value: Any) -> bytes:
        if type(value) is tuple and value and type(value[0]) is Entry:
            slugs = "\n".join([entry.slug for entry in value])
            return hashlib.blake2b(slugs.encode(), digest_size=16).digest()
        return self._digester.digest(value)

    def _filed(self, words: list[str]) -> bytes:
        entry = self._archive.by_slug.get(words[0])
        return b"".join(edition.filed_digest for edition in entry.editions) if entry else NOTHING

    def _front(self, words: list[str]) -> bytes:
        entry = self._archive.by_slug.get(words[0])
        return b"".join(edition.front_digest for edition in entry.editions) if entry else NOTHING

    def _related(self, words: list[str]) -> bytes:
        relations = self._archive.relations
        line = getattr(relations, "line", None)  # none where nothing was compared
        return digest_bytes(line(words[0])) if line else self._value(relations.get((words[0], words[1])))

    def _text(self, words: list[str]) -> bytes:
        entry = self._archive.by_slug.get(words[0])
        edition = entry.edition(words[1]) if entry else None
        return edition.text_digest if edition else NOTHING
