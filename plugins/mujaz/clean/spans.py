"""Runs of text: white space as HTML shows it, neighbours with the same marks joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mujaz.clean.markup import SPACES
from mujaz.model import Span

LINE_BREAK = "\u2028"  # LINE SEPARATOR, which no decoded page has
"""Stands for a line break until it is known whether it parts paragraphs or lines."""


def lines_of(run: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of `run` between line breaks, empty ones too, with white space as HTML shows it."""
    line: list[Span] = []
    for span in [*run, Span(LINE_BREAK)]:
        before, *others = span.text.split(LINE_BREAK)
        line.append(span._replace(text=before))
        for other in others:
            yield tuple(_tidied(line))
            line = [span._replace(text=other)]


def split_run(run: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of `run` between line breaks, with white space as HTML shows it; none is empty."""
    return filter(None, lines_of(run))


def join_parts(parts: Iterable[tuple[Span, ...]], between: str) -> tuple[Span, ...]:
    """Return parts of a run as one, with the text `between` each two."""
    return tuple(span for n, part in enumerate(parts) for span in ((Span(between),) if n else ()) + part)


def _tidied(part: list[Span]) -> Iterator[Span]:
    """Yield the spans of a paragraph, neighbours with the same marks joined, without space at its ends."""
    joined: list[Span] = []
    for span in part:
        text = SPACES.sub(" ", span.text)
        before = joined[-1].text if joined else " "
        text = text.removeprefix(" ") if before.endswith(" ") else text
        if text and joined and joined[-1].marks == span.marks:
            joined[-1] = span._replace(text=before + text)
        elif text:
            joined.append(span._replace(text=text))
    while joined and not joined[-1].text.strip():
        joined.pop()
    while joined and not joined[0].text.strip():
        del joined[0]
    if joined:
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip())
        yield joined[0]._replace(text=joined[0].text.lstrip())
        yield from joined[1:]
