"""From the words of each document to the documents of each word: as numbers that sort as the index does.

The key of a posting is (form, way, document), that of a pair of words (bucket, document), that of a mention (record,
document), each in the bits of one number; a sorted array of them is all that the index is made of.
"""

from __future__ import annotations

import numpy as np

from mujaz.arabic.search import is_common, remainders, stem_of
from mujaz.site.search.hashes import BUCKET_BITS, PRIME, hash_of
from mujaz.site.search.words import BREAK, TEXT, Corpus, Numbers

DOCUMENT_BITS = 24
DOCUMENT = (1 << DOCUMENT_BITS) - 1
"""What of a key is its document."""
WAY_BITS = 3
FORM_SHIFT = DOCUMENT_BITS + WAY_BITS
CLASSES = 5
"""Ways in which a word may stand in a document: once, twice or more often in the text, in the summary, in the title."""
OFTEN = 3


def postings(corpus: Corpus) -> Numbers:
    """Return the keys of every form in every document, sorted; common words are left out."""
    common = np.array([is_common(word.exact) for word in corpus.words] + [True])
    keep = ~common[corpus.tokens]
    found = np.sort(((corpus.tokens[keep] << DOCUMENT_BITS | corpus.documents[keep]) << 2) | corpus.parts[keep])
    both = found >> 2
    starts = np.flatnonzero(np.diff(both, prepend=-1))
    ends = np.append(starts[1:], len(found))[: len(starts)]
    best = found[ends - 1] & 3
    ways = np.where(best == TEXT, np.minimum(ends - starts, OFTEN) - 1, best + OFTEN - 1)
    both = both[starts]
    return np.sort(((both >> DOCUMENT_BITS << WAY_BITS) | ways) << DOCUMENT_BITS | (both & DOCUMENT))


def pairs(corpus: Corpus) -> Numbers:
    """Return the keys of the two words that follow each other in documents: sorted, each once.

    The first of the two is also found without a conjunction or preposition: لمجلس الأمن has the phrase مجلس الأمن.
    """
    stems = [(word.stem, *map(stem_of, remainders(word.folded))) for word in corpus.words]
    tokens = corpus.tokens
    beside = (tokens[:-1] != BREAK) & (tokens[1:] != BREAK)
    first, second, documents = tokens[:-1][beside], tokens[1:][beside], corpus.documents[:-1][beside]
    behind = _hashes([own[0] for own in stems])[second]
    found = []
    for place in range(3):
        has = np.array([len(own) > place for own in stems], bool)[first]
        before = _hashes([own[min(place, len(own) - 1)] for own in stems])[first[has]]
        buckets = (before * np.uint32(PRIME) + behind[has]) >> np.uint32(32 - BUCKET_BITS)
        found.append(buckets.astype(np.int64) << DOCUMENT_BITS | documents[has])
    return np.unique(np.concatenate(found))


def _hashes(stems: list[str]) -> Numbers:
    known = {stem: hash_of(stem) for stem in set(stems)}
    return np.array([known[stem] for stem in stems], np.uint32)
