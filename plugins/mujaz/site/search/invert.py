"""From the words of each document to the documents of each word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mujaz.arabic.search import is_common, remainders, stem_of
from mujaz.arabic.words import load_words
from mujaz.site.search.postings import distances, sort, to_bytes
from mujaz.site.search.words import BREAK, TEXT, Corpus, Numbers

CLASSES = 5
"""Ways in which a word may stand in a document: once, twice or more often in the text, in the summary, in the title."""
OFTEN = 3
BUCKET_BITS = 20
"""Of so many bits is the number under which two words that follow each other are kept."""


@dataclass(frozen=True, slots=True)
class Form:
    """A line of the index: a form of a word and where it stands."""

    stem: str
    """That under which it is sorted; a form can stand under several."""
    exact: str
    counts: tuple[int, ...]
    """How many documents have it in each way, the least telling first."""
    data: bytes
    """The documents, way by way."""
    link: str = ""
    """`>core`: it is also found under that core; `<core`: it stands here as one of that core."""

    @property
    def line(self) -> str:
        """The form's line in its file."""
        last = max((way for way, count in enumerate(self.counts) if count), default=0)
        counts = ",".join(map(str, self.counts[: last + 1]))
        return "\t".join(filter(None, (self.exact, counts, self.link)))


def invert(corpus: Corpus, guarded: frozenset[str]) -> list[Form]:
    """Return every form with its documents, sorted by stem and form; common words are left out."""
    vocabulary = corpus.vocabulary
    common = np.array([is_common(word) for word in vocabulary.exact] + [True])
    keep = ~common[corpus.tokens]
    tokens, documents, parts = corpus.tokens[keep], corpus.documents[keep], corpus.parts[keep]
    used = np.flatnonzero(np.bincount(tokens)).tolist()
    used.sort(key=lambda form: (_order(vocabulary.stem[form]), _order(vocabulary.exact[form])))
    rank = np.zeros(len(vocabulary.exact) + 1, np.int64)
    rank[used] = np.arange(len(used))
    ranks, classes, found = _classify(rank[tokens], documents, parts, corpus.count)
    group = ranks * CLASSES + classes
    data, lengths = to_bytes(distances(group, found))
    ends = np.cumsum(np.bincount(ranks, lengths, len(used))).astype(np.int64).tolist()
    counts = np.bincount(group, minlength=len(used) * CLASSES).reshape(-1, CLASSES).tolist()
    forms = [
        Form(vocabulary.stem[form], vocabulary.exact[form], tuple(count), data[start:end])
        for form, count, start, end in zip(used, counts, [0, *ends][: len(ends)], ends, strict=True)
    ]
    return _linked(forms, [vocabulary.folded[n] for n in used], [vocabulary.core[n] for n in used], guarded)


def _order(text: str) -> bytes:
    """Return the key by which JavaScript compares texts."""
    return text.encode("utf-16-be", "surrogatepass")


def _classify(ranks: Numbers, documents: Numbers, parts: Numbers, count: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return (form, way, document) of every form in every document, sorted so."""
    keys = sort((ranks * count + documents) * 4 + parts)
    pairs = keys >> 2
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    ends = np.append(starts[1:], len(keys))[: len(starts)]
    best = keys[ends - 1] & 3 if len(keys) else keys
    ways = np.where(best == TEXT, np.minimum(ends - starts, OFTEN) - 1, best + OFTEN - 1)
    pairs = pairs[starts]
    ordered = sort((pairs // max(count, 1) * CLASSES + ways) * max(count, 1) + pairs % max(count, 1))
    groups = ordered // max(count, 1)
    return groups // CLASSES, groups % CLASSES, ordered % max(count, 1)


def _linked(forms: Sequence[Form], folded: Sequence[str], cores: Sequence[str], guarded: frozenset[str]) -> list[Form]:
    """Return forms, those that are also found under another stem there too."""
    sizes = [sum(form.counts) for form in forms]
    bare: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    for word, core, size in zip(folded, cores, sizes, strict=True):
        (bare if word == core else with_article)[core] += size
    linked: list[Form] = []
    for form, word, core, size in zip(forms, folded, cores, sizes, strict=True):
        known = (bare, with_article, guarded)
        targets = [target for target in _targets(word, size, known) if stem_of(target) != form.stem]
        link = f">{targets[0]}" if targets else ""
        linked.append(replace(form, link=link))
        targets += () if targets or word != core else _lone(word, known)
        linked += (replace(form, stem=stem_of(target), link=f"<{target}") for target in dict.fromkeys(targets))
    return sorted(linked, key=lambda form: (_order(form.stem), _order(form.exact), form.link))


Known = tuple[Counter[str], Counter[str], frozenset[str]]


def _targets(word: str, size: int, known: Known) -> Iterator[str]:
    """Yield the cores under which a word is also found.

    What it may be behind a conjunction or preposition must be a word of the texts, and no rarer than the whole.
    """
    bare, with_article, guarded = known
    twins = load_words().twins
    rests = (
        rest
        for rest in remainders(word)
        if bare[rest] >= size or (with_article[rest] >= size and rest not in guarded)
    )  # fmt: skip
    rest = next(rests, None)
    found = [rest] if rest is not None else []
    yield from dict.fromkeys(twin for one in (word, *found) if (twin := twins.get(one)) is not None)
    yield from found


def _lone(word: str, known: Known) -> Iterator[str]:
    """Yield what a word may be behind its first letters where no text has it without them."""
    bare, with_article, guarded = known
    yield from (r for r in remainders(word) if not (bare[r] or with_article[r] or r in guarded))


def pairs(corpus: Corpus) -> tuple[Numbers, Numbers]:
    """Return the buckets of the two words that follow each other in documents, and the documents: sorted, each once."""
    stems: dict[str, int] = {}
    vocabulary = corpus.vocabulary
    for stem in vocabulary.stem:
        if stem not in stems:
            stems[stem] = hash_of(stem)
    hashes = np.array([stems[stem] for stem in vocabulary.stem] + [0], np.uint32)
    tokens = corpus.tokens
    beside = (tokens[:-1] != BREAK) & (tokens[1:] != BREAK)
    first, second = hashes[tokens[:-1][beside]], hashes[tokens[1:][beside]]
    buckets = ((first * np.uint32(PRIME) + second) >> np.uint32(32 - BUCKET_BITS)).astype(np.int64)
    count = max(corpus.count, 1)
    found = sort(buckets * count + corpus.documents[:-1][beside])
    found = found[np.diff(found, prepend=-1) > 0]
    return found // count, found % count


PRIME = 0x9E3779B1
"""An odd number that spreads what it is multiplied with: 2^32 over the golden ratio."""


def hash_of(text: str) -> int:
    """Return the FNV-1a of a text's UTF-16 code units, in 32 bits."""
    data = text.encode("utf-16-le", "surrogatepass")
    found = 0x811C9DC5
    for low, high in zip(data[::2], data[1::2], strict=True):
        found = ((found ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return found
