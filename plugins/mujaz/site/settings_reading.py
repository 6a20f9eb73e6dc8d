"""From Pelican's dictionary to the archive's settings: each is checked, and all that are wrong are told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mujaz.errors import UsageError, nearest
from mujaz.site.settings import CONTENT, FEATURES, FORMAT, HEAVY, PREFIX, ArchiveSettings, SiteSettings

_HINTS = get_type_hints(ArchiveSettings)
_WANTED = {
    str: "a text",
    int: "a whole number above 0",
    bool: "True or False",
    tuple: "a list of texts",
    dict: "a text for each language",
}


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
