"""How strong a name is for running text: as its record says, and no stronger than its word allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mujaz.arabic.tokens import find_tokens
from mujaz.enrich.context import Keys, keys_of, read_context
from mujaz.model import Alias, Strength

if TYPE_CHECKING:
    from mujaz.model import Record

Case = Literal["any", "initial", "capitals"]
"""How a text must write a one-word Latin name: `turkey` is no country, `us` no state."""

# Capitals of so few letters are also common words (US, IS, WHO).
_SHORT_ACRONYM = 3


def told_strength(alias: Alias) -> Strength:
    """Return how strong a name is for running text: weaker than its record says if it is an everyday word.

    The check of an archive refuses most of these; a register that nobody has checked may have them.

    >>> told_strength(Alias("على", "ar")), told_strength(Alias("كامل", "ar")), told_strength(Alias("حلب", "ar"))
    ('never', 'weak', 'strong')
    """
    if alias.strength != "strong" or " " in alias.text or case_of(alias.text) == "capitals":
        return alias.strength
    context, keys = read_context(), keys_of(alias.text)
    if len(keys) == 1 and keys[0] in context.no_name:
        return "never"
    return "weak" if len(keys) == 1 and keys[0] in context.everyday else "strong"


def general_cues(record: Record, language: str) -> frozenset[Keys]:
    """Return the words that lead a weak name of a record that gives no cues: titles, kinds of places or bodies."""
    if record.kind == "places":
        roles: tuple[str, ...] = ("place",)
    elif record.type is None:
        roles = ("person", "other")
    else:
        roles = ("person",) if record.type == "person" else ("other",)
    cues = read_context().cues
    return frozenset[Keys]().union(*(cues.get((role, language), frozenset()) for role in roles))


def case_of(name: str) -> Case:
    """Return how a text must write `name`: only a single Latin word can be mistaken for a common one.

    >>> case_of("Turkey"), case_of("US"), case_of("ISIS"), case_of("Deir ez-Zor"), case_of("داعش")
    ('initial', 'capitals', 'any', 'any', 'any')
    """
    words = [token.text for token in find_tokens(name)]
    if len(words) != 1 or not words[0][0].isupper():
        return "any"
    if not words[0].isupper():
        return "initial"
    return "capitals" if sum(map(str.isalpha, words[0])) <= _SHORT_ACRONYM else "any"
