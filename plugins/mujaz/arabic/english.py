"""Light stems of English words: without the endings of plurals and verbs, so that forms of one word are one.

Three steps, in this order, each at most once: a plural's or verb's -s, then -ing, -ed or -ly, then all of a last -e.
At least three letters with a vowel stay. What comes out is a key, and nothing to show to anyone.
"""

from __future__ import annotations

import re

_SHORTEST = 3
_ENDINGS = ("ing", "ed", "ly")

# What a plural in -es hides: boxes, churches, buses.
_HISSED = re.compile(r"(?:s|x|z|ch|sh)es$")
# A doubled letter before -ing and -ed, which the word itself has once: stopped, planning; never ll, ss, zz.
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
# The past of a verb in -y: denied, carried; not died.
_TRIED = re.compile(r"(?<=..)ied$")
_VOWEL = re.compile(r"[aeiouy]")


def english_stem(word: str) -> str:
    """Return the stem of a `word` in lower case without accents.

    >>> [english_stem(word) for word in ("strikes", "striking", "strike", "struck")]
    ['strik', 'strik', 'strik', 'struck']
    >>> [english_stem(word) for word in ("agencies", "agency", "forces", "crisis", "planned", "killed", "during")]
    ['agency', 'agency', 'forc', 'crisis', 'plan', 'kill', 'dur']
    >>> [english_stem(word) for word in ("agreed", "agree", "denied", "denies", "deny")]
    ['agr', 'agr', 'deny', 'deny', 'deny']
    """
    word = _TRIED.sub("y", _without_s(word))
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            word = _DOUBLED.sub(r"\1", rest)
            break
    return word.rstrip("e") if len(word) > _SHORTEST else word


def _without_s(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > _SHORTEST + 1 else word[:-1]
    return word[:-2] if _HISSED.search(word) else word[:-1]
