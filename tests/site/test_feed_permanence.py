"""What a subscriber relies on: ids that stay, pictures that can be fetched, sizes that readers take."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import etree
from PIL import Image

if TYPE_CHECKING:
    from conftest import Built, Site

MakeItem = Callable[..., str]
HOST = "https://sample.example"
HARVEST = "content/briefings/en/2023/harvest.md"
MISTAKE = "tag:sample.example,2024-02-02:ar/2024-02-02-example-mistake"
BOTH = pytest.mark.parametrize(
    ("path", "language"), [("content/briefings/ar/2023/harvest.md", "ar"), (HARVEST, "en")], ids=["ar", "en"]
)


def entries(site: Site | Built, path: str) -> dict[str, Any]:
    feed = feedparser.parse(site.tree[path])
    assert not feed.bozo
    return {entry.id: entry for entry in feed.entries}


def rename(site: Site, slug: str, *old: str) -> None:
    """Give the harvest of both languages another slug, with its former addresses."""
    for language in ("ar", "en"):
        addresses = ", ".join(f"/{language}/briefings/{name}/" for name in old)
        site.edit(
            f"content/briefings/{language}/2023/harvest.md",
            "slug: 2023-08-20-example-harvest\n",
            f"slug: {slug}\nold_urls: [{addresses}]\n",
        )
    for path in (site.root / "content").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("briefings/2023-08-20-example-harvest/)", f"briefings/{slug}/)"), "utf-8")


def test_another_title_and_another_date_leave_the_id_as_it_was(site: Site) -> None:
    site.edit(HARVEST, "date: 2023-08-20", "date: 2023-08-21")
    site.edit(HARVEST, "title: An example of a harvest", "title: Another title")
    site.build()
    entry = entries(site, "en/feed.rss")["tag:sample.example,2023-08-20:en/2023-08-20-example-harvest"]
    assert entry.title == "Another title"


def test_a_slug_that_changed_twice_leaves_the_id_of_the_first(site: Site) -> None:
    rename(site, "third-name", "2023-08-20-example-harvest", "second-name")
    site.build()
    for language in ("ar", "en"):
        entry = entries(site, f"{language}/feed.atom")[
            f"tag:sample.example,2023-08-20:{language}/2023-08-20-example-harvest"
        ]
        assert entry.link == f"{HOST}/{language}/briefings/third-name/"


def test_a_site_that_moved_keeps_its_ids_by_a_setting(site: Site) -> None:
    site.build(SITEURL="https://moved.example", MUJAZ_ID_HOST="sample.example")
    ids = set(entries(site, "en/feed.rss"))
    assert "tag:sample.example,2023-08-20:en/2023-08-20-example-harvest" in ids


@BOTH
def test_a_withdrawn_item_keeps_its_id_and_says_why(site: Site, path: str, language: str) -> None:
    site.edit(path, "kind: ", "status: withdrawn\nwithdrawn_reason: Example reason.\nwithdrawn_on: 2024-06-01\nkind: ")
    if language == "ar":
        site.edit(HARVEST, "kind: ", "status: withdrawn\nwithdrawn_reason: Example.\nkind: ")
    site.build()
    entry = entries(site, f"{language}/feed.atom")[
        f"tag:sample.example,2023-08-20:{language}/2023-08-20-example-harvest"
    ]
    assert "Example reason." in entry.summary
    assert entry.summary in entry.content[0].value
    assert entry.updated == "2024-06-01T00:00:00+03:00"
    assert f"{language}/topics/harvests/feed.rss" not in site.tree


def test_a_withdrawn_article_stays_in_the_feed_of_its_source(site: Site) -> None:
    site.edit("content/briefings/en/2024/library.md", "kind: article", "kind: article\nstatus: withdrawn\n"
              "withdrawn_reason: Example reason.")  # fmt: skip
    site.edit("content/briefings/ar/2023/bridge.md", "related: [2024-01-15-example-library]\n", "")
    site.build()
    found = entries(site, "en/sources/example-wire/feed.rss")
    assert "Example reason." in found["tag:sample.example,2024-01-15:en/2024-01-15-example-library"].summary


def test_a_correction_stands_in_the_text_and_moves_the_day_of_change(built: Built) -> None:
    entry = entries(built, "ar/feed.rss")["tag:sample.example,2023-08-12:ar/old-example-bridge"]
    assert "<p><strong>تصويب بتاريخ 1 أيلول 2023:</strong> مثال على تصويب الطول.</p>" in entry.content[0].value
    assert entry.updated == "2023-09-01T00:00:00+03:00"


def test_no_title_or_name_in_a_feed_has_a_direction_mark(site: Site, make_item: MakeItem) -> None:
    site.write("briefings/en/2024/turned.md", make_item(title='"Turned \\u202e around"'))
    site.build()
    titles = [entry.title for entry in entries(site, "en/feed.rss").values()]
    assert "Turned around" in [" ".join(title.split()) for title in titles]


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (1200, 800), "navy").save(written, "JPEG")
    return written.getvalue()


@pytest.fixture
def pictured(site: Site, make_item: MakeItem) -> Site:
    import hashlib  # noqa: PLC0415 - for the name of the picture only

    data = picture()
    name = f"media/{hashlib.sha256(data).hexdigest()}.jpg"
    site.write(name, data)
    site.write("briefings/en/2024/picture.md", make_item(image=f'{{src: {name}, alt: "A field"}}'))
    return site


def test_a_lead_picture_is_enclosed_with_its_type_and_length(pictured: Site) -> None:
    pictured.build()
    tree = pictured.tree
    item = etree.fromstring(tree["en/feed.rss"]).find("channel/item")
    assert item is not None
    enclosure = item.find("enclosure")
    path = enclosure.get("url").removeprefix(f"{HOST}/")
    assert (enclosure.get("type"), enclosure.get("length")) == ("image/jpeg", str(len(tree[path])))
    media = item.find("{http://search.yahoo.com/mrss/}content")
    assert (media.get("url"), media.get("medium"), media.get("width")) == (enclosure.get("url"), "image", "960")
    entry = feedparser.parse(tree["en/feed.atom"]).entries[0]
    assert (entry.enclosures[0].href, entry.enclosures[0].length) == (enclosure.get("url"), enclosure.get("length"))
    attachment = json.loads(tree["en/feed.json"])["items"][0]["attachments"][0]
    assert attachment == {"url": enclosure.get("url"), "mime_type": "image/jpeg", "size_in_bytes": len(tree[path])}


def test_a_picture_behind_a_warning_is_neither_enclosed_nor_shared(pictured: Site) -> None:
    pictured.edit("content/briefings/en/2024/picture.md", "kind: ", "content_warning: Example warning\nkind: ")
    pictured.build()
    assert b"<enclosure" not in pictured.tree["en/feed.rss"]
    page = pictured.tree["en/briefings/2024-05-01-example-item/index.html"].decode()
    card = "https://sample.example/en/briefings/2024-05-01-example-item/card.png"
    assert f'<meta property="og:image" content="{card}">' in page
    assert "/media/" not in page.split("</head>")[0]


@pytest.mark.parametrize("text", ["plain words ", "<b>&amp;</b> \\\\ ", '"quoted" & <i>so</i> '])
def test_subscription_documents_stay_below_512_kilobytes_and_lose_no_item(
    site: Site, make_item: MakeItem, text: str
) -> None:
    body = (text * 20 + "\n\n") * (3_000 // len(text))
    for day in range(1, 21):
        slug = f"2024-05-{day:02d}-long"
        item = make_item(body, slug=slug, date=f"2024-05-{day:02d}", actors="[example-league]", title=f"Long {day}")
        site.write(f"briefings/en/2024/{slug}.md", item)
    site.build()
    tree = site.tree
    for path in ("en/feed.rss", "en/feed.atom", "en/feed.json", "en/actors/example-league/feed.rss"):
        assert 100_000 < len(tree[path]) <= 512_000, path
    ids, path = set(), "en/feed.rss"
    while path:
        feed = feedparser.parse(tree[path])
        ids |= {entry.id for entry in feed.entries}
        path = {link.rel: link.href for link in feed.feed.links}.get("prev-archive", "").removeprefix(f"{HOST}/")
    assert len([name for name in ids if name.endswith("-long")]) == 20


def test_an_item_longer_than_any_document_stands_there_with_its_summary(site: Site, make_item: MakeItem) -> None:
    site.write("briefings/en/2024/long.md", make_item("words " * 120_000, summary="A summary."))
    site.build()
    entry = feedparser.parse(site.tree["en/feed.rss"]).entries[0]
    assert "<p>A summary.</p>" in entry.content[0].value
    assert len(site.tree["en/feed.rss"]) < 512_000
    assert len(feedparser.parse(site.tree["en/feeds/2024-05.rss"]).entries[0].content[0].value) > 700_000


def test_a_new_item_leaves_the_documents_of_older_months_as_they_were(site: Site, make_item: MakeItem) -> None:
    site.build()
    before = site.tree
    site.write("briefings/en/2024/new.md", make_item())
    site.build()
    months = [path for path in before if path.startswith("en/feeds/") and path.endswith((".rss", ".atom"))]
    after = site.tree
    changed = [path for path in months if after[path] != before[path]]
    assert sorted(changed) == ["en/feeds/2024-03.atom", "en/feeds/2024-03.rss"]  # they name the month that follows
    assert len(months) == 8


def test_a_feed_is_styled_for_people_who_open_it(built: Built) -> None:
    feeds = [path for path in built.tree if path.endswith((".rss", ".atom"))]
    for path in feeds:
        instruction = etree.fromstring(built.tree[path]).getroottree().getroot().getprevious()
        assert instruction.target == "xml-stylesheet"
        assert 'type="text/css"' in instruction.text
        assert instruction.get("href").removeprefix("/") in built.tree
