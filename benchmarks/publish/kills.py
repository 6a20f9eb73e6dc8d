"""Publications that are killed or run out of disk, while a reader keeps fetching.

`python benchmarks/publish/kills.py [--kills 200] [--full 10]` publishes the sample archive again and again, a word of
every page changed each time, and kills the process at a random moment; then it lets the disk be full at ten points.
Meanwhile a reader fetches pages of the site that is shown. Wanted: no read fails, no site is ever mixed or broken
(every byte as its manifest says, every page with one and the same word), and the next publication succeeds. Exit 1
otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from mujaz.publish.manifest import compare, read_manifest

SAMPLE = Path(__file__).parents[2] / "tests" / "sample_site"
WORD = re.compile(rb"edition-(\d+)-word")
FAULT = Path(__file__).parent / "fault"
"""A `sitecustomize` that fills the disk after so many bytes."""
PAGES = ("index.html", "ar/index.html", "en/index.html", "en/briefings/2023-08-12-example-bridge/index.html",
         "ar/feed.rss", "manifest")  # fmt: skip


@dataclass
class Reader(threading.Thread):
    """A reader that fetches pages of the site that is shown, as a server does: by its root's name."""

    root: Path
    reads: int = 0
    missing: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def __hash__(self) -> int:
        return id(self)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def run(self) -> None:
        """Read until the end is told."""
        while not self.ended.is_set():
            for name in PAGES:
                try:
                    self.reads += bool((self.root / name).read_bytes())
                except OSError as error:
                    self.missing.append(f"{name}: {error}")
            time.sleep(0.002)


@dataclass
class Trial:
    """An archive that is published again and again."""

    root: Path
    edition: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def shown(self) -> Path:
        """What the world sees."""
        return self.root / "www" / "current"

    def change(self) -> None:
        """Change a word of every page: the archive's tagline."""
        self.edition += 1
        path = self.root / "publishconf.py"
        text = re.sub(r"\nMUJAZ_TAGLINES.*", "", path.read_text("utf-8"))
        word = f"edition-{self.edition}-word"
        path.write_text(f'{text.rstrip()}\nMUJAZ_TAGLINES = {{"ar": "{word}", "en": "{word}"}}\n', "utf-8")

    def publish(self, seconds: float | None = None, **env: str) -> int:
        """Publish, and kill it after so many seconds; return how it ended."""
        command = [sys.executable, "-m", "mujaz", "publish", "www"]
        started = {**os.environ, **env}
        with subprocess.Popen(command, cwd=self.root, env=started, stdout=subprocess.DEVNULL,  # noqa: S603 - our own command
                              stderr=subprocess.PIPE, start_new_session=True) as process:  # fmt: skip
            try:
                _, said = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                return -signal.SIGKILL
        if b"Traceback" in said:
            self.broken.append(f"a traceback: {said.decode()[-300:]}")
        return process.returncode

    def judge(self, when: str) -> None:
        """Note what of the site that is shown is not one whole edition."""
        folder = self.shown.resolve()
        manifest = read_manifest(folder)
        if difference := compare(folder, manifest):
            self.broken.append(f"{when}: {difference}")
        pages = [folder / name for name in manifest if name.endswith("/index.html")]
        words = {word for page in pages for word in WORD.findall(page.read_bytes())}
        if len(words) != 1:
            self.broken.append(f"{when}: editions {sorted(words)} are mixed")


def kill(trial: Trial, count: int) -> int:
    """Kill so many publications at work at random moments; return how many had ended before."""
    chance = random.Random(20231112)  # noqa: S311 - the same moments every time
    whole, killed, ended = 0.0, 0, 0
    while killed < count:
        trial.change()
        # Half of the moments lie in the last third, in which the release is checked, written down and shown.
        share = chance.uniform(0.65, 1.0) if killed % 2 else chance.uniform(0.0, 1.0)
        begun = time.perf_counter()
        if trial.publish(whole * share if whole else None) == -signal.SIGKILL:
            killed += 1
        else:  # how long a publication takes changes with what else the machine does
            whole = time.perf_counter() - begun
            ended += 1
        trial.judge(f"kill {killed} at {share:.2f}")
    return ended


def fill(trial: Trial, count: int) -> int:
    """Let the disk be full after more and more bytes; return how many publications that stopped."""
    size = sum(path.stat().st_size for path in trial.shown.resolve().rglob("*") if path.is_file())
    stopped = 0
    for number in range(count):
        trial.change()
        limit = int(size * 1.02 * number / max(1, count - 1))
        code = trial.publish(PYTHONPATH=os.pathsep.join([str(FAULT), os.environ.get("PYTHONPATH", "")]),
                             MUJAZ_FULL_AFTER=str(limit), MUJAZ_FULL_BELOW=str(trial.root / "www"))  # fmt: skip
        stopped += code != 0
        if code not in {0, 3}:
            trial.broken.append(f"a disk full after {limit} bytes ended with {code}")
        trial.judge(f"disk full after {limit} bytes")
    return stopped


def run(root: Path, kills: int, full: int) -> tuple[Trial, Reader, int, int]:
    """Try it all in a copy of the sample archive."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("__pycache__"))
    trial = Trial(root)
    trial.change()
    if trial.publish():
        sys.exit("The sample archive cannot be published.")
    reader = Reader(trial.shown)
    reader.start()
    ended, stopped = kill(trial, kills), fill(trial, full)
    trial.change()
    if code := trial.publish():
        trial.broken.append(f"the publication after all of them ended with {code}")
    trial.judge("in the end")
    if f"edition-{trial.edition}-word".encode() not in (trial.shown / "en/index.html").read_bytes():
        trial.broken.append("the last edition is not shown")
    reader.ended.set()
    reader.join()
    return trial, reader, ended, stopped


def main() -> None:
    """Publish, kill and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--full", type=int, default=10)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="mujaz-") as work:
        trial, reader, ended, stopped = run(Path(work, "archive"), given.kills, given.full)
    for line in (*trial.broken, *reader.missing)[:20]:
        print(line)
    print(f"{given.kills} kills ({ended} more had ended), {given.full} full disks ({stopped} stopped): "
          f"{len(trial.broken)} broken or mixed; {reader.reads} reads, {len(reader.missing)} missing")  # fmt: skip
    sys.exit(bool(trial.broken or reader.missing))


if __name__ == "__main__":
    main()
