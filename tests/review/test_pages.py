"""Pages that arrive, questions that they leave open, copies, new records, translations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mujaz.cli import main
from mujaz.review.passages import split_passages
from mujaz.review.raw import make_inert
from mujaz.review.translating import pair_passages

UNDATED = """Example Assembly meets in Model City - The Sample Gazette

Example Assembly meets in Model City

The Example Assembly met in Model City to speak about the new bridge, and its members agreed to look at the costs again.

The speaker said that the bridge was needed, and that the assembly would decide on the matter in its next session.
"""


def url_of(path: str, folder: str = "item") -> str:
    return f"/{folder}/{path.removeprefix('content/briefings/')}"


def upload(guest: Any, name: str, data: bytes, **fields: str) -> Any:
    mark = "----mark"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
    body = b"".join([*parts, head, data, f"\r\n--{mark}--\r\n".encode()])
    return guest.ask(
        "POST",
        "/import",
        body,
        Origin=f"http://127.0.0.1:{guest.port}",
        Content_Type=f"multipart/form-data; boundary={mark}",
    )


def test_a_page_without_a_date_waits_with_its_question_and_becomes_an_item_with_the_answer(
    guest: Any, root: Path
) -> None:
    answer = upload(guest, "assembly.txt", UNDATED.encode())
    assert answer.status == 200
    assert "not imported yet" in answer.text
    assert "no date" in guest.get("/queue/questions").text
    page = guest.get("/page/assembly.txt").text
    assert "Example Assembly meets in Model City" in page
    assert guest.post("/page/assembly.txt", {"do": "import", "date": "2023-02-30"}).status == 422
    done = guest.post("/page/assembly.txt", {"do": "import", "date": "2023-02-14", "source": "The Sample Gazette"})
    assert done.status == 303
    (path,) = (root / "content/briefings/en/2023").glob("*.md")
    text = path.read_text("utf-8")
    assert "date_evidence: review desk" in text
    assert "source: gazette" in text
    assert "status: review" in text
    assert "Nothing waits here." in guest.get("/queue/questions").text


def test_what_the_terminal_imports_for_review_waits_at_the_desk(
    guest: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / "content/inbox/assembly.txt").write_text(UNDATED, "utf-8")
    done = CliRunner().invoke(main, ["import", "--review", "--date", "2023-02-14", "--source", "gazette"])
    assert done.exit_code == 0
    assert "Example Assembly meets in Model City" in guest.get("/queue/review").text


@pytest.mark.parametrize("name", ["../../pelicanconf.py", "..\\..\\x.txt", "/etc/passwd", ".hidden.txt", "con.txt"])
def test_the_name_of_a_dropped_file_leads_nowhere(guest: Any, root: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    upload(guest, name, UNDATED.encode(), date="2023-02-14", source="gazette")
    after = {path for path in root.parent.rglob("*") if path.is_file() and ".mujaz" not in path.parts}
    new = {path.relative_to(root).parts[:2] for path in after - set(before)}
    assert new <= {("content", "inbox"), ("content", "briefings")}
    assert all(path.read_bytes() == data for path, data in before.items())


def test_what_is_no_page_is_told_and_nothing_is_made_of_it(guest: Any, root: Path) -> None:
    answer = upload(guest, "picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    assert answer.status == 200
    assert not list((root / "content").glob("briefings/**/*.md"))


def test_a_second_copy_waits_among_the_copies(guest: Any, root: Path, item: str) -> None:
    text = (root / "content/inbox/bridge.txt").read_text("utf-8").replace("ضفتي النهر", "ضفتي نهر المدينة")
    upload(guest, "again.txt", text.encode(), source="gazette")
    page = guest.get("/queue/copies").text
    assert "again.txt" in page
    assert item in page
    done = guest.post("/page/again.txt", {"do": "import", "source": "gazette", "keep": "1"})
    assert done.status == 303
    copy = done.headers["location"].partition("?")[0]
    other = guest.get(copy).text
    assert "a copy of it" in other
    beside = guest.get(copy.replace("/item/", "/beside/") + f"?with={item}")
    assert beside.status == 200
    assert '<tr class="other">' in beside.text
    assert '<tr class="same">' in beside.text


def test_a_record_is_made_where_a_name_is_missing_and_listed_at_once(guest: Any, root: Path, item: str) -> None:
    asked = guest.send(url_of(item), {"do": "record:places:المستشفى"})
    assert asked.headers["location"].startswith("/record?kind=places&name=")
    form = guest.get(asked.headers["location"]).text
    assert 'value="المستشفى"' in form
    given = {"kind": "places", "back": item, "id": "model-hospital", "name-ar": "المستشفى", "name-en": "Model Hospital",
             "cues-ar": "مبنى، إدارة", "type": "building", "part_of": "Model City",
             "coordinates": "35.336، 40.141"}  # fmt: skip
    assert guest.post("/record", given).status == 303
    text = (root / "content/places/model-hospital.yaml").read_text("utf-8")
    assert "names: {ar: المستشفى, en: Model Hospital}" in text
    assert "{text: المستشفى, match: weak}" in text
    assert "cues: {ar: [مبنى, إدارة]}" in text
    assert "part_of: model-city" in text
    assert "coordinates: [35.336, 40.141]" in text
    assert "model-hospital" in (root / item).read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": "Model Hospital"}, "is no id"),
        ({"id": "../../x"}, "is no id"),
        ({"id": "model-city"}, "belongs to content/places/model-city.yaml"),
        ({"name-en": ""}, "There is no name in &#34;en&#34;"),
        ({"name-en": "Model City"}, "model-city"),
        ({"coordinates": "95, 200"}, "are no coordinates"),
        ({"part_of": "nowhere"}, "No record has the name"),
        ({"kind": "secrets"}, "is no kind of record"),
    ],
)
def test_a_record_that_cannot_be_is_told_and_not_written(
    guest: Any, root: Path, wrong: dict[str, str], told: str
) -> None:
    before = sorted(path for path in root.rglob("*") if path.is_file())
    given = {"kind": "places", "id": "new-place", "name-ar": "مكان", "name-en": "Place", **wrong}
    answer = guest.post("/record", given)
    assert answer.status == 422
    assert told in answer.text
    assert sorted(path for path in root.rglob("*") if path.is_file()) == before


def test_a_translation_is_begun_written_and_published_paragraph_by_paragraph(guest: Any, root: Path, item: str) -> None:
    begun = guest.post(url_of(item, "begin"), {})
    address = begun.headers["location"].partition("?")[0]
    path = root / f"content/briefings/{address.removeprefix('/translate/')}"
    page = guest.get(address).text
    assert page.count("<textarea") == 4
    assert "<h1>Translation from Arabic into English</h1>" in page
    guest.send(address, {"title": "Council opens a bridge", "cell-1": "The chair said so.", "do": "save"})
    text = path.read_text("utf-8")
    assert "title: Council opens a bridge" in text
    assert "-->\n\nThe chair said so.\n\n<!--" in text
    assert guest.get(address).text.count(">The chair said so.</textarea>") == 1
    refused = guest.send(address, {"title": "", "do": "publish"})
    assert refused.status == 422
    guest.send(address, {"cell-0": "It opened.", "cell-2": "More works follow.", "fresh": "1", "do": "publish"})
    text = path.read_text("utf-8")
    assert "<!--" not in text
    assert "status" not in text
    assert text.endswith("\n\nIt opened.\n\nThe chair said so.\n\nMore works follow.\n")


def test_a_source_that_changes_meanwhile_stops_its_translation(guest: Any, root: Path, item: str) -> None:
    address = guest.post(url_of(item, "begin"), {}).headers["location"].partition("?")[0]
    page = guest.get(address).text
    hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("digest", "source-digest")}
    (root / item).write_text((root / item).read_text("utf-8") + "\nجملة أخرى.\n", "utf-8")
    assert guest.post(address, {**hidden, "cell-0": "It opened."}).status == 409
    assert "changed after it was translated" in guest.get(address).text


def test_texts_without_comments_are_paired_by_their_lengths() -> None:
    source = "\n\n".join(["## عنوان", "س" * 300, "ص" * 40, "ع" * 200])
    translation = "\n\n".join(["## Heading", "a" * 150, "b" * 140, "c" * 45, "d" * 210])
    pairs = pair_passages(source, translation)
    assert [pair.translation for pair in pairs] == ["## Heading", f"{'a' * 150}\n\n{'b' * 140}", "c" * 45, "d" * 210]


def test_passages_are_what_a_reader_sees() -> None:
    body = (
        "> قال:\n> *نعم*\n\n- أول\n- ثانٍ\n\n```\na\n\n*b*\n```\n\n<!--\nx\n\ny\n-->\n\n"
        "1\\. [رابط](<https://x.example/a>) &amp; `c`\n"
    )
    assert [(p.kind, p.text) for p in split_passages(body)] == [
        ("quote", "قال:\nنعم"),
        ("list", "أول\nثانٍ"),
        ("code", "a\n\n*b*"),
        ("comment", "x\n\ny"),
        ("paragraph", "1. رابط & c"),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "<script src=//evil.example></script>",
        "<SCRIPT>alert(1)</SCRIPT >",
        "<script>unclosed",
        "<link rel=preconnect href=//evil.example>",
        "<meta http-equiv=refresh content='0;//evil.example'>",
        "<base href=//evil.example>",
        "<iframe src=//evil.example></iframe>",
        "<form action=//evil.example><button>x</button></form>",
        "<object data=//evil.example></object>",
        "<a title='>'><link rel=dns-prefetch href=//evil.example>",
        "<svg><script href=//evil.example /></svg>",
    ],
)
def test_a_raw_page_has_nothing_that_acts(tag: str) -> None:
    found = make_inert(f"<p>before</p>{tag}<p>after").lower()
    for name in ("script", "link", "meta", "base", "iframe", "form", "object"):
        assert f"<{name}" not in found


def test_a_raw_page_is_shown_in_a_frame_that_runs_and_loads_nothing(guest: Any, root: Path) -> None:
    (root / "content/inbox/page.html").write_text("<html><body><script>x</script><p>نص</p></body></html>", "utf-8")
    answer = guest.get("/raw/page.html")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "<p>نص</p>" in answer.text
    assert "<script" not in answer.text
    assert 'sandbox=""' in guest.get("/page/page.html").text
