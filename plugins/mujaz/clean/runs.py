"""From a run of texts with their marks to the paragraphs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mujaz.clean.plain import join_spans
from mujaz.clean.spans import join_parts, lines_of
from mujaz.model import Paragraph, Span

LONGEST_VERSE = 60
"""Lines with more characters are no verses and no lines of an address, but paragraphs."""


def paragraphs_in(run: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield a paragraph for each part of `run` between line breaks; short lines without a blank one are one."""
    groups: list[list[tuple[Span, ...]]] = [[]]
    for part in lines_of(run):
        if part:
            groups[-1].append(part)
        else:
            groups.append([])
    for group in groups:
        if all(len(join_spans(part)) <= LONGEST_VERSE for part in group):
            yield from [Paragraph(join_parts(group, "\n"))] if group else []
        else:
            yield from map(Paragraph, group)
