"""Jinja's code without what pages never use: a page calls hundreds of macros and looks at thousands of attributes.

Jinja asks at each call whether a function wants to know where it is called, and at each attribute whether that could
be a key. Here a call is a call and an attribute an attribute. A template that needs more fails, and is then rendered
in Jinja's own way (`Renderer.render`), which also says what is wrong with one that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

mark: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a text as HTML; `Markup` itself asks first whether it was something else before."""
CALLER = "caller"
BLANKS = tuple((missing,) * count for count in range(16))
"""So many arguments that were not given."""


def quick_escape(value: Any) -> str:
    """Return a value as HTML; a text without anything to escape, and what is HTML already, is returned as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value  # type: ignore[no-any-return]
    return escape(value)


class QuickMacro(Macro):
    """A macro that finds its arguments in one step."""

    def __call__(self, *given: Any, **named: Any) -> str:
        """Return what the macro renders."""
        spare = self._argument_count - len(given)
        if spare < 0 or self.catch_kwargs or self.catch_varargs or not self._default_autoescape:
            return super().__call__(*given, **named)
        if named:
            given = (*given, *[named.pop(name, missing) for name in self.arguments[len(given) :]])
        elif spare:
            given = (*given, *BLANKS[spare])
        if self.caller and CALLER in named:
            given = (*given, named.pop(CALLER))
        elif named or self.caller:
            return super().__call__(*given, **named)
        return mark(self._func(*given))


class QuickCode(CodeGenerator):
    """Writes the Python code of a template."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own signature
        """Write a plain call."""
        asks = isinstance(node.node, nodes.Name) and hasattr(
            self.environment.globals.get(node.node.name), "jinja_pass_arg"
        )
        if asks or node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(f"{CALLER}={CALLER})" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a plain attribute."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")
