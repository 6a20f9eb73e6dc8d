"""The sample site, built once; copies of it that a test may change; and how to read what was built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from mujaz.cli.site_run import run_pelican
from mujaz.errors import ContentError
from mujaz.site.output import Tally
from mujaz.site.state.file import read_values, write_values
from mujaz.site.state.inputs import Inputs
from mujaz.site.state.last import Same, evaluate, find_same
from mujaz.site.state.outputs import STATE

SAMPLE = Path(__file__).parents[1] / "sample_site"
THEME = Path(__file__).parents[2] / "theme"

Tree = dict[str, bytes]


def read_tree(folder: Path) -> Tree:
    """Return every file below a folder, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True)
class Built:
    """A built site, to be read."""

    output: Path

    @cached_property
    def tree(self) -> Tree:
        return read_tree(self.output)

    def path(self, url: str) -> str:
        """Return the file of the page at a root-relative address."""
        return url.removeprefix("/") + ("index.html" if url.endswith("/") else "")

    def text(self, url: str) -> str:
        return self.tree[self.path(url)].decode()

    def page(self, url: str) -> html.HtmlElement:
        return html.document_fromstring(self.tree[self.path(url)].decode())

    def xml(self, url: str) -> etree._Element:
        return etree.fromstring(self.tree[self.path(url)])

    @property
    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """Yield the address and the document of every HTML page."""
        for path in self.tree:
            if path.endswith(".html"):
                url = "/" + path.removesuffix("index.html")
                yield url, self.page(url)

    def json_ld(self, url: str) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.page(url).xpath("//script/text()")]


@dataclass(frozen=True)
class Site:
    """A copy of the sample site that a test may change and build."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def tree(self) -> Tree:
        return read_tree(self.output)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the content, its folders made."""
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace `old`, which must be there, in a file relative to the site's root."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def build(self, **settings: Any) -> Tally:
        """Build in this process; raise every problem of the content as one `ContentError`."""
        return run_pelican(str(self.root / "pelicanconf.py"), settings).tally

    def build_again(self) -> Tally:
        """Build the whole site as the command does, whatever the last build kept."""
        file = self.root / "pelicanconf.py"
        return run_pelican(str(file), values=evaluate(file)).tally

    def found(self) -> Same | Inputs | None:
        """Return what the command finds of the last build before it begins."""
        file = self.root / "pelicanconf.py"
        values = evaluate(file)
        assert values is not None
        return find_same(file, values)

    def build_cold(self, **settings: Any) -> Tree:
        """Return the tree of a build that knows nothing of any other."""
        with_state = {"OUTPUT_PATH": str(self.root / "cold"), "MUJAZ_STATE": "cold-state", **settings}
        self.build(**with_state)
        tree = read_tree(self.root / "cold")
        shutil.rmtree(self.root / "cold")
        shutil.rmtree(self.root / "cold-state")
        return tree

    def messages(self) -> list[str]:
        """Return what a build says of the content that it refuses; nothing may have been written."""
        with pytest.raises(ContentError) as caught:
            self.build()
        assert not self.output.exists()
        assert not (self.root / ".mujaz").exists()
        return [str(problem) for problem in caught.value.problems]

    def run(self, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the site's folder: `run("mujaz", "build")`."""
        return subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", *command],
            cwd=self.root,
            env={**os.environ, "PYTHONWARNINGS": "", "NO_COLOR": "1", "COLUMNS": "400", **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def copy_sample(root: Path, theme: Path) -> Site:
    """Return a copy of the sample site that is drawn with the theme in the folder `theme`."""
    shutil.copytree(SAMPLE, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"THEME = {str(theme)!r}\n")
    return Site(root)


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's theme as it is now, so that an editor at work does not disturb the tests."""
    return Path(shutil.copytree(THEME, tmp_path_factory.mktemp("theme") / "theme"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, theme: Path) -> Built:
    """The sample site, built; not to be changed."""
    site = copy_sample(tmp_path_factory.mktemp("sample"), theme)
    site.build()
    return Built(site.output)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory, theme: Path) -> Built:
    """The sample site without any of the features that it could do without; not to be changed."""
    site = copy_sample(tmp_path_factory.mktemp("bare"), theme)
    site.build(MUJAZ_FEATURES=[])
    return Built(site.output)


@pytest.fixture
def site(tmp_path: Path, theme: Path) -> Site:
    """A copy of the sample site, not yet built."""
    return copy_sample(tmp_path / "archive", theme)


@pytest.fixture
def built_site(built: Built, site: Site) -> Site:
    """A copy of the sample site, built; its state is that of the build."""
    shutil.copytree(built.output, site.output, copy_function=shutil.copy2)
    state = read_values(built.output.parent / ".mujaz" / STATE)
    write_values(site.root / ".mujaz" / STATE, {**state, "folder": str(site.output)})
    return site


@pytest.fixture
def make_item() -> Callable[..., str]:
    """Return a function that writes an item of the sample archive; a key with None is left out."""

    def make(body: str = "Example text.\n", **keys: str | None) -> str:
        fields = {
            "title": "Example item",
            "lang": "en",
            "date": "2024-05-01",
            "slug": "2024-05-01-example-item",
            "kind": "briefing",
            "references": "[{title: Example, url: https://league.example/}]",
            **keys,
        }
        lines = [f"{key}: {value}" for key, value in fields.items() if value is not None]
        return "\n".join(["---", *lines, "---", "", body])

    return make
