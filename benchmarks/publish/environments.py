"""The sample archive published on machines that differ in everything: `python benchmarks/publish/environments.py`.

Each machine has a folder of another name, files copied in another order with other times and modes, another time zone,
locale, hash seed, umask and number of processors; the clock stands elsewhere by SOURCE_DATE_EPOCH. `--python PROGRAM`
(may be repeated) adds a machine with another Python in which Mujaz is installed. Compared are every byte and mode of
the release and of a bag of the archive. Wanted: no difference. Exit 1 otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PARTS = ("content", "theme", "pelicanconf.py", "publishconf.py")
"""What an archive is copied of."""
MOST_TOLD = 10


@dataclass(frozen=True)
class Machine:
    """Where an archive is published."""

    folder: str
    env: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    processors: int | None = None
    backwards: bool = False
    """Whether files are copied in reverse order, with times and modes of their own."""
    python: str = sys.executable


MACHINES = (
    Machine("plain", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    Machine("أرشيف with spaces", {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0",
            "SOURCE_DATE_EPOCH": "1900000000"}, 0o077, 1, backwards=True),
    Machine("a/deeper/folder", {"PYTHONHASHSEED": "3", "TZ": "America/Adak", "LC_ALL": "POSIX", "LANG": "ar_SY.UTF-8",
            "SOURCE_DATE_EPOCH": "1800000000"}, 0o002, backwards=True),
)  # fmt: skip


def prepare(machine: Machine, scratch: Path) -> Path:
    """Return the folder of an archive as it lies on a machine."""
    folder = scratch / machine.folder
    for part in PARTS:
        source = ROOT / part
        paths = sorted(source.rglob("*")) if source.is_dir() else [source]
        for number, path in enumerate(reversed(paths) if machine.backwards else paths):
            if path.is_file():
                target = folder / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                if machine.backwards:
                    target.chmod(0o600 if number % 2 else 0o664)
                    os.utime(target, (number * 100_000.5, number * 100_000.5))
    return folder


def run(machine: Machine, folder: Path, *arguments: str) -> None:
    """Run Mujaz on a machine; end the program if it fails."""

    def begin() -> None:
        os.umask(machine.umask)
        if machine.processors and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: machine.processors])

    done = subprocess.run(  # noqa: S603 - our own program; nothing else runs in this process
        [machine.python, "-m", "mujaz", *arguments],
        cwd=folder, env={**os.environ, **machine.env}, preexec_fn=begin, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{machine.folder}: mujaz {' '.join(arguments)} failed:\n{done.stderr.decode(errors='replace')}")


def found(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file and folder of a tree, with its mode and a digest of its bytes."""
    for path in sorted(folder.rglob("*")):
        mode = oct(path.stat().st_mode & 0o7777)
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        yield path.relative_to(folder).as_posix(), f"{mode} {digest}"


def publish(machine: Machine, scratch: Path) -> dict[str, str]:
    """Return what a machine publishes and packs."""
    folder = prepare(machine, scratch)
    run(machine, folder, "publish", "released")
    run(machine, folder, "export", "--bagit", "bag")
    release = {f"release/{name}": told for name, told in found((folder / "released/current").resolve())}
    return release | {f"bag/{name}": told for name, told in found(folder / "bag")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Publish everywhere, compare, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], help="Another Python in which Mujaz is installed.")
    options = parser.parse_args(arguments)
    others = [Machine(f"python-{number}", python=program) for number, program in enumerate(options.python)]
    with TemporaryDirectory() as folder:
        first, *rest = (publish(machine, Path(folder)) for machine in (*MACHINES, *others))
    differing = 0
    for machine, there in zip((*MACHINES, *others)[1:], rest, strict=True):
        other = sorted(name for name in first.keys() | there.keys() if first.get(name) != there.get(name))
        differing += len(other)
        print(f"{machine.folder}: {len(there)} files and folders, {len(other)} differ")
        for name in other[:MOST_TOLD]:
            print(f"  {name}: {first.get(name)} / {there.get(name)}")
    print(f"{1 + len(rest)} machines, {len(first)} files and folders, {differing} differ; wanted: 0")
    sys.exit(int(differing > 0))


if __name__ == "__main__":
    main()
