"""Drafts in a preview: built like everything else, and marked wherever their title stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from mujaz.arabic.catalogue import Catalogue
from mujaz.model import Item
from mujaz.site.clock import now
from mujaz.site.settings import SiteSettings
from mujaz.site.words import mark

DRAFT, REVIEW, WITHHELD = mark("Draft"), mark("In review"), mark("Withheld")


def show_drafts(settings: SiteSettings, catalogues: Mapping[str, Catalogue]) -> Callable[[Item], Item] | None:
    """Return how items are shown in a preview; None where this is none."""
    return partial(show_draft, catalogues) if settings.archive.drafts else None


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
