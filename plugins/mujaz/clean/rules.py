"""What became of a line, in words: the rules of this stage by their stable names, for audits and explanations."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from mujaz.frozen import frozen

Fate = Literal["kept", "read", "removed"]
"""`read` is a line that became metadata: the headline, the date."""


@frozen
class Rule:
    """Why a line is not in the text."""

    name: str
    fate: Literal["read", "removed"]
    meanings: tuple[tuple[str, str], ...]
    """(language, one sentence)."""

    def meaning(self, language: str) -> str:
        """Return what the rule says, in `language` or else in English."""
        known = dict(self.meanings)
        return known.get(language, known["en"])


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule under its name."""
    table = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
    fates: tuple[Literal["removed", "read"], ...] = ("removed", "read")
    return {
        name: Rule(name, fate, tuple(sorted(meanings.items())))
        for fate in fates
        for name, meanings in table[fate].items()
    }


def explain_rule(name: str, language: str) -> str:
    """Return what the rule `name` says; nothing for a name that is not listed.

    >>> explain_rule("hidden", "en")
    'Only screen readers say it, or nobody sees it.'
    """
    rule = all_rules().get(name)
    return rule.meaning(language) if rule else ""
