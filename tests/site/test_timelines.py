"""Timelines: which bars there are, where they lead, and in which direction time runs."""

from __future__ import annotations

import re

from mujaz.site.drawings.timelines import Style, draw_timeline
from mujaz.site.views import Bar, TimelineView

ARABIC = Style("ar", str, lambda bar: f"{bar.name}: {bar.count}")
ENGLISH = Style("en", str, lambda bar: f"{bar.name}: {bar.count}")
YEARS = TimelineView(
    (Bar("2011", "2011", 3, "/en/archive/2011/"), Bar("2012", "2012", 0, None), Bar("2013", "2013", 1, "/x/?a&b")),
    "year",
)


def lefts(body: str) -> list[float]:
    """Return where each bar begins, in the order in which they are written."""
    return [float(x) for x in re.findall(r'class="bar-fill" d="M([\d.]+) ', body)]


def test_time_runs_in_the_direction_of_the_page() -> None:
    english, arabic = lefts(draw_timeline(YEARS, ENGLISH).body), lefts(draw_timeline(YEARS, ARABIC).body)
    assert english == sorted(english)
    assert arabic == sorted(arabic, reverse=True)
    assert arabic[0] > 580


def test_each_bar_with_items_is_a_link_that_says_what_it_is() -> None:
    body = draw_timeline(YEARS, ENGLISH).body
    assert '<a href="/en/archive/2011/"><title>2011: 3</title>' in body
    assert '<a href="/x/?a&amp;b"><title>2013: 1</title>' in body
    assert body.count("<a ") == 2


def test_a_year_without_items_keeps_its_place() -> None:
    first, third = lefts(draw_timeline(YEARS, ENGLISH).body)
    assert third - first == 180


def test_a_bar_that_leads_nowhere_is_drawn_all_the_same() -> None:
    body = draw_timeline(TimelineView((Bar("1950", "1950–1959", 2, None),), "years"), ENGLISH).body
    assert "<a " not in body
    assert "<g><title>1950–1959: 2</title>" in body


def test_labels_that_would_touch_are_left_out() -> None:
    many = TimelineView(tuple(Bar(str(year), str(year), 1, None) for year in range(1985, 2025)), "year")
    shown = re.findall(r">(\d{4})</text>", draw_timeline(many, ENGLISH).body)
    assert shown[0] == "1985"
    assert 5 <= len(shown) <= 12


def test_the_highest_bar_has_all_the_height_and_one_item_can_be_seen() -> None:
    view = TimelineView((Bar("1", "1", 1000, None), Bar("2", "2", 1, None)), "year")
    heights = re.findall(r"v-(\d+)h", draw_timeline(view, ENGLISH).body)
    assert heights == ["170", "4"]


def test_a_year_may_consist_of_its_months() -> None:
    view = TimelineView((Bar("2011", "2011", 3, "/2011/", (1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0)),), "year")
    body = draw_timeline(view, ARABIC).body
    assert body.count("<a ") == 1
    january, march = [float(x) for x in re.findall(r"M([\d.]+) \d+v-", body)]
    assert january > march


def test_the_same_bytes_every_time() -> None:
    assert draw_timeline(YEARS, ARABIC) == draw_timeline(YEARS, ARABIC)


def test_a_label_is_escaped() -> None:
    view = TimelineView((Bar("<b>", '"><script>', 1, None), Bar("2", "2", 1, None)), "year")
    body = draw_timeline(view, ENGLISH).body
    assert "<script" not in body
    assert "<b>" not in body
