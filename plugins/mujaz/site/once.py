"""`{% once card, level %}…{% endonce %}`: a part of a template that is rendered once for the same values.

An item stands in a dozen lists, and its card is the same in all of them. The part may depend on nothing but the values
named and the page's language; values are told apart by identity, which is sound for the frozen values of a view.

`{% once each line in lines %}…{% endonce %}` is the same for every value of a long list, whose known parts are put
together in one step: they are looked up in a tenth of the time that a loop takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from mujaz.site.quick import mark

PLAIN = frozenset({str, int, bool, type(None)})
"""Values that are told apart by what they are."""

Memo = dict[tuple[object, ...], str]
"""Where and for which values → the text."""
Parts = dict[int, tuple[object, str]]
"""The same for single values, by their identities."""


class Once(Extension):
    """The tag; each environment remembers for itself, for each has a language of its own."""

    tags = {"once"}  # noqa: RUF012 - Jinja's own way to declare it

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the nodes that take the part from memory, and those that render it where it is not there."""
        line = next(parser.stream).lineno
        if parser.stream.current.test("name:each") and parser.stream.look().type == "name":
            return [self._loop(parser).set_lineno(line)]
        values = parser.parse_tuple(with_condexpr=False, explicit_parentheses=False)
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        found = values.items if isinstance(values, nodes.Tuple) else [values]
        name = parser.free_identifier()
        given = [nodes.Const(f"{parser.name}:{name.name}"), *found]
        render = nodes.CallBlock(self.call_method("_render", given), [], [], body)
        return [
            nodes.Assign(name, nodes.Call(nodes.EnvironmentAttribute("known"), given, [], None, None)).set_lineno(line),
            nodes.If(name, [nodes.Output([name])], [], [render]).set_lineno(line),
        ]

    def _loop(self, parser: Parser) -> nodes.Node:
        """Return the node that puts the parts of all values of a list together."""
        next(parser.stream)
        target = nodes.Name(parser.stream.expect("name").value, "param")
        parser.stream.expect("name:in")
        values = parser.parse_expression()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        where = nodes.Const(f"{parser.name}:{parser.free_identifier().name}")
        return nodes.CallBlock(self.call_method("_each", [where, values]), [target], [], body)

    def _each(self, where: str, values: Sequence[object], *, caller: Callable[[object], str]) -> Markup:
        """Return the parts of all values; those that are not there are rendered."""
        known: Parts = self.environment.once_each.setdefault(where, {})  # type: ignore[attr-defined]
        texts = []
        for value in values:
            found = known.get(id(value))
            if found is None:
                found = known[id(value)] = (value, caller(value))
            texts.append(found[1])
        return mark("".join(texts))

    def _render(self, where: str, *values: object, caller: Callable[[], str]) -> str:
        """Return the part, rendered for the first time."""
        text = caller()
        self.environment.once[_key(where, values)] = text  # type: ignore[attr-defined]
        self.environment.once_alive.append(values)  # type: ignore[attr-defined]
        return text


def _key(where: str, values: tuple[object, ...]) -> tuple[object, ...]:
    return where, *[value if type(value) in PLAIN else id(value) for value in values]


def remember(environment: Any) -> None:
    """Give an environment an empty memory; the parts of no other's are taken.

    Values are kept alive as long as their parts, so that their identities are given to no others.
    """
    memo: Memo = {}
    look = memo.get

    def known(where: str, *values: object) -> str | None:
        """Return a part as it was rendered before; nearly all have one value or two, which cost the least so."""
        if len(values) == 1:
            (one,) = values
            return look((where, one if type(one) in PLAIN else id(one)))
        if len(values) == 2:  # noqa: PLR2004 - see above
            one, two = values
            return look((where, one if type(one) in PLAIN else id(one), two if type(two) in PLAIN else id(two)))
        return look(_key(where, values))

    environment.once, environment.once_alive, environment.once_each, environment.known = memo, [], {}, known
