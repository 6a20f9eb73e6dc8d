from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from mujaz.errors import UsageError
from mujaz.intake import FieldMap, Found, Input, Piece, Unread, open_input
from mujaz.intake.fields import read_map

TEXT = "قالت هيئة الأنهار إن منسوب الماء < المعدل.\n\nوصار الطريق سالكاً."


def page(piece: Piece) -> str:
    assert isinstance(piece, Found)
    return piece.data.decode()


def test_each_line_of_jsonl_is_a_page() -> None:
    rows = [
        {"title": "عودة الماء", "text": TEXT, "date": "12 آب 2023", "url": "https://gazette.example/1?gclid=x",
         "authors": [{"name": "سارة"}]},
        {"headline": "The ferry", "content": "<p>It sails.</p>", "published": "2023-08-15", "source": "Coast Wire"},
    ]  # fmt: skip
    lines = [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    first, second = open_input(b"\n".join(lines))
    assert isinstance(first, Found)
    assert "<p>قالت هيئة الأنهار إن منسوب الماء &lt; المعدل.</p>\n<p>وصار الطريق سالكاً.</p>" in page(first)
    assert 'published_time" content="12 آب 2023"' in page(first)
    assert 'name="author" content="سارة"' in page(first)
    assert (first.part, first.known.original_url) == ("1", "https://gazette.example/1")
    assert first.known.date_evidence == "field date"
    assert first.sha256 == hashlib.sha256(lines[0]).hexdigest()
    assert "gclid" in first.known.warnings[0]
    assert "<h1>The ferry</h1>\n<p>It sails.</p>" in page(second)
    assert 'og:site_name" content="Coast Wire"' in page(second)


def test_bad_lines_never_stop_the_rest() -> None:
    data = b'{"title": "a", "text": "b"}\n{"title":\n[1]\n{"title": "x"}\n\n{"title": "c", "text": "d"}\n'
    pieces = list(open_input(Input("a.jsonl", data=data)))
    assert [isinstance(piece, Found) for piece in pieces] == [True, False, False, False, True]
    reasons = [piece.reason for piece in pieces if isinstance(piece, Unread)]
    assert "not JSON" in reasons[0]
    assert "--map text=COLUMN" in reasons[2]
    (untitled,) = open_input(Input("a.jsonl", data=b'{"text": "x"}'))
    assert isinstance(untitled, Unread)
    assert "--map title=COLUMN" in untitled.reason
    assert [piece.part for piece in pieces if not isinstance(piece, str) and hasattr(piece, "part")][-1] == "6"


@pytest.mark.parametrize(
    "data",
    [
        '[{"title": "خبر", "text": "نص"}]',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "خبر", "content_text": "نص"}]}',
        '{\n "title": "خبر",\n "body": "نص"\n}',
        '{"title": "خبر", "article": {"body": "نص"}}',
    ],
)
def test_json_is_a_list_or_holds_one_or_is_one_article(data: str) -> None:
    (found,) = open_input(data.encode(), FieldMap((("text", "article.body"),)) if '"article"' in data else None)
    assert "<h1>خبر</h1>\n<p>نص</p>" in page(found)


