from __future__ import annotations

import pytest

from mujaz.intake import Found, Unread, open_input
from mujaz.intake.posts import network_of


@pytest.mark.parametrize(
    ("head", "host"),
    [
        ('<link rel="canonical" href="https://x.com/sara/status/7">', "x.com"),
        ('<meta property="og:url" content="https://www.facebook.com/sara/posts/7">', "facebook.com"),
        ("<!-- saved from url=(0033)https://mobile.twitter.com/sara/7 -->", "twitter.com"),
        ('<link href="https://www.youtube.com/watch?v=7" rel="stylesheet">', None),
        ('<link rel="canonical" href="https://fox.com/news"><a href="https://x.com/sara">', None),
        ('<link rel="canonical" href="https://[bad">', None),
    ],
)
def test_a_page_of_a_social_network_is_known_by_its_own_address(head: str, host: str | None) -> None:
    (found,) = open_input(f"<!DOCTYPE html><html><head>{head}</head><body><p>نص</p></body></html>".encode())
    assert isinstance(found, Found)
    assert network_of(found) == host


def test_a_post_in_json_is_an_attachment() -> None:
    (piece,) = open_input(b'[{"id_str": "7", "full_text": "The ferry sails", "retweet_count": 2}]')
    assert isinstance(piece, Unread)
    assert (piece.status, piece.reason[:32]) == ("kept", "this is a post of a social netwo")


def test_a_record_without_a_title_is_no_post_by_itself() -> None:
    (piece,) = open_input(b'[{"id": "7", "text": "The ferry sails"}]')
    assert isinstance(piece, Unread)
    assert piece.status == "failed"
