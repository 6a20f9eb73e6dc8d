"""How a page that cannot become an article is refused: one problem, with the file and what to do."""

from __future__ import annotations

from mujaz.errors import ContentError, Problem


def refuse(path: str, text: str, **values: object) -> ContentError:
    """Return the error that says why the page `path` is no article; `values` fill the gaps in `text`.

    >>> print(refuse("page.txt", "The file is empty; save the page again."))
    page.txt: The file is empty; save the page again.
    """
    filled = tuple((key, str(value)) for key, value in values.items())
    return ContentError([Problem(path, 0, text, filled)])
