"""Parts of templates that are rendered once for the same values."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment

from mujaz.site.templating.once import remember
from mujaz.site.templating.render import ENVIRONMENT


@dataclass(frozen=True)
class Card:
    title: str


def _environment(source: str) -> Environment:
    env = Environment(**{**ENVIRONMENT, "loader": DictLoader({"page": source})})  # noqa: S701 - it is on in ENVIRONMENT
    remember(env)
    return env


def test_a_part_is_rendered_once_for_the_same_value() -> None:
    asked: list[str] = []
    env = _environment("{% once card %}{{ note(card.title) }}{% endonce %}")
    env.globals["note"] = lambda title: asked.append(title) or title
    page, card = env.get_template("page"), Card("خبر")
    assert [page.render(card=card), page.render(card=card), page.render(card=Card("آخر"))] == ["خبر", "خبر", "آخر"]
    assert asked == ["خبر", "آخر"]


@pytest.mark.parametrize("level", [2, 3])
def test_plain_values_are_told_apart_by_what_they_are(level: int) -> None:
    env = _environment("{% once card, level %}h{{ level }}{% endonce %}")
    card = Card("x")
    first = env.get_template("page").render(card=card, level=2)
    assert (first, env.get_template("page").render(card=card, level=level)) == ("h2", f"h{level}")


def test_two_parts_of_one_template_are_two() -> None:
    env = _environment("{% once card %}a{% endonce %}{% once card %}b{% endonce %}")
    assert env.get_template("page").render(card=Card("x")) == "ab"


def test_what_a_part_shows_is_escaped_once() -> None:
    env = _environment("{% once card %}<b>{{ card.title }}</b>{% endonce %}")
    assert env.get_template("page").render(card=Card("<i>")) == "<b>&lt;i&gt;</b>"


def test_a_value_lives_as_long_as_its_part_is_remembered() -> None:
    """Otherwise a later value could be given the identity of one that is gone, and its part."""
    env = _environment("{% once card %}{{ card.title }}{% endonce %}")
    page = env.get_template("page")
    assert [page.render(card=Card(str(n))) for n in range(200)] == [str(n) for n in range(200)]


def test_each_value_of_a_list_is_rendered_once() -> None:
    asked: list[str] = []
    env = _environment("{% once each card in cards %}{{ note(card.title) }};{% endonce %}")
    env.globals["note"] = lambda title: asked.append(title) or title
    page, first, other = env.get_template("page"), Card("خبر"), Card("<i>")
    assert [page.render(cards=cards) for cards in ((first, first), (), (other, first))] == [
        "خبر;خبر;",
        "",
        "&lt;i&gt;;خبر;",
    ]
    assert asked == ["خبر", "<i>"]


def test_a_value_that_is_called_each_is_a_value() -> None:
    env = _environment("{% once each %}{{ each.title }}{% endonce %}")
    assert env.get_template("page").render(each=Card("x")) == "x"
