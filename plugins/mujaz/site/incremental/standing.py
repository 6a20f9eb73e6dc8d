"""A site that stands: after edits of its items only what they concern is read, worked out, rendered and written.

It holds what a build has read and made, so that a preview goes on from there. An update leaves the pages that a build
from nothing would make. `settle` then does what no reader waits for: the index of the search, the manifest, the state.
Whatever is no edit of an item (settings, theme, register, text pages, pictures) takes a whole build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from mujaz.errors import Problems
from mujaz.model import Item
from mujaz.site.build import Writing
from mujaz.site.clock import is_within, now
from mujaz.site.facts import made_from
from mujaz.site.folder import remove_file
from mujaz.site.incremental.dependents import Dependents
from mujaz.site.incremental.revising import Revising
from mujaz.site.listings import listings_of
from mujaz.site.making import Maker, Tally
from mujaz.site.output import write_manifest
from mujaz.site.page import Later, Page
from mujaz.site.pages.search import index_pages
from mujaz.site.state.lock import locked
from mujaz.site.state.outputs import MANIFEST, begin, finish, read_state, stamp
from mujaz.site.urls import folders_of

INDEX = "search"
"""What makes the files of the index."""
NOTHING = b""
"""The facts of a file that is not there."""


class Standing:
    """The site that a build has just written, and what it was made from."""

    def __init__(self, writing: Writing, show: Callable[[Item], Item] | None) -> None:
        self._writing = writing
        self._folder, self._state_folder = (
            writing.settings.output,
            writing.settings.root / writing.settings.archive.state,
        )
        self._state = read_state(self._folder, self._state_folder)
        self._revising = Revising(writing.plan, self._state.facts, show)
        self._dependents = Dependents(self._state.made, self._state.facts)
        pages = {writing.path(page): page for page in writing.plan.pages}
        self._index = {path for path, page in pages.items() if page.template == INDEX}
        self._pages = {path: page for path, page in pages.items() if path not in self._index}
        self._last = self._state.made.keys() - pages.keys() - {path.removeprefix("/") for path in writing.assets.files}
        self._settled = True

    def update(self, paths: Iterable[str]) -> Tally | None:
        """Bring the pages up to date after edits of sources at some paths; None if that takes a whole build.

        Raise `ContentError` with every error of the content; the next update then tells of these edits too.
        """
        if self._state.unfinished or stamp(self._folder / MANIFEST) != self._state.manifest:
            return None
        if not is_within(self._revising.window, now()):
            return None
        return made_from(partial(self._update, paths))[0]

    def _update(self, paths: Iterable[str]) -> Tally | None:
        revision = self._revising.revise(paths, Problems())
        wanted = self._dependents.of(revision.changed)
        pages = self._pages if revision.pages is None else {self._writing.path(page): page for page in revision.pages}
        gone, come = self._pages.keys() - pages.keys(), pages.keys() - self._pages.keys()
        if (gone or come) and not (folders_of(gone).isdisjoint(come) and folders_of(come).isdisjoint(gone)):
            return None
        wanted |= {path for path, page in pages.items() if _differs(self._pages.get(path), page)}
        self._pages = pages
        tally = Tally()
        with locked(self._state_folder):
            begin(self._state, dict.fromkeys(come), self._folder, self._state_folder)
            self._settled = False
            if self._make([pages[path] for path in sorted(wanted & pages.keys())], tally) or gone:
                self._remove(gone, tally)
                self._make_last(tally)
        tally.total = len(self._state.made) + 1
        return tally

    def _make(self, pages: Sequence[Page], tally: Tally) -> bool:
        """Make some pages; return whether the sitemap says something else of any of them than before."""
        made, listed = self._state.made, False
        maker = Maker(self._folder, self._state, tally, same_world=True)
        for page in pages:
            path = self._writing.path(page)
            before = made.get(path)
            made[path] = now = maker.remake(self._writing.output(page))
            self._dependents.replace(path, before.facts if before else NOTHING, now.facts)
            listed = listed or (before.listing if before else None) != now.listing
        self._writing.renderer.forget()
        self._state.facts.complete(self._revising.ground)
        return listed

    def _make_last(self, tally: Tally) -> None:
        """Make the files that are made from all others."""
        maker = Maker(self._folder, self._state, tally, same_world=True)
        last = {output.path: maker.make(output) for output in self._writing.last_outputs(listings_of(self._state.made))}
        self._state.made |= last
        self._remove(self._last - last.keys(), tally)
        self._last = set(last)

    def _remove(self, paths: Iterable[str], tally: Tally) -> None:
        for path in sorted(paths):
            tally.removed += remove_file(self._folder, path)
            before = self._state.made.pop(path, None)
            self._dependents.replace(path, before.facts if before else NOTHING, NOTHING)

    def settle(self, is_wanted: Callable[[], bool] = lambda: False) -> None:
        """Do what no reader waits for; the site is then, to the byte, what a build from nothing would make.

        If it turns out that something else `is_wanted` the rest is left for another time.
        """
        if not self._settled:
            self._settled = made_from(partial(self._settle, is_wanted))[0]

    def _settle(self, is_wanted: Callable[[], bool]) -> bool:
        """Return whether all was done."""
        if is_wanted():
            return False
        index = tuple(index_pages(self._revising.desks))
        if is_wanted():
            return False
        with locked(self._state_folder):
            self._write_index(index)
            if is_wanted():
                return False
            self._write_state()
        self._writing.plan.keep()
        return True

    def _write_index(self, pages: Sequence[Page]) -> None:
        tally, state = Tally(), self._state
        maker = Maker(self._folder, state, tally, same_world=True)
        made = {output.path: maker.make(output) for output in map(self._writing.output, pages)}
        state.made |= made
        self._remove(self._index - made.keys(), tally)
        self._index = set(made)

    def _write_state(self) -> None:
        state = self._state
        write_manifest(self._folder, state.made)
        state.facts.complete(self._revising.ground)
        finish(state, self._folder, self._state_folder)
        state.manifest, state.ours = stamp(self._folder / MANIFEST), {*state.made, MANIFEST}


def _differs(before: Page | None, page: Page) -> bool:
    """Tell whether a page is made in another way, or shows something else where that was worked out at once."""
    if before is None or before.template != page.template:
        return True
    if isinstance(before.shown, Later) and isinstance(page.shown, Later):
        return before.shown.make is not page.shown.make or before.shown.arguments != page.shown.arguments
    return True
