"""The made-up archive as other site generators read it: the same texts, dates and names in their own front matter."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

RIVALS = Path(__file__).parent / "rivals"
KINDS = ("actors", "places", "topics")

Front = dict[str, str | list[str]]


def read_sources(content: Path) -> Iterator[tuple[Path, Front, str]]:
    """Yield (path below the briefings, front matter, body) of every source of a generated archive."""
    base = content / "briefings"
    for path in sorted(base.rglob("*.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        front: Front = {}
        for line in head.splitlines():
            key, _, value = line.partition(": ")
            front[key] = value[1:-1].split(", ") if value.startswith("[") else value
        yield path.relative_to(base), front, body


def _for_pages(front: Front) -> str:
    """Return front matter for Hugo and Eleventy; JSON is YAML too."""
    kept = {key: front[key] for key in ("title", "date", "slug", "summary", *KINDS) if key in front}
    return "---\n" + json.dumps({**kept, "sources": [front["source"]]}, ensure_ascii=False) + "\n---\n"


def _for_eleventy(front: Front) -> str:
    more = {
        "language": front["lang"],
        "layout": "item.njk",
        "permalink": f"/{front['lang']}/briefings/{front['slug']}/",
    }
    return _for_pages(front).replace("{", json.dumps(more, ensure_ascii=False)[:-1] + ", ", 1)


def _for_pelican(front: Front) -> str:
    names = [name for key in KINDS for name in front.get(key, ())]
    lines = [f"{key.title()}: {front[key]}" for key in ("title", "date", "slug", "lang", "summary")]
    return "\n".join([*lines, f"Tags: {', '.join(names)}"]) + "\n\n"


WRITERS: dict[str, Callable[[Front], str]] = {
    "hugo": _for_pages, "pelican": _for_pelican, "eleventy": _for_eleventy
}  # fmt: skip


def convert(archive: Path, rival: str, folder: Path) -> None:
    """Write the archive in the folder `archive` as a site of a rival into `folder`, which must not exist."""
    shutil.copytree(RIVALS / rival, folder)
    for path, front, body in read_sources(archive / "content"):
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(WRITERS[rival](front) + body, "utf-8")
