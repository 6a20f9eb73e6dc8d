"""A page of the site: where it lies, what draws it and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from mujaz.site.views.value import value


@value
class Later:
    """A view that is made only where somebody wants to know it: by a function, from its arguments.

    Two of the same function and arguments make the same view, as long as no fact that the function notes has changed
    (`facts.py`). Arguments are numbers, texts, ids of records, desks, entries, editions, and tuples or dataclasses of
    these; whatever else a view depends on is asked of the archive.
    """

    make: Callable[..., Any]
    arguments: tuple[Any, ...]

    @property
    def part(self) -> str:
        """The language of the pages among which it is made; empty for what belongs to no language."""
        return getattr(self.arguments[0], "language", "") if self.arguments else ""

    @property
    def terms(self) -> str:
        """The function and its arguments as a text."""
        return f"{self.make.__module__}.{self.make.__qualname__} {' '.join(map(_term, self.arguments))}"


def later(make: Callable[..., Any], *arguments: Any) -> Later:
    """Return the view that `make` returns for `arguments`, not yet made."""
    return Later(make, arguments)


@value
class Page:
    """One file of the output, as a pure function of its view."""

    url: str
    """Root-relative, with the site's prefix."""
    template: str
    """A template of the theme (`item.html`), or the name of a machine format in `render.py` (`feed.rss`)."""
    shown: Any
    """Its view, or what makes that later."""
    late: bool = False
    """Whether it is made after all others, for what it shows takes long to find."""

    @property
    def view(self) -> Any:
        """A frozen dataclass of plain values; the only thing that the template sees. It is made anew at each look."""
        return self.shown.make(*self.shown.arguments) if isinstance(self.shown, Later) else self.shown


PLAIN = frozenset({str, int, bool, type(None)})


def _term(value: Any) -> str:
    """Return an argument as a text, by what tells it from others of its kind."""
    if type(value) in PLAIN:
        return repr(value)
    if isinstance(value, (tuple, list)):
        return f"({' '.join(map(_term, value))})"
    if is_dataclass(value) and not hasattr(value, "term"):
        return f"({' '.join(_term(getattr(value, part.name)) for part in fields(value))})"
    return str(value.term)
