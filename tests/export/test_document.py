from __future__ import annotations

import hashlib
from zoneinfo import ZoneInfo

from mujaz.errors import Problems
from mujaz.export.document import Membership, Provenance, text_digest, write_document
from mujaz.export.frontmatter import split_document
from mujaz.export.item import Reading, read_item
from mujaz.model import CleanArticle, FoundDate, Paragraph, Quote, Record, Span
from mujaz.register import Register

ARTICLE = CleanArticle(
    headline='هيئة الأنهار: "لا خطر" - حتى الآن',
    language="ar",
    blocks=(Paragraph((Span("قالت  الهيئة "), Span("نعم", strong=True))), Quote((Paragraph((Span("#لا"),)),))),
    source="north-gazette",
    date=FoundDate("2023-08-12T10:00:00+03:00", "time", "meta date"),
    canonical_url="https://gazette.example/1",
    related_headlines=("نعم", "- لا: #"),
)
PROVENANCE = Provenance("content/inbox/x.html", "a" * 64, "2023-08-13")
REGISTER = Register(
    (
        Record("sources", "north-gazette", "s.yaml", (("ar", "جريدة الشمال"),)),
        Record("actors", "rivers-authority", "a.yaml", (("ar", "هيئة الأنهار"),)),
    )
)


def test_what_is_written_is_read_back_equal() -> None:
    text = write_document(ARTICLE, "2023-08-12-x", Membership(("rivers-authority",)), PROVENANCE, byline="ليلى: حداد")
    problems = Problems()
    document = split_document(text, "x.md", problems)
    assert document is not None
    item = read_item(document, Reading(REGISTER, ("ar", "en"), ZoneInfo("Asia/Damascus")), problems)
    assert list(map(str, problems)) == []
    assert item is not None
    assert (item.title, item.language, item.slug, item.kind) == (ARTICLE.headline, "ar", "2023-08-12-x", "article")
    assert (item.date.isoformat(), item.precision) == ("2023-08-12T10:00:00+03:00", "time")
    assert (item.actors, item.source, item.byline) == (("rivers-authority",), "north-gazette", "ليلى: حداد")
    assert item.related_headlines == ARTICLE.related_headlines
    assert (item.raw, item.raw_sha256) == ("content/inbox/x.html", "a" * 64)
    assert item.body.strip() == "قالت  الهيئة **نعم**\n\n> \\#لا"


def test_the_digest_of_the_text_is_that_of_its_paragraphs() -> None:
    assert text_digest(ARTICLE.blocks) == hashlib.sha256("قالت  الهيئة نعم\n\n#لا".encode()).hexdigest()


def test_a_day_needs_no_precision_and_a_month_does() -> None:
    month = CleanArticle("ع", "ar", (), date=FoundDate("2023-08", "month", "x"))
    text = write_document(month, "2023-08-x", Membership(), PROVENANCE, byline=None)
    assert "date: 2023-08\ndate_precision: month\n" in text
    day = CleanArticle("ع", "ar", (), date=FoundDate("2023-08-12", "day", "x"))
    assert "date_precision" not in write_document(day, "2023-08-12-x", Membership(), PROVENANCE, byline=None)
