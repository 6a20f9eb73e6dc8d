"""The rows of an HTML table, each with as many cells as the widest."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.clean.markup import Element
from mujaz.frozen import frozen

WIDEST = 50
"""A cell or a row that claims more columns does not have them."""
GROUPS = frozenset({"thead", "tbody", "tfoot"})


@frozen
class Grid:
    """A table's cells; None where a cell beside or above reaches into a place."""

    rows: tuple[tuple[Element | None, ...], ...]
    header: bool
    """Whether the first row names the columns."""
    caption: Element | None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def cells(self) -> Iterator[Element]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row if cell is not None)


def read_rows(table: Element) -> Grid:
    """Return the rows of `table` itself, not of tables in it."""
    rows: list[list[Element | None]] = []
    covered: dict[int, int] = {}
    own = list(_rows(table))
    for row in own:
        places: list[Element | None] = []
        for cell in row.iterchildren("td", "th"):
            if len(places) >= WIDEST:
                break
            _fill_covered(places, covered)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if down > 1:
                covered.update(dict.fromkeys(range(len(places), min(len(places) + across, WIDEST)), down))
            places += [cell, *[None] * (across - 1)]
        _fill_covered(places, covered)
        covered = {place: left - 1 for place, left in covered.items() if left > 1}
        rows.append(places[:WIDEST])
    width = max(map(len, rows), default=0)
    caption = next(table.iterchildren("caption"), None)
    full = tuple(tuple(row + [None] * (width - len(row))) for row in rows)
    return Grid(full, bool(own) and _is_header(own[0]), caption)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in GROUPS:
            yield from child.iterchildren("tr")


def _fill_covered(places: list[Element | None], covered: dict[int, int]) -> None:
    """Leave free the places into which a cell of a row above reaches."""
    while len(places) in covered and len(places) < WIDEST:
        places.append(None)


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, min(int(text), WIDEST)) if text.isascii() and text.isdigit() else 1


def _is_header(row: Element) -> bool:
    cells = list(row.iterchildren("td", "th"))
    return row.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))
