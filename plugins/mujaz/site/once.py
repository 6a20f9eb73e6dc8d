"""`{% once card, level %}…{% endonce %}`: a part of a template that is rendered once for the same values.

An item stands in a dozen lists, and its card is the same in all of them. The part may depend on nothing but the values
named and the page's language; values are told apart by identity, which is sound for the frozen values of a view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

PLAIN = frozenset({str, int, bool, type(None)})
"""Values that are told apart by what they are."""

Memo = dict[tuple[object, ...], tuple[tuple[object, ...], str]]
"""Where and for which values → those values, which keeps their identities from being given to others, and the text."""


class Once(Extension):
    """The tag; each environment remembers for itself, for each has a language of its own."""

    tags = {"once"}  # noqa: RUF012 - Jinja's own way to declare it

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the nodes that take the part from memory, and those that render it where it is not there."""
        line = next(parser.stream).lineno
        values = parser.parse_tuple(with_condexpr=False, explicit_parentheses=False)
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        found = values.items if isinstance(values, nodes.Tuple) else [values]
        name = parser.free_identifier()
        given = [nodes.Const(f"{parser.name}:{name.name}"), *found]
        render = nodes.CallBlock(self.call_method("_render", given), [], [], body)
        return [
            nodes.Assign(name, self.call_method("_known", given)).set_lineno(line),
            nodes.If(name, [nodes.Output([name])], [], [render]).set_lineno(line),
        ]

    def _known(self, where: str, *values: object) -> str | None:
        """Return the part as it was rendered before."""
        found = self.environment.once.get(_key(where, values))  # type: ignore[attr-defined]
        return None if found is None else found[1]

    def _render(self, where: str, *values: object, caller: Callable[[], str]) -> str:
        """Return the part, rendered for the first time."""
        text = caller()
        self.environment.once[_key(where, values)] = (values, text)  # type: ignore[attr-defined]
        return text


def _key(where: str, values: tuple[object, ...]) -> tuple[object, ...]:
    return (where, *[value if type(value) in PLAIN else id(value) for value in values])


def remember(environment: Any) -> None:
    """Give an environment an empty memory; the parts of no other's are taken."""
    environment.once = {}
