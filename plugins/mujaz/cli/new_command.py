"""`mujaz new`: a file to write in, with all that can be known before a word is written."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import ContentError, Problems, UsageError
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
        path = new_translation(settings, title, language, translate)
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


def new_translation(settings: SiteSettings, title: str, language: str | None, slug: str) -> str:
    """Write the file of a translation of the item with a slug; return its path relative to the archive."""
    from mujaz.export.draft import Source, text_to_translate, write_translation  # noqa: PLC0415
    from mujaz.export.frontmatter import read_document  # noqa: PLC0415
    from mujaz.export.shelf import BRIEFINGS, Shelf  # noqa: PLC0415

    found = [item for item in Shelf(settings.root).items if item.slug == slug]
    if not found:
        near = _near(settings.root, slug)
        raise UsageError(f'No item has the slug "{slug}"' + (f"; nearest: {near}." if near else "."))
    have = {item.get("lang"): item for item in found}
    missing = [lang for lang in settings.archive.languages if lang not in have]
    language = language or (missing[0] if missing else None)
    if language is None or language in have:
        there = have[language].path if language in have else ", ".join(item.path for item in found)
        raise UsageError(f'"{slug}" is in that language already: {there}.')
    original = next((item for item in found if "translation" not in item.fields), found[0])
    problems = Problems()
    document = read_document(settings.root, settings.root / original.path, problems)
    if document is None:
        raise ContentError(problems.errors())
    front = (settings.root / original.path).read_text("utf-8-sig").replace("\r\n", "\n").split("\n---", 1)[0]
    source = Source(original.path, original.get("lang"), front.partition("\n")[2], document.body)
    digest = text_to_translate(
        _text(document.fields.get("title")), _text(document.fields.get("summary")), document.body
    )
    day = _text(document.fields.get("date"))
    path = BRIEFINGS / language / day[:4] / f"{slug}.md"
    _write(settings.root, path.as_posix(), write_translation(source, title, language, digest))
    return path.as_posix()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _named(settings: SiteSettings, title: str, language: str) -> tuple[str, ...]:
    """Return the ids of the actors and places that a headline names, by which an item is called that has no English."""
    from mujaz.enrich.mentions import Matcher  # noqa: PLC0415 - the register and the matcher
    from mujaz.register import load  # noqa: PLC0415

    problems = Problems()
    register = load(settings.root, settings.archive.languages, problems)
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


def _near(root: Path, slug: str) -> str:
    from mujaz.errors import nearest  # noqa: PLC0415
    from mujaz.export.shelf import Shelf  # noqa: PLC0415

    return ", ".join(nearest(slug, Shelf(root).slugs))


def _write(root: Path, path: str, text: str) -> None:
    from mujaz.export.write import write_new  # noqa: PLC0415

    try:
        write_new(root / path, text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; nothing was written.") from error