def test_deep_json_is_refused() -> None:
    (piece,) = open_input(Input("a.json", data=b'{"a":' * 200_000))
    assert isinstance(piece, Unread)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_each_row_of_a_table_is_a_page(delimiter: str, charset: str) -> None:
    rows = [
        ["title", "text", "date"],
        ["عودة الماء", '"سطر أول\nسطر ""ثان"""', "2023-08-14"],
        ["Ferry", "It sails", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = open_input(Input("a.csv", data=text.encode(charset)))
    assert '<h1>عودة الماء</h1>\n<p>سطر أول</p>\n<p>سطر "ثان"</p>' in page(first)
    assert isinstance(first, Found)
    assert (first.part, first.known.date_evidence) == ("1", "column date")
    assert "<p>It sails</p>" in page(second)
    assert "published_time" not in page(second)


def test_the_digest_of_a_row_is_of_its_bytes() -> None:
    (found,) = open_input(Input("a.csv", data="title,text\nخبر,نص\n".encode()))
    assert isinstance(found, Found)
    assert found.sha256 == hashlib.sha256("خبر,نص".encode()).hexdigest()


def test_columns_of_other_names_are_mapped() -> None:
    fields = read_map(("title=kicker,text=copy", "date=day"))
    (found,) = open_input(Input("a.csv", data=b"Kicker,Copy,day\nFerry,It sails,2023-08-15\n"), fields)
    assert "<h1>Ferry</h1>\n<p>It sails</p>" in page(found)
    assert isinstance(found, Found)
    assert found.known.date_evidence == "column day"


@pytest.mark.parametrize(
    ("text", "message"), [("title", "no pair"), ("titel=a", "did you mean title"), ("x9=a", "fields are")]
)
def test_a_wrong_map_is_wrong_use(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_map((text,))


def test_a_quotation_mark_without_end_is_bounded_and_named() -> None:
    pieces = list(open_input(Input("a.csv", data=b'title,text\na,"' + b"x\n" * 40_000_000)))
    assert any(isinstance(piece, Unread) for piece in pieces) or len(pieces) == 1


def test_a_table_on_standard_input_is_known_by_its_names() -> None:
    (found,) = open_input("title,text\nخبر,نص\n".encode())
    assert "<h1>خبر</h1>" in page(found)


def test_a_packed_dump_is_unpacked() -> None:
    data = gzip.compress(b'{"title": "a", "text": "b"}\n{"title": "c", "text": "d"}\n')
    pieces = list(open_input(Input("a.jsonl.gz", data=data)))
    assert [piece.part for piece in pieces if isinstance(piece, Found)] == ["1", "2"]


def test_a_text_that_looks_a_little_like_a_dump_is_a_page() -> None:
    (found,) = open_input(Input("a.txt", data=b"[1] a note, text and title\n"))
    assert isinstance(found, Found)
    assert found.part is None


def test_what_a_shell_wrote_in_utf_16_is_read() -> None:
    lines = '{"title": "خبر", "text": "نص"}\n{"title": "News", "text": "Text"}\n'
    first, second = open_input(Input("a.jsonl", data=lines.encode("utf-16")))
    assert "<h1>خبر</h1>" in page(first)
    assert "<h1>News</h1>" in page(second)


@pytest.mark.parametrize("name", ["Publication Date", "publicationDate", "publication-date", "تاريخ النشر"])
def test_names_of_columns_may_be_written_in_any_way(name: str) -> None:
    (found,) = open_input(Input("a.csv", data=f"Title,Full Text,{name}\nخبر,نص,2023-08-12\n".encode()))
    assert 'content="2023-08-12"' in page(found)


def test_the_objects_of_wordpress_are_read() -> None:
    post = '{"title": {"rendered": "خبر"}, "content": {"rendered": "<p>نص</p>", "protected": false}, "link": "https://gazette.example/1"}'
    (found,) = open_input(Input("posts.json", data=f"[{post}]".encode()))
    assert "<h1>خبر</h1>\n<p>نص</p>" in page(found)


def test_the_address_that_extractors_call_the_source_is_no_publication() -> None:
    record = '{"title": "News", "text": "Text", "source": "https://gazette.example/1"}'
    (found,) = open_input(Input("a.jsonl", data=record.encode()))
    assert isinstance(found, Found)
    assert found.known.original_url == "https://gazette.example/1"
    assert "og:site_name" not in page(found)


def test_each_author_of_a_list_is_one() -> None:
    record = '{"title": "News", "text": "Text", "authors": ["Sara Khalil", {"name": "Omar Nasser"}]}'
    (found,) = open_input(Input("a.jsonl", data=record.encode()))
    assert '<meta name="author" content="Sara Khalil">\n<meta name="author" content="Omar Nasser">' in page(found)


def test_the_line_in_which_excel_names_its_separator_is_no_row_of_names() -> None:
    (found,) = open_input(Input("a.csv", data=b"\xef\xbb\xbfsep=;\r\ntitle;text\r\nNews;Text, with a comma\r\n"))
    assert "<p>Text, with a comma</p>" in page(found)


def test_lines_of_a_table_may_end_with_a_carriage_return_alone() -> None:
    (found,) = open_input("title,text\rعودة الماء,عاد الماء إلى الحي.\r".encode())
    assert isinstance(found, Found)
    assert "<h1>عودة الماء</h1>" in found.data.decode()
