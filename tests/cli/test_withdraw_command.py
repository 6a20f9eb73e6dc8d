"""`mujaz withdraw`: what was taken back is in no output, cache, older release or inbox, and never comes back."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.intake import Found, open_input
from mujaz.intake.fetch import Answer
from mujaz.intake.response import write_warc

SLUG = "2023-09-10-example-market"
ITEM = "content/briefings/en/2023/market.md"
RAW = "content/inbox/witness.html"
ARTICLE = "2024-05-02-example-witness"
WORD = "Unspeakable"
NAMED = "2024-05-03-unspeakable-name"


def mujaz(*args: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def holds(folder: Path, word: str = WORD) -> list[str]:
    """Return every file below a folder that holds a word, or has it in its name."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and (word.lower() in path.as_posix().lower().removeprefix(folder.as_posix().lower())
                               or word.encode() in path.read_bytes())
    )  # fmt: skip


def add_article(root: Path, slug: str = ARTICLE) -> None:
    """Put an archived article with its raw page, audit, picture and browser's folder into the archive."""
    raw = f"<html><p>{WORD} words.</p></html>".encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    (root / "content/inbox").mkdir(parents=True, exist_ok=True)
    (root / RAW).write_bytes(raw)
    audit = {"format": 1, "raw": RAW, "raw_sha256": sha256, "item": f"content/briefings/en/{slug}.md"}
    (root / f"{RAW}.audit.json").write_text(json.dumps({**audit, "lines": [WORD]}), "utf-8")
    (root / "content/inbox/witness_files").mkdir()
    (root / "content/inbox/witness_files/a.txt").write_text(WORD, "utf-8")
    (root / "content/inbox/copy.html").write_bytes(raw + b" ")
    copy = {**audit, "raw": "content/inbox/copy.html", "item": None, "duplicate_of": {"slug": slug}}
    (root / "content/inbox/copy.html.audit.json").write_text(json.dumps(copy), "utf-8")
    front = {
        "title": "An example witness",
        "lang": "en",
        "date": "2024-05-02",
        "slug": slug,
        "kind": "article",
        "source": "example-wire",
        "rights": "full",
        "summary": f"{WORD} summary",
        "raw": RAW,
        "raw_sha256": sha256,
        "archive_urls": "[https://archive.example/1]",
        "notes": f"{WORD} note",
    }
    head = "\n".join(f"{key}: {value}" for key, value in front.items())
    (root / f"content/briefings/en/{slug}.md").write_text(f"---\n{head}\n---\n\n{WORD} words.\n", "utf-8")


def entry(root: Path, guid: str) -> str:
    """Return the feed's entry with a permanent id."""
    feed = (root / "public/current/en/feed.rss").read_text("utf-8")
    return next(part for part in feed.split("<item>") if f">{guid}<" in part)


def guid_of(root: Path, slug: str) -> str:
    return next(
        part.partition("<")[0]
        for part in (root / "public/current/en/feed.rss").read_text("utf-8").split('<guid isPermaLink="false">')
        if slug in part.partition("<")[0]
    )


def test_a_withdrawn_item_is_a_tombstone_under_the_same_guid(root: Path) -> None:
    mujaz("publish")
    guid = guid_of(root, SLUG)
    assert "opened the example market" in entry(root, guid)
    mujaz("withdraw", SLUG, "--reason", "It was wrong: see #3.", "--on", "2024-06-01")
    page = (root / f"public/current/en/briefings/{SLUG}/index.html").read_text("utf-8")
    assert "It was wrong: see #3." in page
    assert "opened the example market" not in page
    assert "It was wrong: see #3." in entry(root, guid)
    text = (root / ITEM).read_text("utf-8")
    assert "status: withdrawn" in text
    assert "withdrawn_on: 2024-06-01" in text
    assert "opened the example market" in text
    assert mujaz("check").stdout == "0 errors, 0 warnings.\n"


