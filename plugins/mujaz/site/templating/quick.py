"""Jinja's code without what pages never use: a page calls hundreds of macros and looks at thousands of attributes.

Jinja asks at each call whether a function wants to know where it is called, and at each attribute whether that could
be a key. Here a call is a call and an attribute an attribute. A template that needs more fails, and is then rendered
in Jinja's own way (`Renderer.render`), which also says what is wrong with one that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from mujaz.site.templating.pieces import PieceCode

mark: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a text as HTML; `Markup` itself asks first whether it was something else before."""
CALLER = "caller"
OWN = frozenset({"function", "mark", "missing", "nobody", CALLER})
"""Names in the code of macros, which none of their arguments can have."""
SAFE = "safe"
"""The filter by which a template says that a text is HTML."""


def quick_escape(value: Any) -> str:
    """Return a value as HTML; a text without anything to escape, and what is HTML already, is returned as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value  # type: ignore[no-any-return]
    return escape(value)


def quick_macro(  # noqa: PLR0913, PLR0917 - the arguments of Jinja's own
    environment: Environment,
    function: Any,
    name: str,
    arguments: tuple[str, ...],
    catch_kwargs: bool,  # noqa: FBT001
    catch_varargs: bool,  # noqa: FBT001
    caller: bool,  # noqa: FBT001
    autoescape: bool,  # noqa: FBT001
) -> Callable[..., str]:
    """Return a macro that is called as Python calls a function; one that takes more than it names is Jinja's own."""
    odd = not OWN.isdisjoint(arguments) or any(map(iskeyword, arguments))
    if catch_kwargs or catch_varargs or odd or not autoescape:
        return Macro(environment, function, name, list(arguments), catch_kwargs, catch_varargs, caller, autoescape)
    nobody = environment.undefined("No caller defined", name=CALLER) if caller else None
    return _signed(arguments, caller)(function, nobody)


@cache
def _signed(arguments: tuple[str, ...], caller: bool) -> Callable[..., Callable[..., str]]:  # noqa: FBT001
    """Return what returns a function of these arguments that calls another and marks what that returns as HTML."""
    given = [*arguments, CALLER] if caller else arguments
    named = [*[f"{name}=missing" for name in arguments], *(["*", f"{CALLER}=nobody"] if caller else ())]
    code = f"lambda function, nobody: lambda {', '.join(named)}: mark(function({', '.join(given)}))"
    made: Callable[..., Callable[..., str]] = eval(code, {"mark": mark, "missing": missing})  # noqa: S307 - of names alone
    return made


class QuickCode(PieceCode):
    """Writes the Python code of a template."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._imported: set[str] = set()
        """The names of macros that another file has, which see nothing of the page."""
        self._bare: nodes.Node | None = None
        """What is put out as it is."""
        self._words: dict[str, str] = {}
        """What stands for each word that is handed on, which is made once, when the template is loaded."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write the whole code."""
        super().visit_Template(node, frame)
        for word, name in self._words.items():
            self.writeline(f"{name} = Markup({word!r})")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write that macros are taken from another file."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super().visit_FromImport(node, frame)
            return
        pairs = [pair if isinstance(pair, tuple) else (pair, pair) for pair in node.names]
        names = ", ".join([repr(node.template.value), *[repr(name) for name, _ in pairs]])
        own = [(alias, frame.symbols.ref(alias)) for _, alias in pairs]
        self.writeline(f"{', '.join(ref for _, ref in own)}, = environment.take({names})", node)
        if frame.toplevel:
            self._imported.update(alias for alias, _ in own)
            self.writeline(f"context.vars.update({{{', '.join(f'{alias!r}: {ref}' for alias, ref in own)}}})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands before a value that is put out: nothing where that is HTML already."""
        name = node.name if isinstance(node, nodes.Filter) else None
        if frame.eval_ctx.volatile or finalize.src is not None or name not in self.environment.marked:  # type: ignore[attr-defined]
            super()._output_child_pre(node, frame, finalize)
            return
        self._bare = node if name == SAFE else None
        self.write("(")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a filter; what is HTML already and put out as it is needs none."""
        if node is self._bare and node.node is not None:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    def visit_TemplateData(self, node: nodes.TemplateData, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a word that is handed on."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_TemplateData(node, frame)
        else:
            self._write_word(node.data)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a constant, which a word is where Jinja has looked at it before."""
        if isinstance(node.value, Markup):
            self._write_word(str(node.value))
        else:
            super().visit_Const(node, frame)

    def _write_word(self, word: str) -> None:
        self.write(self._words.setdefault(word, f"word_{len(self._words)}"))

    def _write_holder(self, node: nodes.Node, frame: Frame) -> None:
        """Write what has an attribute or is called; what is missing fails there, and need not be asked for before."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own signature
        """Write a plain call."""
        asks = isinstance(node.node, nodes.Name) and hasattr(
            self.environment.globals.get(node.node.name), "jinja_pass_arg"
        )
        if asks or node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in self._imported and not forward_caller and _has_only_words(node):  # it gives the same on every page
            key = f"({frame.symbols.ref(name)}, {f'{node.args}{node.kwargs}'!r})"
            self.write(f"(environment.steady.get({key}) or environment.keep({key}, ")
            self._write_call(node, frame, forward_caller)
            self.write("))")
        else:
            self._write_call(node, frame, forward_caller)

    def _write_call(self, node: nodes.Call, frame: Frame, forward_caller: bool) -> None:  # noqa: FBT001
        self.write("(")
        self._write_holder(node.node, frame)
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
        self._write_holder(node.node, frame)
        self.write(f").{node.attr}")


def _has_only_words(node: nodes.Call) -> bool:
    """Tell whether a call gives nothing but words and numbers that stand in the template."""
    given = (*node.args, *[named.value for named in node.kwargs])
    return all(isinstance(value, (nodes.Const, nodes.TemplateData)) for value in given)
