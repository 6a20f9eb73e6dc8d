"""What crawlers read: the sitemap with its alternates, robots.txt and the headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mujaz.site.machines import write_sitemap, write_sitemap_index
from mujaz.site.pages.machine import SitemapEntry, SitemapIndexView, SitemapView
from mujaz.site.views import Alternate

if TYPE_CHECKING:
    from conftest import Built

HOST = "https://sample.example"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(built: Built) -> dict[str, dict[str, str]]:
    """Return the alternates of each address in the sitemap."""
    return {
        url.findtext("s:loc", namespaces=SPACES): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACES)
        }
        for url in built.xml("/sitemap.xml").iterfind("s:url", SPACES)
    }


def test_the_sitemap_names_every_page_for_search_engines_and_no_other(built: Built) -> None:
    wanted = {HOST + url for url, page in built.pages if not page.xpath("//meta[@name='robots']")}
    assert set(entries(built)) == wanted


def test_the_alternates_in_the_sitemap_are_those_of_the_pages(built: Built) -> None:
    for url, alternates in entries(built).items():
        links = built.page(url.removeprefix(HOST)).xpath("//link[@rel='alternate'][@hreflang]")
        assert alternates == {link.get("hreflang"): link.get("href") for link in links}


def test_alternates_are_reciprocal_and_name_the_page_itself(built: Built) -> None:
    found = entries(built)
    for url, alternates in found.items():
        assert url in alternates.values()
        assert "x-default" in alternates
        for code, target in alternates.items():
            if code != "x-default":
                assert found[target] == alternates


def test_a_page_was_last_changed_with_its_newest_item_or_correction(built: Built) -> None:
    changed = {
        url.findtext("s:loc", namespaces=SPACES).removeprefix(HOST): url.findtext("s:lastmod", namespaces=SPACES)
        for url in built.xml("/sitemap.xml").iterfind("s:url", SPACES)
    }
    assert changed["/ar/briefings/2023-08-20-example-harvest/"] == "2023-08-20"
    assert changed["/ar/briefings/2023-08-12-example-bridge/"] == "2023-09-01"
    assert changed["/en/topics/bridges/"] == "2023-09-01"
    assert changed["/ar/"] == "2024-03-06"


def test_robots_may_read_everything_and_find_the_sitemap(built: Built) -> None:
    assert built.tree["robots.txt"] == b"User-agent: *\nAllow: /\n\nSitemap: https://sample.example/sitemap.xml\n"


def test_the_headers_forbid_frames_other_hosts_and_all_scripts_but_files_of_the_site(built: Built) -> None:
    headers = built.tree["_headers"].decode()
    assert headers.startswith("/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'; ")
    assert "script-src 'self'; frame-ancestors" in headers
    assert "unsafe" not in headers
    assert "frame-ancestors 'none'" in headers
    assert "/theme/*\n  Cache-Control: public, max-age=31536000, immutable" in headers


def test_a_sitemap_escapes_its_addresses() -> None:
    entry = SitemapEntry("https://a.example/?a&b", "2023-08-12", (Alternate("ar", "https://a.example/<"),))
    written = write_sitemap(SitemapView((entry,))).decode()
    assert "<loc>https://a.example/?a&amp;b</loc>" in written
    assert 'href="https://a.example/&lt;"' in written


def test_a_large_site_has_a_list_of_sitemaps() -> None:
    written = write_sitemap_index(SitemapIndexView((("https://a.example/sitemap-1.xml", "2023-08-12"),))).decode()
    assert "<sitemap>\n<loc>https://a.example/sitemap-1.xml</loc>\n<lastmod>2023-08-12</lastmod>\n</sitemap>" in written
