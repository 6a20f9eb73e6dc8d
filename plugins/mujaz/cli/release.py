"""Making a release, which `publish` and `withdraw` share: the content built anew, checked whole, and shown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mujaz.cli.site_run import log_to_terminal, run_pelican
from mujaz.errors import ContentError, EnvironmentLack, Problems, UsageError
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from mujaz.publish.place import Place
    from mujaz.site.settings import SiteSettings

PUBLISH_SETTINGS = "publishconf.py"


@frozen
class Release:
    """A release that the world sees."""

    name: str
    folder: Path
    files: int


@frozen
class Standing:
    """The slugs of the content by whether any language of the item is withdrawn."""

    withdrawn: frozenset[str]
    published: frozenset[str]


def open_place(folder: Path | None, settings: SiteSettings) -> Place:
    """Return the place of publication; a folder that holds sources of the archive is none."""
    from mujaz.publish.place import Place  # noqa: PLC0415 - only needed here

    target = (folder or settings.output).absolute()
    if target == settings.root or settings.content.is_relative_to(target) or target.is_relative_to(settings.content):
        raise UsageError(f"{target} holds the archive's own files; name another folder.")
    return Place(target)


def read_standing(settings: SiteSettings) -> Standing:
    """Return what of the content is withdrawn, by its files, also those that have errors."""
    from mujaz.site.documents import read_documents  # noqa: PLC0415 - only needed here

    states: dict[str, set[bool]] = {}
    for document in read_documents(settings, "briefings", Problems()):
        states.setdefault(str(document.fields.get("slug")), set()).add(document.fields.get("status") == "withdrawn")
    withdrawn = frozenset(slug for slug, known in states.items() if True in known)
    return Standing(withdrawn, frozenset(states) - withdrawn)


def refuse_warnings(settings_file: str) -> None:
    """Raise every error and integrity warning of the content; style advice never blocks."""
    from mujaz.cli.check_command import find_problems  # noqa: PLC0415 - only needed here

    stopping = [problem for problem in find_problems(settings_file) if problem.severity != "style"]
    if stopping:
        raise ContentError(stopping)


def make_release(
    place: Place,
    settings: SiteSettings,
    settings_file: str,
    refuse_lost: Callable[[Collection[str]], None],
    *,
    with_raw: bool = False,
) -> Release:
    """Build and check a release, and show it; `refuse_lost` is handed the addresses that it loses, and may raise.

    `with_raw` publishes raw pages too. The place has to be held.
    If what is built is shown already, there is no new release.
    """
    from mujaz.cli.raw_pages import add_raw_pages  # noqa: PLC0415 - only needed here
    from mujaz.publish.manifest import MANIFEST, digest_of, list_files, read_manifest  # noqa: PLC0415
    from mujaz.publish.place import sync_tree  # noqa: PLC0415
    from mujaz.publish.snippets import write_snippets  # noqa: PLC0415

    log_to_terminal()
    stage, now = place.clear(), datetime.now(UTC)
    with TemporaryDirectory(prefix="mujaz-") as state:
        run_pelican(settings_file, {"OUTPUT_PATH": str(stage), "MUJAZ_STATE": state})
    if with_raw:
        add_raw_pages(stage, settings)
    manifest = read_manifest(stage)
    _inspect(stage, settings, manifest, now)
    refuse_lost(_find_lost(place, manifest))
    _sign(stage, settings)
    digest, shown, standing = digest_of(stage / MANIFEST), place.shown(), read_standing(settings)
    if shown and _is_same(stage, place.path_of(shown)):
        place.drop()
        place.settle(standing.withdrawn, standing.published)
    else:
        sync_tree(stage, list_files(stage))
        shown = place.release(digest, standing.withdrawn, standing.published)
    write_snippets(place.folder, place.path_of(shown))
    return Release(shown, place.path_of(shown), len(manifest) + 1)


def _sign(stage: Path, settings: SiteSettings) -> None:
    """Sign what was built, if there is a key for it."""
    if settings.archive.signing_key is not None:
        from mujaz.publish.signing import sign  # noqa: PLC0415 - only needed here

        sign(stage, settings.root / Path(settings.archive.signing_key).expanduser())


def _is_same(stage: Path, shown: Path) -> bool:
    """Tell whether a build is the one that is shown, signed alike."""
    from mujaz.publish.manifest import MANIFEST  # noqa: PLC0415 - only needed here
    from mujaz.publish.signing import SIGNATURE  # noqa: PLC0415

    def read(folder: Path, name: str) -> bytes | None:
        return (folder / name).read_bytes() if (folder / name).is_file() else None

    return all(read(stage, name) == read(shown, name) for name in (MANIFEST, SIGNATURE))


def _inspect(stage: Path, settings: SiteSettings, manifest: dict[str, str], now: datetime) -> None:
    """Raise all that is wrong with the built site."""
    from mujaz.cli.status_command import read_items  # noqa: PLC0415 - only needed here
    from mujaz.publish.inspect import inspect  # noqa: PLC0415
    from mujaz.publish.manifest import compare  # noqa: PLC0415

    problems = Problems()
    inspect(stage, settings.site_url, manifest, problems)
    for item in read_items(settings, Problems()):
        hidden = item.status in {"draft", "review"} or (item.publish_at is not None and item.publish_at > now)
        if hidden and f"{item.language}/briefings/{item.slug}/index.html" in manifest:
            problems.add(item.path, 0, "The item is withheld, and yet it is in the build; nothing was published.")
    problems.raise_errors()
    if difference := compare(stage, manifest):
        raise EnvironmentLack(f"The build is not as it was written: {difference}; the disk may be failing.")


def _find_lost(place: Place, manifest: dict[str, str]) -> tuple[str, ...]:
    """Return the files of the release that is shown that would be gone."""
    from mujaz.publish.addresses import find_lost  # noqa: PLC0415 - only needed here
    from mujaz.publish.manifest import read_manifest  # noqa: PLC0415

    current = place.read().current
    return find_lost(read_manifest(place.path_of(current)), manifest) if current is not None else ()
