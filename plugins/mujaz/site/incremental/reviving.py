"""A build after edits of texts, in a new process: only what they concern is read, worked out, rendered and written.

Files of the output that are gone, all of them perhaps, or are not as they were left, are made again in the same way. It
goes on from what the last build kept (`state/plan.py`). What is asked of the archive is read then and not before.
Whatever is no edit of the text of a published item takes a whole build; so does anything that goes wrong here.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mujaz.errors import Problems
from mujaz.export.item import Reading
from mujaz.frozen import frozen
from mujaz.garbage import no_collection
from mujaz.site import markdown, sharing
from mujaz.site.archive import Archive
from mujaz.site.build import Plan, Writing, desks_of
from mujaz.site.comparing import keys_of, relate, renew_compared
from mujaz.site.entries import Edition
from mujaz.site.fact_values import FactValues
from mujaz.site.incremental.keeping import Around
from mujaz.site.incremental.recalling import recall_archive
from mujaz.site.incremental.remaking import NotAlone, Remaking
from mujaz.site.making import Tally
from mujaz.site.mention_memory import MentionMemory
from mujaz.site.reading.packing import unpack
from mujaz.site.reading.sources import Source, Sources
from mujaz.site.stages import Stages
from mujaz.site.state.facts import Ground
from mujaz.site.state.inputs import SOURCES, Inputs
from mujaz.site.state.last import Said, is_current, said_in
from mujaz.site.state.lock import locked
from mujaz.site.state.outputs import find_gone, finish, read_state
from mujaz.site.state.plan import (
    KeptPlan,
    KeptTexts,
    read_plan,
    read_texts,
    write_texts,
)
from mujaz.site.templating.render import ENVIRONMENT, Renderer
from mujaz.site.templating.templates import theme_environment

logger = logging.getLogger(__name__)

MOST = 200
"""After more edits than so many a whole build takes no longer."""


@frozen
class Revived:
    """What a build after edits of texts did, where it wrote, and what a whole build would say."""

    tally: Tally
    output: Path
    said: Said


def revive(inputs: Inputs, stages: Stages) -> Revived | None:
    """Bring the site up to date if no more than texts was edited since the last build; None if it takes a whole one."""
    try:
        stages.begin("what was kept")
        texts = read_texts(inputs.seen.folder)
        changed = _changed(inputs, texts) if texts is not None else None
        plan = read_plan(inputs.seen.folder) if changed is not None else None
        if texts is None or changed is None or plan is None or plan.around != inputs.around:
            return None
        with locked(inputs.seen.folder), no_collection():
            return _Revival(inputs, texts, plan, changed, stages).run()
    except Exception:
        logger.debug("More than texts has changed.", exc_info=True)
        return None


def _changed(inputs: Inputs, texts: KeptTexts) -> list[str] | None:
    """Return the paths of the files that have other bytes; None where files have come or gone, or very many changed."""
    files = inputs.sources
    if files.keys() != texts.files.keys():
        return None
    found = sorted(path for path, digest in files.items() if texts.files[path] != digest)
    return found if len(found) <= MOST else None


class _Revival:
    """One such build."""

    def __init__(self, inputs: Inputs, texts: KeptTexts, plan: KeptPlan, changed: list[str], stages: Stages) -> None:
        self._inputs, self._texts, self._plan, self._changed, self._stages = inputs, texts, plan, changed, stages
        self._around: Around = pickle.loads(plan.about["around"])  # noqa: S301 - a digest says that it is ours
        self._settings = self._around.settings
        self._state = read_state(self._settings.output, inputs.seen.folder)
        self._sources: dict[str, Source] = {}

    def run(self) -> Revived:
        """Do all of it; raise anything where a whole build has to be done instead."""
        settings, state = self._settings, self._state
        note = state.note
        if note is None or note["inputs"] != self._texts.inputs or not is_current(note):
            raise NotAlone
        gone = find_gone(state, settings.output)
        if gone is None:
            raise NotAlone
        self._stages.begin("sources")
        archive = self._archive()
        if len(gone) >= sharing.WORTHWHILE:
            self._shelf.recall_all()
        self._stages.begin("related items")
        slugs = {source.edition.kept.slug for source in self._sources.values() if source.edition is not None}
        renew_compared(archive, slugs)
        relate(archive)
        tally, index = self._write(archive, gone)
        self._keep(archive, note, index)
        self._stages.end()
        return Revived(tally, settings.output, said_in(note))

    def _archive(self) -> Archive:
        settings = self._settings
        reading = Reading(self._around.register, settings.archive.languages, settings.zone)
        self._shelf = Sources(settings, reading, markdown.render, self._inputs.known, whole=False)
        bound = set(self._plan.about["bound"])
        for path in self._changed:
            source = self._shelf.read(path, Problems())
            if source is None or source.edition is None or not self._shelf.is_text_edit(path):
                raise NotAlone
            if source.edition.kept.slug in bound:  # it may say that a translation is older than its source
                raise NotAlone
            self._sources[path] = source
        texts = self._around.text_pages, self._around.photos
        kept = self._plan.about["archive"]
        archive = recall_archive(kept, settings, self._around.register, texts, self._texts.keys, self._edition)
        records = archive.register.all_records
        archive.mention_memory = MentionMemory(self._inputs.seen.folder, records, self._around.rules)
        return archive

    def _edition(self, path: str) -> Edition:
        """Return a file of the items as it is published."""
        odd = self._plan.about["odd"].get(path)
        if odd is not None:
            if path in self._sources:
                raise NotAlone
            item, html, text = odd
            return Edition(unpack(item, self._settings.zone), html, text)
        source = self._sources.get(path) or self._shelf.read(path, Problems())
        if source is None or source.edition is None:
            raise NotAlone
        return source.edition

    def _write(self, archive: Archive, gone: Collection[str]) -> tuple[Tally, list[str]]:
        """Make what has to be made; return what was done, and the paths of the search's index."""
        assets, catalogues = self._around.assets, self._around.catalogues
        settings, folder = self._settings, self._inputs.seen.folder
        env = theme_environment(settings.theme, ENVIRONMENT)
        renderer = Renderer(env, catalogues, settings.theme, folder, self._around.tools)
        plan = Plan((), (None, None), archive, None, desks_of(archive, assets, catalogues))
        writing = Writing(plan, assets, renderer, settings)
        ground = Ground(digests=FactValues(archive).digests)
        remaking = Remaking(writing, self._state, ground, self._plan, self._texts.index, self._stages)
        return remaking.make({*self._touched(ground), *gone}, index_too=bool(self._changed))

    def _touched(self, ground: Ground) -> list[str]:
        """Return the paths of the files that were made from anything that says something else now."""
        if not self._changed:
            return []
        facts = self._state.facts
        names = [source.edition.term for source in self._sources.values() if source.edition is not None]
        names += [name for name in facts.names if name.startswith("related ")]
        facts.note_changed(facts.compare(names, ground))
        return [path for path, made in self._state.made.items() if facts.touch(made.facts)]

    def _keep(self, archive: Archive, note: Mapping[str, Any], index: list[str]) -> None:
        """Keep what the next build wants to know; not that it may go on from here, if files changed meanwhile."""
        state, inputs, folder = self._state, self._inputs, self._inputs.seen.folder
        same = inputs.are_untouched(aside=SOURCES)
        state.note = {**note, "inputs": inputs.digest} if same else None
        finish(state, self._settings.output, folder)
        self._shelf.save()
        names = (f"{slug} {lang}" for slug, files in self._plan.about["archive"]["entries"] for lang, _ in files)
        archive.mention_memory.save(names)
        for keep in archive.later:
            keep()
        if same and self._changed:
            write_texts(folder, KeptTexts(inputs.digest, inputs.sources, keys_of(archive), index))
        if same:
            inputs.seen.save()
