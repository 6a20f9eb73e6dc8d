"""Jinja for pages of one language: what is the same on every page is done once, when a template is loaded.

A page is made of hundreds of small texts and imports a dozen files of macros, so that what Jinja does for each of them
takes longer than the page itself.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any, cast

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from mujaz.site.quick import QuickCode, QuickMacro, quick_escape

WORD = "_"
"""What templates ask for words by."""


class PageTemplate(Template):
    """A template whose global values are all those that there are."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return a template; Jinja compares the names of global values at each import, and those of a dict quickly."""
        made = super().from_code(environment, code, dict(globals), uptodate)
        if environment.code_generator_class is QuickCode:
            made.root_render_func.__globals__.update(escape=quick_escape, Macro=QuickMacro)
        return made


class PageEnvironment(Environment):
    """An environment in which templates do not change, and neither do words."""

    template_class = PageTemplate
    code_generator_class: type[CodeGenerator] = QuickCode
    loaded: dict[str, Template]

    def get_template(self, name: str | Template, *arguments: Any, **options: Any) -> Template:
        """Return a template, read once."""
        key = name if isinstance(name, str) else ""
        if key not in self.loaded:
            self.loaded[key] = super().get_template(name, *arguments, **options)
        return self.loaded[key]

    def compile(self, source: str | nodes.Template, *arguments: Any, **options: Any) -> Any:
        """Return the code of a template in which the words of the language stand already."""
        if isinstance(source, str):
            names = dict(zip(("name", "filename"), arguments, strict=False))
            source = _Words(cast("Callable[[str], str]", self.globals[WORD])).visit(self.parse(source, **names))
        return super().compile(source, *arguments, **options)


class _Words(NodeTransformer):
    """Puts the words of a language in place of the question for them."""

    def __init__(self, word: Callable[[str], str]) -> None:
        self._word = word

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == WORD
        plain = len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if asks and plain and isinstance(node.args[0], nodes.Const):
            return nodes.TemplateData(str(self._word(node.args[0].value))).set_lineno(node.lineno)
        return node


class PlainEnvironment(PageEnvironment):
    """The same with code as Jinja writes it: slower, and for every template that Jinja knows."""

    code_generator_class = CodeGenerator


def make_environment(
    env: Environment, filters: dict[str, Any], values: dict[str, Any], *, quick: bool = True
) -> PageEnvironment:
    """Return an environment like `env` with filters and global values of its own; it never looks at a file twice."""
    own: Any = env.overlay()
    own.__class__ = PageEnvironment if quick else PlainEnvironment
    own.globals = {**env.globals, **values}
    own.filters = {**env.filters, **filters}
    own.loaded = {}
    made: PageEnvironment = own
    return made
