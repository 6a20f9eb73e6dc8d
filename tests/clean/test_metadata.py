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


def test_broken_json_is_mended_where_it_commonly_breaks() -> None:
    data = """//<![CDATA[
{"@type": "NewsArticle", "headline": "The ferry\\'s back", "author": [{"name": "Sara Khalil"},],}
//]]>"""
    metadata = read_metadata(parse(f'<script type="application/ld+json">{data}</script>'))
    assert (metadata.titles, metadata.byline) == (("The ferry\\'s back",), "Sara Khalil")


def test_objects_of_a_graph_are_found_by_their_ids() -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#1"}, "publisher": {"@id": "#2"}},'
        '{"@type": "Person", "@id": "#1", "name": "ليلى حداد"}, {"@id": "#2", "name": "جريدة الشمال"}]}'
    )
    metadata = read_metadata(parse(f'<script type="application/ld+json">{data}</script>'))
    assert (metadata.byline, metadata.site_name) == ("ليلى حداد", "جريدة الشمال")


def test_an_author_whom_the_page_prints_stands_above_an_account_in_its_data() -> None:
    box = '<p class="byline">By Sara Khalil, 12 August 2023</p>'
    page = f'<meta name=author content="khalil_s"><h1>Ferry returns</h1>{box}'
    assert read_metadata(parse(page)).byline == "Sara Khalil"


def test_the_copy_of_a_web_archive_has_the_address_of_the_page() -> None:
    page = '<link rel=canonical href="https://web.archive.org/web/20230812143000/https://gazette.example/ferry">'
    assert read_metadata(parse(page)).canonical_url == "https://gazette.example/ferry"


def test_a_home_page_is_the_address_of_no_article_that_states_another() -> None:
    page = (
        '<link rel=canonical href="https://gazette.example/"><meta property=og:url content="https://gazette.example/1">'
    )
    assert read_metadata(parse(page)).canonical_url == "https://gazette.example/1"


def test_a_date_beside_a_headline_that_is_no_h1_is_near_it() -> None:
    page = (
        "<title>عودة الماء إلى الحي - الشمال</title><h2>عودة الماء إلى الحي</h2><dl><dd>نشر في 18 آذار 2021</dd></dl>"
    )
    assert "نشر في 18 آذار 2021" in read_metadata(parse(page)).near
