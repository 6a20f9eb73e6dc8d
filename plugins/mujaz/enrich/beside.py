"""What stands beside a name and makes it a part of something else: بنك مصر, محمد صلاح, Michael Jordan, Syria TV.

The register need not know the longer name for the shorter to be left alone; if it does, the longer is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.enrich import arabic_names, latin_names
from mujaz.enrich.context import read_context
from mujaz.enrich.names import Entry
from mujaz.enrich.place import Place

# The last words of phrases before a name that have no capital: Bank of …
_JOINING = ("of", "the")


def stands_alone(entry: Entry, words: Sequence[str], first: int, last: int) -> bool:
    """Tell at a glance whether no word beside a name can make it a part of something else, as nearly always."""
    if entry.role == "other" or entry.strength == "weak":  # a weak name has its cue, which says more
        return True
    before = words[first - 1] if first else ""
    behind = words[last + 1] if last + 1 < len(words) else ""
    if entry.takes_clitics:
        # A given name alone is most often the beginning of somebody's full name.
        return not (
            arabic_names.tells(before)
            or arabic_names.tells(behind)
            or (entry.role == "person" and arabic_names.tells(words[first]))
        )
    return not (behind[:1].isupper() or before[:1].isupper() or before in _JOINING)


def is_part(entry: Entry, place: Place) -> bool:
    """Tell whether what stands beside a name makes it a part of a longer one, of which the register may not know."""
    context = read_context()
    rules = arabic_names if entry.takes_clitics else latin_names
    if entry.role == "person":
        return place.single and rules.is_part_of_person(place, entry, context)
    return place.follows(context.before_place) or rules.is_firm(place, context)
