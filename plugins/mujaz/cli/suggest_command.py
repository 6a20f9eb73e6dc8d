"""`mujaz suggest`: the actors, places and topics that an item names and does not list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mujaz.cli.register_archive import RegisterArchive
from mujaz.cli.register_changes import read
from mujaz.cli.register_texts import make_matcher
from mujaz.enrich.mentions import Matcher
from mujaz.enrich.suggest import Evidence, Part, Suggestion, suggest, topic_matcher
from mujaz.errors import Problems, UsageError
from mujaz.export.fields import BY_KEY
from mujaz.export.frontedit import edit_front
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.shapes import Place, read_names
from mujaz.export.write import replace_file
from mujaz.frozen import frozen
from mujaz.model import RecordKind
from mujaz.yamledit import add_to_list
from mujaz.yamltext import Text

KINDS: tuple[RecordKind, ...] = ("actors", "places", "topics")
MOST = 12
"""How many of each kind an item lists at most; import lists no more either."""


@click.command("suggest")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--write", is_flag=True, help="Put what is suggested into the front matter.")
@click.option(
    "--at-least",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    metavar="SCORE",
    help="Suggest only what has this score; a mention in the title has 4, in the summary 2, in the text 1.",
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only records of this kind.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def suggest_records(
    paths: tuple[str, ...], at_least: float, kinds: tuple[RecordKind, ...], form: str, *, write: bool
) -> None:
    """Show the actors, places and topics that each FILE names and does not list, the best supported first.

    FILE is a Markdown file of this archive, or a folder of them. What the front matter rejects (-id) is left out.
    """
    archive = RegisterArchive.here()
    problems = Problems()
    desk = _Desk(archive, make_matcher(archive), topic_matcher(archive.register.records("topics")))
    rows = []
    for path in _files(paths):
        document = _read(archive.root, path, problems)
        if document is not None:
            found = [s for s in desk.suggest(document) if s.score >= at_least and (not kinds or s.kind in kinds)]
            if write and found:
                _write(path, found)
            rows.append((path, found))
    _show(archive, rows, form, write=write)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems.error_count:
        raise SystemExit(1)


@frozen
class _Desk:
    archive: RegisterArchive
    names: Matcher
    topics: Matcher

    def suggest(self, document: Document) -> Iterator[Suggestion]:
        """Yield what a document names and neither lists nor rejects, as far as there is room in its lists."""
        fields = document.fields
        language = fields.get("lang")
        day = fields.get("date")
        parts = tuple(_parts(document))
        settled = {kind: dict(self._settled(document, kind)) for kind in KINDS}
        room = {kind: MOST - sum(settled[kind].values()) for kind in KINDS}
        found = suggest(parts, str(language or "ar"), str(day)[: len("2023-08-12")] if isinstance(day, Text) else None,
                        [self.names, self.topics])  # fmt: skip
        for suggestion in found:
            kind = suggestion.kind
            if kind in KINDS and suggestion.id not in settled[kind] and room[kind] > 0:
                room[kind] -= 1
                yield suggestion

    def _settled(self, document: Document, kind: RecordKind) -> Iterator[tuple[str, bool]]:
        """Yield the records that the document lists (True) or rejects (False)."""
        value = document.fields.get(kind)
        if value is None:
            return
        for name in read_names(value, Place(document.path, kind, Problems())):
            known = self.archive.register.resolve(kind, name.removeprefix("-").strip())
            if known is not None:
                yield known, not name.startswith("-")


def _parts(document: Document) -> Iterator[Part]:
    title, summary = document.fields.get("title"), document.fields.get("summary")
    if isinstance(title, Text):
        yield Part("title", title, title.line)
    if isinstance(summary, Text):
        yield Part("summary", summary, summary.line)
    yield Part("text", document.body, document.body_line)


def _files(paths: tuple[str, ...]) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(path.rglob("*.md"))
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"{given}: there is no such file or folder; check the path.")


def _read(root: Path, path: Path, problems: Problems) -> Document | None:
    resolved = path.resolve()
    base = root.resolve()
    return read_document(base if resolved.is_relative_to(base) else resolved.parent, resolved, problems)


def _write(path: Path, found: list[Suggestion]) -> None:
    """Put what is suggested into the lists of the front matter; all else in the file stays as it is."""

    def change(front: str) -> str:
        for kind in KINDS:
            front = add_to_list(front, [kind], [s.id for s in found if s.kind == kind], tuple(BY_KEY))
        return front

    replace_file(path, edit_front(read(path), change))


def _show(archive: RegisterArchive, rows: list[tuple[Path, list[Suggestion]]], form: str, *, write: bool) -> None:
    if form == "json":
        files = [{"file": path.as_posix(), "suggestions": [_tell(archive, s) for s in found]} for path, found in rows]
        click.echo(json.dumps(files, ensure_ascii=False, indent=1))
        return
    for path, found in rows:
        for suggestion in found:
            told = _tell(archive, suggestion)
            click.echo(f"{path.as_posix()}: {told['kind']}/{told['id']} ({told['name']}), score {told['score']:g}, "
                       f"{_how_often(suggestion)}")  # fmt: skip
            for evidence in suggestion.evidence:
                click.echo(f"    {_where(evidence)}: {evidence.before}[{evidence.surface}]{evidence.after}")
        if write and found:
            click.echo(f"{path.as_posix()}: {len(found)} written into the front matter.")
        elif not found:
            click.echo(f"{path.as_posix()}: nothing to suggest.")


def _how_often(suggestion: Suggestion) -> str:
    times = "once" if suggestion.count == 1 else f"{suggestion.count} times"
    return f"named {times}{', in the title too' if suggestion.in_title else ''}" + (
        ", by a name that is a common word too" if suggestion.strength == "weak" else ""
    )


def _where(evidence: Evidence) -> str:
    return f"{evidence.part}, line {evidence.line}" if evidence.line else evidence.part


def _tell(archive: RegisterArchive, suggestion: Suggestion) -> dict[str, Any]:
    record = archive.register.get(suggestion.kind, suggestion.id)
    return {
        "kind": suggestion.kind,
        "id": suggestion.id,
        "name": record.name("en")[0] if record else suggestion.id,
        "score": suggestion.score,
        "count": suggestion.count,
        "in_title": suggestion.in_title,
        "match": suggestion.strength,
        "evidence": [
            {"part": e.part, "line": e.line, "before": e.before, "surface": e.surface, "after": e.after}
            for e in suggestion.evidence
        ],
    }
