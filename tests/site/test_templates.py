"""Templates of one language: the words stand in them, and nothing escapes that was escaped before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape

from mujaz.errors import UsageError
from mujaz.site.templating.render import ENVIRONMENT
from mujaz.site.templating.templates import PageEnvironment, make_environment, quick_escape, telling_faults

WORDS = {"Actors": "جهات", "Cut & dried": "قصّ & جفّ", "{{ x }}": "{{ س }}"}


def word(message: str) -> Markup:
    return Markup(WORDS.get(message, message))  # noqa: S704 - words of the test


def environment(templates: dict[str, str], **filters: Any) -> PageEnvironment:
    env = Environment(**{**ENVIRONMENT, "loader": DictLoader(templates)})  # noqa: S701 - it is on in ENVIRONMENT
    made = make_environment(env, filters, {"_": word})
    made.once = {}  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>{{ _('Actors') }}</p>", "<p>جهات</p>"),
        ("{{ _('Cut & dried') }}", "قصّ & جفّ"),
        ("{{ _('{{ x }}') }}", "{{ س }}"),
        ("{{ _('Actors')|length }}", "4"),
        ("{{ _('Actors') ~ '<' }}", "جهات&lt;"),
        ("{% set name = _('Actors') %}{{ name }}", "جهات"),
        ("{% if _('Actors') == 'جهات' %}yes{% endif %}", "yes"),
        ("{{ _(view) }}", "جهات"),
        ("{% macro m(x=_('Actors')) %}{{ x }}{% endmacro %}{{ m() }}", "جهات"),
    ],
)
def test_a_word_stands_wherever_it_is_asked_for(source: str, shown: str) -> None:
    assert environment({"page": source}).get_template("page").render(view="Actors") == shown


@pytest.mark.parametrize(
    "value", ["", "plain", "a < b", "a & b", "\"quoted\" 'twice'", "خبر", Markup("<b>"), 7, None, 1.5, "a\x00b"]
)
def test_quick_escaping_gives_what_escaping_gives(value: object) -> None:
    assert quick_escape(value) == escape(value)
    env = environment({"page": "{{ view }}"})
    assert env.get_template("page").render(view=value) == str(escape(value))


def test_a_template_is_read_once_and_its_imports_with_it() -> None:
    part = "{% macro m() %}<{{ _('Actors') }}>{% endmacro %}"
    templates = {"page": "{% from 'part' import m %}{{ m() }}", "part": part}
    env = environment(templates)
    first = env.get_template("page")
    assert first.render() == "<جهات>"
    templates["page"] = templates["part"] = "changed"
    assert env.get_template("page") is first
    assert first.render() == "<جهات>"


def test_two_languages_do_not_share_their_words() -> None:
    env = Environment(**{**ENVIRONMENT, "loader": DictLoader({"page": "{{ _('Actors') }}"})})  # noqa: S701
    arabic = make_environment(env, {}, {"_": word})
    english = make_environment(env, {}, {"_": Markup})
    assert arabic.get_template("page").render() == "جهات"
    assert english.get_template("page").render() == "Actors"


@pytest.mark.parametrize("fault", ["{% if %}", "{{ nothing.at.all }}", "{{ 'خبر'|unheard_of }}"])
def test_a_fault_in_a_template_is_told_with_its_file_and_line(tmp_path: Path, fault: str) -> None:
    (tmp_path / "page.html").write_text(f"<p>\n{fault}</p>\n", "utf-8")
    env = Environment(**{**ENVIRONMENT, "loader": FileSystemLoader(tmp_path)})  # noqa: S701 - it is on in ENVIRONMENT
    made = make_environment(env, {}, {"_": word}, quick=False)  # in which a page is rendered that fails (`quick.py`)
    with pytest.raises(UsageError, match=r"page\.html:2: .*; mend the template\."), telling_faults():
        made.get_template("page.html").render()


def test_code_is_kept_of_templates_in_a_folder_that_the_locale_cannot_write(tmp_path: Path) -> None:
    """Python reads such a name with surrogates in it."""
    folder = tmp_path / os.fsdecode("أرشيف".encode("iso-8859-6"))
    folder.mkdir()
    (folder / "page.html").write_text("{{ _('Actors') }}", "utf-8")
    kept = tmp_path / "kept"
    for _ in range(2):
        env = Environment(**{**ENVIRONMENT, "loader": FileSystemLoader(folder)})  # noqa: S701 - it is on in ENVIRONMENT
        made = make_environment(env, {}, {"_": word}, kept=kept)
        assert made.get_template("page.html").render() == "جهات"
    assert len(list(kept.glob("quick/*"))) == 1
