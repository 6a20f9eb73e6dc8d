"""Other ways in which newsrooms write the words of an Arabic name that its record writes in one way.

Apart from what the folds make equal: عبدالله for عبد الله, أبي بكر for أبو بكر, الأمم المتحده for الأمم المتحدة.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from mujaz.enrich.context import Keys

# Folded words and letters.
_ABD, _ABDAL, _ALLAH, _ARTICLE = "عبد", "عبدال", "الله", "ال"
_ABU, _BIN, _IBN = "ابو", "بن", "ابن"
_TEH_MARBUTA, _HEH = "\u0629", "\u0647"

# What أبو becomes behind a verb or a preposition.
_ABU_BENT = ("ابي", "ابا")

# A kunya that is written as one word has at least three letters behind أبو.
_SHORTEST_KUNYA = 6

# Of so many words at most each may have its ه while others have their ة.
_LOOSE_WORDS = 3

# No name is written in more ways than these.
_MOST = 16


def list_spellings(keys: Keys) -> list[Keys]:
    """Return the folded words of an Arabic name in every way in which they are written, as they are first.

    >>> list_spellings(("عبد", "الله", "الثاني"))
    [('عبد', 'الله', 'الثاني'), ('عبدالله', 'الثاني')]
    >>> list_spellings(("غزة",)), list_spellings(("القاهرة",))
    ([('غزة',)], [('القاهرة',), ('القاهره',)])
    """
    found = {keys: None}
    for change in (_joined, _split, _bent, _with_ibn, _with_heh):
        for known in list(found):
            found.update(dict.fromkeys(change(known)))
    return list(found)[:_MOST]


def _joined(keys: Keys) -> Iterator[Keys]:
    """Yield a name with عبد or أبو, or a word before الله, written onto the word behind it."""
    for number, (one, two) in enumerate(pairwise(keys)):
        if one in {_ABD, _ABU} or two == _ALLAH:
            yield (*keys[:number], one + two, *keys[number + 2 :])


def _split(keys: Keys) -> Iterator[Keys]:
    """Yield a name with عبد, أبو or الله as a word of its own."""
    for number, key in enumerate(keys):
        if key.startswith(_ABDAL):
            yield (*keys[:number], _ABD, key.removeprefix(_ABD), *keys[number + 1 :])
        elif key.startswith(_ABU) and len(key) >= _SHORTEST_KUNYA:
            yield (*keys[:number], _ABU, key.removeprefix(_ABU), *keys[number + 1 :])
        elif len(keys) > 1 and key.endswith(_ALLAH) and len(key) > len(_ALLAH) + len(_ABD) - 1:
            yield (*keys[:number], key.removesuffix(_ALLAH), _ALLAH, *keys[number + 1 :])


def _bent(keys: Keys) -> Iterator[Keys]:
    """Yield a name that begins with أبو as grammar bends it; one word of it alone may be another word then."""
    if keys[0] == _ABU and len(keys) > 1:
        yield from ((bent, *keys[1:]) for bent in _ABU_BENT)


def _with_ibn(keys: Keys) -> Iterator[Keys]:
    """Yield a name with ابن for بن."""
    if _BIN in keys[1:]:
        yield tuple(_IBN if key == _BIN else key for key in keys)


def _with_heh(keys: Keys) -> Iterator[Keys]:
    """Yield a name with ه for ة at the ends of its words.

    Where the name is one word it must have the article, for without it ه may be "his": ورقه.
    """
    if len(keys) == 1 and not keys[0].startswith(_ARTICLE):
        return
    places = [number for number, key in enumerate(keys) if key.endswith(_TEH_MARBUTA)]
    for count in range(min(len(places), _LOOSE_WORDS), 0, -1):
        for chosen in combinations(places, count):
            yield tuple(key[:-1] + _HEH if number in chosen else key for number, key in enumerate(keys))
