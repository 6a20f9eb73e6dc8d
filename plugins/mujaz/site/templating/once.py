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

from mujaz.site.templating.quick import mark

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
            return [node.set_lineno(line) for node in self._loop(parser)]
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

    def _loop(self, parser: Parser) -> list[nodes.Node]:
        """Return the nodes that put the parts of all values of a list together."""
        next(parser.stream)
        target = nodes.Name(parser.stream.expect("name").value, "param")
        parser.stream.expect("name:in")
        values = parser.parse_expression()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        name = parser.free_identifier()
        given = [nodes.Const(f"{parser.name}:{name.name}"), values]
        render = nodes.CallBlock(self.call_method("_each", given), [target], [], body)
        return [
            nodes.Assign(name, nodes.Call(nodes.EnvironmentAttribute("known_each"), given, [], None, None)),
            nodes.If(name, [nodes.Output([name])], [], [render]),
        ]

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

    each: dict[str, Parts] = {}

    def known_each(where: str, values: Sequence[object]) -> str | None:
        """Return the parts of all values of a list as they were rendered before; None where one was not."""
        parts = each.get(where)
        if parts is None:
            return None
        try:
            return mark("".join([parts[id(value)][1] for value in values]))
        except KeyError:
            return None

    environment.once, environment.once_alive, environment.known = memo, [], known
    environment.once_each, environment.known_each = each, known_each
