"""The first step of the site stage: check everything that was read; nothing is written until all of it is right."""

from __future__ import annotations

from collections.abc import Callable

from mujaz.errors import Problems
from mujaz.model import Item
from mujaz.site.archive import Archive
from mujaz.site.comparing import relate
from mujaz.site.content import Content
from mujaz.site.editions import group_editions
from mujaz.site.stages import Stages


def gather(
    content: Content,
    problems: Problems,
    *,
    compare: bool = True,
    show: Callable[[Item], Item] | None = None,
    stages: Stages | None = None,
) -> Archive | None:
    """Return the archive, or None when `problems` holds errors; every error of every file is then in it.

    Related items are looked for if `compare`; a check needs none. `show` tells how an item is shown in a preview.
    """
    stages = stages or Stages()
    stages.begin("checks")
    photos = content.check(problems)
    if problems.error_count:
        return None
    stages.begin("texts")
    items = content.shown(show)
    entries = group_editions(content.editions(items, problems), content.settings)
    archive = Archive(content.settings, content.register, entries, content.text_pages, photos)
    archive.embargoes = {item.path: item.publish_at for item in items if item.publish_at is not None}
    stages.begin("related items")
    if compare:
        relate(archive)
    return archive
