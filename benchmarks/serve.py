"""How long a preview takes after one edited item, and whether its memory grows: `python benchmarks/serve.py`.

An archive is made up by `benchmarks/site/generate.py`, built once as `mujaz serve` builds it, and then one item is
edited again and again. Printed are seconds from the call to its answer, as the preview waits for it, and the resident
memory of the process that stays. Exit code 1 if the median is above `--most` seconds or memory grows by over 8 MB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mujaz.cli.rebuild import Builder

REPOSITORY = Path(__file__).parents[1]
GROWTH = 8_000
"""Kilobytes by which memory may grow between the third build and the last."""


def make_archive(folder: Path, items: int) -> None:
    """Write an archive of `items` items into `folder`."""
    generate = REPOSITORY / "benchmarks/site/generate.py"
    subprocess.run([sys.executable, str(generate), str(folder), "--items", str(items)], check=True)  # noqa: S603 - ours
    shutil.copytree(REPOSITORY / "theme", folder / "theme")


def memory(builder: Builder) -> int:
    """Return the resident memory of the process that stays in kilobytes; 0 where the system does not tell."""
    worker = builder._worker  # noqa: SLF001 - nobody else may see it
    status = Path(f"/proc/{worker.pid}/status") if worker else None
    if status is None or not status.is_file():
        return 0
    return next(int(line.split()[1]) for line in status.read_text("utf-8").splitlines() if line.startswith("VmRSS"))


def build(builder: Builder) -> float:
    """Return how many seconds a build took that has to come out well."""
    start = time.perf_counter()
    done = builder.build()
    if not done.ok:
        raise SystemExit(str(done.problems))
    return time.perf_counter() - start


def main() -> None:
    """Make, build, edit and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--most", type=float, default=1.0, help="seconds that the median may have")
    parser.add_argument("--folder", type=Path, help="an archive that was made before; without it a new one is made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made) / "archive"
        if given.folder is None:
            make_archive(folder, given.items)
        item = max((folder / "content/briefings/ar").rglob("*.md"))
        os.chdir(folder)
        builder = Builder("pelicanconf.py")
        print(f"first build: {build(builder):.1f} s")
        spent, sizes = [], []
        for number in range(given.rounds):
            item.write_text(item.read_text("utf-8").rstrip() + f"\n\nجملة {number} أضيفت.\n", "utf-8")
            spent.append(build(builder))
            sizes.append(memory(builder))
        builder.close()
    growth = sizes[-1] - sizes[min(2, len(sizes) - 1)]
    print(f"one edited item: median {statistics.median(spent):.2f} s, least {min(spent):.2f}, most {max(spent):.2f}")
    print(f"memory of the process that stays: {sizes[-1] / 1000:.0f} MB, {growth / 1000:+.1f} MB since the third build")
    sys.exit(statistics.median(spent) > given.most or growth > GROWTH)


if __name__ == "__main__":
    main()
