"""A search over the index in Python: it finds and orders what the page's script does (`theme/static/js/query.js`)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mujaz.arabic.search import Word, remainders, stem_of
from mujaz.frozen import frozen
from mujaz.site.search.asked import Asked, Filters, parse, telling
from mujaz.site.search.reader import FoundForm, FoundName, FoundRecord, Group, IndexReader
from mujaz.site.search.weights import WEIGHTS

OWN_LANGUAGE = 1.05
"""How much more an item counts that has an edition in the reader's language."""
ALL = Filters()

Scores = dict[int, float]


@frozen
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


def search(index: IndexReader, text: str, reader: str, filters: Filters = ALL) -> Answer:
    """Return what answers a text for readers of the language `reader`.

    Without words, all items are found that pass the filters, or that do not have what must not be there.
    """
    asked = parse(text)
    answer = Answer()
    units = list(_units(index, asked.words, answer))
    units += [_hits(index, word) for phrase in asked.phrases for word in telling(phrase)]
    if not units and not (asked.without or filters.narrow):
        return answer
    passes = _sieve(index, asked, filters)
    answer.hits = _collect(index, units, len(units), passes, reader)
    if not answer.hits and len(units) > 1 and not asked.phrases:
        answer.hits = _collect(index, units, 1, passes, reader)
        answer.some = bool(answer.hits)
    if filters.newest_first:
        answer.hits.sort(key=lambda hit: -hit.document)
    return answer


def _sieve(index: IndexReader, asked: Asked, filters: Filters) -> Callable[[int], bool]:
    """Return what tells whether a document may be found at all."""
    allowed = set(range(index.count) if filters.year is None else index.of_year(filters.year))
    for number in filters.records:
        allowed &= index.record(number).listed
    for phrase in asked.phrases:
        allowed &= _phrase(index, phrase)
    without = {index.items[d] for phrase in asked.without for d in _phrase(index, phrase) | _named(index, phrase)}
    language, kind = filters.language, filters.kind

    def passes(document: int) -> bool:
        return (
            document in allowed
            and index.items[document] not in without
            and (language is None or index.in_language(language, document))
            and (kind is None or index.is_briefing(document) == (kind == "briefing"))
        )

    return passes


def _units(index: IndexReader, words: Sequence[Word], answer: Answer) -> Iterator[Scores]:
    """Yield for each word, or words that are a name, what each document scores; note the records."""
    at = 0
    while at < len(words):
        rest = words[at:]
        named = list(_names(index, rest))
        answer.records += (r for r in map(index.record, (n.record for n in named)) if r not in answer.records)
        strong = [name for name in named if not name.weak]
        length = max((len(name.words) for name in strong), default=1)
        meant = {name.record for name in strong if len(name.words) == length}
        yield _unit(index, rest[:length], [index.record(record) for record in sorted(meant)])
        at += length


def _names(index: IndexReader, words: Sequence[Word]) -> Iterator[FoundName]:
    """Yield the names with which words begin, be it behind a conjunction or preposition."""
    own = index.group(words[0].stem)
    others = _other_cores(index, words[0], own.forms)
    heads = [own, *(index.group(stem_of(core)) for core in others)]
    yield from (
        name for head in heads for name in head.names if not name.behind and _is_name(name.words, words, others)
    )
    if len(words) > 1:
        rests = remainders(words[0].folded)
        behind = (name for name in index.group(words[1].stem).names if name.behind)
        yield from (name for name in behind if name.words[0].core in rests and _is_name(name.words, words, rests))


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
        return list(dict.fromkeys(core for form in same for core in form.forward))
    return [rest for rest in remainders(word.folded) if _knows(index.group(stem_of(rest)), rest)]


def _knows(group: Group, core: str) -> bool:
    """Tell whether a core is a word of the texts, by itself or behind other letters, or begins a name."""
    return any(
        form.word.folded == core or (form.member and form.core == core) for form in group.forms
    ) or any(name.words[0].folded == core for name in group.names)  # fmt: skip


def _phrase(index: IndexReader, words: Sequence[Word]) -> frozenset[int]:
    """Return the documents with the words of a phrase one after the other; of one word, those with its near forms."""
    if len(words) == 1:
        return frozenset(_hits(index, words[0], WEIGHTS.core))
    pairs = [index.pair(one.stem, other.stem) for one, other in pairwise(words)]
    return pairs[0].intersection(*pairs[1:])


def _named(index: IndexReader, words: Sequence[Word]) -> frozenset[int]:
    """Return the documents that list or name a record whose name the words are."""
    rest = telling(words)
    meant = (name for name in _names(index, rest) if not name.weak and len(name.words) == len(rest)) if rest else ()
    records = (index.record(name.record) for name in meant)
    return frozenset().union(*(record.listed | record.named for record in records))


def _is_name(name: Sequence[Word], words: Sequence[Word], others: Sequence[str]) -> bool:
    """Tell whether words begin with a name; the first of them may also be one of `others`."""
    return len(name) <= len(words) and all(
        one.stem == other.stem if one.folded.isascii() else one.core == other.core or (not place and one.core in others)
        for place, (one, other) in enumerate(zip(name, words, strict=False))
    )


def _collect(
    index: IndexReader, units: Sequence[Scores], least: int, passes: Callable[[int], bool], reader: str
) -> list[Hit]:
    """Return the items of which a document passes and answers at least so many units, the best first."""
    best: dict[int, tuple[float, int, float]] = {}
    for document in sorted(set().union(*units)) if units else range(index.count):
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
