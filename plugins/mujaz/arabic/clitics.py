"""The words that Arabic writes onto the next one: و and ف (and), ب (in, by), ل (to, for), ك (like).

At most one of each kind comes before a name, a conjunction first: و, ف, ب, ل, ك, وب, ول, وك, فب, فل, فك.
The article is no proclitic: it belongs to the name and comes back where ل has swallowed its alef (للرقة).
"""

from __future__ import annotations

CONJUNCTIONS = "\u0648\u0641"  # waw and feh
PREPOSITIONS = "\u0628\u0644\u0643"  # beh, lam and kaf
LAM = "\u0644"
ARTICLE = "\u0627\u0644"  # alef and lam

# Shorter remains are no name: كل is not ك and ل.
_SHORTEST_STEM = 2


Stem = tuple[int, str]
"""How many characters of a word are proclitics, and the rest in its full form: with its article, if any."""


def stems(token: str) -> tuple[Stem, ...]:
    """Return every way in which `token` may be proclitics and a word, the fewest proclitics first.

    `token` is one word without harakat and tatweel, folded or not.

    >>> [stem for _, stem in stems("وللنظام")]
    ['وللنظام', 'للنظام', 'لنظام', 'النظام', 'اللنظام']
    >>> [stem for _, stem in stems("ورقة")]
    ['ورقة', 'رقة']
    >>> (1, "الله") in stems("لله"), (1, "اللاذقية") in stems("للاذقية")
    (True, True)
    """
    found = [(0, token)]
    room = len(token) - _SHORTEST_STEM
    after = 0
    if room > 0 and token[0] in CONJUNCTIONS:
        after = 1
        found.append((1, token[1:]))
    if room > after and token[after] in PREPOSITIONS:
        length, rest = after + 1, token[after + 1 :]
        found.append((length, rest))
        if token[after] == LAM == rest[0]:
            # The article has lost its alef, and before a lam its own lam too: للرقة, للاذقية, لله.
            found += ((length, ARTICLE + rest[1:]), (length, ARTICLE + rest))
    return tuple(found)
