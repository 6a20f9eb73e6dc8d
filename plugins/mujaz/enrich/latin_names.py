"""What stands beside a Latin name and makes it a part of something else: Qatar Airways, Michael Jordan, Hunter Biden.

A capital right beside a single word tells, but not in a headline, where every word may have one.
"""

from __future__ import annotations

from itertools import takewhile

from mujaz.enrich.context import Context
from mujaz.enrich.names import Entry, read
from mujaz.enrich.place import Place

# How many capitalised words behind a place are looked at: Qatar National Bank.
_FOLLOWERS = 3

# Ends of English words that are no family name, even with a capital: Russian, Turkish, Chinese, Meeting, Asked.
_NO_NAME = ("ian", "ish", "ese", "ing", "ed")

# Ends of English words that in a headline are verbs: Meets, Warns.
_VERB_ENDS = ("s", "ed", "ing")


def is_firm(place: Place, context: Context) -> bool:
    """Tell whether a place is a part of a name of capitalised words: Qatar Airways, Michael Jordan, Paris Hilton."""
    first = place.text.words[place.first]
    run = list(takewhile(_is_capitalised, map(place.behind, range(1, _FOLLOWERS + 1))))
    keys = [read(word)[0][0] for word in run]
    if keys and keys[0] == "international" and "airport" in keys:
        return False
    if any(key in context.after_place for key in keys):
        return True
    if not place.single or not _is_capitalised(first) or first.isupper():
        return False
    return (
        _follows_given_name(place, context)
        or _leads_surname(place, keys, run, context)
        or _lies_in_state(place, context)
    )


def _lies_in_state(place: Place, context: Context) -> bool:
    """Tell whether a state of America stands behind a comma: Paris, Texas."""
    words, last = place.text.words, place.last
    if last + 1 == len(words) or place.text.gap(last) != ", ":
        return False
    return any(key in context.states for key, *_ in read(words[last + 1]))


def _follows_given_name(place: Place, context: Context) -> bool:
    word = place.before()
    if not _is_capitalised(word):
        return False
    key = read(word)[0][0]
    return key in context.given_names and key not in context.openers and key not in context.titles


def _leads_surname(place: Place, keys: list[str], run: list[str], context: Context) -> bool:
    if not run or place.starts_longer(place.last + 1) or keys[0] in context.follows_place | context.openers:
        return False
    if not place.text.is_headline(place.first):
        return True
    name = read(place.text.words[place.first])[0][0]
    return name in context.given_name_and_place and not keys[0].endswith(_VERB_ENDS)


def is_part_of_person(place: Place, entry: Entry, context: Context) -> bool:
    """Tell whether a person's one name stands beside another: Hunter Biden, Assad Abadi."""
    before, behind = place.before(), place.behind()
    if place.follows(context.before_person):
        return True
    headline = place.text.is_headline(place.first)
    own = bool(before) and not entry.own.isdisjoint(key for key, *_ in read(before))
    return (not own and _is_name_before(before, context, headline=headline)) or (
        _is_name_behind(behind, context, headline=headline) and not place.starts_longer(place.last + 1)
    )


def _is_name_before(word: str, context: Context, *, headline: bool) -> bool:
    readings = read(word) if _is_capitalised(word) else ()
    if not readings or len(readings) > 1:  # none, or a possessive: Syria's Assad
        return False
    key = readings[0][0]
    if key in context.titles or key in context.openers:
        return False
    return key in context.given_names or not (headline or key.endswith(_NO_NAME))


def _is_name_behind(word: str, context: Context, *, headline: bool) -> bool:
    readings = read(word) if _is_capitalised(word) and len(word) > 1 else ()
    if not readings:
        return False
    key = readings[0][0]
    if key in context.titles or key in context.follows_place or key in context.openers:
        return False
    return key in context.given_names or not headline


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and bool(read(word))
