"""`mujaz check` as an author meets it: every problem with its place, a ready fix, in both languages."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

FOLDER = "content/briefings/en/2024"


def mujaz(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def item(slug: str, *more: str, body: str = "Example text.", **keys: str) -> str:
    fields = {
        "title": "Example item",
        "lang": "en",
        "date": "2024-05-01",
        "slug": slug,
        "kind": "briefing",
        "summary": "Example.",
        "references": "[{title: Example, url: https://league.example/}]",
        **keys,
    }
    return "\n".join(["---", *(f"{key}: {value}" for key, value in fields.items()), *more, "---", "", body, ""])


def save(root: Path, name: str, text: str | bytes, language: str = "en") -> Path:
    path = root / f"content/briefings/{language}/2024" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(*args: str) -> list[str]:
    return mujaz("check", *args).output.splitlines()


BAD: dict[str, tuple[str | bytes, str]] = {
    "windows-1256": (
        item("a", title="عنوان").encode("cp1256"),
        (
            ':2:8: The file is not UTF-8 (byte 0xda); it looks like windows-1256 ("عنوان"). Open it as that, and '
            "save it as UTF-8."
        ),
    ),
    "UTF-16": (item("a").encode("utf-16"), ":1:1: The file is UTF-16; save it as UTF-8."),
    "UTF-16 without its mark": (item("a").encode("utf-16-le"), ":1:1: The file is UTF-16; save it as UTF-8."),
    "a tab": (item("a", "actors:", "\t- example-league"), ":10:1: There is a tab here; indent with spaces."),
    "a full-width colon": (
        item("a").replace("title:", "title\uff1a", 1),
        ':2:6: A colon here is not the one of YAML (U+FF1A); write ":" and a space behind it.',
    ),
    "an Arabic semicolon for a colon": (
        item("a").replace("kind:", "kind\u061b"),
        ':6:5: A colon here is not the one of YAML (U+061B); write ":" and a space behind it.',
    ),
    "curly quotation marks": (
        item("a", title="“Council: a session”"),
        ':2:8: Curly quotation marks do not quote in YAML; write " in their place.',
    ),
    "a date in figures": (
        item("a", date="12/8/2023"),
        ':4:7: date is "12/8/2023", which may mean 2023-08-12 or 2023-12-08; write the one that is meant.',
    ),
    "a date in words": (item("a", date="12 آب 2023"), ':4:7: date is "12 آب 2023"; write 2023-08-12.'),
    "a key twice": (
        item("a", "kind: article"),
        ":9:1: `kind` stands here a second time (first in line 6); keep one of them.",
    ),
    "a language in words": (item("a", lang="arabic"), ':3:7: lang is "arabic"; write "ar" or "en".'),
    "front matter of 5 MB": (
        item("a", f"x_a: '{'a ' * 2_500_000}'"),
        ":1: The front matter has 4882 KB, and 512 is the most that is read; the text goes below its second `---`.",
    ),
    "a list without end": (
        item("a", "actors: " + "[" * 100_000),
        ":9: An anchor (&, *) or a nesting this deep is not read; write the values out.",
    ),
    "a merge that is not finished": (
        item("a", "<<<<<<< HEAD", "byline: a", "=======", "byline: b", ">>>>>>> other"),
        (
            ":9:1: A merge left two versions here (lines 9 to 13); keep what is right, and delete the lines that "
            "begin with <<<<<<<, ======= and >>>>>>>."
        ),
    ),
    "a merge that is not finished in the text": (
        item("a", body="<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other"),
        (
            ":11:1: A merge left two versions here (lines 11 to 15); keep what is right, and delete the lines that "
            "begin with <<<<<<<, ======= and >>>>>>>."
        ),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_its_place(root: Path, name: str) -> None:
    text, message = BAD[name]
    save(root, "bad.md", text)
    done = mujaz("check")
    assert done.exit_code == 1
    assert f"{FOLDER}/bad.md{message}" in done.output.splitlines()
    assert "Traceback" not in done.output


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_in_arabic_too(root: Path, name: str) -> None:
    save(root, "bad.md", BAD[name][0])
    lines = [line for line in told("--lang", "ar") if line.startswith(FOLDER)]
    english = [line for line in told() if line.startswith(FOLDER)]
    assert len(lines) == len(english) >= 1
    assert not set(lines) & set(english)


def test_a_link_that_leads_to_itself_and_one_to_nothing_are_named(root: Path) -> None:
    (root / FOLDER / "circle.md").symlink_to("circle.md")
    (root / FOLDER / "lost.md").symlink_to("nowhere.md")
    (root / FOLDER / "round").symlink_to(root / FOLDER)
    (root / "content/actors/circle.yaml").symlink_to("circle.yaml")
    lines = told()
    assert f"{FOLDER}/circle.md: The link leads in a circle, back to itself; delete it." in lines
    assert "content/actors/circle.yaml: The link leads in a circle, back to itself; delete it." in lines
    assert any(line.startswith(f"{FOLDER}/lost.md: The file cannot be read: it is gone") for line in lines)
    assert (
        f"{FOLDER}/round: A link to a folder is not followed; put its files here, or delete the link. (warning)"
        in lines
    )


def test_a_byte_order_mark_is_no_mistake_in_an_item(root: Path) -> None:
    save(root, "mark.md", b"\xef\xbb\xbf" + item("a").encode())
    assert mujaz("check").output == "0 errors, 0 warnings.\n"


def test_two_records_with_one_alias_are_named(root: Path) -> None:
    for name in ("one", "two"):
        (root / f"content/topics/{name}.yaml").write_text(
            f"names: {{ar: موضوع {name}, en: Topic {name}}}\naliases: {{en: [Shared alias]}}\n", "utf-8"
        )
    assert any(
        line.startswith('content/topics/two.yaml:2: alias "Shared alias" already belongs to content/topics/one.yaml;')
        for line in told()
    )


SLIPS = item(
    "“2023-08-12-slips”",
    "related: 2023-08-12-example-bridge؛ 2023-08-20-example-harvest # two of them",
    "actors: [example-league، Salem Example]",
    title="“Council: a session”",
    lang="English",
    date="12/8/2023 # read from the page",
).replace("kind: briefing", "Kind\uff1aBriefing")


def test_what_leaves_no_doubt_is_set_right_and_the_rest_stays(root: Path) -> None:
    path = save(root, "slips.md", "\ufeff" + SLIPS.replace("\n", "\r\n"))
    done = mujaz("check", "--fix")
    assert done.output.endswith("0 errors, 0 warnings.\n")
    assert path.read_text("utf-8").splitlines()[:11] == [
        "---",
        "title: 'Council: a session'",
        "lang: en",
        "date: 2023-08-12 # read from the page",
        "slug: 2023-08-12-slips",
        "kind: briefing",
        "summary: Example.",
        "references: [{title: Example, url: https://league.example/}]",
        "related: [2023-08-12-example-bridge, 2023-08-20-example-harvest] # two of them",
        "actors: [example-league, Salem Example]",
        "---",
    ]
    assert (
        f"{FOLDER}/slips.md:4: fixed: date: 12/8/2023 # read from the page → date: 2023-08-12 # read from the page"
        in (done.output.splitlines())
    )
    before = path.read_bytes()
    assert mujaz("check", "--fix").output == "0 errors, 0 warnings.\n"
    assert path.read_bytes() == before


def test_the_fix_is_shown_before_it_is_made(root: Path) -> None:
    path = save(root, "day.md", item("a", date="12 August 2023"))
    before = path.read_bytes()
    (row,) = json.loads(mujaz("check", "--format", "json").output)
    assert (row["found"], row["fix"]) == ("12 August 2023", "date: 2023-08-12")
    assert "    --fix: date: 2023-08-12" in told()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        item("a", date="12/8/2023"),
        item("2024-01-01-a", date="12/8/2023"),
        item("a", "headline: Other", "title2: x"),
        item("a", "actors: [example-league، Nobody]"),
        item("a", title="“A quotation” and more", summary="“Quoted whole”"),
        item("a", "x_note: |", "  kind： “as it is”"),
    ],
)
def test_what_leaves_a_doubt_is_not_touched(root: Path, text: str) -> None:
    path = save(root, "doubt.md", text)
    mujaz("check", "--fix")
    assert path.read_text("utf-8") == text


def test_in_an_arabic_item_figures_start_with_the_day(root: Path) -> None:
    path = save(root, "day.md", item("new-item", lang="ar", date="12/8/2023", title="عنوان"), "ar")
    mujaz("check", "--fix")
    assert "date: 2023-08-12\n" in path.read_text("utf-8")


def test_records_are_set_right_too(root: Path) -> None:
    path = root / "content/topics/slips.yaml"
    path.write_text("\ufeffNames: {ar: موضوع جديد, en: New topic} # both\nwikidata\uff1a Q41183\n", "utf-8")
    assert mujaz("check", "--fix").output.endswith("0 errors, 0 warnings.\n")
    assert path.read_text("utf-8") == ("names: {ar: موضوع جديد, en: New topic} # both\nsame_as: {wikidata: Q41183}\n")


def test_a_file_that_the_fix_cannot_replace_stays_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(root, "day.md", item("a", date="12 August 2023"))
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", _full)
    assert CliRunner().invoke(main, ["check", "--fix"]).exit_code != 0
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".new-")] == []


def _full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


ADVICE = item(
    "a",
    lang="ar",
    title="عنوان",
    body='قال المجلس, أمس، إنه "اجتمع" في الـمـدينة؟ راجع [البيان](#) و`code, "x"` و<https://a.example/b,c>. 1445 هـ',
).replace("summary: Example.\n", "")


def test_style_advice_names_its_place_and_stops_nothing(root: Path) -> None:
    save(root, "a.md", ADVICE, "ar")
    done = mujaz("check")
    assert done.exit_code == 0
    assert [line.partition(": ")[0].partition("a.md")[2] for line in done.output.splitlines()[:-1]] == [
        ":6",
        ":10:11",
        ":10:22",
        ":10:35",
        ":10:37",
        ":10:49",
    ]
    assert all(line.endswith("(warning)") for line in done.output.splitlines()[:-1])


def test_archived_articles_get_no_advice_on_style(root: Path) -> None:
    article = ADVICE.replace("kind: briefing", "kind: article\nsource: north-gazette")
    source = next((root / "content/sources").glob("*.yaml")).stem
    save(root, "a.md", article.replace("north-gazette", source).replace("references: [{title: Example, url: "
         "https://league.example/}]\n", ""), "ar")  # fmt: skip
    assert mujaz("check").output == "0 errors, 0 warnings.\n"


def test_a_headline_between_quotation_marks_is_told(root: Path) -> None:
    save(root, "a.md", item("a", title="“Council meets”"))
    save(root, "b.md", item("b", title="“Yes” and “no”"))
    assert [line.partition(";")[0] for line in told()[:-1]] == [
        f"{FOLDER}/a.md:2:8: The whole headline stands between quotation marks"
    ]


def test_control_characters_in_a_text_are_told_and_taken_out(root: Path) -> None:
    path = save(root, "a.md", item("a", body="One\x00 word\x08.\n\nTwo\x0bwords\x1b[31m."))
    message = "There is an invisible control character here (U+{}); delete it. (warning)"
    assert told()[:-1] == [
        f"{FOLDER}/a.md:11:4: {message.format('0000')}",
        f"{FOLDER}/a.md:13:4: {message.format('000B')}",
    ]
    assert told("--fix")[:2] == [
        f"{FOLDER}/a.md:11: fixed: U+0000, U+0008 → ∅",
        f"{FOLDER}/a.md:13: fixed: U+000B, U+001B → ∅",
    ]
    assert path.read_text("utf-8").endswith("\nOne word.\n\nTwo words[31m.\n")


def test_choices_are_told_in_arabic(root: Path) -> None:
    save(root, "a.md", item("a", lang="arabic"))
    assert 'اكتب "ar" أو "en"' in mujaz("check", "--lang", "ar").output


def test_a_long_headline_is_told(root: Path) -> None:
    save(root, "a.md", item("a", title="Word " * 25 + "end"))
    assert f"{FOLDER}/a.md:2:8: The headline has 128 characters; with more than 110 it is cut off in lists and by " in (
        mujaz("check").output
    )


def test_counts_are_told_as_arabic_counts(root: Path) -> None:
    assert told("--lang", "ar") == ["لا أخطاء، لا تنبيهات."]
    save(root, "a.md", item("a", lang="fr"))
    assert told("--lang", "ar")[-1] == "خطأ واحد، لا تنبيهات."


def _mistakes(root: Path) -> None:
    save(root, "new.md", item("2024-05-01-new", "actors: [Nobody Whatever]", lang="fr"))


def _slug_of_another(root: Path) -> None:
    save(root, "twin.md", item("2023-08-20-example-harvest"))


def _link_nowhere(root: Path) -> None:
    save(root, "link.md", item("2024-05-02-link", body="See [this](/en/nowhere/) and [that](/en/archive/2023/)."))


def _moved(root: Path) -> None:
    save(root, "moved.md", item("2024-05-03-moved", "old_urls: [/en/about/]"))


def _removed(root: Path) -> None:
    next((root / "content/actors").glob("*.yaml")).unlink()


def _draft(root: Path) -> None:
    save(root, "draft.md", item("2024-05-04-draft", "status: draft", body="See [this](/en/nowhere/)."))


def _late(root: Path) -> None:
    save(root, "late.md", item("2024-05-05-late", "publish_at: 2999-01-01", body="See [this](/en/nowhere/)."))


CHANGES = [_mistakes, _slug_of_another, _link_nowhere, _moved, _removed, _draft, _late]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_remembered_changes_no_result(root: Path, change: object) -> None:
    assert callable(change)
    mujaz("check")  # remembers the archive as it is
    change(root)
    warm = mujaz("check", "--format", "json").output
    again = mujaz("check", "--format", "json").output
    shutil.rmtree(root / ".mujaz")
    assert warm == again == mujaz("check", "--format", "json").output


@pytest.mark.parametrize("change", CHANGES)
def test_a_check_finds_the_errors_that_a_build_finds(root: Path, change: object) -> None:
    assert callable(change)
    change(root)
    rows = json.loads(mujaz("check", "--format", "json").output)
    errors = [f"{row['path']}:{row['line']}" for row in rows if row["severity"] == "error"]
    built = CliRunner().invoke(main, ["build"])
    assert built.exit_code != 3, built.stderr
    assert built.exit_code == (1 if errors else 0)
    assert [line.partition(": ")[0] for line in built.stderr.splitlines() if line.startswith("content/")] == [
        place.removesuffix(":0") for place in errors
    ]


@pytest.mark.parametrize("state", [b"", b"{", b"[]", b'{"key": 1}', b"\xff"])
def test_a_memory_that_is_damaged_is_made_anew(root: Path, state: bytes) -> None:
    _mistakes(root)
    before = mujaz("check").output
    (root / ".mujaz/check.json").write_bytes(state)
    assert mujaz("check").output == before
