"""`mujaz export`: bags that others' tools accept, and years that are read from a disk."""

from __future__ import annotations

import gzip
import hashlib
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin

import bagit
import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main


@pytest.fixture(autouse=True)
def raw_page(root: Path) -> None:
    """The archive has a raw page."""
    (root / "content/inbox").mkdir(exist_ok=True)
    (root / "content/inbox/raw page.html").write_bytes(b"<p>raw</p>")


def mujaz(*args: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_bag_is_valid_to_another_tool_and_holds_all_but_raw_pages(tmp_path: Path) -> None:
    done = mujaz("export", "--bagit", "../bag")
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    names = tree(tmp_path / "bag").keys()
    assert "data/content/briefings/en/2023/market.md" in names
    assert "data/content/actors/example-league.yaml" in names
    assert "data/site/manifest" in names
    assert "data/settings/publishconf.py" in names
    assert not any("inbox" in name for name in names)
    assert f"a bag of {len(names) - 4} files" in done.stdout
    assert mujaz("verify", "../bag").stdout.endswith(" 0 wrong.\n")


def test_raw_pages_are_packed_when_asked_for_and_the_same_archive_gives_the_same_bag(
    root: Path, tmp_path: Path
) -> None:
    mujaz("export", "--bagit", "../one", "--with-raw")
    (root / "content/inbox/raw page.html").touch()
    mujaz("export", "--bagit", "../two", "--with-raw")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    bagit.Bag(str(tmp_path / "one")).validate()
    assert "data/content/inbox/raw page.html" in tree(tmp_path / "one")


def test_a_bag_takes_the_place_of_an_older_one_and_of_nothing_else(tmp_path: Path) -> None:
    mujaz("export", "--bagit", "../bag", "--with-raw")
    mujaz("export", "--bagit", "../bag")
    assert not any("inbox" in name for name in tree(tmp_path / "bag"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own/thesis.doc").write_bytes(b"years")
    done = mujaz("export", "--bagit", "../own", code=2)
    assert "nothing was touched" in done.stderr
    assert tree(tmp_path / "own") == {"thesis.doc": b"years"}


def test_a_flipped_bit_anywhere_in_a_bag_is_found(tmp_path: Path) -> None:
    mujaz("export", "--bagit", "../bag")
    for number, path in enumerate(sorted((tmp_path / "bag").rglob("*"))):
        if path.is_dir() or (number % 40 and path.parent != tmp_path / "bag") or not path.stat().st_size:
            continue
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1 << number % 8
        before = path.read_bytes()
        path.write_bytes(data)
        assert CliRunner().invoke(main, ["verify", "../bag"]).exit_code == 1, path
        path.write_bytes(before)
    assert mujaz("verify", "../bag").exit_code == 0


def test_a_year_is_whole_in_its_zip_and_leads_elsewhere_to_the_site(tmp_path: Path) -> None:
    mujaz("export", "--offline", "../years")
    assert sorted(path.name for path in (tmp_path / "years").iterdir()) == ["2023.zip", "2024.zip"]
    with zipfile.ZipFile(tmp_path / "years/2023.zip") as archive:
        archive.extractall(tmp_path / "read")
    folder = tmp_path / "read/2023"
    names = tree(folder)
    assert {"index.html", "ar/archive/2023/08/index.html", "ar/briefings/2023-08-12-example-bridge/index.html"} <= set(
        names
    )
    assert not any(b"2024-01-15-example-library/index.html" in data for data in names.values())
    for name, data in names.items():
        if not name.endswith(".html"):
            continue
        for tag, url in re.findall(r'<(\w+)[^>]*? (?:href|src|action)="([^"]*)"', data.decode()):
            if not url.startswith(("https://", "http://", "mailto:")):
                target = unquote(urljoin(f"file:///{name}", url).removeprefix("file:///").partition("#")[0])
                assert not url.startswith("/"), (name, url)
                assert target in names, (name, tag, url)
            elif tag in {"img", "script"}:
                pytest.fail(f"{name} loads {url}")


def test_the_same_site_gives_the_same_zips(tmp_path: Path) -> None:
    for name in ("one", "two"):
        mujaz("export", "--offline", f"../{name}")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("options", [[], ["--with-raw"], ["--bagit", "content"], ["--offline", "."]])
def test_what_cannot_be_exported_is_told(options: list[str]) -> None:
    mujaz("export", *options, code=2)


def test_every_paragraph_of_an_article_leads_back_to_its_raw_page(root: Path) -> None:
    raw = "<html><script>x</script><p>قال <b>أحـ</b>مد كلاماً.</p><p>Second &amp; last.</p></html>".encode()
    (root / "content/inbox/page.html").write_bytes(raw)
    path = root / "content/briefings/ar/2024/traced.md"
    front = (
        "---\ntitle: مثال\nlang: ar\ndate: 2024-05-02\nslug: 2024-05-02-example-traced\nkind: article\n"
        "source: example-wire\nrights: full\nraw: content/inbox/page.html\n"
        f"raw_sha256: {hashlib.sha256(raw).hexdigest()}\n---\n\n"
    )
    path.write_text(f"{front}قال أحمد كلاماً.\n\nSecond & last.\n", "utf-8")
    mujaz("publish", "www")
    assert mujaz("verify", "www", "--sources").stdout.endswith(" 0 wrong.\n")
    mujaz("publish", "www", "--with-raw")
    assert gzip.decompress((root / f"www/current/raw/{hashlib.sha256(raw).hexdigest()}.gz").read_bytes()) == raw
    assert len(list((root / "www/current/raw").iterdir())) == 1
    assert mujaz("verify", "www", "--sources").stdout.endswith(" 0 wrong.\n")
    path.write_text(f"{front}قال أحمد كلاماً.\n\nAn invention.\n", "utf-8")
    mujaz("publish", "www")
    assert (
        "untraced: content/briefings/ar/2024/traced.md: An invention"
        in mujaz("verify", "www", "--sources", code=1).stdout
    )
    path.write_text(f"{front}قال أحمد كلاماً.\n", "utf-8")
    mujaz("publish", "www")
    (root / "content/inbox/page.html").write_bytes(raw + b" ")
    assert "page.html has other bytes" in mujaz("verify", "www", "--sources", code=1).stdout
    (root / "content/inbox/page.html").unlink()
    assert "page.html is gone" in mujaz("verify", "www", "--sources", code=1).stdout
