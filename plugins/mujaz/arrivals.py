"""From what arrives to what became of it: keep it, open it, read each page in it, and then make items of them.

Pages become items in the order of their dates, so that of two versions the older one is the original, whichever came
first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urldefrag

from mujaz.errors import EnvironmentLack
from mujaz.export.audit import is_audit
from mujaz.export.inbox import INBOX, keep_file, keep_raw
from mujaz.intake import FieldMap, Found, Input, Piece, Remark, Unread, open_input
from mujaz.intake.addresses import web_address
from mujaz.intake.fetch import Way
from mujaz.intake.posts import KEPT, NETWORKS, network_of
from mujaz.interrupts import held_interrupt
from mujaz.model import RawPage
from mujaz.pipeline import Archive, Given, Incoming, Outcome, Ready, age, finish, prepare
from mujaz.pipeline.failures import failure, unreadable
from mujaz.pipeline.fetched import Fetched, fetch_into
from mujaz.pipeline.turns import take_turn

Step = Ready | Outcome
"""A page that can become an item, or what became of one."""


def import_input(
    archive: Archive, arrived: Input, given: Given, fields: FieldMap, fetched: Fetched | None = None
) -> Iterator[Step]:
    """Yield each page in a file or in standard input once it is read, or what became of it; an error stops no other.

    Of what was `fetched`, messages name the place in the inbox.
    """
    parcel = _Parcel(archive, arrived, fetched)
    if arrived.file is not None and is_audit(arrived.file):
        yield Outcome("skipped", (f"{parcel.shown}: skipped; it is the audit of an import, and no page.",))
        return
    archive.lessons.join([arrived], fields, given.source)
    found = False
    try:
        for piece in _without_repeats(open_input(arrived, fields)):
            found = found or not isinstance(piece, Remark)
            yield parcel.take(piece, given)
    except EnvironmentLack:
        raise
    except Exception as error:  # noqa: BLE001 - a file that breaks a library must not stop the others
        yield failure(parcel.shown, error)
        return
    if not found:
        yield parcel.tell_empty()


def _without_repeats(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces, but each remark once."""
    told: set[Remark] = set()
    for piece in pieces:
        if isinstance(piece, Remark):
            if piece in told:
                continue
            told.add(piece)
        yield piece


def settle(archive: Archive, steps: Sequence[Step], given: Given) -> tuple[Outcome, ...]:
    """Return what became of each page, in the order of `steps`, once those that can be items are, the oldest first."""
    settled: dict[int, Outcome] = {}
    for _ in settle_each(archive, steps, given, settled):
        pass
    return tuple(settled[n] for n in range(len(steps)))


def settle_each(
    archive: Archive, steps: Sequence[Step], given: Given, settled: dict[int, Outcome]
) -> Iterator[Outcome]:
    """Put what became of each page into `settled`, under its place in `steps`, and yield it, the oldest page first.

    An interrupt waits until a page is written, with its audit, and noted there.
    """
    settled.update((n, step) for n, step in enumerate(steps) if isinstance(step, Outcome))
    ready = [(age(step), n, step) for n, step in enumerate(steps) if isinstance(step, Ready)]
    if not ready:
        return
    with take_turn(archive):
        for _, n, step in sorted(ready, key=lambda one: one[:2]):
            with held_interrupt():
                settled[n] = _finish(archive, step, given)
            yield settled[n]


def _finish(archive: Archive, step: Ready, given: Given) -> Outcome:
    try:
        return finish(archive, step, given)
    except EnvironmentLack:
        raise
    except Exception as error:  # noqa: BLE001 - a page that breaks a library must not stop the others
        return failure(step.shown, error)


