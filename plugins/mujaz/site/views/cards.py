"""The pictures that stand for items where they are shared."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path

from mujaz.site.kept import Folder
from mujaz.site.views.value import value


@value
class CardLook:
    """What all cards of a language have in common."""

    direction: str
    site_name: str
    paper: str
    ink: str
    accent: str
    second: str
    """Colours as `#rrggbb`."""
    family: str
    """The family of the regular and the bold font."""
    fonts: tuple[str, ...]
    """The paths of the fonts."""
    icon: str
    """The theme's icon, as SVG; empty without one."""
    version: str
    """A digest of the fonts and of what draws cards."""


@value
class CardView:
    """A card: a headline, and a line on when and where it is from."""

    title: str
    note: str
    look: CardLook
    cache: Folder
    """Where cards are kept between builds."""

    @property
    def name(self) -> str:
        """A digest of all that is seen."""
        look = [getattr(self.look, field.name) for field in fields(self.look) if field.name != "fonts"]
        return hashlib.sha256(repr((self.title, self.note, look)).encode()).hexdigest()[:20]

    @property
    def kept(self) -> Path:
        """Where the card is kept between builds."""
        return self.cache.path / f"{self.name}.png"
