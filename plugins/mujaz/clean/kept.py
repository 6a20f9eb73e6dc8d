"""Lines that a publication's record calls the article's, whatever any rule says of them."""

from __future__ import annotations

from collections.abc import Iterable

from mujaz.clean.lines import Draft
from mujaz.clean.phrases import fold_phrase


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
