"""The sample site as built: its addresses, its two languages, and what its pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest

if TYPE_CHECKING:
    from conftest import Built, Site

HOST = "https://sample.example"
BRIDGE = "briefings/2023-08-12-example-bridge/"
FLOOD = "/ar/briefings/2023-09-example-flood/"
MARKET = "/en/briefings/2023-09-10-example-market/"
LIBRARY = "/en/briefings/2024-01-15-example-library/"
CENSUS = "/ar/briefings/2024-01-20-example-census/"

IN_BOTH = [
    "",
    "page/2/",
    BRIDGE,
    "briefings/2023-08-20-example-harvest/",
    "briefings/2024-03-05-hostile-example/",
    "actors/",
    "actors/example-league/",
    "actors/example-council/",
    "actors/unnamed-example/",
    "places/",
    "places/exampleland/",
    "places/example-town/",
    "sources/",
    "sources/example-gazette/",
    "topics/",
    "topics/bridges/",
    "archive/",
    "archive/2023/",
    "archive/2023/08/",
    "archive/2024/03/",
    "about/",
    "feeds/",
    "feed.rss",
    "feed.atom",
    "feed.json",
    "feeds.opml",
    "feeds/2023-08.rss",
    "feeds/2023-08.atom",
    "actors/example-league/feed.rss",
    "places/example-town/feed.rss",
    "sources/example-gazette/feed.rss",
    "topics/bridges/feed.rss",
]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("address", IN_BOTH)
def test_every_address_of_the_contract_exists_in_both_languages(built: Built, language: str, address: str) -> None:
    assert built.tree[built.path(f"/{language}/{address}")]


@pytest.mark.parametrize(
    "path", ["index.html", "404.html", "sitemap.xml", "robots.txt", "_headers", "manifest", "favicon.ico"]
)
def test_the_files_of_the_whole_site_exist(built: Built, path: str) -> None:
    assert built.tree[path]


def test_an_item_has_no_page_in_a_language_in_which_it_does_not_exist(built: Built) -> None:
    both = {path.split("/", 1)[1] for path in built.tree if path.startswith("ar/briefings/")}
    both &= {path.split("/", 1)[1] for path in built.tree if path.startswith("en/briefings/")}
    both = {path for path in both if path.endswith(".html")}
    assert both == {
        "briefings/2023-08-12-example-bridge/index.html",
        "briefings/2023-08-20-example-harvest/index.html",
        "briefings/2024-03-05-hostile-example/index.html",
        "briefings/old-example-bridge/index.html",
    }


def test_the_trees_of_the_languages_are_the_same_but_for_items_and_feeds(built: Built) -> None:
    trees = {
        language: {
            path.removeprefix(f"{language}/")
            for path in built.tree
            if path.startswith(f"{language}/") and "/briefings/" not in path and path.endswith(".html")
        }
        for language in ("ar", "en")
    }
    assert trees["ar"] == trees["en"]


def test_every_link_within_the_site_leads_to_a_page_and_every_anchor_to_an_element(built: Built) -> None:
    dead = []
    for url, page in built.pages:
        for link in page.xpath("//@href | //@src"):
            target, anchor = urldefrag(link.removeprefix(HOST))
            if link.startswith("#"):
                target = url
            elif not target.startswith("/"):
                continue
            if built.path(target) not in built.tree:
                dead.append(f"{url} -> {link}")
            elif anchor and not built.page(target).xpath("//*[@id=$id]", id=anchor):
                dead.append(f"{url} -> {link} (no such element)")
    assert dead == []


def test_a_page_that_links_to_its_other_language_is_linked_back(built: Built) -> None:
    for url, page in built.pages:
        for link in page.xpath("//nav[@class='languages']//a[not(@aria-describedby)]/@href"):
            back = built.page(link).xpath("//nav[@class='languages']//a/@href")
            assert url in ("/", "/404.html") or url in back


def test_the_language_link_leads_to_the_same_page_in_its_own_script(built: Built) -> None:
    (link,) = built.page(f"/ar/{BRIDGE}").xpath("//nav[@class='languages']//a")
    assert dict(link.attrib) == {"href": f"/en/{BRIDGE}", "hreflang": "en", "lang": "en", "dir": "ltr"}
    assert link.text == "English"
    (link,) = built.page("/en/places/example-town/").xpath("//nav[@class='languages']//a")
    assert dict(link.attrib) == {
        "href": "/ar/places/example-town/",
        "hreflang": "ar",
        "lang": "ar",
        "dir": "rtl",
    }
    assert link.text == "العربية"


@pytest.mark.parametrize(("url", "month"), [(FLOOD, "/en/archive/2023/09/"), (MARKET, "/ar/archive/2023/09/")])
def test_without_a_version_the_language_link_leads_to_the_month_and_says_so(built: Built, url: str, month: str) -> None:
    page = built.page(url)
    (link,) = page.xpath("//nav[@class='languages']//a")
    assert link.get("href") == month
    (note,) = page.xpath("//*[@id=$id]", id=link.get("aria-describedby"))
    assert note.text_content().strip()


@pytest.mark.parametrize(
    "url",
    ["/en/actors/example-council/", "/en/places/example-river/", "/en/archive/2023/09/"],
)
def test_an_arabic_item_stands_in_english_lists_by_its_gist_marked_as_arabic(built: Built, url: str) -> None:
    (link,) = built.page(url).xpath("//article[@class='card']//a[@href=$url]", url=FLOOD)
    assert link.text == "An example flood, in gist"
    assert link.get("hreflang") == "ar"
    card = next(link.iterancestors("article"))
    assert card.xpath(".//span[@class='badge']/text()") == ["In Arabic only"]
    assert card.xpath(".//p[@class='card-summary']/text()") == ["An invented gist of an Arabic example."]


def test_an_arabic_item_stands_in_long_english_lists_by_its_gist_too(built: Built) -> None:
    (link,) = built.page("/en/page/2/").xpath("//ul[@class='lines']//a[@href=$url]", url=FLOOD)
    assert (link.text, link.get("lang")) == ("An example flood, in gist", None)
    assert link.getparent().xpath("span[@class='badge']/text()") == ["In Arabic only"]


def test_an_english_item_stands_in_arabic_lists_by_its_gist_marked_as_english(built: Built) -> None:
    (link,) = built.page("/ar/archive/2023/09/").xpath("//a[@href=$url]", url=MARKET)
    assert link.text == "مثال على سوق، خلاصة"
    card = next(link.iterancestors("article"))
    assert card.xpath(".//span[@class='badge']/text()") == ["متاح بالإنجليزية فقط"]


@pytest.mark.parametrize(
    ("url", "item", "title", "written"),
    [
        ("/ar/archive/2024/01/", LIBRARY, "An example library lends its first book", ("en", "ltr")),
        ("/en/archive/2024/01/", CENSUS, "مثال على تعداد", ("ar", "rtl")),
    ],
)
def test_an_item_without_a_gist_stands_in_the_other_list_by_its_title_with_lang_and_dir(
    built: Built, url: str, item: str, title: str, written: tuple[str, str]
) -> None:
    (link,) = built.page(url).xpath("//a[@href=$url]", url=item)
    assert link.text == title
    heading = link.getparent()
    assert (heading.get("lang"), heading.get("dir")) == written


def test_lists_of_both_languages_hold_the_same_items_in_the_same_order(built: Built) -> None:
    def slugs(url: str) -> list[str]:
        links = built.page(url).xpath("//main//*[@class='card-title']/a/@href | //ul[@class='lines']/li/a/@href")
        return [link.split("/")[3] for link in links]

    first = [
        "2024-03-05-hostile-example",
        "2024-01-20-example-census",
        "2024-01-15-example-library",
        "2023-09-10-example-market",
    ]
    assert slugs("/ar/") == slugs("/en/") == first
    assert slugs("/ar/page/2/") == slugs("/en/page/2/") == [
        "2023-09-example-flood",
        "2023-08-20-example-harvest",
        "2023-08-12-example-bridge-gazette",
        "2023-08-12-example-bridge",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/ar/briefings/old-example-bridge/", f"/ar/{BRIDGE}"),
        ("/en/briefings/old-example-bridge/", f"/en/{BRIDGE}"),
        ("/ar/actors/example-committee/", "/ar/actors/example-council/"),
        ("/en/actors/example-committee/", "/en/actors/example-council/"),
    ],
)
def test_an_old_address_redirects(built: Built, old: str, new: str) -> None:
    page = built.page(old)
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]
    assert page.xpath("//link[@rel='canonical']/@href") == [HOST + new]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//main//a/@href") == [new]


def test_a_date_is_shown_and_marked_no_more_exactly_than_it_is_known(built: Built) -> None:
    def date(url: str) -> tuple[str, str]:
        (time,) = built.page(url).xpath("//header[@class='item-head']//time")
        return time.get("datetime"), time.text

    assert date(f"/ar/{BRIDGE}") == ("2023-08-12", "12 آب 2023")
    assert date(f"/en/{BRIDGE}") == ("2023-08-12", "12 August 2023")
    assert date(FLOOD) == ("2023-09", "أيلول 2023")
    assert date(MARKET)[0] == "2023-09-10T14:30+03:00"


def test_a_correction_is_shown_and_dated(built: Built) -> None:
    section = built.page(f"/ar/{BRIDGE}").xpath("//section[@aria-labelledby='corrections']")[0]
    assert "مثال على تصويب الطول." in section.text_content()
    assert section.xpath(".//time/@datetime") == ["2023-09-01"]


def test_an_article_leads_to_its_source_its_original_and_its_copies(built: Built) -> None:
    page = built.page(FLOOD)
    links = page.xpath("//aside[@class='slip' or contains(@class, 'slip')]//a/@href")
    assert "/ar/sources/example-gazette/" in links
    assert "https://gazette.example/flood" in links
    assert "https://web.archive.example/flood" in links


def test_a_record_names_what_it_is_part_of_what_lies_in_it_and_what_came_before(built: Built) -> None:
    links = built.page("/en/places/example-province/").xpath("//aside//a/@href")
    assert "/en/places/exampleland/" in links
    assert "/en/places/example-town/" in links
    links = built.page("/ar/actors/example-council/").xpath("//aside//a/@href")
    assert "/ar/actors/example-league/" in links
    assert "/ar/actors/example-assembly/" in links
    assert "/ar/actors/example-council/" in built.page("/ar/actors/example-assembly/").xpath("//aside//a/@href")


def related(built: Built, url: str) -> list[str]:
    links = built.page(url).xpath("//aside[@aria-labelledby='related']//*[@class='card-title']/a/@href")
    return [link.split("/")[3] for link in links]


def test_a_pinned_item_is_related_first_and_said_to_be_chosen(built: Built) -> None:
    assert related(built, f"/en/{BRIDGE}")[0] == "2024-01-15-example-library"
    why = built.page(f"/en/{BRIDGE}").xpath("string(//aside[@aria-labelledby='related']//p[@class='why'])")
    assert why.strip() == "Chosen by the editors"


def test_versions_of_one_text_are_named_as_such_on_both_and_are_not_related_items(built: Built) -> None:
    gazette = "2023-08-12-example-bridge-gazette"
    for url, other in ((f"/ar/{BRIDGE}", gazette), (f"/ar/briefings/{gazette}/", "2023-08-12-example-bridge")):
        links = built.page(url).xpath("//section[@class='versions']//*[@class='card-title']/a/@href")
        assert links == [f"/ar/briefings/{other}/"]
        assert other not in related(built, url)


def test_markdown_is_published_with_tables_footnotes_and_no_second_h1(built: Built) -> None:
    page = built.page(f"/ar/{BRIDGE}")
    assert page.xpath("//div[@class='prose']//h2/text()") == ["عنوان أول في النص"]
    assert page.xpath("//div[@class='prose']//td/text()") == ["الطول", "120 متراً"]
    (back,) = page.xpath("//div[@class='footnote']//a[@class='footnote-backref']")
    assert page.xpath("//sup[@id=$id]", id=back.get("href")[1:])


def test_the_site_can_lie_below_a_path_of_its_host(site: Site) -> None:
    site.build(SITEURL="https://sample.example/archive/of")
    tree = site.tree
    home = tree["ar/index.html"].decode()
    assert 'href="/archive/of/ar/briefings/2024-03-05-hostile-example/"' in home
    assert '<link rel="canonical" href="https://sample.example/archive/of/ar/">' in home
    assert 'href="/archive/of/en/briefings/2023-08-20-example-harvest/"' in tree[f"en/{BRIDGE}index.html"].decode()
    assert "https://sample.example/archive/of/en/briefings/2023-08-20-example-harvest/" in tree["en/feed.rss"].decode()


def test_an_archive_without_items_is_a_site_too(site: Site) -> None:
    for folder in ("ar", "en"):
        for path in (site.root / "content/briefings" / folder).rglob("*.md"):
            path.unlink()
    site.build()
    assert "ar/index.html" in site.tree
    assert "en/feed.rss" in site.tree


def test_pelican_and_mujaz_build_the_same_site(built: Built, site: Site) -> None:
    done = site.run("pelican", "content", "-s", "pelicanconf.py")
    assert done.returncode == 0, done.stderr
    assert site.tree == built.tree


def test_mujaz_build_says_what_it_did(built: Built, site: Site) -> None:
    done = site.run("mujaz", "build")
    number = len(built.tree)
    withheld = "Withheld until 2999-01-01T00:00:00+03:00: content/briefings/ar/2024/embargo.md\n"
    assert (done.returncode, done.stderr) == (0, withheld)
    assert done.stdout == f"output/: {number} files; {number - 1} rendered, {number} written, 0 removed.\n"
    assert site.tree == built.tree


def test_another_settings_file_builds_into_its_own_folder(built: Built, site: Site) -> None:
    done = site.run("mujaz", "build", "-s", "publishconf.py")
    assert done.returncode == 0, done.stderr
    public = site.root / "public"
    assert {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()} == set(built.tree)
    assert not site.output.exists()


def test_a_record_tells_with_whom_where_and_when_it_is_named(built: Built) -> None:
    page = built.page("/en/actors/example-council/")
    facts = {dt.text_content(): dt.getnext() for dt in page.xpath("//aside//dt")}
    assert "Places in the same items" in facts
    assert [link.get("href").split("/")[2] for link in facts["Places in the same items"].xpath(".//a")][:1] == [
        "places"
    ]
    years = page.xpath("//figure[contains(@class, 'timeline')]//tbody//a/@href")
    assert years == sorted(years)
    assert years[0].startswith("/en/archive/2023/")
    assert len(facts["First and latest item"].xpath(".//time")) == 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_mention_of_a_listed_record_leads_to_its_page(built: Built, language: str) -> None:
    found = built.page(f"/{language}/briefings/2023-08-12-example-bridge/").xpath("//a[@class='mention']/@href")
    assert found != []
    assert len(found) == len(set(found))
    assert all(href.startswith((f"/{language}/actors/", f"/{language}/places/")) for href in found)
