"""How long a reader of `mujaz serve` waits after an edit, and whether its memory grows: `python benchmarks/serve.py`.

An archive is made up by `benchmarks/site/generate.py` and served. Fifty items are edited in turn, and measured is the
time from the end of the saving until the page that a browser loads again has the new words: the file system tells of
the change, the site is brought up to date, the page's event comes, the page is asked for. Printed are the median, the
least and the most, and how much the memory of the process that holds the site grows once each item was edited twice.
Exit code 1 if the median is above `--most` seconds, or if memory grows by more than 8 MB.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
HOST = "127.0.0.1"
GROWTH = 8_000
"""Kilobytes by which memory may grow after the first edits."""
EDITED = re.compile(r"\n+جملة \d+ أضيفت\.\s*\Z")
"""What an edit of a text adds."""
ITEMS = 50
"""So many items are edited, in turn."""
FIRST = 2 * ITEMS
"""So many edits make everything ready that later ones need: an item that was edited once is known better."""
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - what is written there lies in a folder of its own


def make_archive(folder: Path, items: int) -> None:
    """Write an archive of `items` items into `folder`."""
    generate = REPOSITORY / "benchmarks/site/generate.py"
    subprocess.run([sys.executable, str(generate), str(folder), "--items", str(items)], check=True)  # noqa: S603 - ours
    shutil.copytree(REPOSITORY / "theme", folder / "theme")


class Served:
    """A running `mujaz serve`, as a browser sees it."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-u", "-m", "mujaz", "serve", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603 - ours
        lines = self.process.stdout or iter(())
        found = next(found for line in lines if (found := re.match(r"http://127\.0\.0\.1:(\d+)", line)))
        self.port = int(found[1])
        connection = http.client.HTTPConnection(HOST, self.port, timeout=600)
        connection.request("GET", "/_mujaz/events")
        self._answer = connection.getresponse()

    def events(self) -> Iterator[dict[str, object]]:
        """Yield what a page is told."""
        while line := self._answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    def page(self, path: str) -> str:
        """Return a page."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        connection.request("GET", path)
        return connection.getresponse().read().decode()

    def memory(self) -> int:
        """Return the resident memory in kilobytes of the greatest of its processes; 0 where nobody tells."""
        try:
            return max(map(_resident, _below(self.process.pid)))
        except (OSError, ValueError):
            return 0


def _below(process: int) -> Iterator[int]:
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split():
        yield from _below(int(child))


def _resident(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def edit(item: Path, number: int, *, title: bool) -> str:
    """Change the text of an item, or its title; return words that its page then has."""
    words = f"جملة {number} أضيفت"
    text = item.read_text("utf-8")
    titled = re.sub(r"(?m)^title: .*$", f"title: {words}", text, count=1)
    bare = EDITED.sub("", text).rstrip()  # an edit takes the place of the one before, so that no text grows
    item.write_text(titled if title else f"{bare}\n\n{words}.\n", "utf-8")
    return words


def slug_of(item: Path) -> str:
    """Return the slug of an item."""
    found = re.search(r"(?m)^slug: (\S+)", item.read_text("utf-8"))
    return found[1] if found else ""


def main() -> None:
    """Make, serve, edit and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.5, help="seconds between two edits, as an author makes them")
    parser.add_argument("--title", action="store_true", help="edit titles, which stand on many pages, and not texts")
    parser.add_argument("--most", type=float, default=1.0, help="seconds that the median may have")
    parser.add_argument("--folder", type=Path, help="an archive that was made before; without it a new one is made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None) as made:
        folder = given.folder or Path(made) / "archive"
        if given.folder is None:
            make_archive(folder, given.items)
        served = Served(folder)
        try:
            spent, sizes = measure(served, folder, given)
        finally:
            served.process.terminate()
            served.process.wait()
    print()
    growth = sizes[-1] - sizes[min(FIRST, len(sizes)) - 1]
    what = "title" if given.title else "text"
    print(f"one edited {what}, until its page is loaded again: median {statistics.median(spent):.2f} s, "
          f"least {min(spent):.2f}, most {max(spent):.2f}")  # fmt: skip
    print(f"memory of the process that holds the site: {sizes[-1] / 1000:.0f} MB, {growth / 1000:+.1f} MB since the "
          f"first {FIRST} of {len(spent)} edits")  # fmt: skip
    sys.exit(statistics.median(spent) > given.most or growth > GROWTH)


def measure(served: Served, folder: Path, given: argparse.Namespace) -> tuple[list[float], list[int]]:
    """Return for each edit the seconds until its page has it, and the memory after it."""
    items = sorted((folder / "content/briefings/ar").rglob("*.md"))
    items = items[:: max(1, len(items) // ITEMS)][:ITEMS]
    events, spent, sizes = served.events(), [], []
    shown = next(events)["build"]
    for number in range(given.rounds):
        time.sleep(given.pause)
        item = items[number % len(items)]
        address = f"/ar/briefings/{slug_of(item)}/"
        words = edit(item, number, title=given.title)
        start = time.perf_counter()
        event = next(event for event in events if event["build"] != shown or event["problems"])
        shown = event["build"]
        if event["problems"] or words not in served.page(address):
            raise SystemExit(f"{address} has not the new words: {event['problems']}")
        spent.append(time.perf_counter() - start)
        print(f"{spent[-1]:.2f}", end=" ", flush=True)
        sizes.append(served.memory())
    return spent, sizes


if __name__ == "__main__":
    main()
