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

PLAIN = (str, int, type(None))
"""Values that are told apart by what they are."""

Memo = dict[tuple[object, ...], tuple[tuple[object, ...], str]]
"""Where and for which values → those values, which keeps their identities from being given to others, and the text."""


class Once(Extension):
    """The tag; each environment remembers for itself, for each has a language of its own."""

    tags = {"once"}  # noqa: RUF012 - Jinja's own way to declare it

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the node that renders the part, or takes it from memory."""
        line = next(parser.stream).lineno
        values = parser.parse_tuple(with_condexpr=False, explicit_parentheses=False)
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        where = nodes.Const(f"{parser.name}:{parser.free_identifier().name}")
        found = values.items if isinstance(values, nodes.Tuple) else [values]
        return nodes.CallBlock(self.call_method("_render", [where, *found]), [], [], body).set_lineno(line)

    def _render(self, where: str, *values: object, caller: Callable[[], str]) -> str:
        memo: Memo = self.environment.once  # type: ignore[attr-defined]
        key = (where, *(value if isinstance(value, PLAIN) else id(value) for value in values))
        found = memo.get(key)
        if found is None:
            found = memo[key] = (values, caller())
        return found[1]


def remember(environment: Any) -> None:
    """Give an environment an empty memory; the parts of no other's are taken."""
    environment.once = {}
