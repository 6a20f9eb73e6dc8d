"""Pages explained as one HTML page that needs nothing else, in the language of the first article."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import cast

from mujaz.arabic.bidi import direction, direction_of
from mujaz.clean.account import Told
from mujaz.clean.rules import Fate, explain_rule
from mujaz.cli.explain_text import MARKS, list_decisions
from mujaz.model import CleanArticle
from mujaz.pipeline.explain import Explained

STYLE = """
:root { color-scheme: light dark; --soft: light-dark(#f3f1ec, #26292d); --line: light-dark(#c9c4b8, #4a4f55);
  --kept: light-dark(#13572b, #8fdca6); --read: light-dark(#0b4a72, #8fcdf5); --removed: light-dark(#8a1c1c, #ffaba3); }
body { font: 1rem/1.6 system-ui, sans-serif; max-inline-size: 75rem; margin-inline: auto; padding: 1rem; }
:lang(ar) { line-height: 1.8; }
h1, h2 { line-height: 1.4; }
h2, td { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .25rem .6rem; border-block-end: 1px solid var(--line); }
td:nth-child(2), td:nth-child(3) { white-space: nowrap; }
.kept { color: var(--kept); } .read { color: var(--read); } .removed { color: var(--removed); }
tr.out { background: var(--soft); }
@media (max-width: 45rem) {
  thead { position: absolute; clip-path: inset(50%); }
  table, caption, tbody { display: block; }
  tr { display: grid; grid-template-columns: max-content max-content 1fr; border-block-end: 1px solid var(--line); }
  td { border: 0; } td:nth-child(3) { white-space: normal; } td:nth-child(4) { grid-column: 1 / -1; }
  dl { grid-template-columns: 1fr; } dd { margin-block-end: .5rem; }
}
"""
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
"""The page loads nothing and runs nothing, whatever the explained page holds."""
CODE = re.compile(r"`([^`]+)`")
FATES: tuple[Fate, ...] = ("kept", "read", "removed")


def explain_html(pages: Sequence[Explained]) -> str:
    """Return one HTML page that explains `pages`; a text of theirs is shown and never read as markup."""
    articles = (page.article for page in pages if page.article is not None)
    first = next(articles, None)
    language = first.language if first is not None and first.language in _words() else "en"
    return "\n".join((*_head(language), *(line for page in pages for line in _page(page, language)), *_foot())) + "\n"


def _head(language: str) -> Iterator[str]:
    words = _words()[language]
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language}" dir="{direction(language)}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(digest=digest)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>{words['title']}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{words['title']}</h1>"
    legend = (
        f'<li><span class="{fate}">{MARKS[fate]} {words[fate]}</span>: {words[f"{fate}_means"]}' for fate in FATES
    )
    yield "<ul>\n" + "</li>\n".join(legend) + "</li>\n</ul>"


def _foot() -> Iterator[str]:
    yield "</main>\n</body>\n</html>"


def _page(page: Explained, language: str) -> Iterator[str]:
    """Yield the section of one page."""
    words = _words()[language]
    yield f"<section>\n<h2>{_text(page.shown)}</h2>"
    if page.article is None:
        yield f"<p>{words['refused']}: {_text(page.problem or '', 'en')}</p>"
    else:
        yield from _decisions(page, page.article, words)
        yield from _table(page.lines, page.article.language, words)
        yield from _rules(page.lines, language, words)
    yield "</section>"


def _decisions(page: Explained, article: CleanArticle, words: dict[str, str]) -> Iterator[str]:
    yield "<dl>"
    for name, value in list_decisions(page, article):
        yield f"<dt>{words[name]}</dt><dd>{_text(words.get(value, value)) if value else words['none']}</dd>"
    yield "</dl>"


def _table(lines: Sequence[Told], article_language: str, words: dict[str, str]) -> Iterator[str]:
    heads = "".join(
        f'<th role="columnheader" scope="col">{words[name]}</th>' for name in ("line", "fate", "rule", "text")
    )
    yield f'<div class="scroll" role="region" aria-label="{words["caption"]}" tabindex="0">'
    # The roles are those of the elements, which browsers forget where a narrow window sets rows as blocks.
    yield f'<table role="table">\n<caption>{_sum(lines, words)}</caption>'
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
    for told in lines:
        rule = f'<span lang="en" dir="ltr">{escape(told.rule)}</span>' if told.rule else ""
        shown = _cell(told.text, article_language if told.fate == "kept" else None)
        out = ' class="out"' if told.fate == "removed" else ""
        yield (
            f'<tr role="row"{out}><td role="cell">{told.number or ""}</td>'
            f'<td role="cell" class="{told.fate}">{MARKS[told.fate]} {words[told.fate]}</td>'
            f'<td role="cell">{rule}</td>{shown}</tr>'
        )
    yield "</tbody>\n</table>\n</div>"


def _sum(lines: Sequence[Told], words: dict[str, str]) -> str:
    """Return the caption: how many lines there are, and what became of how many."""
    counted = Counter(told.fate for told in lines)
    parts = (f'<span class="{fate}">{MARKS[fate]} {words[fate]} {counted[fate]}</span>' for fate in FATES)
    return f"{words['caption']}: {len(lines)} ({words['comma'].join(parts)})"


def _rules(lines: Sequence[Told], language: str, words: dict[str, str]) -> Iterator[str]:
    used = sorted({told.rule for told in lines if told.rule})
    yield f"<h3>{words['rules']}</h3>\n<dl>" if used else ""
    for rule in used:
        yield f'<dt lang="en" dir="ltr">{escape(rule)}</dt><dd>{_code(explain_rule(rule, language))}</dd>'
    yield "</dl>" if used else ""


def _code(text: str) -> str:
    """Return a sentence in which names of fields and the like stand between backticks."""
    return CODE.sub(r'<code dir="ltr">\1</code>', escape(text))


def _cell(text: str, language: str | None) -> str:
    """Return a cell with a line of the page, which runs in its own way."""
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<td role="cell" dir="{direction_of(text) or "auto"}"{lang}>{escape(text)}</td>'


def _text(text: str, language: str | None = None) -> str:
    lang = f' lang="{language}"' if language else ""
    return f'<bdi dir="{direction_of(text) or "auto"}"{lang}>{escape(text)}</bdi>'


@cache
def _words() -> dict[str, dict[str, str]]:
    """Return the words of this page by language."""
    found = tomllib.loads(files(__package__).joinpath("explain_words.toml").read_text("utf-8"))
    return cast("dict[str, dict[str, str]]", found)
