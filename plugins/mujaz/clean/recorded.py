"""Lines that a publication's record names: those it never counts to an article, its last one, and those it keeps."""

from __future__ import annotations

from collections.abc import Iterable

from mujaz.clean.lines import Draft
from mujaz.clean.phrases import after_phrase, fold_phrase


def cut_dropped(draft: Draft, lines: Iterable[str]) -> Draft:
    """Return the draft without the `lines` that its publication's record calls none of an article."""
    known = frozenset(map(fold_phrase, lines))
    if not known:
        return draft
    listed = enumerate(draft.lines)
    return draft.without("publication", {n for n, line in listed if fold_phrase(line.text) in known})


def cut_ends(draft: Draft, marks: Iterable[str]) -> Draft:
    """Return the draft without the line that a publication has below its articles, and what stands behind it."""
    known = frozenset(map(fold_phrase, marks))
    if not known:
        return draft
    lines = draft.lines
    end = next((n for n, line in enumerate(lines) if after_phrase(line.text, known) is not None), len(lines))
    return draft.without("end", set(range(end, len(lines))))


def put_back_kept(draft: Draft, start: Draft, lines: Iterable[str]) -> Draft:
    """Return the draft with those of `lines` where they stood in `start`, the page before any rule had taken one."""
    known = frozenset(map(fold_phrase, lines))
    if not known:
        return draft
    there = {line.number for line in draft.lines}
    lost = [line for line in start.lines if line.number not in there and fold_phrase(line.text) in known]
    if not lost:
        return draft
    texts = {line.text for line in lost}
    return draft._replace(
        lines=tuple(sorted((*draft.lines, *lost), key=lambda line: line.number)),
        removed=tuple(line for line in draft.removed if line.text not in texts),
        related=tuple(headline for headline in draft.related if headline not in texts),
    )
