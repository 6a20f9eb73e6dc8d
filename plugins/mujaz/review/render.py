"""The desk's templates: Jinja with everything escaped, in the language of the interface."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from mujaz.arabic.bidi import direction, direction_of
from mujaz.arabic.localize import language_name, language_name_in
from mujaz.clean.rules import explain_rule
from mujaz.review.addresses import item_url, raw_url
from mujaz.review.words import Words


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        item_url=item_url,
        raw_url=raw_url,
        direction=direction,
        direction_of=direction_of,
        explain_rule=explain_rule,
        language_name=language_name,
    )
    return made


def render(template: str, words: Words, **values: Any) -> str:
    """Return a page from a template of the desk."""
    names = {
        "_": words.say,
        "ngettext": words.count,
        "language": words.language,
        "dir": words.direction,
        "name_of": lambda language: language_name_in(language, words.language),
    }
    return _environment().get_template(template).render(**names, **values)
