from __future__ import annotations

from pathlib import Path

from mujaz.export.shelf import Shelf, read_body

DIGEST = "0123456789abcdef" * 4


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def test_digests_and_slugs_are_read_from_front_matter(tmp_path: Path) -> None:
    put(tmp_path, "content/briefings/ar/2023/x.md", f"---\nslug: some-slug\nraw_sha256: '{DIGEST}'\n---\n\nnص\n")
    shelf = Shelf(tmp_path)
    assert shelf.path_of(DIGEST) == "content/briefings/ar/2023/x.md"
    assert shelf.slugs == {"x", "some-slug"}


def test_comments_and_quotation_marks_are_no_part_of_a_value(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    front = "source: # an id\nslug: 'a-b' # kept\ntitle: \"Week # 5\"\ndate: 2024-05-01 # read\nkind: article#1\n"
    item = shelf.add("content/briefings/en/a.md", f"---\n{front}")
    assert dict(item.fields) == {"slug": "a-b", "title": "Week # 5", "date": "2024-05-01", "kind": "article#1"}
    assert shelf.slugs == {"a", "a-b"}


def test_what_stands_in_the_text_does_not_count(tmp_path: Path) -> None:
    put(tmp_path, "content/briefings/en/x.md", f"---\ntitle: x\n---\n\nraw_sha256: {DIGEST}\nslug: other\n")
    assert Shelf(tmp_path).path_of(DIGEST) is None
    assert Shelf(tmp_path).slugs == {"x"}


def test_long_front_matter_and_bad_files_are_read_past(tmp_path: Path) -> None:
    for filler in range(8180, 8200):
        put(tmp_path, "content/briefings/en/long.md", f"---\nx: {'y' * filler}\nraw_sha256: {DIGEST}\n---\n")
        assert Shelf(tmp_path).path_of(DIGEST) is not None
    (tmp_path / "content/briefings/en/bad.md").write_bytes(b"\xff\xfe\x00")
    assert Shelf(tmp_path).slugs == {"long", "bad"}


def test_an_archive_without_briefings_has_an_empty_shelf(tmp_path: Path) -> None:
    assert Shelf(tmp_path).slugs == frozenset()


def test_what_an_item_was_made_of_is_known_by_its_publication(tmp_path: Path) -> None:
    made_of = f"raw: content/inbox/a.html\nraw_sha256: {DIGEST}"
    front = f"---\ntitle: 'خبر: أول'\nslug: x\nsource: gazette\n{made_of}\n---\n\nنص\n"
    put(tmp_path, "content/briefings/ar/2023/x.md", front)
    put(tmp_path, "content/briefings/ar/2023/y.md", "---\nslug: y\nsource: gazette\n---\n\nنص\n")
    shelf = Shelf(tmp_path)
    assert shelf.source_of(DIGEST) == "gazette"
    assert [item.path for item in shelf.raws_of("gazette")] == ["content/briefings/ar/2023/x.md"]
    assert shelf.items[0].get("title") == "خبر: أول"
    assert read_body(tmp_path / "content/briefings/ar/2023/x.md").strip() == "نص"
    assert read_body(tmp_path / "none.md") == ""
