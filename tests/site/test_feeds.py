"""The feeds: valid, in one language each, with full text as far as rights allow, none of it twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Built, Site

HOST = "https://sample.example"
LANGUAGES = ("ar", "en")
TITLES = {
    "ar": [
        "مثال على مادة سُحبت",
        "مثال على تعداد",
        "مثال على فيضان نهر",
        "مثال على موسم حصاد",
        "مثال على نسخة الجريدة من خبر الجسر",
        "مثال: افتتاح جسر المثال",
    ],
    "en": [
        "An example library lends its first book",
        "An example market in Example Town",
        "An example of a harvest",
        "Example: a bridge opens",
    ],
}


def parse(built: Built, path: str) -> Any:
    """Return a feed as feedparser reads it; it must be well-formed."""
    feed = feedparser.parse(built.tree[path])
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def feeds(built: Built) -> list[str]:
    return [path for path in built.tree if path.endswith((".rss", ".atom"))]


def test_every_feed_is_well_formed_and_says_its_language(built: Built) -> None:
    for path in feeds(built):
        feed = parse(built, path)
        assert feed.version == ("rss20" if path.endswith(".rss") else "atom10")
        assert feed.feed.language == path[:2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_language_has_one_feed_in_three_formats_with_its_own_items_only(
    built: Built, language: str, kind: str
) -> None:
    path = f"{language}/feed.{kind}"
    if kind == "json":
        titles = [item["title"] for item in json.loads(built.tree[path])["items"]]
    else:
        titles = [entry.title for entry in parse(built, path).entries]
    assert titles[1:] == TITLES[language]
    assert titles[0].startswith("مثال عدائي" if language == "ar" else "Hostile example")


def test_the_ids_of_items_are_unique_and_are_no_addresses(built: Built) -> None:
    for path in feeds(built):
        ids = [entry.id for entry in parse(built, path).entries]
        assert len(set(ids)) == len(ids)
        assert all(id_.startswith("tag:sample.example,") for id_ in ids)
    rss = {entry.id for entry in parse(built, "en/feed.rss").entries}
    atom = {entry.id for entry in parse(built, "en/feed.atom").entries}
    assert rss == atom == {item["id"] for item in json.loads(built.tree["en/feed.json"])["items"]}
    assert b'isPermaLink="false"' in built.tree["en/feed.rss"]


@pytest.mark.parametrize(
    ("language", "direction", "words"), [("ar", "rtl", "وهذا نص مختلق عن الجسر."), ("en", "ltr", "is invented.")]
)
def test_an_item_stands_in_a_feed_with_its_full_text_language_and_direction(
    built: Built, language: str, direction: str, words: str
) -> None:
    for kind in ("rss", "atom"):
        entry = parse(built, f"{language}/feed.{kind}").entries[-1]
        content = html.fragment_fromstring(entry.content[0].value)
        assert (content.tag, content.get("lang"), content.get("dir")) == ("div", language, direction)
        assert words in content.text_content()
        assert content.xpath("string(.//td[1])") == ("الطول" if language == "ar" else "Length")


def test_every_address_in_a_text_is_absolute(built: Built) -> None:
    for path in feeds(built):
        for entry in parse(built, path).entries:
            content = html.fragment_fromstring(entry.content[0].value)
            assert [href for href in content.xpath("//@href") if not href.startswith("https://")] == []


def test_a_footnote_in_a_feed_leads_to_the_footnote_on_the_page(built: Built) -> None:
    entry = parse(built, "en/feed.rss").entries[-1]
    anchor = f"{HOST}/en/briefings/2023-08-12-example-bridge/#fn:1"
    assert f'href="{anchor}"' in entry.content[0].value


def test_dates_are_those_of_publication_and_of_the_last_correction(built: Built) -> None:
    entry = parse(built, "ar/feed.atom").entries[-1]
    assert entry.published == "2023-08-12T00:00:00+03:00"
    assert entry.updated == "2023-09-01T00:00:00+03:00"
    assert b"<pubDate>Sat, 12 Aug 2023 00:00:00 +0300</pubDate>" in built.tree["ar/feed.rss"]


def test_an_article_is_by_its_publication_and_a_briefing_by_the_archive(built: Built) -> None:
    authors = {entry.title: entry.author for entry in parse(built, "en/feed.rss").entries}
    assert authors["An example library lends its first book"] == "Example Wire"
    assert authors["An example of a harvest"] == "Example Archive"


def test_the_categories_of_an_item_are_its_topics_actors_and_places(built: Built) -> None:
    entry = parse(built, "ar/feed.rss").entries[-1]
    assert [tag.term for tag in entry.tags] == [
        "جسور المثال",
        "رابطة المثال",
        "مجلس المثال",
        "بلدة المثال",
        "نهر المثال",
    ]


def test_an_excerpt_and_mere_metadata_stay_so_in_feeds(built: Built) -> None:
    def content(language: str, number: int) -> str:
        return json.loads(built.tree[f"{language}/feed.json"])["items"][number]["content_html"]

    assert content("en", 1) == (
        '<div lang="en" dir="ltr"><p>The example library lent its first invented book.</p>'
        '<p><a href="https://wire.example/library">This is an excerpt; the full text stands at its source.</a></p>'
        "</div>"
    )
    assert content("ar", 2) == (
        '<div lang="ar" dir="rtl"><p>لا يُنشر هنا سوى بيانات هذه المادة؛ نصها لدى المصدر.</p></div>'
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_has_a_feed_of_its_items_in_that_language_and_none_without(built: Built, language: str) -> None:
    feed = parse(built, f"{language}/topics/harvests/feed.rss")
    assert [entry.title for entry in feed.entries] == [TITLES[language][3 if language == "ar" else 2]]
    assert "ar/places/example-camp/feed.rss" in built.tree
    assert "en/places/example-camp/feed.rss" not in built.tree
    assert f"{language}/actors/unnamed-example/feed.rss" not in built.tree


def test_a_page_names_its_feeds_and_the_home_every_format(built: Built) -> None:
    def named(url: str) -> list[tuple[str | None, str | None]]:
        links = built.page(url).xpath("//link[@rel='alternate'][@type]")
        return [(link.get("type"), link.get("href")) for link in links]

    language = [("application/rss+xml", "/en/feed.rss"), ("application/atom+xml", "/en/feed.atom")]
    own = ("application/rss+xml", "/en/topics/harvests/feed.rss")
    assert named("/en/topics/harvests/") == [own, *language]
    assert named("/en/") == [*language, ("application/feed+json", "/en/feed.json")]


def test_the_page_of_feeds_fetches_their_stylesheet_ahead(built: Built) -> None:
    (ahead,) = built.page("/en/feeds/").xpath("//link[@rel='prefetch']/@href")
    assert f'<?xml-stylesheet type="text/css" href="{ahead}"?>'.encode() in built.tree["en/feed.rss"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_months_behind_a_feed_hold_every_item_once(built: Built, kind: str) -> None:
    """RFC 5005: from the subscription, `prev-archive` leads through every older document."""
    found, path, seen = [], f"en/feed.{kind}", []
    while path:
        feed = parse(built, path)
        seen.append(path)
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == f"{HOST}/{path}"
        if len(seen) > 1:
            found += [entry.id for entry in feed.entries]
            assert links["current"] == f"{HOST}/en/feed.{kind}"
        path = links.get("prev-archive", "").removeprefix(f"{HOST}/")
    assert seen[-1] == f"en/feeds/2023-08.{kind}"
    assert len(set(found)) == len(found)


def test_a_short_feed_reaches_all_items_through_its_months(site: Site) -> None:
    site.build(MUJAZ_FEED_SIZE=2)
    tree = site.tree
    ids, path = set(), "ar/feed.atom"
    while path:
        feed = feedparser.parse(tree[path])
        ids |= {entry.id for entry in feed.entries}
        path = {link.rel: link.href for link in feed.feed.links}.get("prev-archive", "").removeprefix(f"{HOST}/")
    assert len(feedparser.parse(tree["ar/feed.atom"]).entries) == 2
    assert len(ids) == 7


def test_the_json_feed_has_what_version_1_1_asks_for(built: Built) -> None:
    feed = json.loads(built.tree["ar/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == "ar"
    assert feed["feed_url"] == f"{HOST}/ar/feed.json"
    assert feed["home_page_url"] == f"{HOST}/ar/"
    for item in feed["items"]:
        assert item["id"]
        assert item["content_html"]
        assert item["date_published"].endswith("+03:00")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_feeds_names_those_that_exist(built: Built, language: str) -> None:
    outlines = built.xml(f"/{language}/feeds.opml").xpath("//outline[@xmlUrl]")
    paths = [outline.get("xmlUrl").removeprefix(f"{HOST}/") for outline in outlines]
    expected = [p for p in built.tree if p.startswith(language) and p.endswith("feed.rss")]
    assert sorted(paths) == sorted(expected)
    assert {outline.get("language") for outline in outlines} == {language}


def test_the_pictures_and_home_of_a_feed_exist(built: Built) -> None:
    channel = built.xml("/ar/feed.rss")[0]
    assert channel.findtext("link") == f"{HOST}/ar/"
    assert channel.findtext("image/url").removeprefix(f"{HOST}/") in built.tree
    feed = json.loads(built.tree["en/feed.json"])
    assert feed["icon"].removeprefix(f"{HOST}/") in built.tree


def test_a_feed_without_items_is_a_feed(site: Site) -> None:
    for path in (site.root / "content/briefings/en").rglob("*.md"):
        path.unlink()
    site.edit("content/briefings/ar/2023/bridge.md", "related: [2024-01-15-example-library]\n", "")
    site.build()
    feed = feedparser.parse(site.tree["en/feed.rss"])
    assert (feed.bozo, feed.entries) == (False, [])
