"""CSS selectors in a publication's record, as the XPath that finds the same elements: cssselect's only door."""

from __future__ import annotations

from functools import cache

from mujaz.register.fields import find_field
from mujaz.register.sheet import Sheet
from mujaz.yamltext import Text


def read_selectors(sheet: Sheet, key: str) -> tuple[str, ...]:
    """Return the selectors that `key` lists, each as an XPath; what is none is noted at its line."""
    found = (_translate(sheet, key, text) for text in sheet.texts(key))
    return tuple(path for path in found if path is not None)


def _translate(sheet: Sheet, key: str, text: Text) -> str | None:
    from cssselect import SelectorError  # noqa: PLC0415 - it takes as long to import as small registers to read

    try:
        return path_of(str(text))
    except (SelectorError, RecursionError) as error:
        wrong = '`{key}` has "{found}", which is no CSS selector ({reason}); write it as in `{example}`.'
        sheet.note(text, wrong, key=key, found=text, reason=error, example=find_field(key).example)
        return None


@cache
def path_of(selector: str) -> str:
    """Return the XPath of a CSS selector; `SelectorError` if it is none, or one that asks for more than elements.

    >>> path_of("article")
    'descendant-or-self::article'
    """
    from cssselect import HTMLTranslator  # noqa: PLC0415 - see above

    return HTMLTranslator().css_to_xpath(selector)
