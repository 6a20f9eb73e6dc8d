"""Jinja's code of a template, made to gather the pieces of a page in a list instead of yielding each.

A piece that is yielded passes through the template, the one that it extends and what joins them; a page has hundreds.
Whoever takes the pieces from a generator takes them from a list just so.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

PIECES = "pieces"
"""The list; Jinja's own names of values have a number, so that none is the same."""
INCLUDED = "template._get_default_module()._body_stream"
"""The pieces of another template that sees nothing of the page."""
LINES = {
    "if 0: yield None": f"{PIECES} = []",  # how each function of a template begins
    "yield from parent_template.root_render_func(context)": "return parent_template.root_render_func(context)",
    "finally: gen.close()": "finally: pass",
}
"""What Jinja writes for generators → what is written instead."""


class PieceCode(CodeGenerator):
    """Writes functions that return lists of pieces."""

    _into: str | None = None
    """The list into which another template is put."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """Write a line of code."""
        line = f"{self._into}.extend({INCLUDED})" if x == f"yield from {INCLUDED}" else LINES.get(x, x)
        super().writeline(line, node, extra)

    def enter_frame(self, frame: Frame) -> None:
        """Begin a part of a function; what it puts out goes into the list, if nowhere else."""
        frame.buffer = frame.buffer or PIECES
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 - Jinja's own
        """End a part of a function; at the function's end, its list is returned."""
        super().leave_frame(frame, with_python_scope)
        if with_python_scope and frame.buffer == PIECES and not (frame.toplevel and self.has_known_extends):
            own = "if parent_template is None: " if frame.toplevel and self.extends_so_far else ""
            self.writeline(f"{own}return {PIECES}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write that the pieces of a block come next."""
        if node.scoped or node.required or (frame.toplevel and self.extends_so_far):
            super().visit_Block(node, frame)
        else:
            context = self.get_context_ref()
            self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0]({context}))", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write that another template comes next."""
        self._into = frame.buffer
        super().visit_Include(node, frame)
