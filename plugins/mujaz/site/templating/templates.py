"""Jinja for pages of one language: what is the same on every page is done once, when a template is loaded.

A page is made of hundreds of small texts and imports a dozen files of macros, so that what Jinja does for each of them
takes longer than the page itself.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any, cast

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from mujaz.errors import UsageError
from mujaz.site.state.file import read_values, write_values
from mujaz.site.templating.quick import SAFE, QuickCode, mark, quick_escape, quick_macro

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
            made.root_render_func.__globals__.update(escape=quick_escape, Macro=quick_macro, mark=mark)
        return made


class PageEnvironment(Environment):
    """An environment in which templates do not change, and neither do words."""

    template_class = PageTemplate
    code_generator_class: type[CodeGenerator] = QuickCode
    loaded: dict[str, Template]
    taken: dict[tuple[str, ...], tuple[Any, ...]]
    """What templates take from others: the name of the other and of what they take, and that itself."""
    steady: dict[tuple[Any, str], str]
    """What macros give that are called with nothing but words."""
    marked: frozenset[str]
    """The filters that return HTML."""

    def get_template(self, name: str | Template, *arguments: Any, **options: Any) -> Template:
        """Return a template, read once."""
        key = name if isinstance(name, str) else ""
        if key not in self.loaded:
            self.loaded[key] = super().get_template(name, *arguments, **options)
        return self.loaded[key]

    def take(self, *names: str) -> tuple[Any, ...]:
        """Return what a template, which is named first, has under other names."""
        found = self.taken.get(names)
        if found is None:
            template, *wanted = names
            module = self.get_template(template).module
            found = self.taken[names] = tuple([getattr(module, name) for name in wanted])
        return found

    def keep(self, key: tuple[Any, str], text: str) -> str:
        """Return a text, and remember it as `steady`."""
        self.steady[key] = text
        return text

    def compile(self, source: str | nodes.Template, *arguments: Any, **options: Any) -> Any:
        """Return the code of a template in which the words of the language stand already."""
        if isinstance(source, str):
            names = dict(zip(("name", "filename"), arguments, strict=False))
            source = _Words(cast("Callable[[str], str]", self.globals[WORD])).visit(self.parse(source, **names))
        return super().compile(source, *arguments, **options)


class KeptCode(BytecodeCache):
    """What templates were compiled to, in a folder whose name tells all that decides it beside the templates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template's file; its path may hold what the locale cannot write."""
        return hashlib.sha256(f"{name}|{filename}".encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template that was kept, if there is any and it is whole."""
        with suppress(OSError, ValueError):
            bucket.bytecode_from_string(read_values(self._folder / bucket.key))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; do nothing where that cannot be done."""
        with suppress(OSError):
            write_values(self._folder / bucket.key, bucket.bytecode_to_string())


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


def theme_environment(theme: Path, options: Mapping[str, Any]) -> Environment:
    """Return what Pelican makes of the templates of a theme, but for the templates and filters that it adds itself."""
    return Environment(loader=FileSystemLoader(theme / "templates"), **options)  # noqa: S701 - `options` escape


def make_environment(  # noqa: PLR0913 - the last three are for those who know more
    env: Environment,
    filters: dict[str, Any],
    values: dict[str, Any],
    *,
    quick: bool = True,
    kept: Path | None = None,
    marked: Iterable[str] = (),
) -> PageEnvironment:
    """Return an environment like `env` with filters and global values of its own; it never looks at a file twice.

    The code of templates is kept in the folder `kept`, which belongs to these words and to the environment's code.
    Filters that are `marked` return HTML.
    """
    own: Any = env.overlay()
    own.__class__ = PageEnvironment if quick else PlainEnvironment
    own.globals = {**env.globals, **values}
    own.filters = {**env.filters, **filters}
    own.loaded, own.taken, own.steady = {}, {}, {}
    own.marked = frozenset({SAFE, *marked})
    own.bytecode_cache = None if kept is None else KeptCode(kept / ("quick" if quick else "plain"))
    made: PageEnvironment = own
    return made


@contextmanager
def telling_faults() -> Iterator[None]:
    """Tell what is wrong with a template as a `UsageError` with its file and line."""
    try:
        yield
    except TemplateError as error:
        frames = traceback.extract_tb(error.__traceback__)
        found = [(frame.filename, frame.lineno) for frame in frames if frame.filename.endswith(".html")]
        place = "".join(f"{name}:{line}: " for name, line in found[-1:])
        raise UsageError(f"{place}{error.message or type(error).__name__}; mend the template.") from error
