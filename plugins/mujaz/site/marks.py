"""The smallest parts of pages, of which most pages have hundreds: names, links and dates, always isolated.

They are filters of the templates (`{{ to|link }}`) and not macros, for a filter is called in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from mujaz.arabic.bidi import direction
from mujaz.site.islands import set_apart
from mujaz.site.views import DateText, Link, Text


def marks(language: str) -> dict[str, Callable[..., Markup]]:
    """Return the filters for the pages of one language, under their names.

    `foreign` is the `lang` and `dir` of a text in another language than the page's; `name` a text from data, isolated;
    `line` such a text that may hold words of both directions, as «البيان SC/10658، 27 أيار»; `link` a link with its
    name; `date` a date for people and machines.
    """

    @cache
    def foreign(lang: str) -> Markup:
        return Markup("") if lang == language else Markup(f' lang="{escape(lang)}" dir="{direction(lang)}"')  # noqa: S704

    def name(text: Text) -> Markup:
        return Markup(f"<bdi{foreign(text.lang)}>{escape(text.text)}</bdi>")  # noqa: S704

    def line(text: Text) -> Markup:
        words = set_apart(str(escape(text.text)), direction(text.lang))
        return Markup(f"<bdi{foreign(text.lang)}>{words}</bdi>")  # noqa: S704

    def link(to: Link) -> Markup:
        return Markup(f'<a href="{escape(to.url)}">{name(to.name)}</a>')  # noqa: S704

    def date(when: DateText) -> Markup:
        return Markup(f'<time datetime="{escape(when.iso)}">{escape(when.label)}</time>')  # noqa: S704

    return {"foreign": foreign, "name": name, "line": line, "link": link, "date": date}
