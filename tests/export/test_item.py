"""A document's front matter becomes an item, or every mistake in it a sentence."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import Problems
from mujaz.export.fields import BY_KEY, FIELDS
from mujaz.export.frontmatter import split_document
from mujaz.export.item import Reading, read_item
from mujaz.model import Alias, Correction, Gist, Item, Record, Reference
from mujaz.register import Register

DAMASCUS = ZoneInfo("Asia/Damascus")


def record(kind: str, id_: str, ar: str, en: str) -> Record:
    aliases = (Alias(ar, "ar"), Alias(en, "en"))
    return Record(kind, id_, f"content/{kind}/{id_}.yaml", (("ar", ar), ("en", en)), aliases)  # type: ignore[arg-type]


REGISTER = Register(
    (
        record("actors", "league", "رابطة المثال", "Example League"),
        record("actors", "council", "مجلس المثال", "Example Council"),
        record("actors", "first-salem", "سالم", "Salem One"),
        record("actors", "second-salem", "سالم", "Salem Two"),
        record("places", "town", "بلدة المثال", "Example Town"),
        record("sources", "gazette", "جريدة المثال", "Example Gazette"),
        record("topics", "bridges", "جسور", "Bridges"),
    )
)
READING = Reading(REGISTER, ("ar", "en"), DAMASCUS)

BRIEFING = {
    "title": "مثال",
    "lang": "ar",
    "date": "2023-08-12",
    "slug": "2023-08-12-example",
    "kind": "briefing",
    "references": "[{title: مرجع, url: https://example.org/}]",
}
ARTICLE = {**BRIEFING, "kind": "article", "references": "", "source": "gazette"}


def read(fields: dict[str, str], body: str = "نص\n") -> tuple[Item | None, list[str]]:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    problems = Problems()
    document = split_document(f"---\n{lines}---\n{body}", "x.md", problems)
    assert document is not None, list(problems)
    return read_item(document, READING, problems), list(map(str, problems))


def test_a_briefing_is_read_whole() -> None:
    item, messages = read(
        {
            **BRIEFING,
            "summary": "ملخص",
            "actors": "رابطة المثال، league؛ Example Council",
            "places": "[بلدة المثال]",
            "topics": "bridges",
            "event_date": "2023-08-11",
            "corrections": "[{date: 2023-08-14, text: تصويب}]",
            "related": "[other-item]",
            "gist": "{en: {title: Example, summary: A summary}}",
            "publish_at": "2999-01-01",
            "old_urls": "/ar/old/",
            "content_warning": "تحذير",
            "notes": "never published",
            "tags": "[x]",
            "x_own": "{a: b}",
        }
    )
    assert messages == []
    assert item == Item(
        path="x.md",
        title="مثال",
        language="ar",
        slug="2023-08-12-example",
        kind="briefing",
        date=datetime(2023, 8, 12, tzinfo=DAMASCUS),
        precision="day",
        body="نص\n",
        body_line=23,
        summary="ملخص",
        actors=("league", "council"),
        places=("town",),
        topics=("bridges",),
        event_date=date(2023, 8, 11),
        references=(Reference("مرجع", "https://example.org/"),),
        corrections=(Correction(date(2023, 8, 14), "تصويب"),),
        related=("other-item",),
        gists=(Gist("en", "Example", "A summary"),),
        publish_at=datetime(2999, 1, 1, tzinfo=DAMASCUS),
        old_urls=("/ar/old/",),
        content_warning="تحذير",
    )


def test_an_article_is_read_with_where_it_comes_from() -> None:
    item, messages = read(
        {
            **ARTICLE,
            "byline": "كاتب",
            "original_url": "https://gazette.example/1",
            "archive_urls": "[https://web.example/1]",
            "related_headlines": "[عنوان]",
            "raw": "content/inbox/1.html",
            "raw_sha256": "0" * 64,
            "text_sha256": "1" * 64,
            "retrieved_at": "2023-08-13T10:00:00+03:00",
            "importer": "mujaz 1",
            "rights": "excerpt",
            "rights_basis": "اقتباس",
            "translation": "summary",
            "translator": "مترجم",
            "translated_from_sha256": "2" * 64,
        }
    )
    assert messages == []
    assert item is not None
    assert (item.source, item.byline, item.rights) == ("gazette", "كاتب", "excerpt")
    assert item.raw == "content/inbox/1.html"
    assert item.translation == "summary"


@pytest.mark.parametrize(
    ("value", "precision", "given_date"),
    [
        ("2023-08-12T14:30:00+03:00", "time", datetime(2023, 8, 12, 14, 30, tzinfo=DAMASCUS)),
        ("2023-08-12", "day", datetime(2023, 8, 12, tzinfo=DAMASCUS)),
        ("2023-08", "month", datetime(2023, 8, 1, tzinfo=DAMASCUS)),
        ("2023", "year", datetime(2023, 1, 1, tzinfo=DAMASCUS)),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(value: str, precision: str, given_date: datetime) -> None:
    item, _ = read({**BRIEFING, "date": value})
    assert item is not None
    assert (item.precision, item.date) == (precision, given_date)


def test_a_date_may_claim_less_than_it_says() -> None:
    item, messages = read({**BRIEFING, "date_precision": "month"})
    assert messages == []
    assert item is not None
    assert item.precision == "month"


@pytest.mark.parametrize("written", ["مجلس المثال، -league", "[council, -رابطة المثال]", "council; - Example League"])
def test_a_rejected_suggestion_is_no_member(written: str) -> None:
    item, messages = read({**BRIEFING, "actors": written})
    assert messages == []
    assert item is not None
    assert item.actors == ("council",)


MISTAKES: list[tuple[dict[str, str], str]] = [
    (
        {"actors": "Exampel League"},
        'x.md:8: No record in content/actors/ has the name "Exampel League"; nearest: ',
    ),
    (
        {"actors": "-zzz"},
        (
            'x.md:8: No record in content/actors/ has the name "-zzz"; nothing is near it. Write one of these, or '
            "add a record."
        ),
    ),
    (
        {"actors": "سالم"},
        'x.md:8: "سالم" is a name of first-salem and of second-salem; write the id of the one you mean.',
    ),
    ({"places": "{a: b}"}, "x.md:8: places is a mapping; write a list of names."),
    ({"title": ""}, "x.md:2: There is no title. The headline, without the publication's name."),
    ({"title": '"  "'}, "x.md:2: There is no title. The headline, without the publication's name."),
    ({"title": '"\\u200f"'}, "x.md:2: There is no title. The headline, without the publication's name."),
    ({"title": '"،؛؟!"'}, 'x.md:2: title is "،؛؟!", without a letter or digit; write a headline.'),
    ({"title": "[a]"}, "x.md:2: title is a list; write one text."),
    ({"lang": ""}, "x.md:3: There is no lang. The language of the text: `ar` or `en`."),
    ({"lang": "arabic"}, 'x.md:3: lang is "arabic"; write "ar" or "en".'),
    (
        {"date": ""},
        "x.md:4: There is no date. The day of publication (`2023-08-12`), or a time with its offset.",
    ),
    ({"date": "2023-02-29"}, 'x.md:4: date is "2023-02-29", a date that does not exist.'),
    (
        {"slug": ""},
        "x.md:5: There is no slug. The item's name in its address, given once, the same in both languages.",
    ),
    ({"kind": "essay"}, 'x.md:6: kind is "essay"; write "article" or "briefing".'),
    (
        {"kind": ""},
        "x.md:6: There is no kind. `article`: archived from a publication; `briefing`: written here.",
    ),
    (
        {"references": "[]"},
        "x.md:6: A briefing needs `references`, a list of `title` and `url`, which say what it rests on.",
    ),
    ({"byline": "x"}, "x.md:8: byline belongs to `kind: article`; this is a briefing."),
    ({"status": "gone"}, 'x.md:8: status is "gone"; write "published" or "draft" or "review" or "withdrawn".'),
    (
        {"status": "withdrawn"},
        "x.md:8: A withdrawn item needs `withdrawn_reason`, which stands in its place.",
    ),
    (
        {"gist": "{ar: {title: x}}"},
        "x.md:8: The gist is in the item's own language; it is for the other one.",
    ),
    (
        {"date_precision": "time"},
        "x.md:8: date_precision is time, but the date is given to the day only.",
    ),
    (
        {"redactions": "[x]"},
        'x.md:8: redactions is "x", which stands in most texts; write the whole name or passage.',
    ),
    ({"Title": "x"}, "x.md:8: `Title` is not a key of the front matter; did you mean `title`?"),
    ({"autor": "x"}, "x.md:8: `autor` is not a key of the front matter; did you mean `actors`?"),
    ({"zzz": "x"}, "x.md:8: `zzz` is not a key of the front matter; a key of your own starts with `x_`."),
]


@pytest.mark.parametrize(("change", "message"), MISTAKES, ids=[message[:48] for _, message in MISTAKES])
def test_a_mistake_is_one_sentence_with_its_line(change: dict[str, str], message: str) -> None:
    item, messages = read({**BRIEFING, **change})
    assert item is None
    assert len(messages) == 1
    assert messages[0].startswith(message)


SOURCES: list[tuple[str, str]] = [
    ("", "x.md:6: An archived article needs `source`, the id of a publication in content/sources/."),
    ("gazette, wire", 'x.md:8: source is "gazette, wire"; write one name or id.'),
    ("[gazette, gazette]", 'x.md:8: source is "a list"; write one name or id.'),
    ("-gazette", 'x.md:8: source is "-gazette"; write one name or id.'),
    (
        "zzz",
        (
            'x.md:8: No record in content/sources/ has the name "zzz"; nothing is near it. Write one of these, or '
            "add a record."
        ),
    ),
]


@pytest.mark.parametrize(("source", "message"), SOURCES)
def test_an_article_has_one_source(source: str, message: str) -> None:
    assert read({**ARTICLE, "source": source}) == (None, [message])


def test_a_file_without_text_is_told() -> None:
    assert read(BRIEFING, " \n\n") == (None, ["x.md:9: There is no text below the front matter."])


def test_a_withdrawn_item_needs_no_text() -> None:
    item, messages = read({**BRIEFING, "status": "withdrawn", "withdrawn_reason": "سبب"}, "")
    assert messages == []
    assert item is not None
    assert item.withdrawn_reason == "سبب"


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    _, messages = read({"titel": "x", "lang": "fr", "date": "soon", "kind": "article"}, "")
    assert [message.split(": ", 1)[0] for message in messages] == [
        "x.md:1",
        "x.md:1",
        "x.md:2",
        "x.md:3",
        "x.md:4",
        "x.md:5",
        "x.md:7",
    ]


def test_every_key_is_declared_once_with_its_meaning() -> None:
    assert len(BY_KEY) == len(FIELDS)
    assert all(field.meaning.endswith(".") for field in FIELDS)


@given(st.dictionaries(st.sampled_from(sorted(BY_KEY)), st.text(max_size=30), max_size=12))
def test_no_values_whatever_raise(fields: dict[str, str]) -> None:
    quoted = {key: '"' + "".join(f"\\U{ord(char):08x}" for char in value if not 0xD800 <= ord(char) < 0xE000) + '"'
              for key, value in fields.items()}  # fmt: skip
    item, messages = read({**BRIEFING, **quoted})
    assert item is not None or messages
