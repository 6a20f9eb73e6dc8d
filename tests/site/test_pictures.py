"""Pictures on the site: in sizes for each screen, with their words, and never those that are not to be seen."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from PIL import Image

if TYPE_CHECKING:
    from conftest import Site

MakeItem = Callable[..., str]
NEW = "briefings/en/2024/picture.md"
URL = "/en/briefings/2024-05-01-example-item/"


def draw(color: str, size: tuple[int, int] = (1200, 800)) -> bytes:
    image = Image.new("RGB", size, color)
    exif = image.getexif()
    exif[0x010F] = "Example camera"
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif)
    return written.getvalue()


LEAD, INNER, OTHER = draw("navy"), draw("olive", (700, 700)), draw("maroon", (300, 200))


def name_of(data: bytes, extension: str = "jpg") -> str:
    return f"media/{hashlib.sha256(data).hexdigest()}.{extension}"


def stem(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


BODY = f'Text.\n\n![A field]({name_of(INNER)} "A field, seen from *here* & there")\n\nMore.\n'
LEADING = (
    f'{{src: {name_of(LEAD)}, alt: "A sea & sky", caption: The sea في صور (12), credit: Example, rights: CC BY 4.0}}'
)
FURTHER = f"[{{src: {name_of(INNER)}, credit: Example League}}, {name_of(OTHER)}]"


@pytest.fixture
def pictured(site: Site, make_item: MakeItem) -> Site:
    """The sample site with an item that has three pictures."""
    for data in (LEAD, INNER, OTHER):
        site.write(name_of(data), data)
    site.write(NEW, make_item(BODY, image=LEADING, images=FURTHER))
    return site


def page_of(site: Site, url: str) -> Any:
    return html.document_fromstring(site.tree[f"{url[1:]}index.html"].decode())


def files(site: Site) -> set[str]:
    return {path for path in site.tree if path.startswith("media/")}


def test_a_picture_comes_in_the_sizes_of_screens(pictured: Site) -> None:
    pictured.build()
    assert files(pictured) == {
        f"media/{stem(LEAD)}-480.jpg",
        f"media/{stem(LEAD)}-960.jpg",
        f"media/{stem(LEAD)}-1200.jpg",
        f"media/{stem(INNER)}-480.jpg",
        f"media/{stem(INNER)}-700.jpg",
        f"media/{stem(OTHER)}-300.jpg",
    }
    for path, data in pictured.tree.items():
        if path.startswith("media/"):
            assert b"Example camera" not in data
            assert str(Image.open(io.BytesIO(data)).width) in path


def test_pictures_stand_with_their_words(pictured: Site) -> None:
    pictured.build()
    lead, inner, other = page_of(pictured, URL).xpath("//figure")
    image = lead.find("img")
    assert dict(image.attrib) == {
        "src": f"/media/{stem(LEAD)}-960.jpg",
        "srcset": ", ".join(f"/media/{stem(LEAD)}-{width}.jpg {width}w" for width in (480, 960, 1200)),
        "sizes": "(min-width: 62em) 42rem, 100vw",
        "width": "960",
        "height": "640",
        "alt": "A sea & sky",
        "fetchpriority": "high",
    }
    assert lead.findtext("figcaption/small") == "Example · CC BY 4.0"
    assert lead.find("figcaption/bdi").text == "في صور"
    assert inner.find("img").get("loading") == "lazy"
    assert inner.find("img").get("alt") == "A field"
    assert inner.find("figcaption").text_content() == "A field, seen from *here* & there Example League"
    assert (other.find("img").get("alt"), other.find("figcaption")) == ("", None)


def test_a_shared_item_shows_its_card_and_names_its_picture_to_search_engines(pictured: Site) -> None:
    pictured.build()
    page = page_of(pictured, URL)
    said = {
        meta.get("property"): meta.get("content") for meta in page.xpath("//meta[starts-with(@property, 'og:image')]")
    }
    assert said == {
        "og:image": f"https://sample.example{URL}card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Example item — 1 May 2024",
    }
    (article,) = [data for data in map(json.loads, page.xpath("//script/text()")) if data.get("@type") == "NewsArticle"]
    assert article["image"] == [f"https://sample.example/media/{stem(LEAD)}-1200.jpg"]


def test_in_feeds_every_address_of_a_picture_is_absolute(pictured: Site) -> None:
    pictured.build()
    feed = pictured.tree["en/feed.rss"].decode()
    assert f'src="https://sample.example/media/{stem(LEAD)}-960.jpg"' in feed.replace("&quot;", '"')
    assert 'src="/media' not in feed
    assert "srcset" not in feed


def test_captions_are_no_text(pictured: Site) -> None:
    pictured.build()
    assert "seen from" not in page_of(pictured, URL).xpath("string(//meta[@name='description']/@content)")


HIDDEN = {
    "a draft": {"status": "draft"},
    "a withdrawn item": {"status": "withdrawn", "withdrawn_reason": "Example."},
    "an item under embargo": {"publish_at": "2999-01-01"},
    "an excerpt": {"rights": "excerpt"},
    "details only": {"rights": "metadata"},
}


@pytest.mark.parametrize("what", HIDDEN)
def test_what_is_not_to_be_seen_is_in_no_output(site: Site, make_item: MakeItem, what: str) -> None:
    for data in (LEAD, INNER):
        site.write(name_of(data), data)
    site.write(NEW, make_item(BODY, image=f"{{src: {name_of(LEAD)}, alt: x}}", **HIDDEN[what]))
    site.build()
    assert files(site) == set()
    assert not any(b"<figure>" in data for path, data in site.tree.items() if path.endswith((".html", ".rss")))


def test_a_picture_with_rights_of_its_own_is_shown_beside_an_excerpt(site: Site, make_item: MakeItem) -> None:
    site.write(name_of(LEAD), LEAD)
    site.write(NEW, make_item(image=LEADING, rights="excerpt"))
    site.build()
    assert files(site) == {f"media/{stem(LEAD)}-{width}.jpg" for width in (480, 960, 1200)}


def test_a_picture_with_rights_to_its_details_only_stays_out(site: Site, make_item: MakeItem) -> None:
    site.write(name_of(LEAD), LEAD)
    site.write(name_of(INNER), INNER)
    closed = "alt: x, rights: metadata"
    keys = {"image": f"{{src: {name_of(LEAD)}, {closed}}}", "images": f"[{{src: {name_of(INNER)}, {closed}}}]"}
    site.write(NEW, make_item(BODY, **keys))
    site.build()
    assert files(site) == set()
    assert page_of(site, URL).xpath("//figure") == []


def test_a_page_of_text_shows_pictures_too(site: Site) -> None:
    site.write(name_of(INNER), INNER)
    site.edit("content/pages/en/about.md", "This is", f"![A field]({name_of(INNER)})\n\nThis is")
    site.build()
    assert page_of(site, "/en/about/").xpath("string(//figure/img/@src)") == f"/media/{stem(INNER)}-700.jpg"


def test_a_changed_site_is_as_if_built_anew(pictured: Site) -> None:
    pictured.build()
    again = pictured.build()
    assert (again.rendered, again.written) == (0, 0)
    pictured.edit(f"content/{NEW}", name_of(OTHER), name_of(LEAD))
    pictured.build()
    assert pictured.tree == pictured.build_cold()
    assert not any(stem(OTHER) in path for path in pictured.tree)


WRONG = {
    "no file": (name_of(LEAD), "there is no such file in content/; put it there, or take the picture out."),
    "another ending": (
        name_of(INNER, "png"),
        f"there is no such file in content/; put it there, or take the picture out. Did you mean {name_of(INNER)}?",
    ),
    "other bytes": (
        f"media/{'0' * 64}.jpg",
        f"the file has other bytes than its name says; call it {name_of(OTHER)}.",
    ),
    "a name of its own": (
        "media/photo.jpg",
        (
            "a picture lies in content/media/ under the SHA-256 of its bytes; write media/<sha256>.jpg. "
            f"content/media/photo.jpg is there: call it content/{name_of(OTHER)} and write {name_of(OTHER)}."
        ),
    ),
    "a way out": (
        "media/../../photo.jpg",
        "a picture lies in content/media/ under the SHA-256 of its bytes; write media/<sha256>.jpg.",
    ),
    "another site": (
        "https://evil.example/x.jpg",
        "pictures are not loaded from other sites; save it into content/media/ and write its name there.",
    ),
    "half a picture": (f"media/{'1' * 64}.jpg", "it is damaged or cut off; save it again."),
    "a drawing": (
        f"media/{'2' * 64}.png",
        "it is an SVG drawing, which may run or load something; save it as PNG.",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_with_its_remedy(site: Site, make_item: MakeItem, what: str) -> None:
    src, message = WRONG[what]
    site.write(name_of(INNER), INNER)
    site.write(f"media/{'0' * 64}.jpg", OTHER)
    site.write("media/photo.jpg", OTHER)
    site.write(f"media/{'1' * 64}.jpg", LEAD[:4000])
    site.write(f"media/{'2' * 64}.png", "<svg/>")
    site.write(NEW, make_item(f"Text.\n\n![x]({src})\n", image=f"{{src: {src}, alt: x}}"))
    assert site.messages() == [
        f'content/{NEW}:8: The picture "{src}" cannot be published: {message}',
        f'content/{NEW}:13: The picture "{src}" cannot be published: {message}',
    ]


def test_an_unknown_key_of_a_picture_is_named(site: Site, make_item: MakeItem) -> None:
    site.write(NEW, make_item(image=f"{{src: {name_of(LEAD)}, title: x}}"))
    assert (
        f"content/{NEW}:8: image needs `src` and, if wanted, `alt`, `caption`, `credit`, `rights`, and nothing else."
    ) in site.messages()


def test_code_that_speaks_of_pictures_is_no_picture(site: Site, make_item: MakeItem) -> None:
    text = "Write `![x](y.jpg)`:\n\n```\n![x](y.jpg)\n<img src=x>\n```\n\nSo \\![a](/en/about/) is text.\n"
    site.write(NEW, make_item(text))
    site.build()


def test_a_picture_without_a_text_for_those_who_cannot_see_gets_advice(site: Site, make_item: MakeItem) -> None:
    site.write(name_of(INNER), INNER)
    site.write(NEW, make_item(f"![]({name_of(INNER)})\n\nText.\n", image=f"{{src: {name_of(INNER)}}}"))
    result = site.run("mujaz", "check")
    assert result.returncode == 0
    assert "The picture has no text for those who cannot see it" in result.stdout + result.stderr
    assert "A picture of image has no `alt`" in result.stdout + result.stderr