def test_no_release_cache_or_build_holds_it_and_rollback_never_brings_it_back(root: Path) -> None:
    add_article(root)
    mujaz("build")
    mujaz("publish")
    (root / ITEM).write_text((root / ITEM).read_text("utf-8") + "\nMore.\n", "utf-8")
    mujaz("publish")
    assert holds(root / "public")
    assert holds(root / "output")
    done = mujaz("withdraw", ARTICLE, "--reason", "For safety.", "--purge")
    assert [path for folder in ("content", "public", "output", ".mujaz") for path in holds(root / folder)] == []
    assert not (root / "content/inbox/witness_files").exists()
    assert "https://archive.example/1" in done.stdout
    assert "no release before" in mujaz("rollback", code=2).stderr
    (root / ITEM).write_text((root / ITEM).read_text("utf-8") + "\nStill more.\n", "utf-8")
    mujaz("publish")
    mujaz("rollback")
    assert holds(root / "public") == []


def test_a_neutral_address_says_nothing_of_what_stood_there(root: Path) -> None:
    add_article(root, NAMED)
    pinned = root / ITEM
    pinned.write_text(
        pinned.read_text("utf-8").replace("kind: briefing", f"kind: briefing\nrelated: [{NAMED}]"), "utf-8"
    )
    mujaz("publish")
    mujaz("withdraw", NAMED, "--reason", "For safety.", "--purge", "--neutral")
    for folder in ("content", "public"):
        assert holds(root / folder) == []
    left = [
        path.name for path in (root / "public/current/en/briefings").iterdir() if path.name.startswith("withdrawn-")
    ]
    assert len(left) == 1
    assert f"related: [{left[0]}]" in pinned.read_text("utf-8")
    assert "For safety." in (root / f"public/current/en/briefings/{left[0]}/index.html").read_text("utf-8")
    assert NAMED not in (root / "public/mujaz.json").read_text("ascii")
    assert mujaz("publish").stderr == ""


def test_a_release_that_holds_it_cannot_be_shown_again_though_the_mark_was_not_written(root: Path) -> None:
    mujaz("publish")
    path = root / ITEM
    path.write_text(path.read_text("utf-8") + "\nA later word.\n", "utf-8")
    mujaz("publish")
    path.write_text(path.read_text("utf-8").replace("kind: briefing", "kind: briefing\nstatus: withdrawn\n"
                    "withdrawn_reason: Wrong."), "utf-8")  # fmt: skip
    assert f"{SLUG}, withdrawn since" in mujaz("rollback", code=2).stderr
    mujaz("publish", "--allow-lost")
    assert "no release before" in mujaz("rollback", code=2).stderr
    assert len(list((root / "public/releases").iterdir())) == 1


def test_an_item_that_comes_back_may_be_rolled_back_to(root: Path) -> None:
    mujaz("publish")
    mujaz("withdraw", SLUG, "--reason", "Wrong.")
    path = root / ITEM
    path.write_text(path.read_text("utf-8").replace("status: withdrawn\n", ""), "utf-8")
    mujaz("publish")
    path.write_text(path.read_text("utf-8") + "\nA later word.\n", "utf-8")
    mujaz("publish")
    mujaz("rollback")


def test_what_others_use_too_is_kept(root: Path) -> None:
    add_article(root)
    other = root / "content/briefings/en/2024-05-02-example-other.md"
    text = (root / f"content/briefings/en/{ARTICLE}.md").read_text("utf-8")
    other.write_text(text.replace(ARTICLE, "2024-05-02-example-other"), "utf-8")
    mujaz("withdraw", ARTICLE, "--reason", "Twice.", "--purge")
    assert (root / RAW).is_file()


def test_its_page_is_taken_out_of_a_crawl_that_holds_others(root: Path) -> None:
    add_article(root)
    pages = {f"https://wire.example/{name}": f"<html><body><p>{word} words.</p></body></html>".encode()
             for name, word in (("kept", "Other"), ("gone", WORD))}  # fmt: skip
    crawl = root / "content/inbox/crawl.warc.gz"
    head = (("Content-Type", "text/html"),)
    crawl.write_bytes(write_warc(tuple(Answer(url, 200, "OK", head, body) for url, body in pages.items())))
    found = [piece for piece in open_input(crawl) if isinstance(piece, Found)]
    item = root / f"content/briefings/en/{ARTICLE}.md"
    text = item.read_text("utf-8").replace(RAW, f"content/inbox/crawl.warc.gz#{found[1].part}")
    item.write_text(text, "utf-8")
    done = mujaz("withdraw", ARTICLE, "--reason", "Twice.", "--purge")
    assert "content/inbox/crawl.warc.gz: written anew without its page." in done.output
    left = [piece for piece in open_input(crawl) if isinstance(piece, Found)]
    assert [piece.data for piece in left] == [pages["https://wire.example/kept"]]
    assert WORD.encode() not in gzip.decompress(crawl.read_bytes())