def import_address(archive: Archive, url: str, way: Way, given: Given, fields: FieldMap) -> Iterator[Step]:
    """Yield the page at a web address, which is asked once, and kept before it is read, as `import_input` does."""
    url = urldefrag(url).url
    if known := archive.shelf.path_of_url(web_address(url) or url):
        yield Outcome("skipped", (f"{url}: skipped; it was imported before, as {known}.",))
        return
    try:
        fetched = fetch_into(archive.root, url, way)
    except EnvironmentLack:
        raise
    except Exception as error:  # noqa: BLE001 - a server that breaks a library must not stop the others
        yield failure(url, error)
        return
    arrived = Input(fetched.place.name, archive.root / fetched.place)
    yield from import_input(archive, arrived, given, fields, fetched)


class _Parcel:
    """A file or standard input, which is put into the inbox once, when something in it asks for that."""

    def __init__(self, archive: Archive, arrived: Input, fetched: Fetched | None) -> None:
        self._archive, self._arrived, self._fetched = archive, arrived, fetched
        path = fetched.place if fetched else arrived.file
        self.shown = arrived.name if path is None else path.as_posix()

    @cached_property
    def place(self) -> PurePosixPath:
        """Where it lies in the inbox."""
        arrived = self._arrived
        if arrived.file is not None:
            return keep_file(self._archive.root, arrived.file)
        raw = RawPage(arrived.name, arrived.data, hashlib.sha256(arrived.data).hexdigest())
        return keep_raw(self._archive.root, raw, None)

    def take(self, piece: Piece, given: Given) -> Step:
        """Return a page once it is read, or what became of a piece."""
        match piece:
            case Found():
                host = None if given.source else network_of(piece)
                if host and self._archive.register.source_of_host(host) is None:
                    return self._attempt(
                        piece.part, lambda: self._keep(KEPT.format(network=NETWORKS[host]), piece.part)
                    )
                return self._attempt(piece.part, lambda: self._import(piece, given))
            case Unread(status="kept"):
                return self._attempt(piece.part, lambda: self._keep(piece.reason, piece.part))
            case Unread():
                return self._attempt(piece.part, lambda: self._fail(piece))
            case Remark():
                return Outcome("noted", (f"{self.shown}: {piece.text}",))

    def _attempt(self, part: str | None, step: Callable[[], Step]) -> Step:
        try:
            return step()
        except EnvironmentLack:
            raise
        except Exception as error:  # noqa: BLE001 - a page that breaks a library must not stop the others
            return failure(_with_part(self.shown, part), error)

    def _import(self, found: Found, given: Given) -> Step:
        shown = _with_part(self.shown, found.part)
        place = None if found.part is None else _with_part(self.place.as_posix(), found.part)
        name = None if found.part is None else found.name
        page = Incoming(shown, found.data, self._arrived.file, name, found.sha256, place, found.known)
        return prepare(self._archive, page, given)

    def _keep(self, reason: str, part: str | None = None) -> Outcome:
        """Keep an attachment; one that lies in the inbox is passed over."""
        # It is known by its address, and to the inbox by one answer alone.
        shown = self._fetched.url if self._fetched else _with_part(self.shown, part)
        if self._is_kept():
            return Outcome("skipped", (f"{shown}: skipped; {reason}",))
        return Outcome("kept", (f"{shown}: {reason} It lies in {self.place}.",))

    def _is_kept(self) -> bool:
        file = self._arrived.file
        if self._fetched and self._fetched.is_new:
            return False
        return file is not None and file.resolve().is_relative_to((self._archive.root / INBOX).resolve())

    def _fail(self, piece: Unread) -> Outcome:
        """Tell why something cannot be read; from standard input, where it would be lost, it is kept."""
        message = f"{_with_part(self.shown, piece.part)}: {piece.reason}"
        if self._arrived.file is None and self._arrived.data:
            return unreadable(message, f"{self.shown}: kept as {self.place}; delete it there if you like.")
        return unreadable(message)

    def tell_empty(self) -> Outcome:
        """Tell that nothing was found in a container."""
        if self._arrived.part is not None:
            return unreadable(f"{_with_part(self.shown, self._arrived.part)}: there is no such part in it.")
        return self._keep("it holds no page of HTML, only what belongs to pages.")


def _with_part(path: str, part: str | None) -> str:
    return path if part is None else f"{path}#{part}"
