"""`mujaz new`: a file to write in, with all that can be known before a word is written."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import Problems, UsageError
from mujaz.model import ItemKind
from mujaz.site.settings import SiteSettings

MAIN = 2
"""How many of the actors and places that a headline names go into a slug."""


@click.command()
@click.argument("title", default="")
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
@click.option("--lang", "language", help="The language to write in; the archive's first one without it.")
@click.option("--kind", type=click.Choice(["briefing", "article"]), default="briefing", show_default=True,
              help="Written here, or archived from a publication.")  # fmt: skip
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication; today without it.")
@click.option("--slug", help="The name in the address; made of the date and the headline without it.")
@click.option("--translate", metavar="SLUG", help="Translate the item that has this slug.")
def new(  # noqa: PLR0913 - one for each option
    title: str,
    *,
    settings_file: str,
    language: str | None,
    kind: ItemKind,
    day: datetime | None,
    slug: str | None,
    translate: str | None,
) -> None:
    """Write the file of a new item, or of a translation, and say where it is."""
    settings = site_settings(settings_file)
    languages = settings.archive.languages
    if language is not None and language not in languages:
        raise UsageError(f'--lang is "{language}"; write one of {", ".join(languages)}.')
    if translate is None:
        chosen = day.date() if day else datetime.now(settings.zone).date()
        path = new_item(settings, title, language or languages[0], kind=kind, day=chosen, slug=slug)
    else:
        if day or slug:
            raise UsageError(
                "A translation has the date and the slug of what it translates; leave --date and --slug out."
            )
        from mujaz.export.translate import begin_translation  # noqa: PLC0415 - stages that other commands do not need

        path = begin_translation(settings.root, languages, translate, language=language, title=title)
    click.echo(f"{path}: written as a draft; write the text, then take the line `status: draft` out.")


def new_item(  # noqa: PLR0913 - what a new item is given
    settings: SiteSettings, title: str, language: str, *, kind: ItemKind, day: date, slug: str | None
) -> str:
    """Write the file of a new item; return its path relative to the archive."""
    from mujaz.export.draft import write_draft  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.export.shelf import BRIEFINGS, Shelf  # noqa: PLC0415
    from mujaz.export.slug import make_slug  # noqa: PLC0415

    if not any(char.isalnum() for char in title):
        raise UsageError('A new item needs a headline: mujaz new "HEADLINE".')
    taken = Shelf(settings.root).slugs
    if slug is None:
        english = title if language == "en" else None
        slug = make_slug(day, english, () if english else _named(settings, title, language), taken)
    _check_slug(slug, taken)
    path = BRIEFINGS / language / str(day.year) / f"{slug}.md"
    _write(settings.root, path.as_posix(), write_draft(title, language, day, slug, kind))
    return path.as_posix()


def _named(settings: SiteSettings, title: str, language: str) -> tuple[str, ...]:
    """Return the ids of the actors and places that a headline names, by which an item is called that has no English."""
    from mujaz.enrich.mentions import Matcher  # noqa: PLC0415 - the register and the matcher
    from mujaz.register import load  # noqa: PLC0415

    problems = Problems()
    register = load(settings.root, settings.archive.named_in, problems)
    problems.raise_errors()
    matcher = Matcher([record for kind in ("actors", "places") for record in register.records(kind)])
    return tuple(dict.fromkeys(mention.id for mention in matcher.find(title, language)))[:MAIN]


def _check_slug(slug: str, taken: frozenset[str]) -> None:
    from mujaz.export.shapes import MAX_SLUG, SLUG  # noqa: PLC0415

    if not SLUG.match(slug) or len(slug) > MAX_SLUG:
        raise UsageError(f'--slug is "{slug}"; write small letters a to z, digits and single hyphens, at most 80.')
    if slug in taken:
        raise UsageError(
            f'The slug "{slug}" belongs to another item already; to translate it write --translate {slug}.'
        )


def _write(root: Path, path: str, text: str) -> None:
    from mujaz.export.write import write_new  # noqa: PLC0415

    try:
        write_new(root / path, text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; nothing was written.") from error