def test_its_article_is_taken_out_of_a_dump_in_which_the_others_keep_their_numbers(root: Path) -> None:
    add_article(root)
    dump = root / "content/inbox/dump.jsonl"
    rows = [f'{{"title": "{word}", "text": "{word} words."}}' for word in ("One", WORD, "Three")]
    dump.write_text("\n".join(rows), "utf-8")
    item = root / f"content/briefings/en/{ARTICLE}.md"
    item.write_text(item.read_text("utf-8").replace(RAW, "content/inbox/dump.jsonl#2"), "utf-8")
    done = mujaz("withdraw", ARTICLE, "--reason", "Twice.", "--purge")
    assert "content/inbox/dump.jsonl: written anew without its page." in done.output
    assert dump.read_text("utf-8") == f"{rows[0]}\n\n{rows[2]}"


def test_a_dump_whose_page_cannot_be_taken_out_is_named_with_what_to_do(root: Path) -> None:
    add_article(root)
    dump = root / "content/inbox/dump.json"
    dump.write_text(f'[{{"title": "{WORD}", "text": "x"}}, {{"tit', "utf-8")
    item = root / f"content/briefings/en/{ARTICLE}.md"
    item.write_text(item.read_text("utf-8").replace(RAW, "content/inbox/dump.json#1"), "utf-8")
    done = mujaz("withdraw", ARTICLE, "--reason", "Twice.", "--purge")
    assert "content/inbox/dump.json still holds its raw page, as 1, beside others" in done.output


def test_every_language_of_an_item_is_withdrawn(root: Path) -> None:
    mujaz("withdraw", "2023-08-20-example-harvest", "--reason", "سُحبت.", "--purge")
    for language in ("ar", "en"):
        text = (root / f"content/briefings/{language}/2023/harvest.md").read_text("utf-8")
        assert "withdrawn_reason: سُحبت." in text
        assert text.endswith("---\n")
    assert mujaz("check").stdout == "0 errors, 0 warnings.\n"


def test_the_history_of_git_is_named_with_what_takes_it_out(root: Path) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "-C", str(root)]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"], ["remote", "add", "origin", "../far.git"]):
        subprocess.run([*git, *arguments], check=True)  # noqa: S603 - git itself
    done = mujaz("withdraw", SLUG, "--reason", "Wrong.", "--purge")
    assert f"git filter-repo --invert-paths --path {ITEM}" in done.stdout
    assert "../far.git" in done.stdout


def test_an_unknown_slug_is_told_with_the_nearest_and_nothing_is_touched(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    done = mujaz("withdraw", "2023-09-10-example-markt", "--reason", "x", code=2)
    assert SLUG in done.stderr
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_content_with_errors_is_withdrawn_and_what_still_shows_it_is_told(root: Path) -> None:
    mujaz("publish")
    (root / "content/briefings/en/2024/broken.md").write_text("---\ntitle: x\n---\n", "utf-8")
    done = mujaz("withdraw", SLUG, "--reason", "Wrong.", code=1)
    assert "still shows it" in done.stderr
    assert "status: withdrawn" in (root / ITEM).read_text("utf-8")


def test_neutral_needs_purge(root: Path) -> None:
    assert "--purge" in mujaz("withdraw", SLUG, "--reason", "x", "--neutral", code=2).stderr
    assert "status" not in (root / ITEM).read_text("utf-8")


def test_a_bag_and_the_zips_of_the_years_are_made_anew(root: Path) -> None:
    add_article(root)
    mujaz("export", "--bagit", "../bag", "--with-raw", "--offline", "../years")
    assert holds(root.parent / "bag")
    mujaz("withdraw", ARTICLE, "--reason", "Wrong.", "--purge", "--bag", "../bag", "--offline", "../years")
    assert holds(root.parent / "bag") == []
    assert "Raw-Pages: yes\n" in (root.parent / "bag/bag-info.txt").read_text("utf-8")
    with zipfile.ZipFile(root.parent / "years/2024.zip") as archive:
        assert [name for name in archive.namelist() if WORD.encode() in archive.read(name)] == []
