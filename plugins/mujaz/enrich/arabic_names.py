"""What stands beside an Arabic name and makes it a part of something else: مصر للطيران, محمد صلاح, أبو علي.

There are no capitals, so only listed words tell.
"""

from __future__ import annotations

from functools import lru_cache

from mujaz.enrich.context import Context, read_context
from mujaz.enrich.names import Entry, Reading, read
from mujaz.enrich.place import Place

# Beginnings of verbs in the present or future: يقول, تزور, سيصل (yeh, teh, seen).
_VERB_LETTERS = "\u064a\u062a\u0633"
_SHORTEST_VERB = 4

_WAW = "\u0648"
_ARTICLE = "\u0627\u0644"  # alef and lam
_SERVANT = "\u0639\u0628\u062f"  # abd, as in Abd al-Salam

# How many distinct words beside names are remembered.
_REMEMBERED_WORDS = 65_536


@lru_cache(_REMEMBERED_WORDS)
def tells(word: str) -> bool:
    """Tell whether a word is listed as one that makes a name beside it part of a longer one."""
    context = read_context()
    lists = (context.given_names, context.kinship, context.after_place)
    phrases = context.before_place | context.before_person
    heads = {key for key, *_ in read(word)} if word else set()
    return any(not heads.isdisjoint(words) for words in lists) or any((head,) in phrases for head in heads)


def is_firm(place: Place, context: Context) -> bool:
    """Tell whether a place gives its name to what the word behind it says: مصر للطيران."""
    word = place.behind()
    return bool(word) and read(word)[:1] != () and read(word)[0][0] in context.after_place


def is_part_of_person(place: Place, entry: Entry, context: Context) -> bool:
    """Tell whether a person's one name stands beside another: حافظ الأسد, محمد صلاح, أبو علي."""
    if not place.clitics:
        before = place.before()
        heads = {key for key, *_ in read(before)} - entry.own if before else set()
        if before.startswith(_ARTICLE) and _is_servant(place.before(2)):
            return True
        if heads & (context.given_names | context.kinship) or any((head,) in context.before_person for head in heads):
            return True
    word = place.behind()
    readings = read(word) if word else ()
    if not readings or place.starts_longer(place.last + 1):
        return False
    key = readings[0][0]
    if key in context.given_names or key in context.kinship:
        return True
    own = {key for key, *_ in read(place.text.words[place.first])}
    return bool(own & context.given_names) and not _is_sentence_word(readings, context)


def _is_servant(word: str) -> bool:
    """Tell whether a word begins a name of two words that another follows: عبد السلام محمود."""
    return any(key == _SERVANT for key, *_ in read(word)) if word else False


def _is_sentence_word(readings: tuple[Reading, ...], context: Context) -> bool:
    """Tell whether the word behind a given name goes on with the sentence and not with the name."""
    key = readings[0][0]
    if key[0] == _WAW or (key[0] in _VERB_LETTERS and len(key) >= _SHORTEST_VERB):
        return True
    ends = context.after_given_name
    return key in ends or any(other in ends or other in context.given_names for other, *_ in readings[1:])
