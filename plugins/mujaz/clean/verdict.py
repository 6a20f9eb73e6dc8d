"""Whether a page holds an article at all: by its structure first, by what it says second.

A short piece of news is an article. What is refused has no running text of its own: lists of headlines, players,
pictures, walls and notices.
"""

from __future__ import annotations

from mujaz.clean.evidence import (
    LAST_LINES,
    Evidence,
    evidence_of_lines,
    evidence_of_tree,
    has_text_of_lines,
    has_text_of_tree,
    is_home,
    kinds_of,
)
from mujaz.clean.index_page import count_posts
from mujaz.clean.lines import TEXT, WORDS, Line, count_words
from mujaz.clean.markup import Element, first_text
from mujaz.clean.refusal import refuse
from mujaz.clean.running import fold_all, may_say, says
from mujaz.errors import ContentError

SHORT = 8
"""A page with fewer words of text has none."""
ARTICLE_WORDS = 25
"""So many words of running text that are no teasers, and a page is an article whatever stands beside it."""
FEW_WORDS = 60
"""With fewer, what the page says of itself decides."""
STUB_WORDS = 130
"""The beginning of an article that is shown to everyone is no longer."""
TITLE_LINES = 2
"""The title of a text is among so many first lines."""
TITLE_WORDS = 10
"""Title and heading of a message have together no more words."""
MANY, LIST = 6, 12
"""So many headlines are a list if there is no text, and so many if there is a little."""
PICTURES = 5
ENTRIES = 5
ADVICE = {
    "login": ("a page that asks the reader to log in", "log in, save the article's page and import that."),
    "paywall": ("only the beginning of one; the rest is for subscribers", "save the page with its whole text."),
    "missing": ("a message that the page does not exist", "save the article's own page and import that."),
    "down": ("a message that the site does not work", "save the article's page once it does and import that."),
    "robot": ("a check that the reader is no robot", "open it in a browser, save the article and import that."),
    "consent": ("a notice on cookies and privacy", "answer it, save the article's page and import that."),
    "search": ("the results of a search", "save the page of one of them and import that."),
    "video": ("a video without a text", "keep it as an attachment, or save a page with a text."),
    "gallery": ("{n} pictures with their captions", "keep it as an attachment, or save a page with a text."),
    "live": ("a live page with {n} entries", "save the article on the event and import that."),
    "list": ("a list of {n} headlines", "save the page of one of them and import that."),
}
"""What a page is instead of an article, and what to do."""


def check_tree(name: str, tree: Element) -> None:
    """Refuse the HTML page called `name` if it holds no article, with what it is instead."""
    kinds = frozenset(kinds_of(tree))
    title = first_text(tree, "//head/title", "//title") or ""
    home = is_home(tree, title)
    number = count_posts(tree, title, ARTICLE_WORDS)
    if number:
        raise _refusal(name, "list", number)
    live = any("liveblog" in kind for kind in kinds) or says(fold_all([title]), "live")
    if live or home or not has_text_of_tree(tree, title, STUB_WORDS):
        _refuse(name, evidence_of_tree(tree, title, kinds))


def check_lines(name: str, lines: tuple[Line, ...], words: int = 0) -> None:
    """Refuse the plain text of these lines, called `name`, if it holds no article, with what it is instead.

    `words` are those of its running text, as far as is known.
    """
    if words > STUB_WORDS or (words >= FEW_WORDS and not _is_cut(lines)):
        return
    texts = [line.text for line in lines]
    if not has_text_of_lines(texts, STUB_WORDS):
        _refuse(name, evidence_of_lines(texts))


def _is_cut(lines: tuple[Line, ...]) -> bool:
    """Tell whether a text breaks off for those who have not subscribed, or is a live page by its title."""
    return _say(lines[-LAST_LINES:], "paywall") or _say(lines[:TITLE_LINES], "live")


def _say(lines: tuple[Line, ...], kind: str) -> bool:
    """Tell whether some lines hold a phrase of a `kind` in the table of verdicts."""
    # Few lines hold a word with which one begins, and that is seen much faster than they are folded.
    return may_say(map(WORDS, lines), kind) and says(fold_all(map(TEXT, lines)), kind)


def _refuse(name: str, evidence: Evidence) -> None:
    found = judge(evidence)
    if found is not None:
        raise _refusal(name, *found)


def _refusal(name: str, what: str, number: int) -> ContentError:
    """Return the error that says what a page is instead of an article, and how many of it."""
    is_what, advice = ADVICE[what]
    return refuse(name, f"This is not an article: {is_what}; {advice}", n=number)


def judge(evidence: Evidence) -> tuple[str, int] | None:
    """Return what a page is instead of an article and how many of it, or None."""
    if _is_live(evidence):
        return "live", evidence.entries
    if _is_stub(evidence):
        return "paywall", 0
    # Sites that give their home page as the address of every page call an article one all the same.
    if evidence.is_home and evidence.headlines >= LIST and not evidence.is_article:
        return "list", evidence.headlines
    if evidence.words >= FEW_WORDS:
        return None
    bare = evidence.words < ARTICLE_WORDS
    checks = (
        ("missing", bare and says(evidence.title, "missing"), 0),
        ("robot", bare and says(evidence.title, "robot"), 0),
        ("robot", _says(evidence, "robot") and not evidence.headlines, 0),
        ("down", bare and _is_titled(evidence, "down"), 0),
        ("consent", bare and _is_titled(evidence, "consent") and not evidence.is_article, 0),
        ("search", bare and says(evidence.title, "search"), 0),
        ("list", _is_list(evidence), evidence.headlines),
        ("video", bare and (bool(evidence.players) or evidence.calls_itself("video")), 0),
        ("gallery", bare and evidence.pictures >= PICTURES, evidence.pictures),
        ("login", _says(evidence, "login") or (evidence.asks_password and not evidence.words), 0),
        ("consent", _says(evidence, "consent") and not evidence.headlines, 0),
    )
    return next(((what, number) for what, holds, number in checks if holds), None)


def _is_stub(evidence: Evidence) -> bool:
    """Tell whether a text breaks off before an invitation to subscribe."""
    return SHORT <= evidence.words <= STUB_WORDS and says(evidence.last, "paywall")


def _is_live(evidence: Evidence) -> bool:
    return evidence.entries >= ENTRIES and (evidence.calls_itself("liveblog") or says(evidence.title, "live"))


def _is_list(evidence: Evidence) -> bool:
    if evidence.words < ARTICLE_WORDS:
        return evidence.headlines >= (LIST if evidence.is_article else MANY) and not evidence.players
    says_so = evidence.calls_itself("website", "collectionpage", "itemlist", "searchresultspage")
    return evidence.headlines >= LIST and says_so and not evidence.is_article


def _is_titled(evidence: Evidence, kind: str) -> bool:
    """Tell whether a page's title or heading is a message of a `kind` and no headline that only has its words."""
    return says(evidence.title, kind) and count_words(evidence.title) <= TITLE_WORDS


def _says(evidence: Evidence, kind: str) -> bool:
    return evidence.words < SHORT and says(evidence.said, kind)
