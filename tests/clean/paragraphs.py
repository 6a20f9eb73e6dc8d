"""What several tests ask of an article."""

from __future__ import annotations

from mujaz.model import CleanArticle


def bodies(article: CleanArticle) -> list[str]:
    """Return the text of every paragraph, each of one span."""
    return [block.spans[0].text for block in article.blocks]  # type: ignore[union-attr]
