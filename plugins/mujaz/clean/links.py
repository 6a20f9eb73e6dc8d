"""Paragraphs and lists of an HTML page that are links and nothing else: headlines of other articles within the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mujaz.clean.labels import is_label
from mujaz.clean.lines import SENTENCE_END, Draft, count_words
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.model import Block, Heading, ListBlock, Paragraph, RemovedLine, Span

FEWEST_WORDS, MOST_WORDS = 3, 30
LABEL_WORDS = 5
"""So many words announce a link."""
FULL_STOPS = ".\u06d4"  # ARABIC FULL STOP
"""How a linked sentence ends and no headline does."""


def cut_links(draft: Draft) -> Draft:
    """Return the draft without the blocks that are links only; their texts stay known as related headlines."""
    found = {n: texts for n, line in enumerate(draft.lines) if (texts := tuple(_headlines(line.block)))}
    labels = {n - 1 for n in found if n - 1 not in found and n and _is_label_of_links(draft.lines[n - 1].block)}
    cut = sorted({*found, *labels})
    removed = tuple(RemovedLine("link", draft.lines[n].text) for n in cut)
    related = (text for texts in found.values() for text in texts if count_words(text) >= FEWEST_WORDS)
    return draft._replace(
        lines=tuple(line for n, line in enumerate(draft.lines) if n not in cut),
        removed=(*draft.removed, *removed),
        related=tuple(dict.fromkeys((*draft.related, *(text for text in related if not is_label(text))))),
    )


def _headlines(block: Block) -> Iterator[str]:
    """Yield the texts of a block in which everything is linked; nothing of any other."""
    match block:
        case Paragraph() | Heading():
            spans = _without_label(block.spans) if any(span.href for span in block.spans) else ()
            if _is_linked(spans):
                yield "".join(span.text for span in spans).strip()
        case ListBlock():
            inner = [tuple(_headlines(part)) for item in block.items for part in item]
            if inner and all(inner):
                yield from (text for texts in inner for text in texts)


def _without_label(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans without a few words, bold or with a colon, that stand before a link (**Read this:**)."""
    place = next((n for n, span in enumerate(spans) if span.href), 0)
    words = [span for span in spans[:place] if any(char.isalnum() for char in span.text)]
    text = "".join(span.text for span in spans[:place]).strip()
    marked = (
        text.endswith(":")
        or after_phrase(text, phrases("related")) == ""
        or (bool(words) and all(span.strong for span in words))
    )
    return spans[place:] if marked and count_words(text) <= LABEL_WORDS else spans


def _is_label_of_links(block: Block) -> bool:
    """Tell whether a block is a few words that announce the links behind it."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = "".join(span.text for span in block.spans).strip()
    return 0 < count_words(text) <= LABEL_WORDS and SENTENCE_END.search(text) is None


def _is_linked(spans: Iterable[Span]) -> bool:
    """Tell whether all words are in links, and are no sentence."""
    listed = [span for span in spans if any(char.isalnum() for char in span.text)]
    text = "".join(span.text for span in listed).strip()
    end = SENTENCE_END.search(text)
    return (
        bool(listed)
        and all(span.href for span in listed)
        and count_words(text) <= MOST_WORDS
        and (end is None or end[0][0] not in FULL_STOPS)
    )
