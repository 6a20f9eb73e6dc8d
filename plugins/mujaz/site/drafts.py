"""Drafts in a preview: built like everything else, and marked wherever their title stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mujaz.arabic.catalogue import Catalogue
from mujaz.model import Item
from mujaz.site.clock import now
from mujaz.site.words import mark

DRAFT, REVIEW, WITHHELD = mark("Draft"), mark("In review"), mark("Withheld")


def show_draft(catalogues: Mapping[str, Catalogue], item: Item) -> Item:
    """Return an item as a preview shows it: published, and with its state before its title if it is not yet."""
    word = {"draft": DRAFT, "review": REVIEW}.get(item.status)
    if word is None and item.publish_at is not None and item.publish_at > now():
        word = WITHHELD
    if word is None:
        return item
    said = catalogues[item.language].gettext(word) if item.language in catalogues else word
    status = item.status if item.status == "withdrawn" else "published"
    return replace(item, title=f"[{said}] {item.title}", status=status, publish_at=None)
