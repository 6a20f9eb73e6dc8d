from __future__ import annotations

import json
from pathlib import Path

import pytest

from mujaz.clean.account import Told
from mujaz.export.audit import Audit, Copy, UnwrittenError, audit_path, check_audits, is_audit, known_copy, write_audit
from mujaz.model import CleanArticle, FoundDate, Paragraph, Span

DIGEST = "0123456789abcdef" * 4
ARTICLE = CleanArticle(
    "عودة الماء",
    "ar",
    (Paragraph((Span("قالت الهيئة ذلك."),)),),
    source="north-gazette",
    date=FoundDate("2023-08-14", "day", "line 3: 14 آب 2023"),
)
LINES = (
    Told(1, "عودة الماء", "read", "headline"),
    Told(3, "شارك", "removed", "share"),
    Told(4, "قالت الهيئة ذلك.", "kept"),
)


def put(root: Path, path: str, text: str = "x") -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    return root / path


def test_an_audit_tells_lines_and_decisions(tmp_path: Path) -> None:
    write_audit(tmp_path, Audit("content/inbox/a.txt", DIGEST, ARTICLE, LINES, ("repaired",), item="content/x.md"))
    file = tmp_path / "content/inbox/a.txt.audit.json"
    before = file.read_bytes()
    audit = json.loads(before)
    assert (audit["format"], audit["raw_sha256"], audit["item"]) == (1, DIGEST, "content/x.md")
    assert audit["decisions"]["date_evidence"] == "line 3: 14 آب 2023"
    assert audit["repairs"] == ["repaired"]
    assert audit["lines"][1] == {"line": 3, "fate": "removed", "rule": "share", "text": "شارك"}
    write_audit(tmp_path, Audit("content/inbox/a.txt", DIGEST, ARTICLE, LINES, ("repaired",), item="content/x.md"))
    assert file.read_bytes() == before
    write_audit(tmp_path, Audit("content/inbox/a.txt", DIGEST, ARTICLE, LINES))
    assert json.loads(file.read_bytes())["item"] is None


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    put(tmp_path, "content/inbox/a.txt")
    foreign = put(tmp_path, "content/inbox/a.txt.audit.json", '{"mine": 1}')
    with pytest.raises(UnwrittenError, match=r"a\.txt\.audit\.json"):
        write_audit(tmp_path, Audit("content/inbox/a.txt", DIGEST, ARTICLE, LINES))
    assert foreign.read_text() == '{"mine": 1}'


def test_an_audit_is_known_by_the_page_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "a.html")
    put(tmp_path, "a.warc.gz")
    assert is_audit(put(tmp_path, "a.html.audit.json"))
    assert is_audit(put(tmp_path, "a.warc.gz.audit/0123456789abcdef.json"))
    assert not is_audit(put(tmp_path, "dump.audit.json"))
    assert not is_audit(tmp_path / "a.html")


def test_a_copy_is_remembered_while_its_original_stands(tmp_path: Path) -> None:
    raw = "content/inbox/a.warc#urn:uuid:1"
    path = "content/briefings/ar/2023/x.md"
    write_audit(tmp_path, Audit(raw, DIGEST, ARTICLE, LINES, copy_of=Copy("x", path, 0.913)))
    assert known_copy(tmp_path, raw, DIGEST) is None
    item = put(tmp_path, path)
    assert known_copy(tmp_path, raw, DIGEST) == path
    assert known_copy(tmp_path, raw, "f" * 64) is None
    item.unlink()
    assert known_copy(tmp_path, raw, DIGEST) is None


def test_audits_without_their_page_are_named(tmp_path: Path) -> None:
    put(tmp_path, "content/inbox/a.txt")
    write_audit(tmp_path, Audit("content/inbox/a.txt", DIGEST, ARTICLE, LINES))
    write_audit(tmp_path, Audit("content/inbox/gone.warc#1", DIGEST, ARTICLE, LINES))
    (problem,) = check_audits(tmp_path)
    assert problem.path == str(audit_path("content/inbox/gone.warc#1", DIGEST))
    assert problem.message.startswith("The raw page content/inbox/gone.warc is gone; put it back")
    put(tmp_path, "content/inbox/b.txt.audit.json", "{")
    assert len(list(check_audits(tmp_path))) == 2
