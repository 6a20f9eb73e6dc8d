"""Feeds as XML: what is escaped, what is left out, and entries that are written once and put into documents."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.site.feeds.dates import mail_date
from mujaz.site.feeds.xml import document, element, encode, entry, fill, parent, verbatim


def text_of(written: str) -> str | None:
    """Return the text of the element that a document holds, as an XML parser reads it."""
    return ET.fromstring(document(parent("feed", [written]))).findtext("x")  # noqa: S314 - our own


@given(st.text())
def test_a_text_is_read_back_but_for_what_xml_cannot_hold(text: str) -> None:
    kept = encode(text).decode()
    assert text_of(element("x", text)) == kept
    assert text_of(verbatim("x", text)) == kept.replace("\r\n", "\n").replace("\r", "\n") or "]]>" in kept


@pytest.mark.parametrize("html", ["<p>]]></p>", "<p>]]\x00></p>", "<p>]\ufffe]\x0b></p>"])
def test_html_that_would_end_its_section_is_escaped_instead(html: str) -> None:
    assert text_of(verbatim("x", html)) == "<p>]]></p>"


def test_attributes_keep_quotes_and_line_ends() -> None:
    root = ET.fromstring(document(element("a", title='"أ"\n\t<b>\x01')))  # noqa: S314 - our own
    assert root.get("title") == '"أ"\n\t<b>'


def test_entries_stand_at_the_end_of_their_element_each_on_lines_of_its_own() -> None:
    frame = document(parent("rss", [parent("channel", [element("title", "موجز")])]))
    written = [entry("item", [element("title", "خبر")]), entry("item", [element("title", "News")])]
    assert fill(frame, "channel", written).decode().splitlines()[1:] == [
        "<rss>",
        "<channel>",
        "<title>موجز</title>",
        "<item>",
        "<title>خبر</title>",
        "</item>",
        "<item>",
        "<title>News</title>",
        "</item>",
        "</channel>",
        "</rss>",
    ]
    assert fill(frame, "channel", []) == frame


@given(st.datetimes(timezones=st.sampled_from([UTC, ZoneInfo("Asia/Damascus"), timezone(-timedelta(hours=3.5))])))
def test_a_date_is_written_as_in_mail(moment: datetime) -> None:
    assert mail_date(moment) == format_datetime(moment)
