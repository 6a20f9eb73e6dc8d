"""What is kept of a plan, so that a build after edits of texts need not make it again.

It lies in two files of the state folder: `plan.state` says which pages there are and what they are made by, and what
the archive worked out; `texts.state` says what the items' files were when that last held. A text that is edited changes
only the second. Both may be deleted at any time, and are believed only where they fit one another and the outputs.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mujaz.frozen import frozen
from mujaz.site.page import PLAIN, Later, Page
from mujaz.site.state.file import read_values, write_values

PLAN, TEXTS = "plan.state", "texts.state"
"""The files in the state folder."""
THINGS = frozenset({"Desk", "Entry", "Edition"})
"""Arguments that are told by their terms."""


@frozen
class KeptPlan:
    """What an earlier build planned."""

    around: str
    """A digest of all that it was made from but the files of the items."""
    pages: Mapping[str, tuple[Any, ...] | None]
    """By path what `pack_page` tells of each page."""
    about: Mapping[str, Any]
    """What else is kept, as plain values."""


@frozen
class KeptTexts:
    """What the files of the items were."""

    inputs: str
    """The digest of the inputs of the build to which that belongs."""
    files: Mapping[str, bytes]
    """By path the digest of each."""
    keys: list[str]
    """Of each item that is compared what is another when its text is."""
    index: list[str]
    """The paths of the files of the search's index."""


def write_plan(state: Path, plan: KeptPlan) -> None:
    """Keep a plan; do nothing where that cannot be done."""
    with suppress(OSError):
        (state / TEXTS).unlink(missing_ok=True)  # it belongs to another plan
        write_values(state / PLAN, (plan.around, plan.pages, plan.about))


def write_texts(state: Path, texts: KeptTexts) -> None:
    """Keep what the files of the items are; do nothing where that cannot be done."""
    with suppress(OSError):
        write_values(state / TEXTS, (texts.inputs, texts.files, texts.keys, texts.index))


def read_texts(state: Path) -> KeptTexts | None:
    """Return what the files of the items were, None where it is not known."""
    with suppress(OSError, ValueError, TypeError):
        return KeptTexts(*read_values(state / TEXTS))
    return None


def read_plan(state: Path) -> KeptPlan | None:
    """Return the plan that was kept, None where there is none."""
    with suppress(OSError, ValueError, TypeError):
        return KeptPlan(*read_values(state / PLAN))
    return None


def pack_page(page: Page) -> tuple[Any, ...] | None:
    """Return a page as plain values; None if what makes its view, or the view where it stands, cannot be told so."""
    shown, own = page.shown, (page.url, page.template, page.late)
    try:
        if not isinstance(shown, Later):
            return *own, "", "", (_pack(shown),)
        return *own, shown.make.__module__, shown.make.__qualname__, tuple(map(_pack, shown.arguments))
    except TypeError:
        return None


def unpack_page(packed: tuple[Any, ...], find: Callable[[str, str], Any]) -> Page:
    """Return the page; `find` returns a desk, an entry or an edition by the name of its kind and its term."""
    url, template, late, module, name, values = packed
    arguments = tuple(_unpack(value, find) for value in values)
    if not module:
        return Page(url, template, arguments[0], late)
    return Page(url, template, Later(_named(module, name), arguments), late)


@cache
def _named(module: str, name: str) -> Any:
    """Return a function or a class of a module; thousands of pages are made by few."""
    return getattr(importlib.import_module(module), name)


def _pack(value: Any) -> Any:
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple:
        return ("", *map(_pack, value))
    if kind.__name__ in THINGS:
        return (kind.__name__, value.term)
    if is_dataclass(value):
        parts = (_pack(getattr(value, part.name)) for part in fields(value))
        return (f"{kind.__module__}:{kind.__qualname__}", *parts)
    raise TypeError(kind.__name__)


def _unpack(value: Any, find: Callable[[str, str], Any]) -> Any:
    if type(value) is not tuple:
        return value
    kind, *parts = value
    if kind in THINGS:
        return find(kind, parts[0])
    values = (_unpack(part, find) for part in parts)
    if not kind:
        return tuple(values)
    module, _, name = kind.partition(":")
    return _named(module, name)(*values)
