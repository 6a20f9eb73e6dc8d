"""Publications: which of them a web host or a byline belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from mujaz.arabic.fold import fold_lookup
from mujaz.model import Record

AROUND = " \t-\u2013\u2014|:()[]\u00ab\u00bb"
"""What pages put around a publication's name: blanks, dashes, bars, colons, brackets, guillemets."""


class Publications:
    """The sources of a register, to be asked by host and by name."""

    def __init__(self, sources: Sequence[Record]) -> None:
        self._by_host = _index(sources, _list_hosts)
        self._by_name = _index(sources, _list_names)

    def of_host(self, host: str) -> str | None:
        """Return the one source that appears on `host` or on a host above it."""
        labels = _plain_host(host).split(".")
        above = (".".join(labels[start:]) for start in range(len(labels)))
        found: tuple[str, ...] = next((self._by_host[name] for name in above if name in self._by_host), ())
        return found[0] if len(found) == 1 else None

    def named(self, text: str) -> str | None:
        """Return the one source that has `text` as its byline, name, alias or headline suffix."""
        found = self._by_name.get(_plain_name(text), ())
        return found[0] if len(found) == 1 else None


def _index(sources: Iterable[Record], list_keys: Callable[[Record], Iterator[str]]) -> dict[str, tuple[str, ...]]:
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for source in sources:
        for key in list_keys(source):
            owners[key][source.id] = None
    return {key: tuple(ids) for key, ids in owners.items()}


def _list_hosts(source: Record) -> Iterator[str]:
    hosts = (*source.rules.domains, urlsplit(source.url or "").hostname or "")
    yield from (_plain_host(host) for host in hosts if host)


def _list_names(source: Record) -> Iterator[str]:
    aliases = (alias.text for alias in source.aliases if alias.strength != "never")
    names = (name for _, name in source.names)
    for text in (*names, *aliases, *source.rules.bylines, *source.rules.headline_suffixes):
        yield _plain_name(text)


@lru_cache(maxsize=1024)
def _plain_name(text: str) -> str:
    return fold_lookup(text.strip(AROUND))


def _plain_host(host: str) -> str:
    """Return `host` in small ASCII letters, without port, last dot and `www`."""
    name = host.strip().lower().partition(":")[0].rstrip(".").removeprefix("www.")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name
