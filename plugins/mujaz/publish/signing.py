"""Who released a site: a signature of its manifest, made and checked by the programs that people have for that."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mujaz.errors import EnvironmentLack
from mujaz.publish.manifest import MANIFEST

SIGNATURE = f"{MANIFEST}.sig"
"""The signature, beside the manifest."""
PURPOSE = "mujaz"
"""The namespace of SSH signatures, so that one of a site is none of anything else."""
SSH, MINISIGN = b"-----BEGIN SSH SIGNATURE-----", b"untrusted comment:"
"""How signatures begin; keys of minisign begin like its signatures."""


def sign(folder: Path, key: Path) -> None:
    """Write the signature of a site's manifest beside it; `EnvironmentLack` if that cannot be done."""
    try:
        is_minisign = key.read_bytes().startswith(MINISIGN)
    except OSError as error:
        raise EnvironmentLack(f"The signing key {key} cannot be read: {error.strerror}.") from error
    manifest, signature = folder / MANIFEST, folder / SIGNATURE
    signature.unlink(missing_ok=True)
    if is_minisign:
        command = ["minisign", "-S", "-s", str(key), "-m", str(manifest), "-x", str(signature), "-t", PURPOSE]
    else:
        command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", PURPOSE, str(manifest)]
    done = _run(command)
    if done.returncode or not signature.is_file():
        raise EnvironmentLack(f"The manifest could not be signed with {key}: {_said(done)}")


def check(folder: Path, key: Path | None) -> str | None:
    """Return what is wrong with the signature of a site's manifest; None if nothing is.

    With `key`, a public key, there has to be one, by that key; without, one of SSH has to fit the manifest at least.
    """
    signature, manifest = folder / SIGNATURE, folder / MANIFEST
    if not signature.is_file():
        return f"{SIGNATURE} is missing" if key is not None else None
    data = signature.read_bytes()
    if data.startswith(MINISIGN):
        done = (
            _run(["minisign", "-V", "-q", "-p", str(key), "-m", str(manifest), "-x", str(signature)]) if key else None
        )
    elif data.startswith(SSH):
        done = _check_ssh(manifest, signature, key)
    else:
        return f"{SIGNATURE} is no signature"
    return f"{SIGNATURE} does not fit: {_said(done)}" if done is not None and done.returncode else None


def _check_ssh(manifest: Path, signature: Path, key: Path | None) -> subprocess.CompletedProcess[str]:
    common = ["-n", PURPOSE, "-s", str(signature)]
    if key is None:
        return _run(["ssh-keygen", "-Y", "check-novalidate", *common], manifest)
    with TemporaryDirectory(prefix="mujaz-") as folder:
        allowed = Path(folder, "allowed")
        allowed.write_text(f"{PURPOSE} {key.read_text('utf-8').strip()}\n", "utf-8")
        return _run(["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", PURPOSE, *common], manifest)


def _run(command: Sequence[str], source: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program, a file on its standard input."""
    program = shutil.which(command[0])
    if program is None:
        package = {"ssh-keygen": "OpenSSH", "minisign": "minisign"}[command[0]]
        raise EnvironmentLack(f"{command[0]} is not there; install {package} to sign, or to check a signature.")
    return subprocess.run(  # noqa: S603 - one of two programs, with files that the user named
        [program, *command[1:]], input=source.read_text("ascii") if source else "", capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join(f"{done.stderr} {done.stdout}".split())[:300] or f"it ended with {done.returncode}"
