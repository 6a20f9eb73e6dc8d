"""Digests of views: equal for equal views, different for any difference."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace

import pytest

from mujaz.site.digest import Digester
from mujaz.site.views import Card, DateText, Link, Text


@dataclass(frozen=True)
class View:
    title: str
    number: int | None = None
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Twin:
    title: str
    number: int | None = None
    cards: tuple[Card, ...] = ()


def _card(title: str) -> Card:
    link = Link("/ar/actors/a/", Text("جهة", "ar"))
    date = DateText("2023-08-12", "12 آب 2023")
    return Card("/ar/briefings/a/", Text(title, "ar"), None, date, "article", None, actors=(link,))


def test_equal_views_have_equal_digests_though_their_parts_are_other_objects() -> None:
    one, two = (View("خبر", 1, (_card("أ"), _card("أ"))) for _ in range(2))
    shared = _card("أ")
    digester = Digester()
    assert digester.digest(one) == digester.digest(two) == digester.digest(View("خبر", 1, (shared, shared)))


@pytest.mark.parametrize(
    "other",
    [
        View("خبر2", 1, (_card("أ"),)),
        View("خبر", None, (_card("أ"),)),
        View("خبر", 1, (_card("ب"),)),
        View("خبر", 1, (_card("أ"), _card("أ"))),
        View("خبر", 1, (replace(_card("أ"), withdrawn=True),)),
        View("خبر", 1, (replace(_card("أ"), actors=(Link("/ar/actors/a/", Text("جهة", "en")),)),)),
        Twin("خبر", 1, (_card("أ"),)),
    ],
)
def test_any_difference_is_a_difference(other: object) -> None:
    digester = Digester()
    assert digester.digest(View("خبر", 1, (_card("أ"),))) != digester.digest(other)


def test_a_text_and_the_same_text_in_two_parts_differ() -> None:
    assert len({Digester().digest(value) for value in (("ab",), ("a", "b"), "ab", ("ab", None), b"ab")}) == 5


def test_a_digest_is_the_same_in_another_process() -> None:
    code = "from mujaz.site.digest import Digester; print(Digester().digest(('خبر', 1, None, 2.5, True)).hex())"
    found = {
        subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {Digester().digest(("خبر", 1, None, 2.5, True)).hex() + "\n"}
