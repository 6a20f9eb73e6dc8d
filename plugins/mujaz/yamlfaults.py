"""What is wrong with a text that is not YAML, for somebody who does not know YAML."""

from __future__ import annotations

import re

from mujaz.errors import Problems

HINTS = (
    ("found a tab character", "There is a tab here; indent with spaces."),
    (
        "mapping values are not allowed",
        'There is a second ": " in this line; put the value between quotation marks.',
    ),
    ("could not find expected ':'", "A key here has no colon; write `key: value`."),
    ("found unexpected end of stream", "A quotation mark or bracket that opens here is never closed."),
    ("found undefined alias", "A value here starts with *; put it between quotation marks."),
    ("did not find expected ',' or", "A bracket that opens here is never closed, or a comma in it is missing."),
    ("did not find expected key", "This line fits nothing above it; check its indentation and quotation marks."),
)
"""What PyYAML says, and what to say to somebody who does not know YAML."""

FIRST_CHARACTERS = {
    "\t": "There is a tab here; indent with spaces.",
    "@": "A value here starts with @; put it between quotation marks.",
    "`": "A value here starts with a backtick; put it between quotation marks.",
    "%": "A value here starts with %; put it between quotation marks.",
}
"""Characters with which no value may start, and what to say of each."""


_ODD_COLON = re.compile("[ \t]*(?:- +)?\\w[\\w-]*[ \t]*(?P<colon>[\uff1a\ufe55\ufe13\u2236\u02d0\ua789\u061b])")
"""A key with what is typed for a colon: full-width, small and vertical colon, ratio, long vowel, ARABIC SEMICOLON."""
_CURLY = re.compile("[ \t]*(?:- +)?\\w[\\w-]*:[ \t]+(?P<quote>[\u201c\u201d\u201e\u2018\u2019\u201a])")
"""A value behind a typographic quotation mark."""


def note_typed(text: str, path: str, problems: Problems, shift: int) -> bool:
    """Note signs that were typed for those of YAML where it cannot be read; tell whether there are any."""
    before = len(problems)
    for number, line in enumerate(text.split("\n")):
        if odd := _ODD_COLON.match(line):
            problems.add(path, number + shift, 'A colon here is not the one of YAML (U+{code}); write ":" and a space '
                         "behind it.", column=odd.start("colon") + 1, code=f"{ord(odd['colon']):04X}")  # fmt: skip
        elif (curly := _CURLY.match(line)) and ": " in line[curly.end() :]:
            problems.add(path, number + shift, 'Curly quotation marks do not quote in YAML; write " in their place.',
                         column=curly.start("quote") + 1)  # fmt: skip
    return len(problems) > before


def find_hint(said: str, start: str) -> str | None:
    """Return what to say in place of what PyYAML said; `start` is the character that it means."""
    if "cannot start any token" in said and start:
        return FIRST_CHARACTERS.get(start)
    return next((hint for known, hint in HINTS if known in said), None)
