"""What all tests share: `--accept`, the order in which they run, and what is done once for all of them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from mujaz.site.cards import draw
from mujaz.site.cards.layout import compose
from mujaz.site.templating.templates import WORD, PageEnvironment
from mujaz.site.views.cards import CardView

# The same examples each time, however slow the machine is: how long one takes says more of it than of us.
settings.register_profile("mujaz", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# `pytest --hypothesis-profile=new` looks for others.
settings.register_profile("new", settings.get_profile("mujaz"), derandomize=False, max_examples=1000)
settings.load_profile("mujaz")


LONGEST = ("browser/test_every_page", "browser/", "site/", "cli/", "publish/", "review/")
"""How the paths of the tests begin that take longest; with them last, one process would work on alone."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the cases give as what is expected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests; the small ones that are left fill the time of whichever process is free."""
    folder = Path(__file__).parent.as_posix() + "/"

    def rank(item: pytest.Item) -> int:
        path = item.path.as_posix().removeprefix(folder)
        return next((number for number, start in enumerate(LONGEST) if path.startswith(start)), len(LONGEST))

    items.sort(key=rank)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def fresh_settings() -> None:
    """Let no test's `publishconf.py` import the settings that Pelican has read for another test."""
    for name in ("pelicanconf", "publishconf"):
        sys.modules.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Compile a template of a theme once for all builds of this process: half of what a small site's build takes.

    A build gets the code of another only if the whole text of the template, the answer to every word that it asks
    for, and what else decides the code are the same; so a build that knows nothing of another is still that.
    """
    compile_anew = PageEnvironment.compile
    known: dict[tuple[object, ...], list[tuple[dict[str, str], Any]]] = {}

    def compile_once(self: PageEnvironment, source: Any, *arguments: Any, **options: Any) -> Any:
        if not isinstance(source, str) or not arguments[1:] or arguments[1] is None:  # not of a file
            return compile_anew(self, source, *arguments, **options)
        names = frozenset(self.filters), frozenset(self.tests), self.marked, self.globals.get("language")
        made = known.setdefault((type(self), source, *arguments, *sorted(options.items()), *names), [])
        ask: Any = self.globals[WORD]
        for answers, code in made:
            if all(str(ask(word)) == answer for word, answer in answers.items()):
                return code
        asked: dict[str, str] = {}

        def note(word: str) -> Any:
            answer = ask(word)
            asked[word] = str(answer)
            return answer

        self.globals[WORD] = note
        try:
            code = compile_anew(self, source, *arguments, **options)
        finally:
            self.globals[WORD] = ask
        made.append((asked, code))
        return code

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PageEnvironment, "compile", compile_once)
        yield


@pytest.fixture(autouse=True, scope="session")
def drawn_once() -> Iterator[None]:
    """Draw a card once for all builds of this process: a third of what a small site's build takes."""
    draw_anew = draw.draw_card
    known: dict[tuple[object, ...], bytes] = {}

    def draw_once(view: CardView) -> bytes:
        fonts = tuple(hashlib.sha256(Path(font).read_bytes()).hexdigest() for font in view.look.fonts)
        key = compose(view), view.look.paper, view.look.ink, view.look.accent, view.look.second, fonts
        if key not in known:
            known[key] = draw_anew(view)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draw, "draw_card", draw_once)
        yield
