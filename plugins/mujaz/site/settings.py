"""The archive's settings, declared once; written in `pelicanconf.py` with the prefix `MUJAZ_`.

Pelican's own settings that the archive reads are SITEURL, TIMEZONE, PATH, OUTPUT_PATH and THEME.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from mujaz.frozen import frozen
from mujaz.model import Rights

PREFIX = "MUJAZ_"
CONTENT = "content"
"""The folder of an archive's content, which stands in its items' provenance too."""
LOOK = "look"
"""The folder in the content of what differs from the theme."""
FORMAT = 1
"""The version of the content's format that this version of Mujaz reads."""

ByLanguage = dict[str, str]
FEATURES = (
    "atom",
    "cards",
    "citations",
    "data",
    "feed-months",
    "json-feed",
    "maps",
    "mentions",
    "metadata",
    "narrowed",
    "networks",
    "search",
    "timelines",
)
"""The parts of a site that it can do without: feeds as Atom and JSON Feed and by month, files for reference managers,
data for download, the search, pictures for shared links, maps, timelines and networks, narrowed lists, links from the
names in a text, and what pages tell programs of themselves beside title, description, address and languages."""
HEAVY = frozenset({"cards"})
"""What a lite site does without, whatever it lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """What an archive may set; each field's text says what it means."""

    format: int = FORMAT
    """The version of the content's format."""
    languages: tuple[str, ...] = ("ar", "en")
    """The archive's languages; the first is the default one, to which `x-default` leads."""
    growing: tuple[str, ...] = ()
    """Those of its languages that are still being added: records may lack a name in them."""
    names: ByLanguage = field(default_factory=lambda: {"ar": "موجز", "en": "Mujaz"})
    """The archive's name in each language."""
    taglines: ByLanguage = field(
        default_factory=lambda: {
            "ar": "أرشيف الموجزات الإخبارية الموثّقة بالعربية والإنجليزية",
            "en": "An archive of sourced news briefings in Arabic and English",
        }
    )
    """One line in each language on what the archive is."""
    organisation: str = "Mujaz"
    """Who publishes the archive; the author of its briefings in feeds and metadata.

    An organisation that bears the archive's name is cited by its name in the language of the item.
    """
    email: str | None = None
    """Where readers report errors; None leaves the link out."""
    licence: ByLanguage = field(default_factory=dict)
    """The licence line in each language."""
    licence_url: str = ""
    """Where the licence can be read."""
    rights: Rights = "full"
    """How much of an archived article's text is published where neither the item nor its source says."""
    page_size: int = 10
    """How many items the first page of a list shows in full; further pages name ten times as many."""
    narrow_from: int = 10
    """How many items a part of a long list (a year, a topic, a kind, a language) needs to have a page of its own."""
    feed_size: int = 50
    """How many of the newest items a language's feed holds."""
    record_feed_size: int = 20
    """How many of the newest items the feed of an actor, place, source or topic holds."""
    id_host: str | None = None
    """The host in the ids of feed entries; None is that of the site, and a site that moves writes its first host."""
    related_count: int = 5
    """How many related items a page links to."""
    months: Literal["levantine", "dual"] = "levantine"
    """Arabic month names: `levantine` (آب) or `dual` (آب/أغسطس)."""
    lite: bool = False
    """Whether pages do without fonts, pictures and cards, for readers on slow or expensive lines."""
    map_outlines: str | None = "syria"
    """The outlines on which maps are drawn: `syria`, a GeoJSON file of one's own, or None."""
    features: tuple[str, ...] = FEATURES
    """The parts that the site has beside its pages, its RSS feeds and its sitemap."""
    drafts: bool = False
    """Whether drafts, items in review and withheld ones are built too, each with its state before its title."""
    publish_to: tuple[str, ...] = ()
    """Where `mujaz publish` sends a release besides its folder: `rsync:…`, `git:…#branch`, `s3://…`."""
    signing_key: str | None = None
    """The key with which a release's manifest is signed: a private key of SSH or minisign; None signs nothing."""
    state: str = ".mujaz"
    """The folder in which a build remembers what it wrote; it can be deleted at any time."""

    @property
    def named_in(self) -> tuple[str, ...]:
        """The languages in which every record has a name."""
        return tuple(language for language in self.languages if language not in self.growing)


@frozen
class SiteSettings:
    """Everything that the site stage reads: the archive's settings and Pelican's that matter to it."""

    archive: ArchiveSettings
    root: Path
    """The folder of the settings file; content's paths are shown relative to it."""
    content: Path
    output: Path
    theme: Path
    site_url: str
    """Without a slash at the end."""
    zone: ZoneInfo

    @property
    def look(self) -> Path:
        """The folder of the archive's own look; there need not be one."""
        return self.content / LOOK

    @property
    def prefix(self) -> str:
        """The path at which the site lies on its host: empty, or `/archive`."""
        return urlsplit(self.site_url).path.rstrip("/")


def defaults() -> dict[str, Any]:
    """Return every setting with its default, for the documentation."""
    made = ArchiveSettings()
    return {PREFIX + f.name.upper(): getattr(made, f.name) for f in fields(ArchiveSettings)}
