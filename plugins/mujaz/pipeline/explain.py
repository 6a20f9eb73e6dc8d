"""What import would make of a page, line by line, without writing anything."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.clean.account import Told, tell_lines
from mujaz.errors import ContentError
from mujaz.frozen import frozen
from mujaz.intake import Found, Unread, open_input
from mujaz.intake.fields import FieldMap
from mujaz.intake.found import Input
from mujaz.model import CleanArticle, RawPage
from mujaz.pipeline.archive import Archive
from mujaz.pipeline.prepare import read_article
from mujaz.pipeline.questions import open_questions
from mujaz.pipeline.values import Given


@frozen
class Explained:
    """A page and what was made of it."""

    shown: str
    """How messages call it."""
    article: CleanArticle | None = None
    lines: tuple[Told, ...] = ()
    repairs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    """What the page leaves open, in two words each."""
    problem: str | None = None
    """Why there is no article."""


def explain(archive: Archive, arrived: Input, given: Given, fields: FieldMap) -> Iterator[Explained]:
    """Yield every page in a file or in standard input with what became of its lines."""
    path = arrived.name if arrived.file is None else arrived.file.as_posix()
    for piece in open_input(arrived, fields):
        match piece:
            case Found():
                shown = path if piece.part is None else f"{path}#{piece.part}"
                yield _explain(archive, shown, piece, given)
            case Unread():
                yield Explained(path if piece.part is None else f"{path}#{piece.part}", problem=piece.reason)


def _explain(archive: Archive, shown: str, found: Found, given: Given) -> Explained:
    raw = RawPage(found.name, found.data, found.sha256, found.known.charset)
    try:
        article = read_article(archive, raw, found.known, given)
        questions = tuple(question.about for question in open_questions(article, shown))
        return Explained(shown, article, tell_lines(raw, article), article.notes, questions)
    except ContentError as error:
        return Explained(shown, problem=" ".join(problem.message for problem in error.problems))
