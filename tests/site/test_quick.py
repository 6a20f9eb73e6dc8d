"""Templates are compiled to plain calls and attributes; they show what Jinja's own code shows, and fail as it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, pass_context
from markupsafe import Markup

from mujaz.site.templating.render import ENVIRONMENT
from mujaz.site.templating.templates import PageEnvironment, make_environment


@dataclass(frozen=True)
class Link:
    url: str = "/a?b&c"
    name: str = "<Aleppo>"
    class_: tuple[int, ...] = (1, 2)


@pass_context
def whereabouts(context: Any) -> str:
    return str(context.name)


def environment(source: str, *, quick: bool) -> PageEnvironment:
    part = "{% macro note(text, more='…', sign=None) %}<b>{{ text }}{{ more }}{{ sign }}</b>{% endmacro %}"
    env = Environment(**{**ENVIRONMENT, "loader": DictLoader({"page": source, "part": part})})  # noqa: S701 - it is on in ENVIRONMENT
    env.globals["whereabouts"] = whereabouts
    made = make_environment(env, {"shout": str.upper}, {"_": Markup}, quick=quick)
    made.once = {}  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ view.name }} {{ view.url }}", "&lt;Aleppo&gt; /a?b&amp;c"),
        ("{% from 'part' import note %}{{ note(view.name) }}", "<b>&lt;Aleppo&gt;…None</b>"),
        ("{% from 'part' import note %}{{ note(view.name, sign='&') }}", "<b>&lt;Aleppo&gt;…&amp;</b>"),
        ("{% from 'part' import note %}{{ note(more='', text='x', sign=1) }}", "<b>x1</b>"),
        ("{% from 'part' import note %}{{ note(note('a')) }}", "<b><b>a…None</b>…None</b>"),
        ("{% import 'part' as parts %}{{ parts.note('x', '', 2) }}", "<b>x2</b>"),
        ("{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}<{{ view.name }}>{% endcall %}",
         "[<&lt;Aleppo&gt;>]"),
        ("{% macro box(n) %}{{ n }}{% if caller is defined %}!{% endif %}{% endmacro %}{{ box(3) }}", "3"),
        ("{% macro all() %}{{ varargs|join('-') }}{{ kwargs['a'] }}{% endmacro %}{{ all(1, 2, a=3) }}", "1-23"),
        ("{% for n in view.class_ %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2"),
        ("{{ view.name.upper() }}{{ 'a'|shout }}", "&lt;ALEPPO&gt;A"),
        ("{{ whereabouts() }}", "page"),
        ("{% from 'part' import note %}{{ note(view.name, _('<i>')) }}{{ note('x', _('<i>')) }}",
         "<b>&lt;Aleppo&gt;<i>None</b><b>x<i>None</b>"),
        ("{{ view.class_[0] }}{{ view.class_|length }}", "12"),
    ],
)  # fmt: skip
def test_quick_code_shows_what_the_code_of_jinja_shows(source: str, shown: str) -> None:
    for quick in (True, False):
        assert environment(source, quick=quick).get_template("page").render(view=Link()) == shown


@pytest.mark.parametrize("source", ["{{ view.key }}", "{{ self.body() }}{% block body %}x{% endblock %}"])
def test_what_quick_code_cannot_do_it_does_not_try_in_silence(source: str) -> None:
    view = {"key": "value"}
    with pytest.raises((AttributeError, TypeError)):
        environment(source, quick=True).get_template("page").render(view=view)
    assert environment(source, quick=False).get_template("page").render(view=view) in {"value", "xx"}


def test_a_value_that_is_not_there_is_an_error_in_both() -> None:
    with pytest.raises(AttributeError):
        environment("{{ view.nothing }}", quick=True).get_template("page").render(view=Link())
    with pytest.raises(UndefinedError, match="has no attribute 'nothing'"):
        environment("{{ view.nothing }}", quick=False).get_template("page").render(view=Link())


def test_a_macro_with_an_argument_too_many_is_refused() -> None:
    for call, wrong in (("m(1, size=2)", "takes no keyword argument 'size'"), ("m(1, 2)", "not more than 1")):
        source = f"{{% macro m(a) %}}{{{{ caller is defined }}}}{{% endmacro %}}{{{{ {call} }}}}"
        with pytest.raises(TypeError):
            environment(source, quick=True).get_template("page").render()
        with pytest.raises(TypeError, match=wrong):
            environment(source, quick=False).get_template("page").render()


def test_arguments_of_a_macro_can_have_any_name() -> None:
    source = "{% macro m(mark, function='&', lambda=2) %}{{ mark }}{{ function }}{{ lambda }}{% endmacro %}{{ m('<') }}"
    assert environment(source, quick=True).get_template("page").render() == "&lt;&amp;2"
