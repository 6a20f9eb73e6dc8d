"""`mujaz import` as a curator meets it: in a folder, with files good and bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

ARCHIVE = Path(__file__).parents[1] / "cases" / "_archive"
PAGE = """عودة الماء إلى الحي القديم - Up North!

قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات منذ الصباح.
"""
DATED = PAGE.replace("Up North!\n", "Up North!\n\n14 آب 2023\n")

Run = Callable[..., Result]


def run(*args: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["import", *args], input=data, catch_exceptions=False)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def save(root: Path, name: str, data: str | bytes) -> str:
    path = root.parent / "saved" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_dated_page_becomes_an_item(root: Path) -> None:
    result = run(save(root, "a.txt", DATED))
    assert (result.exit_code, result.stderr) == (0, "")
    path = "content/briefings/ar/2023/2023-08-14-rivers-authority-qantara.md"
    assert result.stdout == f"{path}: written from content/inbox/a.txt.\n1 done, 0 skipped, 0 duplicate, 0 failed.\n"
    assert (root / "content/inbox/a.txt").read_bytes() == DATED.encode()
    assert (root / path).exists()


def test_a_second_run_changes_nothing(root: Path) -> None:
    page = save(root, "a.txt", DATED)
    run(page)
    before = files(root)
    for args in ([page], [page, "--date", "2020-01-01"], []):
        result = run(*args)
        assert result.exit_code == 0
        assert "skipped" in result.stderr
        assert files(root) == before


def test_a_page_without_a_date_waits_in_the_inbox(root: Path) -> None:
    page = save(root, "a.txt", PAGE)
    result = run(page)
    assert result.exit_code == 1
    assert "content/inbox/a.txt: the page does not state the day" in result.stderr
    assert "mujaz import --date YYYY-MM-DD content/inbox/a.txt" in result.stderr
    assert not (root / "content/briefings").exists()
    result = run("--date", "2023-08-12", "--retrieved", "2023-08-20", "content/inbox/a.txt")
    assert result.exit_code == 0
    (item,) = (root / "content/briefings").rglob("*.md")
    assert "date: 2023-08-12\ndate_evidence: --date\n" in item.read_text("utf-8")
    assert "retrieved_at: 2023-08-20\n" in item.read_text("utf-8")


def test_a_page_of_an_unknown_publication_waits_until_it_is_named(root: Path) -> None:
    page = save(root, "a.txt", DATED.replace(" - Up North!", ""))
    result = run(page)
    assert result.exit_code == 1
    assert "content/sources/" in result.stderr
    assert "--source ID" in result.stderr
    assert not (root / "content/briefings").exists()
    assert run(page, "--source", "coast-wire").exit_code == 0


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        ("عودة الماء إلى الحي القديم\n".encode(), "no text"),
        (PAGE.replace("عودة الماء إلى الحي القديم - Up North!", "... !!!").encode(), "without a letter"),
        (
            "عودة الماء\nالرئيسية\nأسعار المياه اليوم\nأخبار الرياضة والطقس في المدينة وريفها ليوم غد كاملة\n".encode(),
            "not an article",
        ),
    ],
    ids=["empty", "headline only", "punctuation only", "menu"],
)
def test_bad_input_is_named_and_nothing_is_written_or_lost(root: Path, data: bytes, message: str) -> None:
    page = save(root, "bad.txt", data)
    before = files(root.parent)
    result = run("--date", "2023-08-12", page)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{page}: ")
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert files(root.parent) == before


def test_one_bad_page_never_stops_the_rest(root: Path) -> None:
    save(root, "1.txt", b"")
    save(root, "2/good.txt", DATED)
    save(root, "3.txt", b"\x89PNG\r\n")
    result = run(str(root.parent / "saved"))
    assert result.exit_code == 1
    assert result.stdout.endswith("1 done, 0 skipped, 0 duplicate, 1 failed (1 no article), 1 kept.\n")


def test_standard_input_is_read_and_never_lost(root: Path) -> None:
    assert run("-", data=DATED.encode()).exit_code == 0
    result = run("-", data="عودة الماء إلى الحي القديم".encode())
    assert result.exit_code == 1
    assert "kept as content/inbox/standard-input-" in result.stderr
    kept = sorted(path.name for path in (root / "content/inbox").iterdir())
    assert len(kept) == 3
    assert {"standard-input", "standard-input.audit.json"} < set(kept)


def test_two_pages_of_one_day_and_subject_get_two_addresses(root: Path) -> None:
    run(save(root, "a.txt", DATED), save(root, "b.txt", DATED + "\nولم يعلّق أحد على ذلك بعد.\n"))
    names = sorted(path.name for path in (root / "content/briefings").rglob("*.md"))
    assert names == ["2023-08-14-rivers-authority-qantara-2.md", "2023-08-14-rivers-authority-qantara.md"]


def test_a_day_that_does_not_exist_is_an_error(root: Path) -> None:
    result = run("--date", "2023-02-30", save(root, "a.txt", PAGE))
    assert result.exit_code == 1
    assert '"2023-02-30" is a day that does not exist; look the date up again.' in result.stderr
    assert files(root) == files(ARCHIVE)


@pytest.mark.parametrize("day", ["12/8/2023", "yesterday", "2023-8-12"])
def test_a_day_written_otherwise_is_wrong_use(root: Path, day: str) -> None:
    result = run("--date", day, save(root, "a.txt", PAGE))
    assert result.exit_code == 2
    assert "2023-08-12" in result.stderr
    assert files(root) == files(ARCHIVE)


def test_a_source_that_does_not_exist_is_wrong_use(root: Path) -> None:
    result = run("--source", "north-gazete", save(root, "a.txt", DATED))
    assert result.exit_code == 2
    assert "did you mean north-gazette?" in result.stderr
    assert files(root) == files(ARCHIVE)


def test_a_folder_that_is_no_archive_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "content/" in result.stderr


def test_a_path_that_does_not_exist_is_wrong_use(root: Path) -> None:
    assert run("no-such-page.html").exit_code == 2
    assert files(root) == files(ARCHIVE)


def test_an_empty_inbox_is_no_error(root: Path) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, "0 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert files(root) == files(ARCHIVE)
