"""Pages explained on a terminal or in a pipe: a line for each line, with what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import click

from mujaz.arabic.bidi import isolate
from mujaz.clean.account import Told
from mujaz.clean.rules import all_rules, explain_rule
from mujaz.model import CleanArticle
from mujaz.pipeline.explain import Explained

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MARKS = {"kept": "+", "read": "=", "removed": "-"}
"""What became of a line, for those who see no colours."""
COLOURS = {"kept": "green", "read": "cyan", "removed": "red"}
WIDTH = max(map(len, all_rules()))
WIDE = 10
"""The width of the names of what was read."""


def explain_text(page: Explained, *, terminal: bool) -> Iterator[str]:
    """Yield the lines that explain a page; on a terminal each text is isolated, so that it runs in its own way."""
    show: Callable[[str], str] = isolate if terminal else str
    yield click.style(_safe(page.shown), bold=True)
    if page.problem is not None or page.article is None:
        yield f"  {_safe(page.problem or '')}"
        return
    yield from (f"  {name:<{WIDE}} {show(_safe(value))}" for name, value in list_decisions(page, page.article))
    yield ""
    yield from (_line(told, show) for told in page.lines)
    yield ""
    yield f"  {_sum(page)}"
    used = dict.fromkeys(told.rule for told in page.lines if told.rule)
    yield from (click.style(f"  {rule:<{WIDTH}}  {explain_rule(rule, 'en')}", dim=True) for rule in sorted(used))


def list_decisions(page: Explained, article: CleanArticle) -> Iterator[tuple[str, str]]:
    """Yield what was read of an article: a name, as in `explain_words.toml`, and the value."""
    found = article.date
    yield "headline", article.headline
    yield "source", article.source or article.source_name or ""
    yield "byline", article.byline or ""
    yield "date", found.value if found else ""
    yield "evidence", found.evidence if found else ""
    yield "language", article.language
    yield "address", article.canonical_url or ""
    yield from (("repaired", note) for note in page.repairs)
    yield from (("open", question) for question in page.questions)


def _line(told: Told, show: Callable[[str], str]) -> str:
    number = "" if told.number is None else str(told.number)
    head = f"{number:>5} {MARKS[told.fate]} {told.rule or '':<{WIDTH}}"
    return (
        f"{click.style(head, fg=COLOURS[told.fate])}  {click.style(show(_safe(told.text)), dim=told.fate == 'removed')}"
    )


def _sum(page: Explained) -> str:
    counted = Counter(told.fate for told in page.lines)
    return f"{len(page.lines)} lines: {counted['kept']} kept, {counted['read']} read, {counted['removed']} removed."


def _safe(text: str) -> str:
    """Return a text without what would steer the terminal, in one line."""
    return CONTROLS.sub("?", text.replace("\n", " / "))
