"""Networks: everyone has a row, and what stands at the start of the line is what is read first."""

from __future__ import annotations

import re
from itertools import pairwise

from mujaz.site.drawings.networks import Style, draw_network
from mujaz.site.views import Link, NetworkView, Text

ARABIC = Style("ar", lambda to: f"{to.name.text}: {to.count}")
ENGLISH = Style("en", lambda to: f"{to.name.text}: {to.count}")


def network(count: int, name: str = "Name") -> NetworkView:
    nodes = tuple(Link(f"/en/actors/n{n}/", Text(f"{name} {n}", "en"), 20 - n) for n in range(count))
    ties = tuple(tie for tie in ((0, 1, 5), (0, 2, 3)) if tie[1] < count)
    return NetworkView(Link("/en/actors/c/", Text("Centre", "en"), 30), nodes, ties)


def circles(body: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r'class="node" cx="(\d+)" cy="(\d+)"', body)]


def test_every_node_is_a_link_with_its_number() -> None:
    body = draw_network(network(19), ENGLISH).body
    assert body.count("<a ") == 19
    assert '<a href="/en/actors/n18/"><title>Name 18: 2</title>' in body


def test_rows_are_so_high_that_a_finger_hits_one() -> None:
    for column in (232, 448):
        rows = sorted(y for x, y in circles(draw_network(network(19), ENGLISH).body) if x == column)
        assert min(below - above for above, below in pairwise(rows)) >= 56


def test_the_first_name_stands_where_reading_begins() -> None:
    assert circles(draw_network(network(4), ENGLISH).body)[0][0] == 232
    assert circles(draw_network(network(4), ARABIC).body)[0][0] == 448


def test_a_long_name_is_set_in_lines() -> None:
    body = draw_network(network(2, "Organisation for the Prohibition of Chemical Weapons"), ENGLISH).body
    assert body.count("<tspan") >= 6


def test_a_name_of_the_other_language_carries_its_language_and_direction() -> None:
    body = draw_network(network(2), ARABIC).body
    assert 'lang="en" direction="ltr"' in body


def test_lines_are_as_thick_as_the_number_of_items() -> None:
    widths = [float(w) for w in re.findall(r'stroke-width="([\d.]+)"', draw_network(network(5), ENGLISH).body)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == 9.0


def test_two_in_one_column_are_tied_by_a_bend() -> None:
    body = draw_network(network(4), ENGLISH).body
    assert body.count('class="tie"') == 1
    assert body.partition('class="tie" d="')[2].partition('"')[0].count("M") == 2
    assert body.count("Q") == 1
