"""Bringing the files of the output about, and none that can be told to be the same already."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mujaz.site.facts import Notes
from mujaz.site.folder import write_file
from mujaz.site.listings import Listing, pack_listing
from mujaz.site.state_outputs import MANIFEST, Made, State, stamp


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: where, a digest of what makes it, and how to make it."""

    path: str
    digest: str
    make: Callable[[], bytes]
    shown: Callable[[], str] | None = None
    """Returns a digest of what it shows, for those who want to know it before; None where `digest` says it."""
    facts: Notes = frozenset()
    """What it is made from of what may change."""
    listing: Listing | None = None

    @property
    def whole_digest(self) -> str:
        """A digest of all that it is made from."""
        return self.digest if self.shown is None else f"{self.digest}-{self.shown()}"


@dataclass(frozen=True, slots=True)
class Deferred:
    """A file of which not even the digest is known yet."""

    path: str
    terms: str
    """What makes it, and from what; the same makes the same, as long as no fact has changed."""
    prepare: Callable[[], Output]
    part: str = ""
    """What it is made together with; other parts of a site can be made at the same time."""
    late: bool = False
    """Whether it is made after all others."""


@dataclass(slots=True)
class Tally:
    """What a build did."""

    rendered: int = 0
    written: int = 0
    removed: int = 0
    total: int = 0


class Maker:
    """Brings files about, and nothing that can be told to be the same already."""

    def __init__(self, folder: Path, state: State, tally: Tally, *, same_world: bool) -> None:
        self._front, self._made = f"{folder}{os.sep}", state.made
        self.tally, self.facts = tally, state.facts
        self._same_world = same_world
        self._are_there = (folder / MANIFEST).is_file()
        """Whether the files of an earlier build are there, as far as that can be told without a look at each."""

    def is_new(self, output: Output | Deferred) -> bool:
        """Tell whether it can be told without a look that a file has to be made."""
        return not (self._same_world and self._are_there and output.path in self._made)

    def make(self, output: Output | Deferred) -> Made:
        """Bring one file about and return what is known of it; it is not even prepared if nothing can have changed."""
        before, path = self._made.get(output.path), self._front + output.path
        whole = before is not None and stamp(path) == (before.size, before.mtime)
        terms = ""
        if isinstance(output, Deferred):
            terms = output.terms
            if before is not None and whole and self._is_same(before, terms):
                return before
            output = output.prepare()
        return self._bring_about(output, before if whole else None, terms)

    def remake(self, output: Output | Deferred) -> Made:
        """Bring one file about though its terms are those of before, for what it is made from has changed."""
        before, path = self._made.get(output.path), self._front + output.path
        whole = before is not None and stamp(path) == (before.size, before.mtime)
        terms = output.terms if isinstance(output, Deferred) else ""
        made = output.prepare() if isinstance(output, Deferred) else output
        return self._bring_about(made, before if whole else None, terms)

    def _bring_about(self, output: Output, before: Made | None, terms: str) -> Made:
        """Bring one file about, where it is not there as it was made `before`.

        What a file shows is digested only where there was one before: a first build has nothing to compare.
        """
        path = self._front + output.path
        facts = self.facts.keep(output.facts)
        digest = output.digest if before is None else output.whole_digest
        listing = None if output.listing is None else pack_listing(output.listing)
        if before is not None and before.digest == digest:
            return before._replace(terms=terms, facts=facts, listing=listing)
        data = output.make()
        sha256 = hashlib.sha256(data).hexdigest()
        if before is not None and (before.digest, before.sha256) == (output.digest, sha256):
            return before._replace(digest=digest, terms=terms, facts=facts, listing=listing)
        self.tally.rendered += 1
        self.tally.written += write_file(path, data)
        seen = os.stat(path)  # noqa: PTH116 - see `stamp`
        return Made(digest, sha256, seen.st_size, seen.st_mtime_ns, terms, facts, listing)

    def _is_same(self, before: Made, terms: str) -> bool:
        return self._same_world and before.terms == terms and not self.facts.touch(before.facts)
