from __future__ import annotations

import pytest

from mujaz.intake import Found, open_input
from mujaz.intake.moments import read_script_date
from mujaz.intake.saved import read_saved

SINGLE_FILE = """<!DOCTYPE html> <html lang="ar"><!--
 Page saved with SingleFile 
 url: https://gazette.example/news?id=7&fbclid=abc 
 saved date: Sat Aug 12 2023 14:30:05 GMT+0300 (توقيت شرق أوروبا الصيفي)
--><meta charset="utf-8"><title>خبر</title>"""  # noqa: W291 - as the extension writes it
SAVE_AS = """<!DOCTYPE html>
<!-- saved from url=(0042)https://gazette.example/a%2D%2Db?utm_source=x -->
<html><head><title>News</title>"""


def test_singlefile_says_where_and_when_a_page_was_saved() -> None:
    known = read_saved(SINGLE_FILE.encode())
    assert known.original_url == "https://gazette.example/news?id=7"
    assert known.retrieved_at == "2023-08-12T14:30:05+03:00"


def test_save_page_as_says_where_a_page_was() -> None:
    known = read_saved(SAVE_AS.encode())
    assert (known.original_url, known.retrieved_at) == ("https://gazette.example/a--b", None)


@pytest.mark.parametrize("text", ["about:internet", "file:///home/sara/a.html", "javascript:alert(1)"])
def test_what_is_no_web_address_is_no_address_of_a_page(text: str) -> None:
    assert read_saved(f"<!-- saved from url=(0014){text} -->".encode()).original_url is None


@pytest.mark.parametrize(
    "top",
    [
        (
            "<!--\n Archive processed by SingleFile \n url: https://gazette.example/a \n"
            " saved date: Sat Aug 12 2023 14:30:05 GMT+0300 (EEST)\n-->"
        ),
        (
            "<!--\n Page saved with SingleFileZ \n url: https://gazette.example/a \n"
            " saved date: Sat Aug 12 2023 14:30:05 GMT+0300\n-->"
        ),
        "<!-- Saved from https://gazette.example/a at 2023-08-12T14:30:05+03:00 using monolith v2.8.1 -->",
        (
            "<!-- Mirrored from gazette.example/a by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Sat, 12 Aug 2023 14:30:05 +0300 -->"
        ),
        (
            '<meta name="savepage-url" content="https://gazette.example/a">'
            '<meta name="savepage-date" content="Sat Aug 12 2023 14:30:05 GMT+0300 (توقيت السعودية)">'
        ),
    ],
    ids=["old SingleFile", "SingleFileZ", "monolith", "HTTrack", "Save Page WE"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_other_programs_say_where_and_when_too(top: str, encoding: str) -> None:
    known = read_saved(f"<!DOCTYPE html>\n<html>{top}<head><title>News</title>".encode(encoding))
    assert known.original_url is not None
    assert known.original_url.partition("://")[2] == "gazette.example/a"
    assert known.retrieved_at == "2023-08-12T14:30:05+03:00"


def test_a_comment_far_down_the_page_says_nothing() -> None:
    assert read_saved(b" " * 100_000 + SAVE_AS.encode()).original_url is None


@pytest.mark.parametrize("text", ["", "Sat Foo 12 2023 14:30:05 GMT+0300", "Sat Feb 30 2023 14:30:05 GMT+0300"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_script_date(text) is None


def test_the_bytes_of_a_saved_page_stay_as_they_are() -> None:
    (found,) = open_input(SINGLE_FILE.encode())
    assert isinstance(found, Found)
    assert (found.data, found.part) == (SINGLE_FILE.encode(), None)
    assert found.known.warnings == ("its address has tracking parameters (fbclid); they are left out.",)


def test_a_copy_of_a_web_archive_leads_to_the_page_itself() -> None:
    url = "https://web.archive.org/web/20230812143000/https://gazette.example/a"
    known = read_saved(f"<!-- saved from url=(0061){url} --><html>".encode())
    assert known.original_url == "https://gazette.example/a"
    assert known.archive_urls == (url,)
    assert known.retrieved_at == "2023-08-12T14:30:00+00:00"
