from __future__ import annotations

import pytest

from mujaz.intake import Found, Piece, Unread, open_input

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>جريدة الشمال</title><link>https://gazette.example/</link>
<item><title>عودة الماء &amp; الكهرباء</title><link>https://gazette.example/1?utm_source=rss</link>
<pubDate>Mon, 14 Aug 2023 09:00:00 +0300</pubDate><dc:creator>سارة خليل</dc:creator>
<description>ملخص</description>
<content:encoded><![CDATA[<p>قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله.</p>]]></content:encoded></item>
<item><title>The ferry</title><guid>https://gazette.example/2</guid><author>desk@gazette.example (Sara Khalil)</author>
<description>The ferry of Qantara sails again after two weeks.</description></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title>
<entry><title type="html">The &lt;b&gt;ferry&lt;/b&gt;</title><link rel="self" href="https://coast.example/1.atom"/>
<link href="https://coast.example/1"/><published>2023-08-15T10:00:00Z</published><updated>2023-08-16T10:00:00Z</updated>
<author><name>Sara Khalil</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry sails.</p></div></content></entry>
<entry><title>العبّارة</title><updated>2023-08-16T10:00:00Z</updated>
<content type="html">&lt;p&gt;أبحرت العبّارة.&lt;/p&gt;</content></entry></feed>"""


def page(piece: Piece) -> str:
    assert isinstance(piece, Found)
    return piece.data.decode()


def test_each_entry_of_rss_is_a_page() -> None:
    first, second, third = open_input(RSS.encode())
    assert isinstance(first, Found)
    assert "<h1>عودة الماء &amp; الكهرباء</h1>" in page(first)
    assert "<p>قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله.</p>" in page(first)
    assert '<meta property="article:published_time" content="2023-08-14T09:00:00+03:00">' in page(first)
    assert '<meta name="author" content="سارة خليل">' in page(first)
    assert '<meta property="og:site_name" content="جريدة الشمال">' in page(first)
    assert (first.part, first.known.original_url) == ("1", "https://gazette.example/1")
    assert first.known.date_evidence == "RSS pubDate"
    assert '<base href="https://gazette.example/2">' in page(second)
    assert 'content="Sara Khalil"' in page(second)
    assert "published_time" not in page(second)
    assert isinstance(third, Unread)
    assert "has no text" in third.reason


def test_each_entry_of_atom_is_a_page_and_its_update_is_no_date() -> None:
    first, second = open_input(ATOM.encode())
    assert isinstance(first, Found)
    assert "<h1>The ferry</h1>" in page(first)
    assert "<p>The ferry sails.</p>" in page(first)
    assert 'content="2023-08-15T10:00:00Z"' in page(first)
    assert first.known.original_url == "https://coast.example/1"
    assert "<p>أبحرت العبّارة.</p>" in page(second)
    assert "published_time" not in page(second)


def test_the_digest_is_of_the_entry_not_of_the_feed_around_it() -> None:
    later = RSS.replace("<channel>", "<channel><lastBuildDate>now</lastBuildDate>").encode()
    assert [p.sha256 for p in open_input(RSS.encode()) if isinstance(p, Found)] == [
        p.sha256 for p in open_input(later) if isinstance(p, Found)
    ]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    ],
    ids=["laughs", "file", "network"],
)
def test_entities_are_refused(declared: str) -> None:
    feed = f"<?xml version='1.0'?>{declared}<rss><channel><item><title>&l9;</title></item></channel></rss>"
    (piece,) = open_input(feed.encode())
    assert isinstance(piece, Unread)
    assert "entities" in piece.reason


@pytest.mark.parametrize("data", [b"<rss><channel></channel></rss>", b"<rss", b"<feed>&broken;</feed>"])
def test_a_feed_without_entries_says_so(data: bytes) -> None:
    (piece,) = open_input(data)
    assert isinstance(piece, Found | Unread)


def test_other_xml_is_an_attachment() -> None:
    (piece,) = open_input(b"<?xml version='1.0'?><gpx></gpx>")
    assert isinstance(piece, Unread)
    assert piece.status == "kept"


def test_addresses_are_seen_from_the_base_of_the_entry_or_the_site_of_the_feed() -> None:
    atom = ATOM.replace("<feed ", '<feed xml:base="https://coast.example/news/" ').replace(
        'https://coast.example/1"', '7"'
    )
    first, _ = open_input(atom.encode())
    assert isinstance(first, Found)
    assert first.known.original_url == "https://coast.example/news/7"
    first, *_ = open_input(RSS.replace("https://gazette.example/1?utm_source=rss", "/1").encode())
    assert isinstance(first, Found)
    assert first.known.original_url == "https://gazette.example/1"


def test_all_authors_are_taken_over() -> None:
    rss = RSS.replace("</dc:creator>", "</dc:creator><dc:creator>علي حسن</dc:creator>")
    assert '<meta name="author" content="سارة خليل">\n<meta name="author" content="علي حسن">' in page(
        next(open_input(rss.encode()))
    )


def test_a_summary_is_called_one() -> None:
    first, second, _ = open_input(RSS.encode())
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert [warning for warning in first.known.warnings if "summary" in warning] == []
    (warning,) = second.known.warnings
    assert warning.startswith("the feed has no more than a summary of this article; ")


def test_a_feed_that_is_not_well_formed_is_read_without_loss() -> None:
    rss = "\n\n" + RSS.replace("الماء &amp; الكهرباء", "الماء & الكهرباء&nbsp;&laquo;اليوم&raquo; &unknown;")
    first, *_ = open_input(rss.replace("إن منسوب", "إن R&D &mdash; منسوب").encode())
    assert "<h1>عودة الماء &amp; الكهرباء\xa0«اليوم»" in page(first)
    assert "إن R&D &mdash; منسوب" in page(first)


def test_an_entry_without_a_canonical_form_is_read() -> None:
    own = RSS.replace("<item><title>The ferry", '<item xmlns:own="own-words"><own:desk>7</own:desk><title>The ferry', 1)
    assert [type(piece) for piece in open_input(own.encode())] == [Found, Found, Unread]
