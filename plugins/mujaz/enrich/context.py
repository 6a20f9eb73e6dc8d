"""The words that tell what a name is a part of, as `context.toml` and `given_names.txt` list them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.arabic.fold import fold_match
from mujaz.arabic.tokens import find_tokens
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = Path(__file__).with_name("context.toml")
GIVEN_NAMES = Path(__file__).with_name("given_names.txt")

Keys = tuple[str, ...]
"""The folded words of a name or phrase."""


@frozen
class Context:
    """Folded words of both languages; `context.toml` says what each list is for."""

    before_place: frozenset[Keys]
    before_person: frozenset[Keys]
    after_place: frozenset[str]
    follows_place: frozenset[str]
    given_name_and_place: frozenset[str]
    states: frozenset[str]
    titles: frozenset[str]
    openers: frozenset[str]
    kinship: frozenset[str]
    after_given_name: frozenset[str]
    given_names: frozenset[str]
    no_name: frozenset[str]
    everyday: frozenset[str]
    cues: Mapping[tuple[str, str], frozenset[Keys]]
    """Words before a weak name by (place, person or other, language)."""
    phrases: tuple[tuple[str, str], ...]
    """(language, phrase as it is written)."""


@cache
def read_context() -> Context:
    """Return the words beside names."""
    data: Mapping[str, Mapping[str, Any]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    listed = {key: [text for texts in lists.values() for text in texts] for key, lists in data.items()}
    return Context(
        before_place=frozenset(map(keys_of, listed["before_place"])),
        before_person=frozenset(map(keys_of, listed["before_person"])),
        after_place=_fold(listed["after_place"]),
        follows_place=_fold(listed["follows_place"]),
        given_name_and_place=_fold(listed["given_name_and_place"]),
        states=_fold(listed["states"]),
        titles=_fold(listed["titles"]),
        openers=_fold(listed["openers"]),
        kinship=_fold(listed["kinship"]),
        after_given_name=_fold(listed["after_given_name"]),
        given_names=_fold(_read_given_names()),
        no_name=_fold(listed["no_name"]),
        everyday=_fold(listed["everyday"]),
        cues={
            (role, language): frozenset(map(keys_of, texts))
            for role in ("place", "person", "other")
            for language, texts in data[f"cues_of_{role}s"].items()
        },
        phrases=tuple((language, text) for language, texts in data["phrases"].items() for text in texts),
    )


def keys_of(phrase: str) -> Keys:
    """Return the folded words of `phrase`.

    >>> keys_of("Bank of America")
    ('bank', 'of', 'america')
    """
    return tuple(fold_match(token.text) for token in find_tokens(phrase))


def _fold(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_match, words))


def _read_given_names() -> Iterable[str]:
    lines = GIVEN_NAMES.read_text(encoding="utf-8").splitlines()
    return (name for line in lines if not line.startswith("#") for name in line.split())
