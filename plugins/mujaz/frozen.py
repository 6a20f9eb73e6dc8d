"""How values are declared that nothing may change: as frozen dataclasses with slots, but made and filled quickly.

Python compiles six methods for each frozen dataclass whenever a program starts, which takes .7 ms; there are two
hundred of them. Here it compiles one, and the others are the same functions for all classes. A field is set through its
slot, which takes half the time of `object.__setattr__`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Declared = TypeVar("Declared")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(declared: type[Declared]) -> type[Declared]:
    """Return a dataclass with slots whose values cannot be changed, can be compared, and be keys.

    >>> @frozen
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, y=0), Point(1) in {Point(2)}
    (Point(x=1, y=0), True, False)
    """
    made: Any = compare_quickly(dataclass(init=False, repr=False, eq=False, slots=True)(declared))
    made.__init__ = _init(made)
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state, _set_state
    found: type[Declared] = made
    return found


def compare_quickly(declared: type[Declared]) -> type[Declared]:
    """Return a dataclass that has no methods of its own with those that compare its values and show them."""
    made: Any = declared
    names = [part.name for part in fields(made) if part.compare]
    # Of a single field attrgetter returns no tuple, and of none it cannot be made.
    parts: Callable[[Any], Any] = (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple([getattr(value, name) for name in names])
    )

    def equals(self: Any, other: Any) -> Any:
        return parts(self) == parts(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: Any) -> int:
        return hash(parts(self))

    made.__eq__, made.__hash__, made.__repr__ = equals, digest, _show
    return declared


def _init(made: Any) -> Callable[..., None]:
    """Return what fills a new value."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = [], []
    for part in fields(made):
        name = part.name
        known |= {f"set_{name}": getattr(made, name).__set__, f"default_{name}": part.default}
        known[f"make_{name}"] = part.default_factory
        made_anew, given = part.default_factory is not MISSING, part.default is not MISSING
        value = f"make_{name}()" if made_anew else f"default_{name}"
        if part.init:
            taken.append(f"{name}=MISSING" if made_anew else f"{name}=default_{name}" if given else name)
            value = f"{value} if {name} is MISSING else {name}" if made_anew else name
        if part.init or made_anew or given:
            lines.append(f" set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__(self, {', '.join(taken)}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 - of names of fields
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _show(self: Any) -> str:
    said = ", ".join([f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr])
    return f"{self.__class__.__qualname__}({said})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for part, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, part.name, value)
