"""The card of each item: a picture with its headline, for where a link to it is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.arabic.bidi import direction
from mujaz.errors import EnvironmentLack
from mujaz.site.archive import Edition, Entry
from mujaz.site.cards.draw import recipe
from mujaz.site.cards.layout import HEIGHT, WIDTH
from mujaz.site.desk import Desk
from mujaz.site.kept import Folder
from mujaz.site.page import Page, later
from mujaz.site.views import SocialImage
from mujaz.site.views.cards import CardLook, CardView

FOLDER = "cards"
"""Where cards are kept in the state."""
COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
ICON = "images/icon.svg"
STYLE = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}")
"""What an icon looks like on dark screens, which cards are not."""


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the card of every item that exists in the desk's language."""
    for entry in desk.archive.entries:
        edition = entry.edition(desk.language)
        if edition is not None and _has_card(desk, edition):
            yield Page(desk.urls.card(desk.language, entry.slug), "card", later(_view, desk, edition))


def card_image(desk: Desk, entry: Entry, edition: Edition | None) -> SocialImage | None:
    """Return the card of an item as its page names it; None without cards, and for what was withdrawn."""
    if edition is None or not _has_card(desk, edition):
        return None
    url = desk.urls.absolute(desk.urls.card(desk.language, entry.slug))
    return SocialImage(url, WIDTH, HEIGHT, f"{edition.item.title} — {_note(desk, edition)}")


def _has_card(desk: Desk, edition: Edition) -> bool:
    return edition.item.status != "withdrawn" and desk.has("cards") and desk.has("metadata")


def _view(desk: Desk, edition: Edition) -> CardView:
    """Return what the card of an item shows: nothing of its text, whatever its rights."""
    settings = desk.archive.settings
    look = desk.once(("card look",), lambda: _look(desk))
    kept = settings.root / settings.archive.state / FOLDER
    return CardView(edition.item.title, _note(desk, edition), look, Folder(kept))


def _note(desk: Desk, edition: Edition) -> str:
    """Return when an item is from, and whose it is."""
    item = edition.item
    source = desk.record_name("sources", item.source).text if item.source else None
    return " · ".join(part for part in (desk.moment(item.date, item.precision).label, source) if part)


def _look(desk: Desk) -> CardLook:
    """Return what the theme says of cards; raise `EnvironmentLack` where it says nothing or too little."""
    assets = desk.assets
    try:
        said = assets.theme["card"]
        colours = {name: str(said[name]) for name in ("paper", "ink", "accent", "second")}
        family = str(said[f"family-{direction(desk.language)}"])
    except KeyError as error:
        raise EnvironmentLack(
            f'theme.toml lacks {error} in its [card]; add it, or take "cards" out of MUJAZ_FEATURES.'
        ) from error
    wrong = next((name for name, colour in colours.items() if not COLOUR.match(colour)), None)
    if wrong:
        raise EnvironmentLack(f'theme.toml has the colour "{colours[wrong]}" in its [card]; write one as #0e5450.')
    return CardLook(
        direction=direction(desk.language),
        site_name=desk.site_name,
        **colours,
        family=family,
        fonts=tuple(assets.card_fonts),
        icon=STYLE.sub("", assets.files[assets.path(ICON)].decode()),
        version="-".join((recipe(), *assets.card_fonts.values())),
    )
