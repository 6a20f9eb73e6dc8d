"""From what an earlier build kept to what the archive is now: only new and changed documents are read."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mujaz.site.search.documents import Document
from mujaz.site.search.invert import DOCUMENT, FORM_SHIFT, pairs, postings
from mujaz.site.search.kept import Kept
from mujaz.site.search.names import Name, mentions, read_names
from mujaz.site.search.words import Numbers, read_words


def renew(kept: Kept, documents: Sequence[Document], names: Sequence[Name]) -> Kept:
    """Return what `documents` and `names` hold; it is the same whatever was kept.

    Documents that stay must have stayed in their order; the others are read, as all are where names have changed.
    """
    kept = _with_names(kept, names)
    digests = tuple(document.digest for document in documents)
    stayed = _stayed(kept.documents, digests)
    numbers = np.full(len(kept.documents), -1, np.int64)
    for old, new in stayed:
        numbers[old] = new
    same = {new for _, new in stayed}
    fresh = read_words([document for document in documents if document.number not in same])
    keys = postings(fresh)
    used = np.unique(keys >> FORM_SHIFT)
    vocabulary, shifted, found = kept.vocabulary.extended([fresh.words[form] for form in used.tolist()])
    numbered = np.zeros(len(fresh.words), np.int64)
    numbered[used] = found
    before = _renumbered(kept.postings, numbers)
    joined = _joined(_reformed(before, shifted), np.sort(_reformed(keys, numbered)))
    counts = np.bincount(joined >> FORM_SHIFT, minlength=len(vocabulary.forms))
    vocabulary, shifted = vocabulary.reduced(counts > 0)
    return replace(
        kept,
        documents=digests,
        vocabulary=vocabulary,
        postings=_reformed(joined, shifted),
        pairs=_joined(_renumbered(kept.pairs, numbers), pairs(fresh)),
        mentions=_joined(_renumbered(kept.mentions, numbers), mentions(fresh, kept.names)),
    )


def _with_names(kept: Kept, names: Sequence[Name]) -> Kept:
    """Return what was kept if the names are the same; if they are not, only them."""
    digest = hashlib.sha256(repr(names).encode("utf-8", "surrogatepass")).hexdigest()
    return kept if kept.names_digest == digest else Kept(names=read_names(names), names_digest=digest)


def _stayed(before: Sequence[bytes], now: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return (old, new) places of the most documents that are there in the same order before and now."""
    places: dict[bytes, list[int]] = {}
    for place in reversed(range(len(before))):
        places.setdefault(before[place], []).append(place)
    found = ((known.pop(), new) for new, digest in enumerate(now) if (known := places.get(digest)))
    return _longest_rise(list(found))


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs in which the first number rises (patience sorting).

    >>> _longest_rise([(5, 0), (0, 1), (1, 2), (3, 3), (2, 4), (4, 5)])
    [(0, 1), (1, 2), (2, 4), (4, 5)]
    """
    tops: list[int] = []
    piles: list[int] = []
    behind: list[int] = []
    for place, (old, _) in enumerate(pairs):
        pile = bisect_left(tops, old)
        behind.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [old]
        piles[pile : pile + 1] = [place]
    found = []
    place = piles[-1] if piles else -1
    while place >= 0:
        found.append(pairs[place])
        place = behind[place]
    return found[::-1]


def _renumbered(keys: Numbers, numbers: Numbers) -> Numbers:
    """Return keys with the new numbers of their documents, without those that have none."""
    if not len(keys):
        return keys
    documents = keys & DOCUMENT
    new = numbers[documents]
    if (numbers == np.arange(len(numbers))).all():
        return keys
    stays = new >= 0
    found: Numbers = (keys - documents + new)[stays]
    return found


def _reformed(keys: Numbers, numbers: Numbers) -> Numbers:
    """Return keys of postings with the new numbers of their forms."""
    if not len(keys) or (numbers == np.arange(len(numbers))).all():
        return keys
    forms = keys >> FORM_SHIFT
    found: Numbers = keys + ((numbers[forms] - forms) << FORM_SHIFT)
    return found


def _joined(keys: Numbers, others: Numbers) -> Numbers:
    """Return sorted keys of both."""
    return np.insert(keys, np.searchsorted(keys, others), others) if len(others) else keys
