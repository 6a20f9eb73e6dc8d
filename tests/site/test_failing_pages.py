"""What a build refuses in pages of text: each mistake named with its file, line and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site


def test_a_link_that_goes_nowhere_is_found_in_a_page_of_text(site: Site) -> None:
    site.edit("content/pages/ar/about.md", "/ar/feeds/", "/ar/nowhere/")
    assert site.messages() == [
        'content/pages/ar/about.md:8: A link leads to "/ar/nowhere/", where there is no page; nearest: /ar/sources/.'
    ]


def test_a_picture_is_found_in_a_page_of_text(site: Site) -> None:
    site.edit("content/pages/en/about.md", "This is", "![Example](/x.png) This is")
    assert site.messages() == [
        (
            'content/pages/en/about.md:8: The picture "/x.png" cannot be published: a picture lies in content/media/ '
            "under the SHA-256 of its bytes; write media/<sha256>.jpg."
        )
    ]


def test_a_page_of_text_lies_in_the_folder_of_its_language(site: Site) -> None:
    site.edit("content/pages/en/about.md", "slug: about", "slug: terms")
    site.edit("content/pages/en/about.md", "lang: en", "lang: ar")
    assert site.messages() == [
        (
            "content/pages/en/about.md:3: lang is ar, but the file lies in content/pages/en/; move it to "
            "content/pages/ar/."
        )
    ]


def test_two_pages_of_text_have_not_one_slug_and_language(site: Site) -> None:
    about = (site.root / "content/pages/en/about.md").read_text("utf-8")
    site.write("pages/en/other.md", about)
    assert site.messages() == [
        (
            'content/pages/en/other.md:4: The slug "about" in en belongs to content/pages/en/about.md already; '
            "give one of them another."
        )
    ]


PAGES = {
    "an unknown key": (
        "summary: x",
        "summary: x\nsumary: y",
        ":6: `sumary` is not a key of a page; did you mean `summary`?",
    ),
    "a missing key": ("summary: x\n", "", ":2: There is no summary; a page needs one."),
    "a slug that the site uses": (
        "slug: terms",
        "slug: archive",
        ':4: slug is "archive", an address that the site itself uses; write another.',
    ),
    "a slug that is none": (
        "slug: terms",
        "slug: a/b",
        ':4: slug is "a/b"; write lower-case letters a-z, digits and single hyphens, 80 at most.',
    ),
    "a language that is none": ("lang: en", "lang: de", ':3: lang is "de"; write "ar" or "en".'),
}


@pytest.mark.parametrize("mistake", PAGES)
def test_a_mistake_in_a_page_of_text_is_named(site: Site, mistake: str) -> None:
    old, new, message = PAGES[mistake]
    page = "---\ntitle: Terms\nlang: en\nslug: terms\nsummary: x\n---\nExample.\n"
    site.write("pages/en/terms.md", page.replace(old, new))
    messages = site.messages()
    assert messages == [f"content/pages/en/terms.md{message}"]
