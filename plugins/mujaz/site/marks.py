"""The smallest parts of pages, of which most pages have hundreds: names, links and dates, always isolated.

They are filters of the templates (`{{ to|link }}`) and not macros, for a filter is called in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from markupsafe import Markup

from mujaz.arabic.bidi import direction
from mujaz.site.islands import set_line_apart
from mujaz.site.templating.quick import mark, quick_escape
from mujaz.site.views import DateText, Link, Text

Known = dict[int, tuple[Link, Markup, Markup]]
"""By its identity, a link that many pages show: itself, so that no other gets that, its name and the whole of it."""


def marks(language: str, known: Known) -> dict[str, Callable[..., Markup]]:
    """Return the filters for the pages of one language, under their names; links are written once and then `known`.

    `foreign` is the `lang` and `dir` of a text in another language than the page's; `name` a text from data, isolated;
    `apart` the words of a text in the page's language, or in another, those of the other direction set apart, as in
    «البيان SC/10658، 27 أيار»; `line` the same of a text from data, isolated; `texts` texts from data, isolated and
    joined; `names` the names of links, joined; `link` a link with its name; `date` a date for people and machines.
    """
    texts = _of_texts(language)
    return {**texts, **_of_links(known, texts["name"]), "date": _date}


def _of_texts(language: str) -> dict[str, Callable[..., Markup]]:
    @cache
    def foreign(lang: str) -> Markup:
        return mark("" if lang == language else f' lang="{quick_escape(lang)}" dir="{direction(lang)}"')

    def name(text: Text) -> Markup:
        return mark(f"<bdi{foreign(text.lang)}>{quick_escape(text.text)}</bdi>")

    def apart(text: str, lang: str = language) -> Markup:
        return mark(set_line_apart(str(quick_escape(text)), direction(lang)))

    def line(text: Text) -> Markup:
        return mark(f"<bdi{foreign(text.lang)}>{apart(text.text, text.lang)}</bdi>")

    def texts(those: Iterable[Text], comma: str) -> Markup:
        return mark(str.join(comma, [name(text) for text in those]))

    return {"foreign": foreign, "name": name, "apart": apart, "line": line, "texts": texts}


def _of_links(known: Known, name: Callable[[Text], Markup]) -> dict[str, Callable[..., Markup]]:
    def written(to: Link) -> tuple[Link, Markup, Markup]:
        named = name(to.name)
        found = (to, named, mark(f'<a href="{quick_escape(to.url)}">{named}</a>'))
        if to.count is None:  # one with a count is its page's own
            known[id(to)] = found
        return found

    def names(those: Iterable[Link], comma: str) -> Markup:
        return mark(str.join(comma, [(known.get(id(to)) or written(to))[1] for to in those]))

    def link(to: Link) -> Markup:
        return (known.get(id(to)) or written(to))[2]

    return {"names": names, "link": link}


def _date(when: DateText) -> Markup:
    return _day(when.iso, when.label)


@cache
def _day(iso: str, label: str) -> Markup:
    """Return a date, written once: most items of a day stand on many pages."""
    return mark(f'<time datetime="{quick_escape(iso)}">{quick_escape(label)}</time>')
