"""An archive that stands: after edits of its items only their sources are read again, and what they change is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from mujaz.errors import Problems
from mujaz.frozen import frozen
from mujaz.model import Item
from mujaz.site.build import Plan
from mujaz.site.clock import now, window_of
from mujaz.site.comparing import relate
from mujaz.site.editions import group_editions
from mujaz.site.entries import Entry
from mujaz.site.fact_values import FactValues
from mujaz.site.facts import Note
from mujaz.site.page import Page
from mujaz.site.pages.every import all_pages
from mujaz.site.reading.sources import Source
from mujaz.site.state.facts import FactTable, Ground

OF_REGISTER = frozenset({"record", "records", "names", "predecessors"})
"""Facts that no edit of an item changes."""
OF_ITEMS = frozenset({"filed", "front", "text"})
"""Facts of one item, whose slug follows."""


@frozen
class Revision:
    """What came of edits."""

    changed: frozenset[int]
    """The numbers of the facts that say something else."""
    pages: tuple[Page, ...] | None = None
    """All pages but the search's, if there may be others than before."""


class Revising:
    """Brings an archive and its desks up to date."""

    def __init__(self, plan: Plan, facts: FactTable, show: Callable[[Item], Item] | None) -> None:
        assert plan.archive is not None  # noqa: S101 - a plan that came out has one
        assert plan.content is not None  # noqa: S101
        self.archive, self.desks, self.window = plan.archive, plan.desks, plan.embargoes
        self._content, self._facts, self._show = plan.content, facts, show
        self._held: dict[str, Source | None] = {}
        """What the archive holds of the sources that were read again since."""
        self._slugs: set[str] = set()
        """Items that changed, and of which it is not yet told."""
        self._changed: frozenset[int] = frozenset()
        """Facts of which it is not yet told either."""
        self._whole = False
        """Whether more may have changed than texts, and it is not yet told."""
        self._know_parts()

    @property
    def ground(self) -> Ground:
        """What the facts say now; it counts for the world in which the archive was read."""
        return Ground(digests=FactValues(self.archive).digests)

    def _know_parts(self) -> None:
        """Ask what those facts say from which the desks' parts were made, though no page may be."""
        self._facts.keep(set().union(*(desk.facts for desk in self.desks)))
        self._facts.complete(self.ground)

    def _compare(self, facts: Iterable[str]) -> frozenset[int]:
        """Return which facts say something else now, and let the desks forget what was made from them."""
        changed = self._facts.compare(facts, self.ground)
        touched: set[Note] = set(self._facts.names_of(changed))
        while any(desk.forget(touched) for desk in self.desks):  # one desk may have shown a part of the other's
            pass
        return changed

    def revise(self, paths: Iterable[str], known: Problems) -> Revision:
        """Read some sources again, by their paths in the archive, and return what that changes.

        Raise `ContentError` with every error of the content; nothing is lost then, and the next call tells of all.
        """
        paths = list(paths)
        for path in paths:
            self._held.setdefault(path, self._content.sources.get(path))
        self._content.read_again(paths)
        self._whole = self._whole or not all(map(self._is_text, self._held))
        if self._whole:
            return self._revise_items(known)
        return self._revise_texts()

    def _is_text(self, path: str) -> bool:
        """Tell whether no more than the text of a published item differs from what the archive holds."""
        old, new = self._held[path], self._content.sources.get(path)
        if old is None or new is None or old.edition is None or new.edition is None or self._content.has_errors(path):
            return False
        entry = self.archive.by_slug.get(old.edition.kept.slug)
        own = entry.edition(old.edition.kept.language) if entry else None
        return (
            own is old.edition
            and old.item == new.item
            and old.edition.links == new.edition.links
            and old.edition.pictures == new.edition.pictures
            and {name for name, _ in old.pictures} == {name for name, _ in new.pictures}
        )

    def _revise_texts(self) -> Revision:
        changed = set()
        for path, old in self._held.items():
            new = self._content.sources[path]
            if old is not None and old.edition is not None and new.edition is not None:
                old.edition.become(new.edition)
                self._content.sources[path] = replace(new, edition=old.edition)
                changed.add(old.edition.term)
        self._held = {}
        return Revision(self._compare(changed | self._relate()))

    def _relate_all(self) -> None:
        """Compare the items again; what earlier comparisons would have kept, this one keeps instead."""
        self.archive.later.clear()
        relate(self.archive)

    def _relate(self) -> set[str]:
        """Compare the items again and return the facts of relations that changed."""
        before = getattr(self.archive.relations, "line", None)
        self._relate_all()
        after = getattr(self.archive.relations, "line", None)
        if before is None or after is None:
            return set()
        entries = (entry for entry in self.archive.listed if before(entry.slug) != after(entry.slug))
        return {f"related {entry.slug} {edition.kept.language}" for entry in entries for edition in entry.editions}

    def _revise_items(self, problems: Problems) -> Revision:
        self._take_items(problems)
        self._relate_all()
        self._changed |= self._compare(filter(self._may_differ, self._facts.names))
        pages = all_pages(self.desks, problems, index=False)
        problems.raise_errors()
        self._know_parts()
        changed, self._changed, self._slugs, self._whole = self._changed, frozenset(), set(), False
        return Revision(changed, pages)

    def _may_differ(self, fact: str) -> bool:
        name, _, rest = fact.partition(" ")
        return rest.partition(" ")[0] in self._slugs if name in OF_ITEMS else name not in OF_REGISTER

    def _take_items(self, problems: Problems) -> None:
        """Let the archive hold what the sources say now; leave it as it is if anything is wrong."""
        photos = self._content.check(problems)
        problems.raise_errors()
        begun, items = now(), self._content.shown(self._show)
        fresh = group_editions(list(self._content.editions(items, problems)), self.archive.settings)
        problems.raise_errors()
        old = self.archive.by_slug
        self._slugs |= old.keys() - {entry.slug for entry in fresh}
        self.archive.become(tuple(self._merge(old.get(entry.slug), entry) for entry in fresh), photos)
        self.archive.embargoes = {item.path: item.publish_at for item in items if item.publish_at is not None}
        self.window = window_of(self.archive.embargoes.values(), begun)
        self._held = {}

    def _merge(self, old: Entry | None, new: Entry) -> Entry:
        """Return an entry with the editions of `new`: the object that everybody has, if there is one."""
        if old is None:
            self._slugs.add(new.slug)
            return new
        if list(map(id, old.editions)) == list(map(id, new.editions)):
            return old
        if _digests(old) != _digests(new):
            self._slugs.add(new.slug)
        old.become(new.editions)
        for edition, same in zip(new.editions, old.editions, strict=True):
            source = self._content.sources[edition.kept.path]
            if source.edition is edition:
                self._content.sources[edition.kept.path] = replace(source, edition=same)
        return old


def _digests(entry: Entry) -> list[tuple[str, bytes, bytes]]:
    return [(edition.term, edition.front_digest, edition.text_digest) for edition in entry.editions]
