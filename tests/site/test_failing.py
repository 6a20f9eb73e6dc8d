"""What a build refuses: each mistake named with its file, line and remedy, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site

    MakeItem = Callable[..., str]

NEW = "briefings/en/2024/new.md"
SHOWN = f"content/{NEW}"

MISTAKES = {
    "an actor nobody knows": (
        {"actors": "[example-league, Nobody Whatever]"},
        (
            ':8: No record in content/actors/ has the name "Nobody Whatever"; nothing is near it. '
            "Write one of these, or add a record."
        ),
    ),
    "an actor's name written wrongly": (
        {"actors": "Salem Exampel"},
        (
            ':8: No record in content/actors/ has the name "Salem Exampel"; nearest: example-person (Salem Example), '
            "example-council (Example Council). Write one of these, or add a record."
        ),
    ),
    "a title of punctuation": (
        {"title": '"؟! …"'},
        ':2: title is "؟! …", without a letter or digit; write a headline.',
    ),
    "a day that does not exist": (
        {"date": "2023-02-30"},
        ':4: date is "2023-02-30", a date that does not exist.',
    ),
    "a month that does not exist": ({"date": "2023-13"}, ':4: date is "2023-13", a date that does not exist.'),
    "a date in words": (
        {"date": "12 August 2023"},
        ':4: date is "12 August 2023"; write 2023-08-12.',
    ),
    "a date in other digits": (
        {"date": "٢٠٢٣-٠٨-١٢"},
        ':4: date is "٢٠٢٣-٠٨-١٢"; write 2023-08-12.',
    ),
    "a time without its offset": (
        {"date": "2023-08-12T14:30"},
        ':4: date is "2023-08-12T14:30", a time without its offset; write for example 2023-08-12T14:30+03:00.',
    ),
    "a date at the end of time": (
        {"date": "9999-12-31T23:59:59-12:00"},
        ':4: date is "9999-12-31T23:59:59-12:00", a date that does not exist.',
    ),
    "a key that nobody knows": (
        {"titel": "Example"},
        ":8: `titel` is not a key of the front matter; did you mean `title`?",
    ),
    "a key that is like none": (
        {"zzzzzz": "Example"},
        ":8: `zzzzzz` is not a key of the front matter; a key of your own starts with `x_`.",
    ),
    "a language that the archive has not": ({"lang": "fr"}, ':3: lang is "fr"; write "ar" or "en".'),
    "a language in capitals": ({"lang": "EN"}, ':3: lang is "EN"; write "ar" or "en".'),
    "a redaction that finds nothing": (
        {"redactions": "[Salem Example]"},
        ':8: redactions holds "Salem Example", which stands nowhere in the item; write it as the item has it.',
    ),
    "a leading picture": (
        {"image": "{src: x.jpg, alt: Example}"},
        (
            ':8: The picture "x.jpg" cannot be published: a picture lies in content/media/ under the SHA-256 of its '
            "bytes; write media/<sha256>.jpg."
        ),
    ),
    "a slug that climbs out": (
        {"slug": "../../../etc/passwd"},
        ':5: slug is "../../../etc/passwd"; write lower-case letters a-z, digits and single hyphens, 80 at most.',
    ),
    "a slug in Arabic": (
        {"slug": "جسر"},
        ':5: slug is "جسر"; write lower-case letters a-z, digits and single hyphens, 80 at most.',
    ),
    "a slug that is too long": (
        {"slug": "a" * 81},
        f':5: slug is "{"a" * 80}…"; write lower-case letters a-z, digits and single hyphens, 80 at most.',
    ),
    "no slug": (
        {"slug": None},
        ":1: There is no slug. The item's name in its address, given once, the same in both languages.",
    ),
    "an empty title": (
        {"title": ""},
        ":2: There is no title. The headline, without the publication's name.",
    ),
    "a briefing without references": (
        {"references": None},
        ":6: A briefing needs `references`, a list of `title` and `url`, which say what it rests on.",
    ),
    "an article without its source": (
        {"kind": "article"},
        ":6: An archived article needs `source`, the id of a publication in content/sources/.",
    ),
    "a briefing with a source": (
        {"source": "example-wire"},
        ":8: source belongs to `kind: article`; this is a briefing.",
    ),
    "a withdrawn item without a reason": (
        {"status": "withdrawn"},
        ":8: A withdrawn item needs `withdrawn_reason`, which stands in its place.",
    ),
    "a gist in the item's own language": (
        {"gist": "{en: {title: Example}}"},
        ":8: The gist is in the item's own language; it is for the other one.",
    ),
    "a date that claims more than it says": (
        {"date": "2023-08", "date_precision": "day"},
        ":8: date_precision is day, but the date is given to the month only.",
    ),
    "an old address that climbs out": (
        {"old_urls": "[/ar/../../etc/]"},
        (
            ':8: old_urls holds "/ar/../../etc/"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address on another host": (
        {"old_urls": "[//evil.example/]"},
        (
            ':8: old_urls holds "//evil.example/"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address that climbs out in disguise": (
        {"old_urls": "[/ar/%2e%2e/x/]"},
        (
            ':8: old_urls holds "/ar/%2e%2e/x/"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address that a server would hide": (
        {"old_urls": "[/.htaccess]"},
        (
            ':8: old_urls holds "/.htaccess"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address that is a folder of the site": (
        {"old_urls": "[/ar/briefings]"},
        (
            ':8: old_urls holds "/ar/briefings"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address that is a file of the build": (
        {"old_urls": "[/manifest]"},
        (
            ':8: old_urls holds "/manifest"; write a path from the root of the site that ends in / or .html, '
            "for example /ar/briefings/x/."
        ),
    ),
    "an old address that is a page": (
        {"old_urls": "[/ar/about/]"},
        ":8: Two pages have the address /ar/about/; give one of them another slug or id.",
    ),
    "two old addresses, one below the other": (
        {"old_urls": "[/en/x.html, /en/x.html/y/]"},
        ":8: /en/x.html would be both a page and a folder of pages; give one of them another address.",
    ),
    "a related item that there is not": (
        {"related": "[2023-08-12-example-bride]"},
        ':8: related names "2023-08-12-example-bride", which no item has; nearest: 2023-08-12-example-bridge.',
    ),
    "a version of nothing": (
        {"version_of": "nothing-like-it"},
        ':8: version_of names "nothing-like-it", which no item has.',
    ),
    "an item related to itself": (
        {"related": "2024-05-01-example-item"},
        ":8: related names the item itself; take it out.",
    ),
    "a slug and language that another item has": (
        {"slug": "2023-08-12-example-bridge"},
        (
            ':5: The slug "2023-08-12-example-bridge" in en belongs to content/briefings/en/2023/bridge.md already; '
            "give one of them another."
        ),
    ),
    "a language that its folder is not": (
        {"lang": "ar"},
        ":3: lang is ar, but the file lies in content/briefings/en/; move it to content/briefings/ar/.",
    ),
    "a web address that runs": (
        {"references": '[{title: Example, url: "javascript:alert(1)"}]'},
        ':7: references is "javascript:alert(1)"; write a web address that starts with https://.',
    ),
    "a second colon": (
        {"title": "Example: an item"},
        ':2: There is a second ": " in this line; put the value between quotation marks.',
    ),
    "a quotation mark that is never closed": (
        {"summary": '"Example'},
        ":8: A quotation mark or bracket that opens here is never closed.",
    ),
    "a tab": ({"topics": "\n\t- bridges"}, ":9: There is a tab here; indent with spaces."),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(site: Site, make_item: MakeItem, mistake: str) -> None:
    keys, message = MISTAKES[mistake]
    site.write(NEW, make_item(**keys))
    assert site.messages() == [SHOWN + message]


TEXTS = {
    "a link that goes nowhere": (
        "See [this](/en/abuot/).",
        ':10: A link leads to "/en/abuot/", where there is no page; nearest: /en/about/.',
    ),
    "a link relative to the page": (
        "Line one.\n\nSee [this](../about/).",
        ':12: A link leads to "../about/"; write an address that starts with https:// or, within the site, with /.',
    ),
    "a link without its scheme": (
        "See [this](//evil.example/).",
        (
            ':10: A link leads to "//evil.example/"; write an address that starts with https:// or, within the site, '
            "with /."
        ),
    ),
    "a link to a draft": (
        "See [this](/en/briefings/2024-02-10-draft-slug/).",
        (
            ':10: A link leads to "/en/briefings/2024-02-10-draft-slug/", where there is no page; nearest: '
            "/en/briefings/2024-05-01-example-item/."
        ),
    ),
    "a picture": (
        "Line one.\n\n![Example](https://evil.example/x.jpg)",
        (
            ':12: The picture "https://evil.example/x.jpg" cannot be published: pictures are not loaded from other '
            "sites; save it into content/media/ and write its name there."
        ),
    ),
    "a picture by reference": (
        "![Example][x]\n\n[x]: https://evil.example/x.jpg",
        ':10: Write a picture as ![what is to be seen](media/….jpg "caption") in a paragraph of its own.',
    ),
    "a picture as HTML": (
        'Line one.\n<IMG src="x">',
        ':11: Write a picture as ![what is to be seen](media/….jpg "caption") in a paragraph of its own.',
    ),
    "no text": ("  \n", ":9: There is no text below the front matter."),
}


@pytest.mark.parametrize("mistake", TEXTS)
def test_a_mistake_in_the_text_is_named_with_file_line_and_remedy(
    site: Site, make_item: MakeItem, mistake: str
) -> None:
    body, message = TEXTS[mistake]
    site.write(NEW, make_item(body))
    assert site.messages() == [SHOWN + message]


FILES = {
    "an empty file": (
        b"",
        ":1: The file must start with a line `---` that opens the front matter.",
    ),
    "text without front matter": (
        "مثال".encode(),
        ":1: The file must start with a line `---` that opens the front matter.",
    ),
    "front matter without an end": (
        b"---\ntitle: Example\n",
        ":1: The front matter is never closed; write a line `---` after its last key.",
    ),
    "front matter without keys": (
        b"---\n---\nExample\n",
        ":2: There are no `key: value` lines here; write at least a name or title.",
    ),
    "a binary file": (
        b"---\ntitle: \x89PNG\r\n",
        ":2: The file is not UTF-8 (byte 0x89); save it as UTF-8.",
    ),
    "Arabic in another encoding": (
        "---\ntitle: x\nsummary: مثال\n---\n".encode("cp1256"),
        (
            ':3: The file is not UTF-8 (byte 0xe3); it looks like windows-1256 ("مثال"). Open it as that, and save it '
            "as UTF-8."
        ),
    ),
    "UTF-16": (
        "---\ntitle: x\n---\n".encode("utf-16"),
        ":1: The file is UTF-16; save it as UTF-8.",
    ),
}


@pytest.mark.parametrize("mistake", FILES)
def test_a_file_that_is_no_item_is_named(site: Site, mistake: str) -> None:
    data, message = FILES[mistake]
    site.write(NEW, data)
    assert site.messages() == [SHOWN + message]


def test_a_link_that_goes_nowhere_is_found_in_the_description_of_a_record(site: Site) -> None:
    site.edit("content/actors/example-league.yaml", "/ar/about/", "/ar/abuot/")
    assert site.messages() == [
        (
            'content/actors/example-league.yaml:7: A link leads to "/ar/abuot/", where there is no page; '
            "nearest: /ar/about/."
        )
    ]


def test_a_mistake_in_the_register_stops_a_build(site: Site) -> None:
    site.edit("content/places/example-town.yaml", "part_of: example-province", "part_of: example-provinze")
    assert site.messages() == [
        (
            "content/places/example-town.yaml:5: `part_of` is `example-provinze`, which no record has as its id; "
            "the nearest are example-province (Example Province), example-crossing (Example Crossing)."
        )
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_files_and_lines(site: Site, make_item: MakeItem) -> None:
    site.write(NEW, make_item(title='"!"', date="2023-02-30", actors="Nobody Whatever"))
    site.write("briefings/ar/2024/broken.md", "---\ntitle: a: b\n---\n")
    site.edit("content/topics/bridges.yaml", "names:", "nmaes:")
    places = [message.split(": ")[0] for message in site.messages()]
    assert places == [
        "content/briefings/ar/2024/broken.md:2",
        "content/briefings/en/2024/new.md:2",
        "content/briefings/en/2024/new.md:4",
        "content/briefings/en/2024/new.md:8",
        "content/topics/bridges.yaml",
        "content/topics/bridges.yaml",
        "content/topics/bridges.yaml:1",
    ]


def test_a_failing_build_leaves_the_last_one_as_it_was(built_site: Site, make_item: MakeItem) -> None:
    before = built_site.tree
    state = (built_site.root / ".mujaz/outputs.state").read_bytes()
    built_site.write("briefings/en/2024/good.md", make_item(slug="2024-05-02-good-example"))
    built_site.write(NEW, make_item(actors="Nobody Whatever"))
    done = built_site.run("mujaz", "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'content/briefings/en/2024/new.md:8: No record in content/actors/ has the name "Nobody Whatever"; '
        "nothing is near it. Write one of these, or add a record.\n"
    )
    assert built_site.tree == before
    assert (built_site.root / ".mujaz/outputs.state").read_bytes() == state


def test_pelican_refuses_what_mujaz_refuses(site: Site, make_item: MakeItem) -> None:
    site.write(NEW, make_item(date="2023-02-30"))
    done = site.run("pelican", "content", "-s", "pelicanconf.py")
    assert done.returncode == 1
    told = " ".join((done.stdout + done.stderr).split())
    assert 'content/briefings/en/2024/new.md:4: date is "2023-02-30", a date that does not exist.' in told
    assert not site.output.exists()


def test_a_draft_is_checked_like_every_other_item(site: Site, make_item: MakeItem) -> None:
    site.write(NEW, make_item(status="draft", date="2023-02-30"))
    assert site.messages() == [f'{SHOWN}:4: date is "2023-02-30", a date that does not exist.']


def test_a_file_of_another_kind_is_warned_of_and_does_not_stop_a_build(site: Site) -> None:
    site.write("briefings/en/2024/notes.txt", "Example")
    done = site.run("mujaz", "check")
    assert (done.returncode, done.stdout) == (
        0,
        (
            "content/briefings/en/2024/notes.txt: Only Markdown files (.md) belong here; move it to content/inbox/ or "
            "rename it. (warning)\n0 errors, 1 warning.\n"
        ),
    )
