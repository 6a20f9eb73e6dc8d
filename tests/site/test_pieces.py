"""Templates that extend, include and call each other show what they show by Jinja's own code."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from mujaz.site.templating.once import remember
from mujaz.site.templating.render import ENVIRONMENT
from mujaz.site.templating.templates import PageEnvironment, make_environment

PARTS = {
    "base": "<{% block title %}base{% endblock %}|{% block main %}{% endblock %}>",
    "between": "{% extends 'base' %}{% block title %}between {{ super() }}{% endblock %}",
    "note": "[{{ view is defined and view }}]",
    "macros": "{% macro bold(text, sign='!') %}<b>{{ text }}{{ sign }}</b>{% endmacro %}"
    "{% macro box(id) %}<p id={{ id }}>{{ caller() }}</p>{% endmacro %}",
}


def strong(text: str) -> Markup:
    return Markup(f"<b>{text}</b>")  # noqa: S704 - a text of the test


def environment(source: str, *, quick: bool) -> PageEnvironment:
    env = Environment(**{**ENVIRONMENT, "loader": DictLoader({**PARTS, "page": source})})  # noqa: S701 - it is on in ENVIRONMENT
    made = make_environment(env, {"strong": strong}, {"_": Markup}, quick=quick,
                            marked=["strong"])  # fmt: skip
    remember(made)
    return made


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{% extends 'base' %}{% block main %}{{ view }}{% endblock %}", "<base|a &amp; b>"),
        ("{% extends 'between' %}{% block title %}page {{ super() }}{% endblock %}", "<page between base|>"),
        ("{% extends 'base' if view else 'between' %}{% block main %}x{% endblock %}", "<base|x>"),
        ("{% if view %}{% extends 'base' %}{% endif %}{% block main %}x{% endblock %}", "<base|x>"),
        ("{% if not view %}{% extends 'base' %}{% endif %}a{% block main %}x{% endblock %}z", "axz"),
        ("{% for n in [1, 2] %}{% block row scoped %}{{ n }}{% endblock %};{% endfor %}", "1;2;"),
        ("{% for n in [1, 2] %}{% block row %}r{% endblock %};{% endfor %}", "r;r;"),
        ("{% extends 'base' %}{% block main %}({% block inner %}i{% endblock %}){% endblock %}", "<base|(i)>"),
        ("a{% include 'note' %}z", "a[a &amp; b]z"),
        ("a{% include 'note' without context %}z", "a[False]z"),
        ("a{% include ['none', 'note'] ignore missing without context %}z", "a[False]z"),
        ("a{% include 'none' ignore missing without context %}z", "az"),
        ("a{% include 'none' ignore missing %}z", "az"),
        ("{% from 'macros' import box %}{% call box('x') %}<{% block main %}m{% endblock %}>{% endcall %}",
         "<p id=x><m></p>"),
        ("{% from 'macros' import box %}{% for n in 'ab' %}{% call box('x') %}{{ n }}{% endcall %}{% endfor %}",
         "<p id=x>a</p><p id=x>b</p>"),
        ("{% from 'macros' import bold %}{% for n in 'ab' %}{{ bold('<') }}{{ bold(n) }}{% endfor %}",
         "<b>&lt;!</b><b>a!</b><b>&lt;!</b><b>b!</b>"),
        ("{% from 'macros' import bold %}{{ bold(_('x'), sign='?') }}{{ bold(_('x')) }}{{ bold('x', '?') }}",
         "<b>x?</b><b>x!</b><b>x?</b>"),
        ("{% from 'macros' import bold as strong with context %}{{ strong(view) }}", "<b>a &amp; b!</b>"),
        ("{% macro bold(text) %}<i>{{ text }}</i>{% endmacro %}{{ bold('x') }}", "<i>x</i>"),
        ("{{ 'x'|strong }}{{ '<i>'|safe }}{{ ('<i>'|safe)|upper }}{{ 'x'|strong|length }}{{ '<'|upper }}",
         "<b>x</b><i><I>8&lt;"),
        ("{{ '<br>'|safe ~ view }}{{ (view|strong) ~ '<' }}", "<br>a &amp; b<b>a & b</b>&lt;"),
        ("{% once view %}{% block main %}x{% endblock %}{% endonce %}", "x"),
    ],
)  # fmt: skip
def test_a_page_of_several_templates_is_the_same_as_by_the_code_of_jinja(source: str, shown: str) -> None:
    for quick in (True, False):
        page = environment(source, quick=quick).get_template("page")
        assert [page.render(view="a & b"), page.render(view="a & b")] == [shown, shown], quick


def test_a_macro_is_called_once_with_the_same_words() -> None:
    calls: list[str] = []
    env = environment("{% from 'noted' import m %}{{ m(_('x')) }}{{ m('x', n=1) }}{{ m(view) }}", quick=True)
    env.globals["note"] = lambda text: calls.append(text) or text  # type: ignore[func-returns-value]
    env.loader.mapping["noted"] = "{% macro m(text, n=0) %}{{ note(text) }}{{ n }}{% endmacro %}"  # type: ignore[union-attr]
    page = env.get_template("page")
    assert [page.render(view="v"), page.render(view="w")] == ["x0x1v0", "x0x1w0"]
    assert calls == ["x", "x", "v", "w"]


def test_what_is_not_there_to_be_imported_is_told_when_it_is_used() -> None:
    source = "{% from 'macros' import nothing %}"
    with pytest.raises(AttributeError):
        environment(source, quick=True).get_template("page").render()
    assert not environment(source, quick=False).get_template("page").render()
