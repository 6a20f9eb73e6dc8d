"""Keeping of a build what the next one goes on from where only texts are edited (`reviving.py`)."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

from mujaz.arabic.catalogue import Catalogue
from mujaz.frozen import frozen
from mujaz.register import Register
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets
from mujaz.site.build import Writing
from mujaz.site.comparing import keys_of
from mujaz.site.entries import TextPage
from mujaz.site.incremental.recalling import pack_archive
from mujaz.site.media import Photo
from mujaz.site.reading.packing import pack
from mujaz.site.settings import SiteSettings
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.plan import KeptPlan, KeptTexts, pack_page, write_plan, write_texts

INDEX = "search"
"""What makes the files of the search's index, which are made of all texts."""


@frozen
class Around:
    """What a build was made from but for its items, and digests that take long to make."""

    settings: SiteSettings
    assets: Assets
    catalogues: dict[str, Catalogue]
    text_pages: tuple[TextPage, ...]
    photos: Mapping[str, Photo]
    register: Register
    tools: str
    rules: str


def keep_build(writing: Writing, inputs: Inputs) -> None:
    """Keep of a build that has written the site what `revive` asks."""
    plan, settings = writing.plan, writing.settings
    archive, content = plan.archive, plan.content
    if archive is None or content is None or settings.archive.drafts or not plan.desks:
        return
    sources, zone = content.sources, settings.zone
    odd = [e for entry in archive.entries for e in entry.editions if sources[e.kept.path].edition is not e]
    about = {
        "around": pickle.dumps(_around(writing, archive)),
        "archive": pack_archive(archive),
        "odd": {e.kept.path: (pack(e.kept, zone), e.html, e.text) for e in odd},
        "bound": sorted({item.slug for item in content.items() if item.translated_from_sha256 is not None}),
    }
    pages = {writing.path(page): pack_page(page) for page in plan.pages if page.template != INDEX}
    index = [writing.path(page) for page in plan.pages if page.template == INDEX]
    write_plan(inputs.seen.folder, KeptPlan(inputs.around, pages, about))
    write_texts(inputs.seen.folder, KeptTexts(inputs.digest, inputs.sources, keys_of(archive), index))


def _around(writing: Writing, archive: Archive) -> Around:
    catalogues = {desk.language: desk.catalogue for desk in writing.plan.desks}
    register = Register(archive.register.all_records, archive.register.lines)
    tools, rules = writing.renderer.tools, archive.mention_memory.rules
    photos = dict(archive.photos)
    return Around(writing.settings, writing.assets, catalogues, archive.text_pages, photos, register, tools, rules)
