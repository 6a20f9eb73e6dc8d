"""How much it counts how and where a word is found: for the script of the page and for the terminal alike."""

from __future__ import annotations

from mujaz.frozen import frozen


@frozen
class Weights:
    """Factors between 0 and 1; in one part of a document, the nearer form always counts more."""

    exact: float = 1
    """The word as it was typed."""
    folded: float = 0.85
    """Another spelling of it."""
    core: float = 0.7
    """The same with an article, a conjunction or a preposition."""
    stem: float = 0.4
    """Another form of it."""
    begins: float = 0.3
    """A word that begins with it."""
    ways: tuple[float, ...] = (0.24, 0.26, 0.28, 0.5, 1)
    """Once, twice or more often in the text, in the summary, in the title."""
    listed: float = 0.8
    """The item lists the actor, place, topic or source that was named."""
    named: float = 0.45
    """The document only names it."""


WEIGHTS = Weights()
