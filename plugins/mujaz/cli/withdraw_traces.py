"""What belongs to an item beside its Markdown: raw pages, audits, pictures; and the copies that are out of reach."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.errors import Problems
from mujaz.export.audit import FOLDER, SUFFIX, audit_path
from mujaz.export.inbox import INBOX
from mujaz.frozen import frozen
from mujaz.intake.folder import COMPANIONS

if TYPE_CHECKING:
    from mujaz.export.frontmatter import Document
    from mujaz.site.settings import SiteSettings

MOST_NAMED = 5
"""So many commits are named."""


@frozen
class Traces:
    """What is kept of an item, relative to the archive."""

    files: tuple[str, ...]
    """Files and folders that hold nothing else."""
    shared: tuple[tuple[str, tuple[str, ...]], ...]
    """Containers of raw pages that hold others too, each with the names of the item's pages in it."""
    linking: tuple[str, ...]
    """Files whose text links to its page."""


def find_traces(settings: SiteSettings, slug: str, own: Sequence[Document], others: Sequence[Document]) -> Traces:
    """Return what is kept of the item `slug`, whose files are `own`; `others` are all other Markdown files."""
    raws = {*_raws(own), *_audited(settings.root, slug, {document.path for document in own})}
    raws -= set(_raws(others))
    files: dict[str, None] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for raw, sha256 in sorted(raws):
        container, mark, part = raw.partition("#")
        if _is_outside(settings.root, container):
            continue
        if mark and _holds_more(settings.root / container):
            shared[container] = (*shared.get(container, ()), part)
            files[audit_path(raw, sha256).as_posix()] = None
        else:
            files.update(dict.fromkeys(_beside(settings.root, container)))
    files.update(dict.fromkeys(_pictures(own, others)))
    link = f"/briefings/{slug}/"
    linking = (document.path for document in others if link in document.body)
    return Traces(
        tuple(path for path in files if (settings.root / path).exists()), tuple(shared.items()), tuple(linking)
    )


def _raws(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield each raw page that documents name, with its digest."""
    for document in documents:
        raw = document.fields.get("raw")
        if isinstance(raw, str) and raw.strip():
            yield raw.strip(), str(document.fields.get("raw_sha256", ""))


def _audited(root: Path, slug: str, paths: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each raw page of which an audit tells that an item was made of it, or that it is a copy of the item."""
    inbox = root / INBOX
    for path in sorted((*inbox.rglob(f"*{SUFFIX}"), *inbox.rglob(f"*{FOLDER}/*.json"))):
        try:
            audit = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        copy = audit.get("duplicate_of") if isinstance(audit, dict) else None
        if isinstance(audit, dict) and (
            audit.get("item") in paths or (isinstance(copy, dict) and copy.get("slug") == slug)
        ):
            yield str(audit.get("raw", "")), str(audit.get("raw_sha256", ""))


def _is_outside(root: Path, raw: str) -> bool:
    """Tell whether a path leads out of the inbox, from which alone anything is deleted."""
    return not (root / raw).resolve().is_relative_to((root / INBOX).resolve()) or not raw


def _holds_more(container: Path) -> bool:
    """Tell whether a container holds anything but one page: others, and what cannot be read."""
    from mujaz.intake import Found, Remark, open_input  # noqa: PLC0415 - only where there is a container

    try:
        pieces = [type(piece) for piece in open_input(container) if not isinstance(piece, Remark)]
    except (OSError, ValueError):
        return True
    return pieces != [Found]


def _beside(root: Path, raw: str) -> Iterator[str]:
    """Yield a raw page, its audits and the folder that a browser saved with it."""
    yield raw
    yield f"{raw}{SUFFIX}"
    yield f"{raw}{FOLDER}"
    stem = raw.rpartition(".")[0]
    for ending in COMPANIONS:
        if stem and (root / f"{stem}{ending}").is_dir():
            yield f"{stem}{ending}"


def _pictures(own: Iterable[Document], others: Iterable[Document]) -> Iterator[str]:
    """Yield the pictures that no other document names."""
    from mujaz.site.markdown import MEDIA  # noqa: PLC0415 - libraries that other commands do not need
    from mujaz.site.media import name_photos  # noqa: PLC0415

    def named(documents: Iterable[Document]) -> set[str]:
        return {src for document in documents for src, _ in name_photos(document, Problems()) if MEDIA.fullmatch(src)}

    yield from (f"content/{src}" for src in sorted(named(own) - named(others)))


def remove(root: Path, paths: Iterable[str]) -> None:
    """Delete files and folders of the archive; what is gone already is no error."""
    for path in paths:
        target = root / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target, ignore_errors=True)
        else:
            target.unlink(missing_ok=True)


def find_unreachable(root: Path, paths: Sequence[str], archived: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each kind of copy that stays: git's history, its remotes, web archives, readers' own."""
    commits = _git(root, "log", "--all", "--format=%h", "--", *paths)
    if commits:
        more = ", …" if len(commits) > MOST_NAMED else ""
        wanted = " ".join(f"--path {shlex.quote(path)}" for path in paths)
        yield (
            f"git's history: {len(commits)} commits hold it ({', '.join(commits[:MOST_NAMED])}{more}); "
            f"git filter-repo --invert-paths {wanted} takes it out of all of them."
        )
        remotes = sorted({line.split()[1] for line in _git(root, "remote", "-v") if len(line.split()) > 1})
        yield from (f"git's remote {remote}: rewrite its history too, and ask its clones to." for remote in remotes)
    yield from (f"a web archive: {url}; ask those who keep it." for url in archived)
    yield "copies of others: feed readers, search engines and mirrors keep what they fetched until they fetch it again."


def _git(root: Path, *arguments: str) -> list[str]:
    """Return the lines that git says; none where there is no git, or no repository."""
    command = shutil.which("git")
    if command is None:
        return []
    done = subprocess.run([command, "-C", str(root), *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - paths of the archive's own files, behind `--`
    return done.stdout.splitlines() if done.returncode == 0 else []
