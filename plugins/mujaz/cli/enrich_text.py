"""`python -m mujaz.enrich`: the mentions in a text by themselves, for those who measure or want nothing else."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from mujaz.clean.language import language_of
from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.enrich.strength import told_strength
from mujaz.errors import Problems
from mujaz.model import Mention, RecordKind
from mujaz.register import Register, load_folder

SHOWN_KINDS: tuple[RecordKind, ...] = ("actors", "places")
"""Publications are looked for as well, so that تلفزيون سوريا is no mention of سوريا, but an item does not list them."""

SHOWN_NAMES = 5
"""How many names that are common words are told."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--register", "folder", metavar="DIR", required=True,
              type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="An archive, its content/, or any folder with actors/ or places/ in it.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one list of id, start, end, surface, alias_strength.")
@click.option("--lang", "language", type=click.Choice(["ar", "en"]), help="The text's language, else its letters tell.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
              help="The text's day: names that were borne at another time only do not count.")  # fmt: skip
def main(folder: Path, language: str | None, day: datetime | None, *, as_json: bool) -> None:
    """Print the actors and places that the text on standard input names, in the order of the text.

    Places in the text are counted in characters from 0. What is wrong with a record is told, and the rest is used.
    """
    matcher = Matcher(_read_register(folder).all_records)
    text = _read_text(sys.stdin.buffer.read())
    found = matcher.find(text, language or language_of(text), day.date().isoformat() if day else None)
    mentions = [mention for mention in found if mention.kind in SHOWN_KINDS]
    _print(json.dumps([describe(mention) for mention in mentions], ensure_ascii=False) if as_json else _list(mentions))


def describe(mention: Mention) -> dict[str, str | int]:
    """Return a mention as an object of JSON."""
    return {
        "id": mention.id,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "alias_strength": mention.strength,
    }


def _list(mentions: list[Mention]) -> str:
    lines = [
        f"{mention.start}-{mention.end}\t{mention.kind}/{mention.id}\t{' '.join(mention.surface.split())}"
        + (" (weak)" if mention.strength == "weak" else "")
        for mention in mentions
    ]
    return "\n".join([*lines, f"{len(mentions)} mentions."])


def _read_register(folder: Path) -> Register:
    """Return the register in a folder; tell what is wrong with its records."""
    problems = Problems()
    register = load_folder(folder, problems, MATCHED_KINDS)
    if register is None:
        wrong = f"{folder} holds no register; give an archive, its content/, or a folder with actors/ or places/ in it."
        raise click.UsageError(wrong)
    for problem in problems.errors():
        _print(str(problem), err=True)
    common = [a.text for r in register.all_records for a in r.aliases if told_strength(a) != a.strength]
    if common:
        shown = "\u060c ".join(dict.fromkeys(common[:SHOWN_NAMES]))
        _print(f"{len(common)} names are common words ({shown} …); they count behind a cue, or not at all.", err=True)
    return register


def _read_text(data: bytes) -> str:
    """Return a text in UTF-8; each part that is none becomes U+FFFD, so that the rest can be read."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _print(f"standard input:{line}: this is not UTF-8; what cannot be read counts as U+FFFD.", err=True)
        return data.decode("utf-8", "replace")


def _print(text: str, *, err: bool = False) -> None:
    """Print a text in UTF-8, whatever the locale; a reader who has gone is no error."""
    click.echo(text.encode("utf-8", "replace"), err=err)
