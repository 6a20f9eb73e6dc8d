"""An archive of one's own: another name, other colours, another mark, a third language; no template is touched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

from mujaz.arabic.catalogue import CatalogueError
from mujaz.errors import EnvironmentLack, UsageError

if TYPE_CHECKING:
    from conftest import Site

STYLE = ":root { --green: #5b2a86; }\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n'
FRENCH = {
    "MUJAZ_LANGUAGES": ["ar", "en", "fr"],
    "MUJAZ_GROWING": ["fr"],
    "MUJAZ_NAMES": {"ar": "دفتر", "en": "Ledger", "fr": "Registre"},
    "MUJAZ_TAGLINES": {"ar": "سطر", "en": "A line", "fr": "Une ligne"},
}
WORDS = {"Latest": "À la une", "Actors": "Acteurs"}


def write_french(site: Site, theme: Path) -> None:
    """Write a French catalogue: two words in French, the rest as the English ones."""
    write_words(site, theme, "fr")


def write_words(site: Site, theme: Path, language: str) -> None:
    """Write a catalogue of a language: two words in French, the rest as the English ones."""
    source = theme / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if message.id:
            forms = tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id
            message.string = WORDS.get(message.id, forms) if isinstance(message.id, str) else forms
    target = site.root / "content" / "look" / f"{language}.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_po(file, catalogue)


def sheet(site: Site, url: str) -> str:
    """Return the stylesheet of a page."""
    page = site.tree[url].decode()
    name = page.partition('<link rel="stylesheet" href="/')[2].partition('"')[0]
    return site.tree[name].decode()


def test_another_name_and_licence_stand_on_every_page(site: Site) -> None:
    site.build(MUJAZ_NAMES={"ar": "دفتر", "en": "Ledger"}, MUJAZ_LICENCE={"ar": "رخصة", "en": "Our licence"})
    pages = [data.decode() for path, data in site.tree.items() if path.startswith("en/") and path.endswith(".html")]
    assert all("Ledger" in page for page in pages)
    assert "Our licence" in pages[0]
    assert not any('"og:site_name" content="Example Archive"' in page for page in pages)


def test_colours_of_ones_own_come_behind_those_of_the_theme(site: Site) -> None:
    site.write("look/style.css", STYLE)
    site.build()
    for url in ("ar/index.html", "en/briefings/2023-08-12-example-bridge/index.html"):
        assert sheet(site, url).rindex("--green:#5b2a86") > sheet(site, url).index("--green:#")


def test_a_logo_stands_in_the_place_of_the_mark(site: Site) -> None:
    site.write("look/logo.svg", LOGO)
    site.build()
    home = site.tree["en/index.html"].decode()
    name = home.partition('<img class="mark" src="/')[2].partition('"')[0]
    assert site.tree[name].decode() == LOGO
    assert '<span class="mark"' not in home


def test_a_picture_of_ones_own_takes_the_place_of_the_themes(site: Site) -> None:
    site.write("look/images/icon.svg", LOGO)
    site.build()
    assert LOGO.encode() in [data for path, data in site.tree.items() if path.startswith("theme/icon.")]


def test_the_bars_of_browsers_take_the_colours_that_are_set(site: Site) -> None:
    site.write("look/theme.toml", '[browser]\nlight = "#ffffff"\n')
    site.build()
    home = site.tree["en/index.html"].decode()
    assert '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">' in home
    assert '<meta name="theme-color" content="#161512" media="(prefers-color-scheme: dark)">' in home


def test_a_word_of_ones_own_stands_before_that_of_the_theme(site: Site) -> None:
    site.write("look/en.po", 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Actors"\nmsgstr "Parties"\n')
    site.build()
    assert ">Parties</a>" in site.tree["en/index.html"].decode()
    assert ">Places</a>" in site.tree["en/index.html"].decode()


def test_a_change_of_a_word_or_a_colour_reaches_the_next_build(site: Site) -> None:
    site.build()
    site.write("look/en.po", 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Actors"\nmsgstr "Parties"\n')
    site.write("look/style.css", STYLE)
    site.build()
    assert site.tree == site.build_cold()


def test_a_third_language_has_its_tree(site: Site, theme: Path) -> None:
    write_french(site, theme)
    site.build(**FRENCH)
    home = site.tree["fr/index.html"].decode()
    assert '<html lang="fr" dir="ltr">' in home
    assert "Registre" in home
    assert ">À la une</a>" in home
    assert ">Acteurs</a>" in home
    arabic = {path.removeprefix("ar/") for path in site.tree if path.startswith("ar/") and "briefings/" not in path}
    french = {path.removeprefix("fr/") for path in site.tree if path.startswith("fr/")}
    own_feeds = {path for path in arabic - french if path.endswith((".rss", ".atom", ".csv", ".bib"))}
    texts = {"about/index.html", "methodology/index.html"}
    assert arabic - french - own_feeds <= texts


def test_readers_of_a_third_language_get_what_runs_their_way_first(site: Site, theme: Path) -> None:
    write_french(site, theme)
    site.build(**FRENCH)
    assert '<h1 class="title"><bdi lang="en" dir="ltr">' in site.tree["fr/actors/example-league/index.html"].decode()
    assert 'href="/en/briefings/2023-08-12-example-bridge/"' in site.tree["fr/archive/2023/08/index.html"].decode()


def test_every_page_names_itself_in_all_three_languages(site: Site, theme: Path) -> None:
    write_french(site, theme)
    site.build(**FRENCH)
    home = site.tree["en/index.html"].decode()
    for language in ("ar", "en", "fr"):
        assert f'hreflang="{language}" href="https://sample.example/{language}/"' in home


def test_a_text_in_the_third_language_is_published_there(site: Site, theme: Path) -> None:
    write_french(site, theme)
    source = (site.root / "content/briefings/en/2023/bridge.md").read_text("utf-8")
    site.write("briefings/fr/bridge.md", source.replace("lang: en", "lang: fr").replace("old_urls", "x_old"))
    site.build(**FRENCH)
    page = site.tree["fr/briefings/2023-08-12-example-bridge/index.html"].decode()
    assert 'hreflang="ar"' in page
    assert "12 août 2023" in page


def test_without_growing_a_record_without_a_name_is_an_error(site: Site, theme: Path) -> None:
    write_french(site, theme)
    done = site.run("mujaz", "build")
    assert done.returncode == 0, done.stderr
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("".join(f"{key} = {value!r}\n" for key, value in FRENCH.items() if key != "MUJAZ_GROWING"))
    done = site.run("mujaz", "build")
    assert done.returncode == 1
    assert "There is no name in the language `fr`" in done.stdout + done.stderr


def test_a_language_without_words_is_told_where_to_write_them(site: Site) -> None:
    with pytest.raises(EnvironmentLack) as caught:
        site.build(**FRENCH)
    assert str(Path("content/look/fr.po")).replace("/", os.sep) in str(caught.value)


def test_all_words_that_a_language_lacks_are_told_at_once(site: Site) -> None:
    site.write(
        "look/fr.po", 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\nmsgid "Map"\nmsgstr "Carte"\n'
    )
    with pytest.raises(CatalogueError) as caught:
        site.build(**FRENCH)
    first, *lines = str(caught.value).splitlines()
    assert str(Path("look/fr.po")) in first
    assert len(lines) > 200
    assert '  "Actors" is not there' in lines
    assert not any('"Map"' in line for line in lines)


def test_a_third_language_from_right_to_left_has_the_fonts_and_the_side_of_its_script(site: Site, theme: Path) -> None:
    write_words(site, theme, "ckb")
    names = {"ar": "دفتر", "en": "Ledger", "ckb": "پەڕتووک"}
    site.build(**{**FRENCH, "MUJAZ_LANGUAGES": ["ar", "en", "ckb"], "MUJAZ_GROWING": ["ckb"], "MUJAZ_NAMES": names,
                  "MUJAZ_TAGLINES": names})  # fmt: skip
    page = site.tree["ckb/actors/example-league/index.html"].decode()
    assert '<html lang="ckb" dir="rtl">' in page
    assert 'as="font"' in page
    assert "/theme/naskh-400." in page.partition('as="font"')[0].rpartition("<link")[2]
    assert '<h1 class="title"><bdi lang="ar" dir="rtl">' in page


def test_a_language_that_grows_must_be_one_of_the_archive(site: Site) -> None:
    with pytest.raises(UsageError, match='MUJAZ_GROWING has "fr"'):
        site.build(MUJAZ_GROWING=["fr"])
