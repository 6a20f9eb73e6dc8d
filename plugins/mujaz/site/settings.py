"""The archive's settings, declared once; written in `pelicanconf.py` with the prefix `MUJAZ_`.

Pelican's own settings that the archive reads are SITEURL, TIMEZONE, PATH, OUTPUT_PATH and THEME.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mujaz.errors import UsageError, nearest
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


@dataclass(frozen=True, slots=True)
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


def read_settings(pelican: Mapping[str, Any]) -> SiteSettings:
    """Return the settings in Pelican's dictionary; raise `UsageError` naming every one that is wrong."""
    content = Path(pelican["PATH"]).resolve()
    site_url = str(pelican.get("SITEURL") or "").rstrip("/")
    wrong = []
    if not _is_address(site_url):
        wrong.append(f'SITEURL is "{site_url}"; write the address of the site, for example https://archive.example.')
    if content.name != CONTENT:
        wrong.append(f'PATH is "{pelican["PATH"]}"; an archive\'s content lies in a folder named {CONTENT}.')
    zone = _read_zone(str(pelican.get("TIMEZONE") or "UTC"), wrong)
    archive = _read_archive(pelican, wrong)
    if wrong:
        raise UsageError("\n".join(wrong))
    return SiteSettings(
        archive=archive,
        root=content.parent,
        content=content,
        output=Path(pelican["OUTPUT_PATH"]).resolve(),
        theme=theme_folder(pelican["THEME"]),
        site_url=site_url,
        zone=zone,
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def theme_folder(theme: str) -> Path:
    """Return the folder of the theme that a setting names; ours where it is still one of Pelican's."""
    folder = Path(theme).resolve()
    if folder.parts[-3:-1] != ("pelican", "themes"):
        return folder
    package = Path(__file__).parents[1]
    installed = package / "theme"
    return installed if installed.is_dir() else package.parents[1] / "theme"


def _read_zone(name: str, wrong: list[str]) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        wrong.append(f'TIMEZONE is "{name}"; write a name of the time zone database, for example Asia/Damascus.')
        return ZoneInfo("UTC")


def _read_archive(pelican: Mapping[str, Any], wrong: list[str]) -> ArchiveSettings:
    known = {PREFIX + f.name.upper(): f.name for f in fields(ArchiveSettings)}
    values: dict[str, Any] = {}
    for key in sorted(key for key in pelican if key.startswith(PREFIX)):
        if key not in known:
            near = nearest(key.removeprefix(PREFIX), [name.removeprefix(PREFIX) for name in known], 1)
            wrong.append(f"{key} is not a setting of Mujaz" + (f"; did you mean {PREFIX}{near[0]}?" if near else "."))
            continue
        name, value = known[key], pelican[key]
        value = tuple(value) if isinstance(value, list) else value
        if (wanted := _mismatch(name, value)) is not None:
            wrong.append(f"{key} is {value!r}; write {wanted}.")
        else:
            values[name] = value
    made = ArchiveSettings(**values)
    if made.lite:
        made = replace(made, features=tuple(name for name in made.features if name not in HEAVY))
    _check_languages(made, wrong)
    _check_features(made, wrong)
    if made.format != FORMAT:
        wrong.append(f"{PREFIX}FORMAT is {made.format}; this version of Mujaz reads format {FORMAT}.")
    return made


_HINTS = get_type_hints(ArchiveSettings)
_WANTED = {
    str: "a text",
    int: "a whole number above 0",
    bool: "True or False",
    tuple: "a list of texts",
    dict: "a text for each language",
}


def _mismatch(name: str, value: object) -> str | None:
    """Return what to write instead of `value`, or None if it fits the field's type."""
    hint = _HINTS[name]
    if get_origin(hint) is Literal:
        return None if value in get_args(hint) else " or ".join(map(repr, get_args(hint)))
    kinds = get_args(hint) if type(None) in get_args(hint) else (hint,)
    if value is None and type(None) in kinds:
        return None
    plain = get_origin(kinds[0]) or kinds[0]
    good = isinstance(value, plain) and isinstance(value, bool) == (plain is bool) and not (plain is int and value < 1)
    if good and plain in (dict, tuple):
        texts = value.values() if isinstance(value, dict) else value
        good = isinstance(texts, Iterable) and all(isinstance(text, str) for text in texts)
    return None if good else _WANTED[plain]


def _check_features(archive: ArchiveSettings, wrong: list[str]) -> None:
    """Note every feature that there is not."""
    for name in archive.features:
        if name not in FEATURES:
            near = nearest(name, FEATURES, 1)
            hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(FEATURES)}."
            wrong.append(f'{PREFIX}FEATURES has "{name}", which is no feature; {hint}')


def _check_languages(archive: ArchiveSettings, wrong: list[str]) -> None:
    """Note every text that one of the archive's languages lacks."""
    if not archive.languages:
        wrong.append(f"{PREFIX}LANGUAGES is empty; write at least one language.")
    if unknown := [language for language in archive.growing if language not in archive.languages[1:]]:
        wrong.append(f'{PREFIX}GROWING has "{unknown[0]}"; write only languages behind the first of {PREFIX}LANGUAGES.')
    for name, texts in (("NAMES", archive.names), ("TAGLINES", archive.taglines)):
        lacking = (language for language in archive.languages if not texts.get(language))
        wrong.extend(f'{PREFIX}{name} has no text for "{language}"; add one.' for language in lacking)


def defaults() -> dict[str, Any]:
    """Return every setting with its default, for the documentation."""
    made = ArchiveSettings()
    return {PREFIX + f.name.upper(): getattr(made, f.name) for f in fields(ArchiveSettings)}
