"""A release is signed when a key is configured, and `mujaz verify` tells a site that somebody else changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


@pytest.fixture(autouse=True)
def keys(root: Path) -> None:
    """Two keys lie beside the archive."""
    for name in ("own", "other"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(root.parent / name)]
        subprocess.run(make, check=True)  # noqa: S603 - ssh-keygen itself


def mujaz(*args: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def configure(root: Path, key: str) -> None:
    with (root / "publishconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"MUJAZ_SIGNING_KEY = {key!r}\n")


def test_a_release_is_signed_and_the_signature_is_checked(root: Path) -> None:
    mujaz("publish", "www")
    assert not (root / "www/current/manifest.sig").exists()
    mujaz("verify", "www", "--key", "../own.pub", code=1)
    configure(root, "../own")
    mujaz("publish", "www")
    signature = (root / "www/current/manifest.sig").read_bytes()
    assert signature.startswith(b"-----BEGIN SSH SIGNATURE-----")
    assert mujaz("verify", "www").stdout.endswith(" 0 wrong.\n")
    assert mujaz("verify", "www", "--key", "../own.pub").exit_code == 0
    assert "does not fit" in mujaz("verify", "www", "--key", "../other.pub", code=1).stdout
    assert mujaz("publish", "www").stdout == mujaz("publish", "www").stdout
    assert (root / "www/current/manifest.sig").read_bytes() == signature


def test_a_manifest_that_was_rewritten_with_its_files_is_told(root: Path) -> None:
    configure(root, "../own")
    mujaz("publish", "www")
    page = root / "www/current/en/index.html"
    page.unlink()
    manifest = root / "www/current/manifest"
    lines = manifest.read_text("ascii").splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if not line.endswith("  en/index.html\n")), "ascii")
    done = mujaz("verify", "www", code=1)
    assert done.stdout.startswith("signature: manifest.sig does not fit")


def test_a_damaged_signature_is_told() -> None:
    configure(Path.cwd(), "../own")
    mujaz("publish", "www")
    path = Path("www/current/manifest.sig")
    data = bytearray(path.read_bytes())
    for place in (3, len(data) // 2, len(data) - 40):
        path.write_bytes(bytes([*data[:place], data[place] ^ 2, *data[place + 1 :]]))
        assert "signature: " in mujaz("verify", "www", code=1).stdout, place


def test_a_key_that_is_not_there_publishes_nothing(root: Path) -> None:
    mujaz("publish", "www")
    before = sorted(path.name for path in (root / "www/releases").iterdir())
    configure(root, "../none")
    assert "cannot be read" in mujaz("publish", "www", code=3).stderr
    assert sorted(path.name for path in (root / "www/releases").iterdir() if path.name != ".stage") == before


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_minisign_signs_too(root: Path, tmp_path: Path) -> None:
    make = ["minisign", "-G", "-W", "-p", str(tmp_path / "mini.pub"), "-s", str(tmp_path / "mini.key")]
    subprocess.run(make, check=True, capture_output=True)  # noqa: S603 - minisign itself
    configure(root, "../mini.key")
    mujaz("publish", "www")
    assert mujaz("verify", "www", "--key", "../mini.pub").exit_code == 0
    path = root / "www/current/manifest.sig"
    path.write_bytes(path.read_bytes().replace(b"mujaz", b"nujaz"))
    assert mujaz("verify", "www", "--key", "../mini.pub", code=1).exit_code == 1
