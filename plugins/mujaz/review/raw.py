"""Raw pages as they are shown: inert, whatever they hold; and read once more where nothing is known of their lines."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from mujaz.clean.account import Told, tell_lines
from mujaz.clean.decode import decode
from mujaz.clean.kind import kind_of
from mujaz.errors import ContentError
from mujaz.export.audit import Audit, describe_audit
from mujaz.export.inbox import INBOX
from mujaz.frozen import frozen
from mujaz.intake import FieldMap, Found, Input, open_input
from mujaz.model import CleanArticle, RawPage
from mujaz.pipeline import Given
from mujaz.pipeline.prepare import read_article
from mujaz.pipeline.questions import open_questions
from mujaz.review.desk import Desk, MissingError

POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
"""A raw page runs nothing, loads nothing, leads nowhere; only its own styles and the pictures within it are shown."""
SCRIPT = re.compile(r"<script\b.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
ACTIVE = re.compile(
    r"<(/?)(?=(?:script|link|base|meta|iframe|frame|frameset|object|embed|applet|portal|fencedframe|form|a|area)\b)",
    re.IGNORECASE,
)
"""Tags that could load something even where a policy forbids it (a preconnect, a refresh, a link that is pressed)."""
FRAME = "<!doctype html><meta charset=utf-8><body style='font:16px/1.7 system-ui,sans-serif;margin:1rem;{extra}'>"
PLAIN = "white-space:pre-wrap;unicode-bidi:plaintext"
"""A plain text, of which each paragraph runs in its own way."""


@frozen
class Explained:
    """A raw page that was read once more."""

    article: CleanArticle | None
    lines: tuple[Told, ...]
    questions: tuple[str, ...]
    problem: str = ""
    """Why there is no article."""
    sha256: str = ""

    def describe(self, raw: str, raw_sha256: str) -> dict[str, Any]:
        """Return it as its audit would have it."""
        if self.article is None:
            raise MissingError(raw)
        return describe_audit(Audit(raw, raw_sha256, self.article, self.lines, questions=self.questions))


def read_raw(desk: Desk, raw: str) -> Found | None:
    """Return a raw page of the inbox by its place, of a container with `#` and the part; None if it is no page."""
    name, mark, part = raw.partition("#")
    file = desk.file(name, INBOX.as_posix())
    arrived = Input(file.name, file, part=part if mark else None)
    return next((piece for piece in open_input(arrived, FieldMap()) if isinstance(piece, Found)), None)


def explain_raw(desk: Desk, raw: str, given: Given | None = None) -> Explained | None:
    """Return what import would make of a raw page; None where there is none."""
    try:
        found = read_raw(desk, raw)
    except (MissingError, OSError):
        return None
    if found is None:
        return None
    page = RawPage(found.name, found.data, found.sha256, found.known.charset)
    try:
        article = read_article(desk.pipeline(), page, found.known, given or Given())
    except ContentError as error:
        return Explained(None, (), (), " ".join(problem.message for problem in error.problems), found.sha256)
    questions = tuple(question.about for question in open_questions(article, raw))
    return Explained(article, tell_lines(page, article), questions, sha256=found.sha256)


def show_raw(desk: Desk, raw: str) -> str:
    """Return a raw page as HTML without anything that could act; plain text as it is written."""
    found = read_raw(desk, raw)
    if found is None:
        raise MissingError(raw)
    try:
        text = decode(RawPage(found.name, found.data, found.sha256, found.known.charset))
    except ContentError:
        text = found.data.decode("utf-8", "replace")
        return FRAME.format(extra=PLAIN) + escape(text)
    if kind_of(found.name, text) != "html":
        return FRAME.format(extra=PLAIN) + escape(text)
    return make_inert(text)


def make_inert(page: str) -> str:
    """Return HTML without its scripts; tags that load or send something become tags that no browser knows.

    >>> make_inert('<link rel=preconnect href=//x><p>a<script>b</script></p>')
    '<x-link rel=preconnect href=//x><p>a</p>'
    """
    return ACTIVE.sub(r"<\1x-", SCRIPT.sub("", page))


def list_inbox(root: Path) -> tuple[str, ...]:
    """Return the files of the inbox, but for what is hidden."""
    inbox = root / INBOX
    files = (path for path in sorted(inbox.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return tuple(path.relative_to(root).as_posix() for path in files)
