from __future__ import annotations

import pytest

from mujaz.intake.addresses import web_address
from mujaz.intake.traces import find_traces


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://gazette.example/a?id=7&user=sara&utm_source=x", "https://gazette.example/a?id=7"),
        ("https://gazette.example/a?to=sara%40mail.example", "https://gazette.example/a"),
        ("https://gazette.example/a?email=sara@mail.example&p=2", "https://gazette.example/a?p=2"),
        ("https://gazette.example/a;jsessionid=8F2C?id=7", "https://gazette.example/a?id=7"),
        ("https://gazette.example/a?PHPSESSID=8f2c&id=7", "https://gazette.example/a?id=7"),
        ("https://gazette.example/a?CMP=share_btn_tw&traffic_source=rss&xtor=AL-73", "https://gazette.example/a"),
        ("https://gazette.example/a?srsltid=Af&_gl=1*x&hsa_acc=3&mtm_campaign=x", "https://gazette.example/a"),
    ],
)
def test_what_tells_of_a_reader_is_left_out_of_an_address(address: str, clean: str) -> None:
    assert web_address(address) == clean


@pytest.mark.parametrize("query", ["id=7", "sid=12", "p=118&page=2", "q=%D8%A2%D8%A8", "cid=4", "ref=12&users=3"])
def test_what_names_the_page_stays(query: str) -> None:
    assert web_address(f"https://gazette.example/a?{query}") == f"https://gazette.example/a?{query}"


@pytest.mark.parametrize("address", ["https://gazette.example/?user=sara", "https://sara@gazette.example/a"])
def test_an_account_in_an_address_is_warned_of(address: str) -> None:
    assert find_traces(b"", address) == ("its address names an account; that is left out.",)
