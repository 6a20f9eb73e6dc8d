"""`mujaz upgrade-check`: what a new version, theme or setting changes on a built site, page by page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mujaz.publish.causes import Changed

SITE = click.Path(exists=True, file_okay=False, path_type=Path)
MOST = 5
"""Examples that are shown of each cause."""


@click.command("upgrade-check")
@click.argument("old", type=SITE)
@click.argument("new", type=SITE)
@click.option("--json", "as_json", is_flag=True, help="Print every changed file with its causes as one JSON object.")
@click.option("--all", "whole", is_flag=True, help="Name every changed file, not only examples.")
def upgrade_check(old: Path, new: Path, *, as_json: bool, whole: bool) -> None:
    """Compare the built sites in OLD and NEW, and list what changed by cause; exit code 1 if an address is lost."""
    from mujaz.publish.causes import compare_sites, list_lost  # noqa: PLC0415 - only needed here

    changed = tuple(compare_sites(old, new))
    lost = list_lost(changed)
    click.echo(_as_json(changed, lost) if as_json else _as_text(changed, lost, None if whole else MOST))
    if lost:
        raise SystemExit(1)


def _by_cause(changed: Sequence[Changed]) -> dict[str, list[str]]:
    from mujaz.publish.causes import CAUSES  # noqa: PLC0415 - only needed here

    found = {cause: [one.path for one in changed if cause in one.causes] for cause in CAUSES}
    return {cause: paths for cause, paths in found.items() if paths}


def _as_json(changed: Sequence[Changed], lost: Sequence[str]) -> str:
    told = {
        "changed": len(changed),
        "causes": {cause: len(paths) for cause, paths in _by_cause(changed).items()},
        "files": [{"path": one.path, "causes": list(one.causes)} for one in changed],
        "lost": list(lost),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_text(changed: Sequence[Changed], lost: Sequence[str], most: int | None) -> str:
    if not changed:
        return "Nothing differs."
    lines = []
    for cause, paths in _by_cause(changed).items():
        lines.append(f"{cause}: {len(paths)}")
        lines += [f"    {path}" for path in paths[:most]]
        lines += [f"    … and {len(paths) - most} more"] if most is not None and len(paths) > most else []
    lines.append(f"{len(changed)} files differ.")
    lines += [f"{path}: its address is lost; keep it, or let old_urls lead on." for path in lost]
    return "\n".join(lines)
