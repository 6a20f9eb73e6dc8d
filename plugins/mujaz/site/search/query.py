"""A search over the index in Python: it finds and orders what the page's script does (`theme/static/js/query.js`)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mujaz.arabic.search import Word, analyse, find_words, is_common, remainders, stem_of
from mujaz.site.search.reader import FoundForm, FoundName, FoundRecord, IndexReader
from mujaz.site.search.weights import WEIGHTS

PART = re.compile('([-\u2212]?)(?:["\u201c\u201d«]([^"\u201c\u201d»]*)|([^\\s"\u201c\u201d«»]+))["\u201d»]?')
"""A word or a phrase, with the sign that it must not be there."""
MOST_LETTERS, MOST_WORDS = 1000, 24
OWN_LANGUAGE = 1.05
"""How much more an item counts that has an edition in the reader's language."""

Scores = dict[int, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: words, phrases, and what must not be there."""

    words: tuple[Word, ...]
    phrases: tuple[tuple[Word, ...], ...]
    without: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that answers a search: the document that is shown for it, and what it scores."""

    document: int
    score: float


@dataclass
class Answer:
    """The items that answer a search, the best first, and the records that its words name."""

    hits: list[Hit] = field(default_factory=list)
    records: list[FoundRecord] = field(default_factory=list)
    some: bool = False
    """Whether no item has all of the words, and these have some."""


def parse(text: str) -> Asked:
    """Return what a text asks for.

    >>> asked = parse('حلب "مجلس الأمن" -روسيا')
    >>> [len(asked.words), len(asked.phrases[0]), asked.without[0][0].exact]
    [1, 2, 'روسيا']
    """
    words: list[Word] = []
    phrases, without = [], []
    left = MOST_WORDS
    for part in PART.finditer(text[:MOST_LETTERS]):
        found = tuple(analyse(word) for word in find_words(part[2] or part[3] or ""))[:left]
        left -= len(found)
        if found and part[1]:
            without.append(found)
        elif found and part[2]:
            phrases.append(found)
        else:
            words += _telling(found)
    return Asked(tuple(words), tuple(phrases), tuple(without))


def _telling(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if not is_common(word.exact)]


def search(index: IndexReader, text: str, reader: str, language: str | None = None) -> Answer:
    """Return what answers a text for readers of the language `reader`; only documents in `language` if it is given."""
    asked = parse(text)
    answer = Answer()
    units = list(_units(index, asked.words, answer))
    units += [_hits(index, word) for phrase in asked.phrases for word in _telling(phrase)]
    if not units:
        return answer
    sieves = [_phrase(index, phrase) for phrase in asked.phrases]
    without = [_phrase(index, phrase) | _named(index, phrase) for phrase in asked.without]

    def passes(document: int) -> bool:
        return (
            (language is None or index.in_language(language, document))
            and all(document in sieve for sieve in sieves)
            and not any(document in out for out in without)
        )

    answer.hits = _collect(index, units, len(units), passes, reader)
    if not answer.hits and len(units) > 1 and not sieves:
        answer.some = True
        answer.hits = _collect(index, units, 1, passes, reader)
    return answer


def _units(index: IndexReader, words: Sequence[Word], answer: Answer) -> Iterator[Scores]:
    """Yield for each word, or words that are a name, what each document scores; note the records."""
    at = 0
    while at < len(words):
        rest = words[at:]
        named = [name for name in index.group(rest[0].stem).names if _is_name(name.words, rest)]
        answer.records += (r for r in map(index.record, (n.record for n in named)) if r not in answer.records)
        strong = [name for name in named if not name.weak]
        length = max((len(name.words) for name in strong), default=1)
        meant = {name.record for name in strong if len(name.words) == length}
        yield _unit(index, rest[:length], [index.record(record) for record in sorted(meant)])
        at += length


def _unit(index: IndexReader, words: Sequence[Word], records: Sequence[FoundRecord]) -> Scores:
    hits = [_hits(index, word) for word in words]
    scores = {document: sum(hit[document] for hit in hits) for document in set(hits[0]).intersection(*hits[1:])}
    for record in records:
        weight = _rarity(index, len(record.listed) + len(record.named)) * len(words)
        for documents, share in ((record.named, WEIGHTS.named), (record.listed, WEIGHTS.listed)):
            for document in documents:
                scores[document] = max(scores.get(document, 0), weight * share)
    return scores


def _hits(index: IndexReader, word: Word, least: float = 0) -> Scores:
    """Return what each document scores for a word; only forms at least so near to it count."""
    scores: Scores = {}
    own = index.group(word.stem)
    found = [(form, _near(form, word, word.core)) for form in own.forms]
    for core in _other_cores(index, word, own.forms):
        found += [(form, _near(form, word, core)) for form in index.group(stem_of(core)).forms]
    for form, level in found:
        for documents, way in zip(form.ways, WEIGHTS.ways, strict=False):
            if level >= least:
                for document in documents:
                    scores[document] = max(scores.get(document, 0), level * way)
    weight = _rarity(index, len(scores))
    return {document: score * weight for document, score in scores.items()}


def _near(form: FoundForm, word: Word, core: str) -> float:
    if form.word.exact == word.exact:
        return WEIGHTS.exact
    if form.word.folded == word.folded:
        return WEIGHTS.folded
    return WEIGHTS.core if form.core == core else WEIGHTS.stem


def _other_cores(index: IndexReader, word: Word, forms: Sequence[FoundForm]) -> list[str]:
    """Return the cores to which the index points from a word; of an unknown one, what stands behind its prefix."""
    same = [form for form in forms if not form.member and form.word.folded == word.folded]
    if same:
        return list(dict.fromkeys(form.forward for form in same if form.forward))
    rests = remainders(word.folded)
    return [r for r in rests if any(form.word.folded == r for form in index.group(stem_of(r)).forms)]


def _phrase(index: IndexReader, words: Sequence[Word]) -> frozenset[int]:
    """Return the documents with the words of a phrase one after the other; of one word, those with its near forms."""
    if len(words) == 1:
        return frozenset(_hits(index, words[0], WEIGHTS.core))
    pairs = [index.pair(one.stem, other.stem) for one, other in pairwise(words)]
    return pairs[0].intersection(*pairs[1:])


def _named(index: IndexReader, words: Sequence[Word]) -> frozenset[int]:
    """Return the documents that list or name a record whose name the words are."""
    rest = _telling(words)
    names: list[FoundName] = index.group(rest[0].stem).names if rest else []
    meant = (name for name in names if not name.weak and len(name.words) == len(rest) and _is_name(name.words, rest))
    records = (index.record(name.record) for name in meant)
    return frozenset().union(*(record.listed | record.named for record in records))


def _is_name(name: Sequence[Word], words: Sequence[Word]) -> bool:
    return len(name) <= len(words) and all(
        one.stem == other.stem if one.folded.isascii() else one.core == other.core
        for one, other in zip(name, words, strict=False)
    )


def _collect(
    index: IndexReader, units: Sequence[Scores], least: int, passes: Callable[[int], bool], reader: str
) -> list[Hit]:
    """Return the items of which a document passes and answers at least so many units, the best first."""
    best: dict[int, tuple[float, int, float]] = {}
    for document in sorted(set().union(*units)):
        scores = [unit[document] for unit in units if unit.get(document)]
        if len(scores) < least or not passes(document):
            continue
        own = reader in index.languages and index.in_language(reader, document)
        score = sum(scores) * len(scores) * (OWN_LANGUAGE if own else 1)
        rank = score + own * 1e6
        item = index.items[document]
        known = best.get(item)
        if known is None or rank > known[0]:
            best[item] = (rank, document, max(score, known[2] if known else 0))
        else:
            best[item] = (known[0], known[1], max(score, known[2]))
    hits = [Hit(document, score) for _, document, score in best.values()]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.document))


def _rarity(index: IndexReader, count: int) -> float:
    return math.log(1 + index.count / (count or 1))
