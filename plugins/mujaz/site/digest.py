"""A digest of a page's view, by which a build knows that a page would be the same again."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from mujaz.site.feeds.views import FeedItem
from mujaz.site.views import Card, Line, Link, NavLink

SHARED = (Card, FeedItem, Line, Link, NavLink)
"""Parts that stand on many pages and are the same object there."""
SCALARS = frozenset({str, int, bool, float, bytes, type(None)})
"""What stands for itself."""


class Digester:
    """Digests frozen values; equal values have equal digests, in every run."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        """The digests of shared parts under their identity, which the part itself keeps from being given away."""

    def digest(self, value: object) -> bytes:
        """Return a SHA-256 of a value made of frozen dataclasses, tuples, mappings, texts, numbers and None."""
        # Version 0 writes every text in full, whether two texts are one object or not.
        return hashlib.sha256(marshal.dumps(self._plain(value), 0)).digest()

    def _plain(self, value: Any) -> Any:
        """Return a value as nothing but tuples and scalars, each dataclass under its name."""
        kind: Any = type(value)
        if kind in SCALARS:
            return value
        if kind is tuple or kind is list:
            return self._each(value)
        if kind in SHARED:
            return self._shared(value)
        if kind is dict:
            return ("{}", *(self._each(pair) for pair in value.items()))
        return _taken_apart(kind)(value, self._plain, self._each)

    def _each(self, values: Iterable[Any]) -> tuple[Any, ...]:
        """Return values as tuples and scalars; most are scalars, for which no function is called."""
        return tuple([value if type(value) in SCALARS else self._plain(value) for value in values])

    def _shared(self, value: Any) -> bytes:
        found = self._known.get(id(value))
        if found is None:
            kind: Any = type(value)
            plain = _taken_apart(kind)(value, self._plain, self._each)
            found = self._known[id(value)] = (value, hashlib.sha256(marshal.dumps(plain, 0)).digest())
        return found[1]


PLAIN = frozenset({"str", "int", "bool", "float", "str | None", "int | None"})
"""Annotations of fields that hold scalars."""


@cache
def _taken_apart(kind: Any) -> Callable[..., tuple[Any, ...]]:
    """Return what takes a value of a type apart, under its name; what is no dataclass stands for its `repr`.

    A field that is said to hold a scalar is taken as it is, a tuple without a look at what it is.
    """
    name = f"{kind.__module__}.{kind.__qualname__}"
    if not is_dataclass(kind):
        return lambda value, _plain, _each: (name, (repr(value),))
    parts = [part for part in fields(kind) if part.compare]
    names = " ".join([name, *(part.name for part in parts)])
    taken = ", ".join([_take(part.name, str(part.type)) for part in parts])
    code = f"lambda value, plain, each: ({names!r}, ({taken},))"
    made: Callable[..., tuple[Any, ...]] = eval(code, {})  # noqa: S307 - made of nothing but the names of fields
    return made


def _take(name: str, annotation: str) -> str:
    """Return the code that takes a field."""
    if annotation in PLAIN:
        return f"value.{name}"
    return (
        f"each(value.{name})" if annotation.startswith("tuple[") and "|" not in annotation else f"plain(value.{name})"
    )
