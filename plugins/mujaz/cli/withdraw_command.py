"""`mujaz withdraw`: an item is taken back, from everything that Mujaz wrote."""

from __future__ import annotations

import secrets
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.release import PUBLISH_SETTINGS
from mujaz.cli.renew import all_settings, renew, renew_exports
from mujaz.cli.site_run import site_settings
from mujaz.errors import Problems, UsageError, nearest

if TYPE_CHECKING:
    from mujaz.cli.withdraw_traces import Traces
    from mujaz.export.frontmatter import Document
    from mujaz.export.withdrawal import Withdrawal
    from mujaz.site.settings import SiteSettings


@click.command()
@click.argument("slug")
@click.option("--reason", required=True, help="What stands in its place, for readers.")
@click.option("--purge", is_flag=True, help="Delete its text, its raw pages, audits and pictures too.")
@click.option("--neutral", is_flag=True, help="With --purge: leave neither title nor slug, but a neutral address.")
@click.option("--published", "folders", multiple=True, type=click.Path(path_type=Path, file_okay=False),
              help="A further folder in which releases are kept.")  # fmt: skip
@click.option("--bag", "bags", multiple=True, type=click.Path(path_type=Path, file_okay=False),
              help="A bag that is packed anew.")  # fmt: skip
@click.option("--offline", multiple=True, type=click.Path(path_type=Path, file_okay=False),
              help="A folder whose ZIPs are written anew.")  # fmt: skip
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the withdrawal; today without it.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask before anything is deleted.")
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
def withdraw(  # noqa: PLR0913 - one for each option
    slug: str,
    *,
    reason: str,
    purge: bool,
    neutral: bool,
    folders: tuple[Path, ...],
    bags: tuple[Path, ...],
    offline: tuple[Path, ...],
    day: datetime | None,
    yes: bool,
    settings_file: str,
) -> None:
    """Take an item back: leave a tombstone, publish anew, and let no older release, cache or export hold it."""
    from mujaz.cli.withdraw_traces import Traces, find_traces, find_unreachable, remove  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.export.withdrawal import Withdrawal  # noqa: PLC0415

    if neutral and not purge:
        raise UsageError("--neutral takes the title out of the archive, so it needs --purge.")
    if not reason.strip():
        raise UsageError("--reason is empty; write what readers are to find in the item's place.")
    settings = site_settings(settings_file)
    own, others = _documents(settings, slug)
    traces = find_traces(settings, slug, own, others) if purge else Traces((), (), ())
    _ask(own, traces, purge=purge, yes=yes)
    how = Withdrawal(reason, day.date() if day else datetime.now(settings.zone).date(), purge,
                     f"withdrawn-{secrets.token_hex(4)}" if neutral else None)  # fmt: skip
    archived = sorted({str(url) for document in own for url in _listed(document, "archive_urls")})
    remove(settings.root, traces.files)
    for path in traces.files:
        click.echo(f"deleted: {path}")
    left = _take_out_pages(settings, traces)
    _rewrite(settings, slug, own, others, how)
    _clear_state(settings, settings_file)
    failed = renew(settings, settings_file, [slug, *([how.neutral] if how.neutral else [])], folders)
    failed |= renew_exports(settings_file, bags, offline)
    for path in traces.linking:
        click.echo(f"{path} links to it; take the link out.", err=True)
    click.echo("Copies that are out of reach here:")
    for container, parts in left:
        click.echo(
            f"  {container} still holds its raw page, as {', '.join(parts)}, beside others: it is damaged, or of a "
            "kind that cannot be written anew. Take that part out with a tool for such files, or delete the file."
        )
    for line in find_unreachable(settings.root, [*(d.path for d in own), *traces.files], archived):
        click.echo(f"  {line}")
    sys.exit(1 if failed else 0)


def _take_out_pages(settings: SiteSettings, traces: Traces) -> list[tuple[str, tuple[str, ...]]]:
    """Take the item's pages out of the files that hold others too; return those in which that cannot be done."""
    from mujaz.intake.purge import take_out  # noqa: PLC0415 - stages that other commands do not need

    left = []
    for container, parts in traces.shared:
        if take_out(settings.root / container, parts):
            click.echo(f"{container}: written anew without its page.")
        else:
            left.append((container, parts))
    return left


def _documents(settings: SiteSettings, slug: str) -> tuple[list[Document], list[Document]]:
    """Return the files of an item, and all other Markdown files of the archive."""
    from mujaz.site.documents import FOLDERS, read_documents  # noqa: PLC0415 - stages that other commands do not need

    found = [document for folder in FOLDERS for document in read_documents(settings, folder, Problems())]
    own = [document for document in found if document.fields.get("slug") == slug and "kind" in document.fields]
    if not own:
        near = nearest(slug, (str(document.fields.get("slug")) for document in found))
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise UsageError(f'No item has the slug "{slug}"{hint}.')
    return own, [document for document in found if document not in own]


def _listed(document: Document, key: str) -> Sequence[object]:
    value = document.fields.get(key, ())
    return value if isinstance(value, list) else [value] if value else []


def _ask(own: Sequence[Document], traces: Traces, *, purge: bool, yes: bool) -> None:
    """Have a person at a terminal confirm what cannot be undone."""
    if not purge or yes or not sys.stdin.isatty():
        return
    for path in (*(f"{document.path} (its text)" for document in own), *traces.files):
        click.echo(path)
    click.confirm("Delete these for good?", abort=True)


def _rewrite(
    settings: SiteSettings, slug: str, own: Iterable[Document], others: Iterable[Document], how: Withdrawal
) -> None:
    """Write the files of the item as those of a withdrawn one, and name it anew where others name it."""
    from mujaz.export.frontedit import edit_front  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.export.withdrawal import withdraw_file  # noqa: PLC0415
    from mujaz.export.write import replace_file  # noqa: PLC0415
    from mujaz.yamledit import replace_entries  # noqa: PLC0415

    for document in own:
        path = settings.root / document.path
        text = withdraw_file(path.read_bytes().decode("utf-8"), document.fields, how)
        target = path.with_name(f"{how.neutral}.md") if how.neutral else path
        replace_file(target, text)
        if target != path:
            path.unlink()
        click.echo(f"{target.relative_to(settings.root).as_posix()}: withdrawn.")
    for document in others if how.neutral else ():
        keys = [key for key in ("related", "version_of", "duplicate_of") if slug in _listed(document, key)]
        if keys:
            path = settings.root / document.path
            text = path.read_bytes().decode("utf-8")
            for key in keys:
                text = edit_front(text, lambda front, key=key: replace_entries(  # type: ignore[misc]
                    front, [key], lambda entry: how.neutral if entry == slug else entry))  # fmt: skip
            replace_file(path, text)


def _clear_state(settings: SiteSettings, settings_file: str) -> None:
    """Delete what builds remember, which holds parts of every text."""
    for archive in all_settings(settings, settings_file):
        shutil.rmtree(archive.root / archive.archive.state, ignore_errors=True)
