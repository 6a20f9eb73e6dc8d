"""From a run of texts with their marks to the paragraphs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mujaz.clean.plain import join_spans
from mujaz.clean.spans import LINE_BREAK, join_parts, split_run
from mujaz.model import Paragraph, Span

LONGEST_VERSE = 60
"""Lines with more characters are no verses and no lines of an address, but paragraphs."""


def paragraphs_in(run: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield a paragraph for each part of `run` between line breaks; short lines without a blank one are one."""
    groups: list[list[tuple[Span, ...]]] = [[]]
    for part in _lines_of(run):
        if part:
            groups[-1].append(part)
        else:
            groups.append([])
    for group in groups:
        if all(len(join_spans(part)) <= LONGEST_VERSE for part in group):
            yield from [Paragraph(join_parts(group, "\n"))] if group else []
        else:
            yield from map(Paragraph, group)


def _lines_of(run: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the lines of a run, empty ones too."""
    line: list[Span] = []
    for span in [*run, Span(LINE_BREAK)]:
        before, *others = span.text.split(LINE_BREAK)
        line.append(replace(span, text=before))
        for other in others:
            yield next(split_run(line), ())
            line = [replace(span, text=other)]
