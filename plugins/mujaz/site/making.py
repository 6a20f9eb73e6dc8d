"""Bringing the files of the output about, and none that can be told to be the same already."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mujaz.site.facts import Notes, unnoted
from mujaz.site.folder import write_file
from mujaz.site.listings import Listing, pack_listing
from mujaz.site.state.outputs import MANIFEST, Made, State, stamp
from mujaz.site.views.value import value


@value
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


@value
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
        self._is_empty = not folder.is_dir() or not any(folder.iterdir())
        """Whether no file can be there, which is told sooner than by a look for each."""

    def is_new(self, output: Output | Deferred) -> bool:
        """Tell whether it can be told without a look that a file has to be made."""
        return not (self._same_world and self._are_there and output.path in self._made)

    def make(self, output: Output | Deferred) -> Made:
        """Bring one file about and return what is known of it; it is not even prepared if nothing can have changed."""
        before, path = self._made.get(output.path), self._front + output.path
        whole = before is not None and not self._is_empty and stamp(path) == (before.size, before.mtime)
        terms = ""
        if isinstance(output, Deferred):
            terms = output.terms
            if before is not None and self._is_same(before, terms):
                found = before if whole else self._restore(output, before)
                if found is not None:
                    return found
            output = output.prepare()
        return self._bring_about(output, before if whole else None, terms)

    def _restore(self, output: Deferred, before: Made) -> Made | None:
        """Bring a file about that is gone or damaged, of which all that is known holds; None if it is another now.

        Nothing is noted meanwhile, for it is known from what the file is made.
        """
        data = unnoted(lambda: output.prepare().make())
        if hashlib.sha256(data).hexdigest() != before.sha256:
            return None
        return before._replace(mtime=self._write(output.path, data).st_mtime_ns)

    def before(self, path: str) -> Made | None:
        """Return what is known of a file from earlier builds."""
        return self._made.get(path)

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
        facts = self.facts.keep(output.facts)
        digest = output.digest if before is None else output.whole_digest
        listing = None if output.listing is None else pack_listing(output.listing)
        if before is not None and before.digest == digest:
            return before._replace(terms=terms, facts=facts, listing=listing)
        data = output.make()
        sha256 = hashlib.sha256(data).hexdigest()
        if before is not None and (before.digest, before.sha256) == (output.digest, sha256):
            return before._replace(digest=digest, terms=terms, facts=facts, listing=listing)
        seen = self._write(output.path, data)
        return Made(digest, sha256, seen.st_size, seen.st_mtime_ns, terms, facts, listing)

    def _write(self, path: str, data: bytes) -> os.stat_result:
        self.tally.rendered += 1
        self.tally.written += write_file(self._front + path, data)
        return os.stat(self._front + path)  # noqa: PTH116 - see `stamp`

    def _is_same(self, before: Made, terms: str) -> bool:
        return self._same_world and before.terms == terms and not self.facts.touch(before.facts)
