"""The smallest parts of pages, of which most pages have hundreds: names, links and dates, always isolated.

They are filters of the templates (`{{ to|link }}`) and not macros, for a filter is called in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from mujaz.arabic.bidi import direction
from mujaz.site.islands import set_apart
from mujaz.site.quick import mark, quick_escape
from mujaz.site.views import DateText, Link, Text


def marks(language: str) -> dict[str, Callable[..., Markup]]:
    """Return the filters for the pages of one language, under their names.

    `foreign` is the `lang` and `dir` of a text in another language than the page's; `name` a text from data, isolated;
    `line` such a text that may hold words of both directions, as «البيان SC/10658، 27 أيار»; `link` a link with its
    name; `date` a date for people and machines.
    """

    @cache
    def foreign(lang: str) -> Markup:
        return mark("" if lang == language else f' lang="{quick_escape(lang)}" dir="{direction(lang)}"')

    def name(text: Text) -> Markup:
        return mark(f"<bdi{foreign(text.lang)}>{quick_escape(text.text)}</bdi>")

    def line(text: Text) -> Markup:
        words = set_apart(str(quick_escape(text.text)), direction(text.lang))
        return mark(f"<bdi{foreign(text.lang)}>{words}</bdi>")

    def link(to: Link) -> Markup:
        return mark(f'<a href="{quick_escape(to.url)}">{name(to.name)}</a>')

    def date(when: DateText) -> Markup:
        return mark(f'<time datetime="{quick_escape(when.iso)}">{quick_escape(when.label)}</time>')

    return {"foreign": foreign, "name": name, "line": line, "link": link, "date": date}
