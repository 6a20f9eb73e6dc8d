"""The settings: checked when Pelican starts, every mistake named with what to write."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mujaz.errors import UsageError
from mujaz.site.settings import ArchiveSettings, defaults
from mujaz.site.settings_reading import read_settings

if TYPE_CHECKING:
    from conftest import Site

PELICAN = {
    "PATH": "/archive/content",
    "OUTPUT_PATH": "/archive/output",
    "THEME": "/archive/theme",
    "SITEURL": "https://archive.example/",
    "TIMEZONE": "Asia/Damascus",
}


def test_the_settings_of_pelican_and_of_mujaz_become_one_value() -> None:
    settings = read_settings({**PELICAN, "MUJAZ_PAGE_SIZE": 7, "MUJAZ_LANGUAGES": ["en", "ar"]})
    assert settings.root == Path("/archive")
    assert settings.content == Path("/archive/content")
    assert settings.output == Path("/archive/output")
    assert settings.site_url == "https://archive.example"
    assert settings.zone.key == "Asia/Damascus"
    assert settings.prefix == ""
    assert settings.archive.page_size == 7
    assert settings.archive.languages == ("en", "ar")
    assert settings.archive.names == {"ar": "موجز", "en": "Mujaz"}


def test_a_site_below_a_path_has_that_path_as_its_prefix() -> None:
    assert read_settings({**PELICAN, "SITEURL": "https://archive.example/of/news/"}).prefix == "/of/news"


@pytest.mark.parametrize("theme", ["notmyidea", "simple"])
def test_a_theme_of_pelican_is_replaced_by_our_own(theme: str) -> None:
    settings = read_settings({**PELICAN, "THEME": f"/lib/pelican/themes/{theme}"})
    assert (settings.theme / "theme.toml").is_file()


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"SITEURL": ""}, 'SITEURL is ""; write the address of the site, for example https://archive.example.'),
    (
        {"SITEURL": "archive.example"},
        'SITEURL is "archive.example"; write the address of the site, for example https://archive.example.',
    ),
    (
        {"SITEURL": "https://["},
        'SITEURL is "https://["; write the address of the site, for example https://archive.example.',
    ),
    (
        {"TIMEZONE": "Damascus"},
        'TIMEZONE is "Damascus"; write a name of the time zone database, for example Asia/Damascus.',
    ),
    ({"PATH": "/archive/texts"}, 'PATH is "/archive/texts"; an archive\'s content lies in a folder named content.'),
    ({"MUJAZ_PAGESIZE": 3}, "MUJAZ_PAGESIZE is not a setting of Mujaz; did you mean MUJAZ_PAGE_SIZE?"),
    ({"MUJAZ_ZZZZ": 3}, "MUJAZ_ZZZZ is not a setting of Mujaz."),
    ({"MUJAZ_PAGE_SIZE": 0}, "MUJAZ_PAGE_SIZE is 0; write a whole number above 0."),
    ({"MUJAZ_PAGE_SIZE": "20"}, "MUJAZ_PAGE_SIZE is '20'; write a whole number above 0."),
    ({"MUJAZ_PAGE_SIZE": True}, "MUJAZ_PAGE_SIZE is True; write a whole number above 0."),
    ({"MUJAZ_RIGHTS": "all"}, "MUJAZ_RIGHTS is 'all'; write 'full' or 'excerpt' or 'metadata'."),
    ({"MUJAZ_MONTHS": "maghrebi"}, "MUJAZ_MONTHS is 'maghrebi'; write 'levantine' or 'dual'."),
    ({"MUJAZ_NAMES": {"ar": 1, "en": "x"}}, "MUJAZ_NAMES is {'ar': 1, 'en': 'x'}; write a text for each language."),
    ({"MUJAZ_NAMES": {"en": "Example"}}, 'MUJAZ_NAMES has no text for "ar"; add one.'),
    ({"MUJAZ_TAGLINES": {"ar": "مثال"}}, 'MUJAZ_TAGLINES has no text for "en"; add one.'),
    ({"MUJAZ_LANGUAGES": []}, "MUJAZ_LANGUAGES is empty; write at least one language."),
    ({"MUJAZ_LANGUAGES": "ar"}, "MUJAZ_LANGUAGES is 'ar'; write a list of texts."),
    ({"MUJAZ_ORGANISATION": None}, "MUJAZ_ORGANISATION is None; write a text."),
    ({"MUJAZ_FORMAT": 2}, "MUJAZ_FORMAT is 2; this version of Mujaz reads format 1."),
]


@pytest.mark.parametrize(("setting", "message"), MISTAKES, ids=[message[:40] for _, message in MISTAKES])
def test_a_wrong_setting_is_named_with_what_to_write(setting: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_settings({**PELICAN, **setting})
    assert str(caught.value) == message


def test_all_wrong_settings_are_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        read_settings({**PELICAN, "SITEURL": "", "MUJAZ_PAGE_SIZE": 0, "MUJAZ_ZZZZ": 1})
    assert len(str(caught.value).splitlines()) == 3


def test_what_may_be_absent_may_be_none() -> None:
    assert read_settings({**PELICAN, "MUJAZ_EMAIL": None}).archive.email is None


def test_every_setting_has_a_default_under_its_written_name() -> None:
    assert defaults()["MUJAZ_PAGE_SIZE"] == 10
    assert len(defaults()) == len(ArchiveSettings.__dataclass_fields__)


def test_a_wrong_setting_ends_a_build_with_exit_code_2(site: Site) -> None:
    site.edit("pelicanconf.py", "MUJAZ_PAGE_SIZE = 4", "MUJAZ_PAGE_SIZE = -4")
    done = site.run("mujaz", "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "MUJAZ_PAGE_SIZE is -4; write a whole number above 0.\n"
    assert not site.output.exists()


def test_without_a_licence_and_an_address_the_pages_leave_them_out(site: Site) -> None:
    site.build(MUJAZ_EMAIL=None, MUJAZ_LICENCE={}, MUJAZ_LICENCE_URL="")
    home = site.tree["en/index.html"].decode()
    assert "mailto:" not in home
    assert 'rel="license"' not in home


def test_an_archive_may_have_one_language(site: Site) -> None:
    for folder in ("briefings/en", "pages/en"):
        shutil.rmtree(site.root / "content" / folder)
    site.edit("content/briefings/ar/2023/bridge.md", "related: [2024-01-15-example-library]\n", "")
    site.edit("content/briefings/ar/2023/flood.md", "gist:\n  en:", "x_gist:\n  en:")
    site.edit("content/actors/example-league.yaml", "[about](/en/about/)", "about")
    site.build(MUJAZ_LANGUAGES=["ar"])
    assert [path for path in site.tree if path.startswith("en/")] == []
    assert 'hreflang="en"' not in site.tree["ar/index.html"].decode()
