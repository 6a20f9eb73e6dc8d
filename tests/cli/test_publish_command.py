"""`mujaz publish`, `rollback` and `verify` as a maintainer meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

ITEM = "content/briefings/en/2023/market.md"


def mujaz(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def publish(*args: str) -> Result:
    return mujaz("publish", "www", *args)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(root: Path, text: str) -> None:
    path = root / ITEM
    path.write_text(path.read_text("utf-8") + f"\n{text}\n", "utf-8")


def page(root: Path) -> str:
    return (root / "www/current/en/briefings/2023-09-10-example-market/index.html").read_text("utf-8")


def test_what_is_published_is_what_is_built(root: Path) -> None:
    assert mujaz("build", "-s", "publishconf.py").exit_code == 0
    done = publish()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("www/current: release 00001-") or "/www/current: release 00001-" in done.stdout
    built = next(folder for name in ("output", "public") if (folder := root / name).is_dir())
    assert tree(root / "www/current") == tree(built)


@pytest.mark.usefixtures("root")
def test_the_same_content_is_no_new_release() -> None:
    first = publish().stdout
    assert publish().stdout == first


def test_a_release_can_be_taken_back(root: Path) -> None:
    publish()
    change(root, "A later word.")
    publish()
    assert "A later word." in page(root)
    assert mujaz("rollback", "www").exit_code == 0
    assert "A later word." not in page(root)


def test_content_with_errors_is_not_published(root: Path) -> None:
    publish()
    change(root, "[lost](/en/briefings/none/)")
    before = tree(root / "www")
    done = publish()
    assert (done.exit_code, ITEM in done.stderr) == (1, True)
    assert tree(root / "www") == before


def test_a_warning_of_integrity_stops_publication_and_advice_does_not(root: Path) -> None:
    stray = root / "content/briefings/en/2024/stray.txt"
    stray.write_text("x", "utf-8")
    assert publish().exit_code == 1
    stray.unlink()
    assert mujaz("new", "A draft", "--lang", "en", "--date", "2024-03-01").exit_code == 0
    assert publish().exit_code == 0


def test_an_address_is_not_lost_unless_that_is_wanted(root: Path) -> None:
    publish()
    path = root / ITEM
    path.write_text(path.read_text("utf-8").replace("slug: 2023-09-10-example-market", "slug: reading-room"), "utf-8")
    done = publish()
    assert done.exit_code == 1
    assert "lost: /en/briefings/2023-09-10-example-market/\n" in done.stderr
    assert "market" in page(root)
    path.write_text(
        path.read_text("utf-8").replace(
            "slug: reading-room", "slug: reading-room\nold_urls: [/en/briefings/2023-09-10-example-market/]"
        ),
        "utf-8",
    )
    done = publish()
    assert (done.exit_code, done.stderr) == (0, "")
    assert "reading-room" in page(root)  # the redirect
    path.unlink()
    assert publish("--allow-lost").exit_code == 0
    assert not (root / "www/current/en/briefings/2023-09-10-example-market/index.html").exists()


def test_the_archive_itself_is_no_place_to_publish(root: Path) -> None:
    for folder in (".", "content", "content/inbox", str(root.parent)):
        done = mujaz("publish", folder)
        assert done.exit_code == 2, folder
    assert (root / ITEM).is_file()


def test_verify_finds_a_changed_byte_and_what_the_sources_have_otherwise(root: Path) -> None:
    publish()
    assert mujaz("verify", "www").exit_code == 0
    assert mujaz("verify", "www", "--sources").exit_code == 0
    path = root / "www/current/en/index.html"
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    done = mujaz("verify", "www")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, "changed: en/index.html")
    change(root, "A later word.")
    told = mujaz("verify", "www/current", "--sources").stdout.splitlines()
    assert "not as the sources: en/briefings/2023-09-10-example-market/index.html" in told


def test_nothing_was_published_is_told(root: Path) -> None:
    done = mujaz("rollback", "www")
    assert (done.exit_code, "nothing was published" in done.stderr) == (2, True)
    assert not (root / "www").exists()
