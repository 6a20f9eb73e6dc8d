"""An item beside its raw page: lines, fields, records, states; every change is a change of one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def url_of(path: str) -> str:
    return f"/item/{path.removeprefix('content/briefings/')}"


def lines_of(root: Path) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads((root / "content/inbox/bridge.txt.audit.json").read_text("utf-8"))["lines"]
    return lines


def number_of(root: Path, start: str) -> int:
    return max(n for n, line in enumerate(lines_of(root)) if line["text"].startswith(start))


def front_of(root: Path, item: str) -> str:
    return (root / item).read_text("utf-8").split("\n---", 1)[0]


def body_of(root: Path, item: str) -> str:
    return (root / item).read_text("utf-8").split("\n---\n", 1)[1]


def test_what_arrives_at_the_desk_waits_for_its_review(guest: Any, root: Path, item: str) -> None:
    assert "status: review" in front_of(root, item)
    page = guest.get("/queue/review").text
    assert "مجلس المثال يفتتح جسراً في مدينة النموذج" in page
    assert guest.get("/").headers["location"] == "/queue/review"


def test_the_lines_of_the_raw_page_are_shown_with_the_rule_that_took_them_out(guest: Any, item: str) -> None:
    page = guest.get(url_of(item)).text
    assert "<del>صورة من الأرشيف</del>" in page
    assert "The record of the publication says that its pages carry this line." in page
    assert "line 8: الثلاثاء 14 شباط 2023" in page or "line 7: الثلاثاء 14 شباط 2023" in page


def test_actors_and_places_are_marked_in_the_text(guest: Any, item: str) -> None:
    page = guest.get(url_of(item)).text
    assert '<a class="mention listed" href="#record-actors-council">مجلس المثال</a>' in page
    assert '<a class="mention listed" href="#record-places-model-city">مدينة النموذج</a>' in page


def test_a_line_that_was_wrongly_removed_is_put_back_where_it_stood(guest: Any, root: Path, item: str) -> None:
    number = number_of(root, "صورة من الأرشيف")
    answer = guest.send(url_of(item), {"do": f"restore:{number}"})
    assert answer.status == 303
    assert answer.headers["location"].endswith(f"#line-{number}")
    parts = [part for part in body_of(root, item).split("\n\n") if part.strip()]
    assert parts[1] == "صورة من الأرشيف"
    assert parts[0].strip().startswith("افتتح مجلس المثال")
    assert lines_of(root)[number]["fate"] == "kept"
    assert "dropped_lines: [صورة من الأرشيف]  # keep" in (root / "content/sources/gazette.yaml").read_text("utf-8")


def test_the_publication_forgets_a_line_that_is_put_back_for_good(guest: Any, root: Path, item: str) -> None:
    number = number_of(root, "صورة من الأرشيف")
    guest.send(url_of(item), {"do": f"restore:{number}:teach"})
    assert "dropped_lines: []  # keep" in (root / "content/sources/gazette.yaml").read_text("utf-8")


def test_the_publication_learns_a_line_that_a_rule_of_ours_took_out(guest: Any, root: Path, item: str) -> None:
    number = number_of(root, "جريدة النموذج")
    guest.send(url_of(item), {"do": f"restore:{number}:teach"})
    source = (root / "content/sources/gazette.yaml").read_text("utf-8")
    assert "kept_lines: [جريدة النموذج]" in source
    guest.send(url_of(item), {"do": f"drop:{number}:teach"})
    source = (root / "content/sources/gazette.yaml").read_text("utf-8")
    assert "kept_lines: []" in source
    assert "dropped_lines: [صورة من الأرشيف, جريدة النموذج]" in source


def test_a_line_that_does_not_belong_is_taken_out_and_the_publication_learns_it(
    guest: Any, root: Path, item: str
) -> None:
    number = number_of(root, "وأضاف أن الأعمال")
    guest.send(url_of(item), {"do": f"drop:{number}:teach"})
    assert "وأضاف أن الأعمال" not in body_of(root, item)
    assert "وقال رئيس المجلس" in body_of(root, item)
    told = lines_of(root)[number]
    assert (told["fate"], told["rule"]) == ("removed", "by hand")
    assert "وأضاف أن الأعمال" in (root / "content/sources/gazette.yaml").read_text("utf-8")
    assert "names: {ar: جريدة النموذج" in (root / "content/sources/gazette.yaml").read_text("utf-8")


def test_lines_go_out_and_come_back_to_the_same_text(guest: Any, root: Path, item: str) -> None:
    before = body_of(root, item)
    for start in ("وقال رئيس", "افتتح مجلس"):
        guest.send(url_of(item), {"do": f"drop:{number_of(root, start)}"})
    for start in ("وقال رئيس", "افتتح مجلس"):
        guest.send(url_of(item), {"do": f"restore:{number_of(root, start)}"})
    assert body_of(root, item) == before


def test_a_line_that_the_text_has_no_more_is_not_taken_out_but_told(guest: Any, root: Path, item: str) -> None:
    path = root / item
    path.write_text(path.read_text("utf-8").replace("وقال رئيس المجلس", "وذكر الرئيس"), "utf-8")
    answer = guest.send(url_of(item), {"do": f"drop:{number_of(root, 'وقال رئيس')}"})
    assert answer.status == 422
    assert "does not stand in the text as it does on the page" in answer.text


def test_a_suggestion_is_accepted_rejected_and_made_undecided(guest: Any, root: Path, item: str) -> None:
    guest.send(url_of(item), {"do": "reject:actors:council"})
    assert "actors: [-council]" in front_of(root, item)
    assert 'class="mention rejected"' in guest.get(url_of(item)).text
    guest.send(url_of(item), {"do": "accept:actors:council"})
    assert "actors: [council]" in front_of(root, item)
    guest.send(url_of(item), {"do": "clear:actors:council"})
    assert "council" not in front_of(root, item).split("actors", 1)[1].split("places", 1)[0]
    assert 'class="mention suggested" href="#record-actors-council"' in guest.get(url_of(item)).text


def test_another_record_is_meant(guest: Any, root: Path, item: str) -> None:
    guest.send(url_of(item), {"do": "clear:actors:council"})
    guest.send(url_of(item), {"do": "swap:actors:council", "swap:actors:council": "Example Assembly"})
    listed = front_of(root, item).split("actors", 1)[1].split("places", 1)[0]
    assert "-council" in listed
    assert "assembly" in listed


def test_a_name_that_no_record_bears_is_told_and_nothing_is_written(guest: Any, root: Path, item: str) -> None:
    before = (root / item).read_bytes()
    answer = guest.send(url_of(item), {"do": "add:actors", "add:actors": "Exampel Asembly"})
    assert answer.status == 422
    assert "nearest: assembly" in answer.text
    assert (root / item).read_bytes() == before


def test_only_the_fields_that_were_changed_are_written(guest: Any, root: Path, item: str) -> None:
    before = front_of(root, item).splitlines()
    guest.send(url_of(item), {"do": "save", "summary": "جسر: جديد", "byline": ""})
    after = front_of(root, item).splitlines()
    assert [line for line in after if line not in before] == ["summary: 'جسر: جديد'"]
    assert [line for line in before if line not in after] == []


def test_a_date_that_is_none_is_refused_and_what_was_typed_stays_in_the_form(guest: Any, root: Path, item: str) -> None:
    before = (root / item).read_bytes()
    answer = guest.send(url_of(item), {"do": "save", "date": "2023-02-30", "summary": "kept in the form"})
    assert answer.status == 422
    assert "a date that does not exist" in answer.text
    assert "kept in the form" in answer.text
    assert (root / item).read_bytes() == before


def test_a_text_is_changed_with_the_line_ends_that_a_browser_sends(guest: Any, root: Path, item: str) -> None:
    guest.send(url_of(item), {"do": "save", "body": "فقرة أولى.\r\n\r\nفقرة ثانية.\r\n"})
    assert body_of(root, item) == "\nفقرة أولى.\n\nفقرة ثانية.\n"


def test_a_file_with_other_line_ends_keeps_them(guest: Any, root: Path, item: str) -> None:
    path = root / item
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    guest.send(url_of(item), {"do": "save", "body": "فقرة.\n\nأخرى.", "summary": "ملخص"})
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "فقرة.\r\n\r\nأخرى.\r\n".encode() in data


def test_publishing_takes_the_state_away_and_leads_on(guest: Any, root: Path, item: str) -> None:
    answer = guest.send(url_of(item) + "?queue=review", {"do": "publish"})
    assert "status" not in front_of(root, item)
    assert answer.headers["location"] == "/queue/review?said=published"
    guest.send(url_of(item), {"do": "hold"})
    assert "status: review" in front_of(root, item)


def test_an_item_with_errors_is_not_published(guest: Any, root: Path, item: str) -> None:
    path = root / item
    path.write_text(path.read_text("utf-8").replace("source: gazette", "source: nobody"), "utf-8")
    answer = guest.send(url_of(item), {"do": "publish"})
    assert answer.status == 422
    assert "status: review" in front_of(root, item)


def test_a_rejected_page_goes_and_comes_back_byte_for_byte(guest: Any, root: Path, item: str) -> None:
    guest.send(url_of(item), {"do": "save", "summary": "typed by hand"})
    before = (root / item).read_bytes()
    guest.send(url_of(item), {"do": "remove"})
    assert not (root / item).exists()
    assert (root / "content/inbox/bridge.txt").is_file()
    assert "bridge" in guest.get("/queue/rejected").text or "مجلس المثال" in guest.get("/queue/rejected").text
    assert "was rejected" in guest.post("/page/bridge.txt", {"do": "import"}).text
    assert 'value="take-back"' in guest.get("/page/bridge.txt").text
    answer = guest.post("/page/bridge.txt", {"do": "take-back"})
    assert answer.status == 303
    assert (root / item).read_bytes() == before


def test_a_change_made_elsewhere_is_never_written_over(guest: Any, root: Path, item: str) -> None:
    page = guest.get(url_of(item)).text
    digest = page.split('name="digest" value="')[1].split('"')[0]
    path = root / item
    path.write_text(path.read_text("utf-8").replace("importer:", "summary: theirs\nimporter:"), "utf-8")
    theirs = path.read_bytes()
    for do in ("save", "publish", "accept:actors:assembly", "drop:9", "remove", "next"):
        answer = guest.post(url_of(item), {"digest": digest, "do": do, "summary": "ours", "body": "our text"})
        assert answer.status == 409, do
        assert path.read_bytes() == theirs, do
    assert "our text" in answer.text
    assert "Changed elsewhere" in answer.text


def test_lines_of_a_page_that_was_read_anew_are_not_mistaken(guest: Any, root: Path, item: str) -> None:
    before = (root / item).read_bytes()
    answer = guest.send(url_of(item), {"do": "drop:9", "lines": "old"})
    assert answer.status == 409
    assert (root / item).read_bytes() == before


@pytest.mark.parametrize("do", ["accept:sources:gazette", "accept:actors:nobody", "drop:99999", "drop:x", "restore:-1"])
def test_a_form_that_no_page_makes_changes_nothing(guest: Any, root: Path, item: str, do: str) -> None:
    before = (root / item).read_bytes()
    assert guest.send(url_of(item), {"do": do}).status == 404
    assert (root / item).read_bytes() == before


def test_a_file_that_cannot_be_read_as_an_item_is_shown_whole_and_set_right(guest: Any, root: Path, item: str) -> None:
    path = root / item
    good = path.read_text("utf-8")
    path.write_text(good.replace("---\n", "--\n", 1), "utf-8")
    page = guest.get(url_of(item))
    assert page.status == 200
    assert "The file must start with a line" in page.text
    guest.send(url_of(item), {"do": "save", "file": good.replace("\n", "\r\n")})
    assert path.read_text("utf-8") == good


def test_the_whole_file_is_changed_where_the_form_has_no_field(guest: Any, root: Path, item: str) -> None:
    good = (root / item).read_text("utf-8")
    changed = good.replace("status:", "references: [{title: A, url: https://a.example/}]\nstatus:")
    guest.send(url_of(item), {"do": "whole", "file": changed, "body": "not this"})
    assert (root / item).read_text("utf-8") == changed
    refused = guest.send(url_of(item), {"do": "whole", "file": changed.replace("title:", "titel:", 1)})
    assert refused.status == 422
    assert (root / item).read_text("utf-8") == changed


def test_a_briefing_is_begun_as_a_draft(guest: Any, root: Path) -> None:
    answer = guest.post("/new", {"title": "مجلس المثال يجتمع", "lang": "ar", "date": "2024-05-01"})
    assert answer.status == 303
    path = root / "content/briefings/ar/2024/2024-05-01-council.md"
    assert "status: draft" in path.read_text("utf-8")
    assert guest.get(answer.headers["location"]).status == 200
    assert guest.post("/new", {"title": " ", "lang": "ar", "date": "2024-05-01"}).status == 422
    assert guest.post("/new", {"title": "X", "lang": "ar", "date": "1 May"}).status == 422


def test_text_of_pages_is_never_markup(guest: Any, root: Path, item: str) -> None:
    path = root / item
    path.write_text(path.read_text("utf-8") + "\n\\<script\\>alert(1)\\</script\\> & <b>x</b>\n", "utf-8")
    page = guest.get(url_of(item)).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_desk_speaks_arabic(guest: Any, item: str) -> None:
    guest.cookie += "; mujaz-desk-language=ar"
    page = guest.get(url_of(item)).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "يقول سجل المصدر إن صفحاته تحمله" in page
    assert "انشر" in page
