from __future__ import annotations

from mujaz.clean.markup import parse
from mujaz.clean.metadata import read_metadata


def test_dates_are_found_by_the_surest_statement_first() -> None:
    tree = parse(
        '<meta name=date content=2020-01-01><meta property="Article:Published_Time" content=2023-08-12>'
        "<time datetime=2023-08-13>x</time>"
    )
    assert [date.text for date in read_metadata(tree).dates] == ["2023-08-12", "2020-01-01", "2023-08-13"]


def test_times_of_two_days_are_no_date() -> None:
    assert read_metadata(parse("<time>12 August 2023</time><time>13 August 2023</time>")).dates == ()


def test_a_time_in_a_sidebar_is_no_date() -> None:
    assert read_metadata(parse("<aside><time>12 August 2023</time></aside>")).dates == ()


def test_broken_json_is_passed_over() -> None:
    broken = '<script type="application/ld+json">{"@type": </script>'
    good = '<script type="application/ld+json">[{"@type": ["NewsArticle"], "headline": "H", "url": "https://a.example/"}]</script>'
    metadata = read_metadata(parse(broken + good))
    assert (metadata.titles, metadata.canonical_url) == (("H",), "https://a.example/")


def test_a_summary_that_was_cut_off_is_none() -> None:
    assert read_metadata(parse('<meta name=description content="The text begins and […]">')).summary is None


def test_an_address_that_is_none_is_not_taken() -> None:
    page = '<link rel=canonical href="javascript:alert(1)"><meta property=og:url content="https://user:pw@a.example/">'
    assert read_metadata(parse(page)).canonical_url is None
