"""The values of the front matter: what each may look like, and what is said of what may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import Problems
from mujaz.export import shapes, structures
from mujaz.export.shapes import Place
from mujaz.model import Correction, Gist, Reference
from mujaz.yamltext import Value, parse

DAMASCUS = ZoneInfo("Asia/Damascus")
Read = Callable[[Value, Place], Any]

read_moment: Read = partial(shapes.read_moment, zone=DAMASCUS)
read_gist: Read = partial(structures.read_gist, languages=("ar", "en"))
read_choice: Read = partial(shapes.read_choice, choices=("full", "excerpt"))
read_slugs: Read = partial(shapes.read_all, read=shapes.read_slug)


def read(function: Read, yaml: str) -> tuple[Any, list[str]]:
    """Return what `function` makes of the YAML value, and what it says."""
    problems = Problems()
    fields = parse(f"key: {yaml}", "x.md", problems)
    assert fields is not None
    assert not list(problems)
    value = function(fields["key"], Place("x.md", "key", problems))
    return value, [problem.message for problem in problems]


GOOD: list[tuple[Read, str, Any]] = [
    (shapes.read_line, "مثال", "مثال"),
    (shapes.read_line, "no", "no"),
    (shapes.read_line, "12:30", "12:30"),
    (shapes.read_line, "'  two   words  '", "two words"),
    (shapes.read_line, '"a\\nb\\tc"', "a b c"),
    (shapes.read_line, '"\\u200f\\u202eمثال\\ufeff"', "مثال"),
    (shapes.read_line, "مُــثال «x»", "مُــثال «x»"),
    (shapes.read_line, '""', None),
    (shapes.read_lines, "[a, ب]", ("a", "ب")),
    (shapes.read_lines, "a, b", ("a, b",)),
    (shapes.read_lines, "['', a]", ("a",)),
    (shapes.read_names, "a, b; c", ("a", "b", "c")),
    (shapes.read_names, "سوريا، إيران؛ العراق", ("سوريا", "إيران", "العراق")),
    (shapes.read_names, "[a، b, c]", ("a، b", "c")),
    (shapes.read_names, "a", ("a",)),
    (shapes.read_names, "'، ,; '", ()),
    (shapes.read_slug, "2023-08-12-example", "2023-08-12-example"),
    (shapes.read_slug, "a" * 80, "a" * 80),
    (shapes.read_day, "2023-08-12", date(2023, 8, 12)),
    (read_moment, "2023-08-12", (datetime(2023, 8, 12, tzinfo=DAMASCUS), "day")),
    (read_moment, "2023-08", (datetime(2023, 8, 1, tzinfo=DAMASCUS), "month")),
    (read_moment, "2023", (datetime(2023, 1, 1, tzinfo=DAMASCUS), "year")),
    (read_moment, "2023-08-12T14:30:00+00:00", (datetime(2023, 8, 12, 14, 30, tzinfo=UTC), "time")),
    (read_moment, "2023-08-12T14:30Z", (datetime(2023, 8, 12, 14, 30, tzinfo=UTC), "time")),
    (shapes.read_url, "https://example.org/سوريا?a=b#c", "https://example.org/سوريا?a=b#c"),
    (shapes.read_url, "http://example.org", "http://example.org"),
    (shapes.read_site_path, "/", "/"),
    (shapes.read_site_path, "/ar/briefings/x/", "/ar/briefings/x/"),
    (shapes.read_site_path, "/2019/08/post.html", "/2019/08/post.html"),
    (shapes.read_digest, "0" * 64, "0" * 64),
    (
        structures.read_references,
        "[{title: مثال, url: https://example.org}]",
        (Reference("مثال", "https://example.org"),),
    ),
    (
        structures.read_corrections,
        "[{date: 2023-08-12, text: a}, {date: 2023-08-14, text: b}]",
        (Correction(date(2023, 8, 14), "b"), Correction(date(2023, 8, 12), "a")),
    ),
    (read_gist, "{ar: {title: مثال}}", (Gist("ar", "مثال"),)),
    (read_gist, "{ar: {title: مثال, summary: ملخص}}", (Gist("ar", "مثال", "ملخص"),)),
    (read_choice, "excerpt", "excerpt"),
    (read_slugs, "[a, b-1]", ("a", "b-1")),
    (read_slugs, "a", ("a",)),
]


@pytest.mark.parametrize(("function", "yaml", "value"), GOOD)
def test_a_value_of_the_right_shape_is_read(function: Read, yaml: str, value: object) -> None:
    assert read(function, yaml) == (value, [])


SLUG = "write lower-case letters a-z, digits and single hyphens, 80 at most."
DAY = "write year-month-day, for example 2023-08-12."
URL = "write a web address that starts with https://."
PATH = "write a path from the root of the site that ends in / or .html, for example /ar/briefings/x/."

BAD: list[tuple[Read, str, Any, str]] = [
    (shapes.read_line, "[a]", None, "key is a list; write one text."),
    (shapes.read_line, "{a: b}", None, "key is a mapping; write one text."),
    (shapes.read_line, '"a\\0b"', None, "key holds an invisible control character; type it again."),
    (shapes.read_line, '"a\\eb"', None, "key holds an invisible control character; type it again."),
    (shapes.read_lines, "{a: b}", (), "key is a mapping; write a list of texts, each on its own line behind `- `."),
    (shapes.read_lines, "[a, [b]]", ("a",), "key is a list; write one text."),
    (shapes.read_names, "{a: b}", (), "key is a mapping; write a list of names."),
    (shapes.read_names, "[a, {b: c}]", ("a",), "key is a mapping; write one text."),
    (shapes.read_slug, "Upper", None, f'key is "Upper"; {SLUG}'),
    (shapes.read_slug, "a--b", None, f'key is "a--b"; {SLUG}'),
    (shapes.read_slug, "-a", None, f'key is "-a"; {SLUG}'),
    (shapes.read_slug, "مثال", None, f'key is "مثال"; {SLUG}'),
    (shapes.read_slug, "a/b", None, f'key is "a/b"; {SLUG}'),
    (shapes.read_slug, '"a\\nb"', None, f'key is "a\nb"; {SLUG}'),
    (shapes.read_slug, "a" * 81, None, f'key is "{"a" * 80}…"; {SLUG}'),
    (shapes.read_slug, "[a]", None, "key is a list; write one text."),
    (shapes.read_slug, '""', None, f'key is ""; {SLUG}'),
    (shapes.read_day, "2023-02-29", None, 'key is "2023-02-29", a day that does not exist.'),
    (
        shapes.read_day,
        "12.8.2023",
        None,
        'key is "12.8.2023", which may mean 2023-08-12 or 2023-12-08; write the one that is meant.',
    ),
    (shapes.read_day, "25/8/2023", None, 'key is "25/8/2023"; write 2023-08-25.'),
    (shapes.read_day, "soon", None, f'key is "soon"; {DAY}'),
    (shapes.read_day, "2023-08", None, f'key is "2023-08"; {DAY}'),
    (shapes.read_day, "[a]", None, "key is a list; write one text."),
    (read_moment, "2023-02-29", None, 'key is "2023-02-29", a date that does not exist.'),
    (read_moment, "2023-00", None, 'key is "2023-00", a date that does not exist.'),
    (read_moment, "0000", None, f'key is "0000"; {DAY}'),
    (read_moment, "12 آب 2023", None, 'key is "12 آب 2023"; write 2023-08-12.'),
    (read_moment, "٢٠٢٣", None, f'key is "٢٠٢٣"; {DAY}'),
    (read_moment, "today", None, f'key is "today"; {DAY}'),
    (read_moment, "1691791200", None, f'key is "1691791200"; {DAY}'),
    (
        read_moment,
        "2023-08-12 14:30",
        None,
        'key is "2023-08-12 14:30", a time without its offset; write for example 2023-08-12 14:30+03:00.',
    ),
    (
        read_moment,
        "9999-12-31T23:59-12:00",
        None,
        'key is "9999-12-31T23:59-12:00", a date that does not exist.',
    ),
    (read_moment, "{a: b}", None, "key is a mapping; write one text."),
    (shapes.read_url, "example.org", None, f'key is "example.org"; {URL}'),
    (shapes.read_url, "ftp://example.org", None, f'key is "ftp://example.org"; {URL}'),
    (shapes.read_url, "javascript:alert(1)", None, f'key is "javascript:alert(1)"; {URL}'),
    (shapes.read_url, "https://", None, f'key is "https://"; {URL}'),
    (shapes.read_url, '"https://["', None, f'key is "https://["; {URL}'),
    (shapes.read_url, "https://a.example/b c", None, f'key is "https://a.example/b c"; {URL}'),
    (shapes.read_url, "[a]", None, "key is a list; write one text."),
    (shapes.read_site_path, "ar/x/", None, f'key holds "ar/x/"; {PATH}'),
    (shapes.read_site_path, "/../x/", None, f'key holds "/../x/"; {PATH}'),
    (shapes.read_site_path, "/a//b/", None, f'key holds "/a//b/"; {PATH}'),
    (shapes.read_site_path, "/.git/", None, f'key holds "/.git/"; {PATH}'),
    (shapes.read_site_path, "/a", None, f'key holds "/a"; {PATH}'),
    (shapes.read_site_path, "/%2e%2e/", None, f'key holds "/%2e%2e/"; {PATH}'),
    (shapes.read_site_path, "https://a.example/", None, f'key holds "https://a.example/"; {PATH}'),
    (shapes.read_site_path, "[a]", None, "key is a list; write one text."),
    (shapes.read_digest, "abc", None, 'key is "abc"; a SHA-256 has 64 digits 0-9 and a-f.'),
    (shapes.read_digest, "[a]", None, "key is a list; write one text."),
    (structures.read_references, "a", (), "key is a; write a list, each entry with `title`, `url`."),
    (structures.read_references, "{title: a}", (), "key is a mapping; write a list, each entry with `title`, `url`."),
    (structures.read_references, "[a]", (), "An entry of key needs exactly `title`, `url`."),
    (structures.read_references, "[{title: a}]", (), "An entry of key needs exactly `title`, `url`."),
    (
        structures.read_references,
        '[{title: "", url: https://a.example}]',
        (),
        "An entry of key needs exactly `title`, `url`.",
    ),
    (structures.read_references, "[{title: a, url: b}]", (), f'key is "b"; {URL}'),
    (
        structures.read_corrections,
        "[{date: 2023-02-30, text: a}]",
        (),
        'key is "2023-02-30", a day that does not exist.',
    ),
    (structures.read_corrections, "[{day: 2023-02-20}]", (), "An entry of key needs exactly `date`, `text`."),
    (read_gist, "a", (), "key is a; write a language and below it `title` and `summary`."),
    (read_gist, "{fr: {title: a}}", (), 'key is in "fr"; the archive has ar, en.'),
    (read_gist, "{ar: a}", (), "key needs `title` and, if wanted, `summary`, and nothing else."),
    (read_gist, "{ar: {summary: a}}", (), "key needs `title` and, if wanted, `summary`, and nothing else."),
    (read_gist, '{ar: {title: ""}}', (), "key needs `title` and, if wanted, `summary`, and nothing else."),
    (read_gist, "{ar: {title: a, text: b}}", (), "key needs `title` and, if wanted, `summary`, and nothing else."),
    (read_choice, "all", None, 'key is "all"; write "full" or "excerpt".'),
    (read_choice, "[full]", None, "key is a list; write one text."),
    (read_slugs, "{a: b}", (), "key is a mapping; write a list."),
    (read_slugs, "[a, B]", ("a",), f'key is "B"; {SLUG}'),
]


@pytest.mark.parametrize(("function", "yaml", "value", "message"), BAD)
def test_a_value_of_another_shape_is_told_in_one_sentence(
    function: Read, yaml: str, value: object, message: str
) -> None:
    assert read(function, yaml) == (value, [message])


def test_a_name_knows_the_line_of_its_entry() -> None:
    problems = Problems()
    fields = parse("key:\n  - a\n  - b\n", "x.md", problems, first_line=2)
    assert fields is not None
    names = shapes.read_names(fields["key"], Place("x.md", "key", problems))
    assert [(name, name.line) for name in names] == [("a", 3), ("b", 4)]


EVERY: list[Read] = [
    shapes.read_line,
    shapes.read_lines,
    shapes.read_names,
    shapes.read_slug,
    shapes.read_day,
    read_moment,
    shapes.read_url,
    shapes.read_site_path,
    shapes.read_digest,
    structures.read_references,
    structures.read_corrections,
    read_gist,
    read_choice,
    read_slugs,
]

SCALARS = st.one_of(
    st.text(),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?", fullmatch=True),
    st.from_regex(r"https?://[^ ]*", fullmatch=True),
)


@given(text=SCALARS)
def test_no_text_raises_whatever_is_asked_of_it(text: str) -> None:
    from mujaz.yamltext import Mapping, Sequence, Text  # noqa: PLC0415

    scalar = Text.at(text, 1, 1)
    inside = Mapping({Text.at("title", 1, 1): scalar, Text.at("url", 1, 1): scalar})
    for function in EVERY:
        for value in (scalar, Sequence([scalar, inside]), inside, Mapping({Text.at("ar", 1, 1): inside})):
            problems = Problems()
            function(value, Place("x.md", "key", problems))
            assert all(problem.message for problem in problems)
