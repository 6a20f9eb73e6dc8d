"""Front matter as most is: each line a key with a text, or a list of texts. It is read without PyYAML, to the same."""

from __future__ import annotations

import re

from mujaz.yamlvalues import Mapping, Sequence, Text

_ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff#"
"""Characters that are no text, part lines, or may open a comment."""
_PLAIN = rf"\w[^{_ODD}:]*(?::[\w/][^{_ODD}:]*)*(?<! )"
_QUOTED = rf"[^{_ODD}\"'\\]*"
_ENTRY = r"\w(?:[\w .()/-]*[\w)])?"
_LINE = re.compile(
    rf"(?P<key>[a-z][a-z0-9_]{{0,80}}): (?:(?P<plain>{_PLAIN})|\[(?P<list>(?:{_ENTRY}(?:, ?{_ENTRY})*)?)\]"
    rf"|(?P<quote>[\"'])(?P<quoted>{_QUOTED})(?P=quote))"
)
"""A line of front matter as most are: a key and a text, plain or quoted, or a list of plain texts."""
_ENTRIES = re.compile(_ENTRY)


def parse_lines(text: str, first_line: int) -> Mapping | None:
    """Return the mapping that `text` holds where each line is a key with a text or a list of texts; else None.

    It is the same that PyYAML makes of it (`tests/test_yamllines.py`), in a tenth of the time.
    """
    made = Mapping()
    made.line, made.column = first_line, 1
    match, at = _LINE.fullmatch, Text.at
    for number, line in enumerate(text.split("\n"), first_line):
        found = match(line)
        if found is None:
            return None
        name, plain, entries, _, quoted = found.groups()
        if name in made:
            return None
        key = at(name, number, 1)
        if plain is not None:
            made[key] = at(plain, number, len(name) + 3)
        elif entries is not None:
            start = len(name) + 3
            values = [at(part[0], number, start + 1 + part.start()) for part in _ENTRIES.finditer(entries)]
            value = made[key] = Sequence(values)
            value.line, value.column = number, start
        else:
            made[key] = at(quoted, number, len(name) + 3)
    return made
