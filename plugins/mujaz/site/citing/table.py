"""CSV that spreadsheets open as it is meant: RFC 4180, UTF-8 with its mark, and no cell that could be a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from mujaz.site.citing.views import Table

MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of the machine, and Arabic becomes noise."""
FORMULA = re.compile(r"\s*[=+\-@\uff0b\uff0d\uff1d\uff20|%]")
"""How a cell starts that a spreadsheet may run, in ASCII or full-width (OWASP, CSV injection)."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_table(view: Table) -> bytes:
    """Return a table as a file."""
    return (MARK + row(view.header) + "".join(view.rows)).encode()


def row(cells: Sequence[str | int | None]) -> str:
    r"""Return cells as a line of CSV; what could be a formula starts with an apostrophe, which spreadsheets hide.

    >>> row(["=1+1", "سوريا، حلب", None, 3])
    "'=1+1,سوريا، حلب,,3\r\n"
    """
    written = io.StringIO()
    csv.writer(written).writerow(["" if cell is None else _cell(cell) for cell in cells])
    return written.getvalue()


def _cell(cell: str | int) -> str:
    text = CONTROLS.sub(" ", str(cell)).strip()
    return f"'{text}" if isinstance(cell, str) and FORMULA.match(text) else text
