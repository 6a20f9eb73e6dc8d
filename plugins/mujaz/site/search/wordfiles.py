"""The files of words: each form with its documents, sorted by stem, and the names that begin with the same stem."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from mujaz.arabic.search import analyse
from mujaz.frozen import frozen
from mujaz.site.search.cuts import cut, name_of
from mujaz.site.search.encoding import Make, distances, packed, to_bytes
from mujaz.site.search.invert import CLASSES, DOCUMENT, DOCUMENT_BITS, FORM_SHIFT, WAY_BITS
from mujaz.site.search.kept import Kept
from mujaz.site.search.links import Block, forward_of, forwards, guards
from mujaz.site.search.vocabulary import readable, targets_of
from mujaz.site.search.words import Numbers

LINE = 8
"""About so many bytes a row has beside its form and its documents."""
NEAR = 128
"""Documents that are less than so far from each other take a byte each, others two."""


@frozen
class _Piece:
    """What a file holds: rows and lines of names, from where to where."""

    rows: slice
    names: slice


@dataclass(frozen=True)
class WordFiles:
    """The words of an archive, in files."""

    kept: Kept

    @cached_property
    def _sizes(self) -> Numbers:
        """In how many documents each form stands."""
        return np.bincount(self.kept.postings >> FORM_SHIFT, minlength=len(self.kept.vocabulary.forms))

    @cached_property
    def _ends(self) -> Numbers:
        return np.cumsum(self._sizes)

    @cached_property
    def _forwards(self) -> Numbers:
        return forwards(self.kept.vocabulary, self._sizes, self.kept.names)

    @cached_property
    def _name_stems(self) -> list[str]:
        return [line.stem for line in self.kept.names.lines]

    @cached_property
    def _pieces(self) -> list[_Piece]:
        """What each file holds."""
        vocabulary, stems = self.kept.vocabulary, self.kept.vocabulary.stems
        blocks = np.flatnonzero(np.diff(vocabulary.marks, prepend=np.uint64(0)))
        if not len(blocks):
            return [_Piece(slice(0, 0), slice(0, None))]
        lengths = np.fromiter(map(len, vocabulary.forms), np.int64)
        weights = 2 * lengths + LINE + self._sizes * (1 + (self._sizes * NEAR < len(self.kept.documents)))
        sums = np.add.reduceat(weights[vocabulary.row_forms], blocks)
        # A name whose stem has no rows stands with the stem before it.
        rows = [max(bisect_right(stems, stem) - 1, 0) for stem in self._name_stems]
        owners = np.searchsorted(blocks, np.array(rows, np.int64), "right") - 1
        np.add.at(sums, owners, np.fromiter((2 * len(line.line) for line in self.kept.names.lines), np.int64))
        starts = blocks[cut(sums, vocabulary.marks[blocks])].tolist()
        names = [0, *(bisect_left(self._name_stems, stems[start]) for start in starts[1:]), len(rows)]
        rows_of = zip(starts, [*starts[1:], len(stems)], strict=True)
        return [
            _Piece(slice(*ends), slice(first, last))
            for ends, first, last in zip(rows_of, names[:-1], names[1:], strict=True)
        ]

    @cached_property
    def cuts(self) -> list[str]:
        """For each file the beginning of its first stem that no stem before has."""
        found = [""]
        stems = self.kept.vocabulary.stems
        for before, piece in zip(self._pieces, self._pieces[1:], strict=False):
            last = max(stems[before.rows.stop - 1], *self._name_stems[before.names], "")
            first = stems[piece.rows.start]
            same = next((n for n, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(last))
            half = "\ud800" <= first[same : same + 1] < "\udc00"  # of a letter that JavaScript counts as two
            found.append(readable(first[: same + 1 + half]))
        return found

    def files(self) -> Mapping[str, Make]:
        """Return the files in their order, by name, not yet made."""
        return {self._name(piece): partial(self._make, piece) for piece in self._pieces}

    @cached_property
    def _prints(self) -> Numbers:
        """A number for each form that tells its documents and ways: the sum of what each is scattered to."""
        keys = (self.kept.postings & ((1 << FORM_SHIFT) - 1)).astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)  # splitmix64, by Sebastiano Vigna
        keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        keys ^= keys >> np.uint64(31)
        starts = self._ends - self._sizes
        return np.add.reduceat(keys, starts) if len(starts) else keys

    @cached_property
    def _told(self) -> Numbers:
        """What else of a form its rows depend on, as bytes."""
        flags = np.hstack((self._forwards, guards(self.kept.vocabulary, self.kept.names)))
        return np.packbits(flags, axis=1)[:, 0] if len(flags) else np.empty(0, np.uint8)

    def _name(self, piece: _Piece) -> str:
        vocabulary = self.kept.vocabulary
        forms = vocabulary.row_forms[piece.rows]
        texts = [vocabulary.forms[form] for form in forms.tolist()]
        texts += [line.line for line in self.kept.names.lines[piece.names]]
        numbers = (vocabulary.row_targets[piece.rows], self._prints[forms], self._told[forms])
        return name_of("\n".join(texts).encode("utf-8", "surrogatepass"), *(part.tobytes() for part in numbers))

    def _make(self, piece: _Piece) -> bytes:
        vocabulary = self.kept.vocabulary
        forms = vocabulary.row_forms[piece.rows]
        counts, parts = self._documents(forms)
        lines, data = [], []
        exact = [vocabulary.forms[form] for form in forms.tolist()]
        links = self._links(exact, vocabulary.row_targets[piece.rows].tolist(), forms)
        for text, link, ways, part in zip(exact, links, counts.tolist(), parts, strict=True):
            if link is not None:
                last = max(way for way, count in enumerate(ways) if count)
                lines.append("\t".join(filter(None, (text, ",".join(map(str, ways[: last + 1])), link))))
                data.append(part)
        lines += [line.line for line in self.kept.names.lines[piece.names]]
        return packed("\n".join(lines).encode("utf-8", "replace"), b"".join(data))

    def _documents(self, forms: Numbers) -> tuple[Numbers, list[bytes]]:
        """Return for each form how many documents have it in each way, and these as bytes."""
        sizes = self._sizes[forms]
        places = np.repeat(self._ends[forms] - np.cumsum(sizes), sizes) + np.arange(sizes.sum())
        keys = self.kept.postings[places]
        rows = np.repeat(np.arange(len(forms)), sizes)
        groups = rows * CLASSES + (keys >> DOCUMENT_BITS & ((1 << WAY_BITS) - 1))
        counts = np.bincount(groups, minlength=len(forms) * CLASSES).reshape(-1, CLASSES)
        data, lengths = to_bytes(distances(groups, keys & DOCUMENT))
        ends = np.cumsum(np.bincount(rows, lengths, len(forms))).astype(np.int64).tolist()
        return counts, [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def _links(self, exact: Sequence[str], targets: Sequence[int], forms: Numbers) -> Iterator[str | None]:
        """Yield the link of each row: `>core …`, where else it is found; `<core`, as what it stands here; or None."""
        block = Block(self.kept.names.guarded)
        words = [analyse(text) for text in exact]
        sizes = self._sizes[forms].tolist()
        for word, target, size in zip(words, targets, sizes, strict=True):
            if not target:
                block.add(word, size)
        for word, target, size, behind in zip(words, targets, sizes, self._forwards[forms].tolist(), strict=True):
            if target:
                meant = targets_of(word)[target - 1]
                yield f"<{meant.core}" if meant.sure or block.has(word, meant.core, size) else None
            else:
                others = forward_of(word.exact, behind)
                yield f">{' '.join(others)}" if others else ""
