"""Copies, versions and learned lines, as `mujaz import` meets them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.pipeline.kin import check_copies

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks" / "clean"))

from pages import read_article  # noqa: E402 - the benchmark's corpus is no package

STORIES = [list(read_article(path).texts) for path in sorted((ROOT / "benchmarks/clean/articles").glob("ar-*.txt"))]
LONG = [texts for texts in STORIES if sum(len(text.split()) for text in texts) > 150]
SLOGAN = "جريدتكم التي ترافقكم كل صباح منذ عشرين عاماً في القرى والبلدات"
BACKGROUND = (
    "وتشهد البلاد منذ سنوات موجة جفاف هي الأشد منذ أن بدأت هيئة الأنهار تسجل كميات المطر، وقد هجر آلاف المزارعين "
    "قراهم إلى المدن الكبيرة بحثاً عن عمل، وتقول منظمات الإغاثة إن الآبار القريبة من الساحل صارت مالحة ولم تعد تصلح "
    "للري ولا للشرب في أي فصل من الفصول كلها."
)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["import", *args], catch_exceptions=False)


def page(title: str, day: str, texts: list[str], *extra: str) -> str:
    body = "\n".join(f"<p>{text}</p>" for text in (*texts, *extra))
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}">'
        f'<link rel="canonical" href="https://coast.example/{day}/{len(title)}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def save(root: Path, name: str, text: str) -> str:
    path = root.parent / "saved" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return str(path)


def items(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(root.rglob("content/briefings/**/*.md"))}


def bodies(root: Path) -> dict[str, str]:
    found = items(root).values()
    return {re.findall(r"^title: (.*)$", text, re.MULTILINE)[0]: text.partition("\n---\n")[2] for text in found}


def audit(root: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((root / "content/inbox" / f"{name}.audit.json").read_text("utf-8"))
    return found


def test_a_copy_is_skipped_with_a_word_and_its_page_is_kept(root: Path) -> None:
    run(save(root, "a.html", page("خبر أول عن السهل", "2023-08-12", LONG[0])))
    copy = save(root, "b.html", page("عنوان آخر لخبر السهل", "2023-08-14", LONG[0]))
    result = run(copy)
    assert (result.exit_code, result.stdout) == (0, "0 done, 0 skipped, 1 duplicate, 0 failed.\n")
    (original,) = items(root)
    assert f"a copy of content/briefings/ar/2023/{original} (100% alike)" in result.stderr
    assert (root / "content/inbox/b.html").read_bytes() == Path(copy).read_bytes()
    found = audit(root, "b.html")["duplicate_of"]
    assert found == {
        "slug": original.removesuffix(".md"),
        "path": f"content/briefings/ar/2023/{original}",
        "similarity": 1.0,
    }
    for again in (run(copy), run()):
        assert "found to be a copy of" in again.stderr
        assert again.stdout.endswith("skipped, 0 duplicate, 0 failed.\n")


def test_a_copy_without_a_date_asks_for_none(root: Path) -> None:
    undated = save(root, "a.html", page("عنوان آخر لخبر السهل", "", LONG[0]))
    result = run(undated, save(root, "b.html", page("خبر أول عن السهل", "2023-08-12", LONG[0])))
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 done, 0 skipped, 1 duplicate, 0 failed.")


def test_the_parts_of_a_container_have_their_audits_in_a_folder(root: Path) -> None:
    rows = [
        {"title": title, "text": "\n".join(texts), "date": day, "source": "Coast Wire"}
        for title, day, texts in (("أول", "2023-08-12", LONG[0]), ("ثان", "2023-08-14", LONG[0]), ("ثالث", "", LONG[1]))
    ]
    dump = save(root, "dump.jsonl", "\n".join(json.dumps(row) for row in rows))
    result = run(dump)
    assert result.stdout.splitlines()[-1] == "1 done, 0 skipped, 1 duplicate, 1 failed (1 no date)."
    audits = [json.loads(path.read_text("utf-8")) for path in (root / "content/inbox/dump.jsonl.audit").iterdir()]
    assert {audit["raw"].partition("#")[2]: audit["questions"] for audit in audits} == {
        "1": [],
        "2": [],
        "3": ["no date"],
    }
    for again in (run(dump), run()):
        assert again.stdout.splitlines()[-1] == "0 done, 2 skipped, 0 duplicate, 1 failed (1 no date)."
    assert run("content/inbox/dump.jsonl.audit").stdout == "0 done, 0 skipped, 0 duplicate, 0 failed.\n"


def test_a_copy_can_be_kept_and_is_marked(root: Path) -> None:
    run(save(root, "a.html", page("خبر أول عن السهل", "2023-08-12", LONG[0])))
    copy = save(root, "b.html", page("عنوان آخر لخبر السهل", "2023-08-14", LONG[0]))
    run(copy)
    assert run("--keep-duplicates", copy).stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    original, kept = sorted(items(root).items())
    assert f"\nduplicate_of: {original[0].removesuffix('.md')}\n" in kept[1]


def test_a_copy_is_imported_once_its_original_is_gone(root: Path) -> None:
    run(save(root, "a.html", page("خبر أول عن السهل", "2023-08-12", LONG[0])))
    copy = save(root, "b.html", page("عنوان آخر لخبر السهل", "2023-08-14", LONG[0]))
    run(copy)
    next(root.rglob("content/briefings/**/*.md")).unlink()
    assert run(copy).stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")


def test_a_copy_that_nobody_marked_is_advised_on_and_one_that_is_marked_is_not(root: Path) -> None:
    run(save(root, "a.html", page("خبر أول عن السهل", "2023-08-12", LONG[0])))
    run("--keep-duplicates", save(root, "b.html", page("عنوان آخر لخبر السهل", "2023-08-14", LONG[0])))
    assert list(check_copies(root)) == []
    original, copy = sorted(root.rglob("content/briefings/**/*.md"))
    copy.write_text(re.sub("duplicate_of: .*\n", "", copy.read_text("utf-8")), "utf-8")
    (problem,) = check_copies(root)
    assert (problem.path, problem.severity) == (copy.relative_to(root).as_posix(), "style")
    assert f"duplicate_of: {original.stem}" in problem.message


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_several_versions_the_oldest_is_the_original_in_any_order(root: Path, order: tuple[int, ...]) -> None:
    pages = [
        save(root, "z.html", page("النسخة الأولى من الخبر", "2023-08-12", LONG[0])),
        save(root, "y.html", page("النسخة الثانية من الخبر", "2023-08-13", LONG[0][: len(LONG[0]) // 2 + 1])),
        save(
            root, "x.html", page("النسخة الثالثة من الخبر", "2023-08-14", LONG[0][: len(LONG[0]) // 2 + 1], BACKGROUND)
        ),
    ]
    run(*(pages[n] for n in order))
    found = {name[:10]: re.findall(r"^version_of: (.*)$", text, re.MULTILINE) for name, text in items(root).items()}
    first = next(name for name in items(root) if name.startswith("2023-08-12")).removesuffix(".md")
    assert found["2023-08-12"] == []
    assert all(named == [first] for day, named in found.items() if day != "2023-08-12")
    assert len(found) > 1


def test_the_same_bytes_twice_in_one_call_are_one_page(root: Path) -> None:
    text = page("خبر أول عن السهل", "2023-08-12", LONG[0])
    result = run(save(root, "a.html", text), save(root, "b.html", text))
    assert result.stdout.endswith("1 done, 1 skipped, 0 duplicate, 0 failed.\n")
    assert "b.html: skipped; it is the same page as" in result.stderr
    assert not (root / "content/inbox/b.html").exists()


def test_an_older_text_never_changes_an_item_that_is_there(root: Path) -> None:
    run(save(root, "new.html", page("النسخة الجديدة", "2023-08-14", LONG[0])))
    before = items(root)
    run(save(root, "old.html", page("النسخة القديمة", "2023-08-12", LONG[0][: len(LONG[0]) // 2 + 1])))
    after = items(root)
    assert before.items() < after.items()
    assert sum("version_of:" in text for text in after.values()) == 1


def test_what_three_pages_share_is_cut_from_all_in_any_order(root: Path) -> None:
    names = [f"{number}.html" for number in range(4)]
    for number, name in enumerate(names):
        text = page(
            f"خبر رقم {number} عن السهل",
            f"2023-08-1{number}",
            LONG[number],
            SLOGAN,
            "في ختام اليوم عاد الجميع إلى بيوتهم سالمين.",
        )
        save(root, name, text)
    saved = root.parent / "saved"
    run(*(str(saved / name) for name in names))
    forward = bodies(root)
    assert len(forward) == 4
    assert all(SLOGAN not in text for text in forward.values())
    lines = audit(root, "2.html")["lines"]
    assert isinstance(lines, list)
    assert ("learned", SLOGAN) in {(line["rule"], line["text"]) for line in lines}
    shutil.rmtree(root / "content/briefings")
    shutil.rmtree(root / "content/inbox")
    run(*(str(saved / name) for name in reversed(names)))
    assert bodies(root) == forward


def test_a_page_learns_from_those_that_were_imported_before(root: Path) -> None:
    for number in range(3):
        run(
            save(
                root,
                f"{number}.html",
                page(
                    f"خبر رقم {number} عن السهل", f"2023-08-1{number}", LONG[number], SLOGAN, "وعاد الجميع إلى بيوتهم."
                ),
            )
        )
    found = bodies(root)
    assert [SLOGAN in found[f"خبر رقم {number} عن السهل"] for number in range(3)] == [True, True, False]


def test_the_background_that_follow_ups_repeat_stays(root: Path) -> None:
    saved = [
        save(root, f"{n}.html", page(f"خبر رقم {n} عن السهل", f"2023-08-1{n}", LONG[n][:4], BACKGROUND, *LONG[n][4:]))
        for n in range(4)
    ]
    run(*saved)
    assert all(BACKGROUND in text for text in bodies(root).values())
    assert len(bodies(root)) == 4


def test_the_reasons_of_failed_pages_are_summed_up(root: Path) -> None:
    undated = page("خبر بلا تاريخ", "", LONG[0])
    result = run(save(root, "a.html", undated), save(root, "b.txt", ""), save(root, "c.txt", " "))
    assert result.stdout == "0 done, 0 skipped, 0 duplicate, 3 failed (2 no article, 1 no date).\n"
