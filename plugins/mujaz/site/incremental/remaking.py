"""Making files of a site again by the plan that a build kept: those that show what has changed, and those gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from mujaz.frozen import frozen
from mujaz.site import sharing
from mujaz.site.build import Writing
from mujaz.site.folder import remove_file
from mujaz.site.incremental.recalling import Finder
from mujaz.site.listings import listings_of
from mujaz.site.making import Deferred, Maker, Output, Tally
from mujaz.site.output import write_manifest
from mujaz.site.page import Page
from mujaz.site.pages.search import index_pages
from mujaz.site.stages import Stages
from mujaz.site.state.facts import Ground
from mujaz.site.state.outputs import State, begin
from mujaz.site.state.plan import KeptPlan, unpack_page


class NotAlone(Exception):  # noqa: N818 - no error: it says that more than texts has changed
    """More has changed than texts, or what an earlier build kept does not fit."""


@frozen
class Remaking:
    """What files are made again with."""

    writing: Writing
    state: State
    """What is known of all files; what is known of those that are made is written there."""
    ground: Ground
    plan: KeptPlan
    index: Sequence[str]
    """The paths of the files of the search's index, as the last build made them."""
    stages: Stages

    def make(self, wanted: Collection[str], *, index_too: bool) -> tuple[Tally, list[str]]:
        """Make the files at some paths, and those of the search's index if they may be others.

        Return what was done, and the paths of the index. Raise `NotAlone` where other files have to be made too.
        """
        files, index = list(self._files(wanted)), self._index(wanted, index_too=index_too)
        folder, state = self.writing.settings.output, self.state
        begin(state, dict.fromkeys(file.path for file in index or ()), folder, self._state_folder)
        self.stages.begin("files", len(files))
        archive = self.writing.plan.archive
        if archive is not None and len(files) >= sharing.WORTHWHILE:
            archive.work_out()
        tally = Tally()
        maker = Maker(folder, state, tally, same_world=True)
        made = sharing.make_all(files, maker, self.writing.aside, self.stages.step)
        if any(state.made[path].listing != one.listing for path, one in made.items()):
            raise NotAlone  # the sitemap has to be made too
        made |= {file.path: maker.make(file) for file in index or ()}
        rest = {*wanted}.difference(made, self.index)  # some of the index may be named otherwise now
        if rest:
            made |= {file.path: maker.make(file) for file in self.writing.last_outputs(listings_of(state.made))}
        if not rest <= made.keys():
            raise NotAlone
        named = [*self.index] if index is None else [file.path for file in index]
        for path in sorted({*self.index} - {*named}):
            tally.removed += remove_file(folder, path)
            del state.made[path]
        state.made |= made
        tally.written += write_manifest(folder, state.made)
        tally.total = len(state.made) + 1
        state.facts.complete(self.ground)
        return tally, named

    @property
    def _state_folder(self) -> Path:
        settings = self.writing.settings
        return settings.root / settings.archive.state

    def _files(self, wanted: Collection[str]) -> Iterator[Output | Deferred]:
        """Yield the files at some paths that are pages, or come from the theme, not yet made."""
        yield from map(self.writing.output, self._pages(wanted))
        yield from (output for output in self.writing.asset_outputs() if output.path in wanted)

    def _pages(self, wanted: Collection[str]) -> Iterator[Page]:
        plan = self.writing.plan
        if plan.archive is None:
            return
        find = Finder(plan.archive, {desk.language: desk for desk in plan.desks})
        for path, packed in self.plan.pages.items():
            if path in wanted:
                if packed is None:
                    raise NotAlone
                yield unpack_page(packed, find)

    def _index(self, wanted: Collection[str], *, index_too: bool) -> list[Output | Deferred] | None:
        """Return the files of the search's index; None if they are those of the last build, and all there."""
        if not index_too and {*wanted}.isdisjoint(self.index):
            return None
        return list(map(self.writing.output, index_pages(self.writing.plan.desks)))
