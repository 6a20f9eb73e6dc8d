"""What is left to translate in a catalogue: all of it at once, so that a translator is told one whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.arabic.catalogue import Catalogue, CatalogueError, Key

GAP = re.compile(r"%\((\w+)\)s")
"""A gap of a message, which a page fills."""
LOOSE = re.compile(r"%(?!\(\w+\)s|%)")
"""A sign that opens no gap: a page that shows the phrase could not be made."""
SHOWN = 400
"""How many messages are named; of a catalogue that was never begun there are fewer."""


def require_finished(catalogue: Catalogue, source: Catalogue) -> None:
    """Raise a `CatalogueError` that names every message of the `source` to which the catalogue has no usable answer.

    `source` is the catalogue of the language in which messages are written: it holds all that pages may ask for.
    """
    if catalogue.is_source:
        return
    left = [line for key in source.phrases for line in _faults(catalogue, key, source)]
    if left:
        raise CatalogueError(
            f"{catalogue.path}: translate what is left, {len(left)} of {len(source.phrases)} messages, "
            "and remove the mark #, fuzzy where there is one:\n" + "\n".join(left[:SHOWN])
        )


def _faults(catalogue: Catalogue, key: Key, source: Catalogue) -> Iterator[str]:
    """Yield what is wrong with the answer to a message, in one line; nothing if it is right."""
    context, message = key
    named = f'  "{message}"' + (f" ({context})" if context else "")
    forms = catalogue.phrases.get(key)
    if forms is None:
        yield f"{named} is not there"
        return
    wanted = catalogue.forms if len(source.phrases[key]) > 1 else 1
    empty = [str(number) for number in range(wanted) if number >= len(forms) or not forms[number]]
    if empty:
        yield f"{named} lacks its form {', '.join(empty)}" if wanted > 1 else f"{named} is empty"
        return
    known = {*GAP.findall(message), "num"} if wanted > 1 else set(GAP.findall(message))
    strange = sorted({gap for form in forms for gap in GAP.findall(form)} - known)
    if strange:
        yield f"{named} is answered with %({strange[0]})s, which it does not have"
    elif known and any(LOOSE.search(form) for form in forms):
        yield f"{named} is answered with a single %; write %%"
