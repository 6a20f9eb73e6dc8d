"""Thousands of hostile strings in every field of an archive, judged in Chromium with the policy off.

`python benchmarks/hostile/run.py [--items 400]` writes the archive, builds it, visits every page, drawing and feed, and
reads all data as a careless program would. 0 wrong is wanted; exit 1 otherwise.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import HOST, write_archive
from judge import Judge
from playwright.sync_api import sync_playwright

THEME = Path(__file__).parents[2] / "theme"
MOST_TOLD = 30


def main() -> None:
    """Judge an archive of hostile strings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=400)
    items = parser.parse_args().items
    with TemporaryDirectory(prefix="mujaz-") as work:
        root = Path(work, "archive")
        strings = write_archive(root, THEME, items)
        done = subprocess.run(
            [sys.executable, "-m", "mujaz", "build"], cwd=root, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            judge = Judge(browser, root / "output", HOST)
            judge.judge()
            browser.close()
    for line in judge.wrong[:MOST_TOLD]:
        print(line)
    seen = f"{judge.visited} pages, drawings and feeds, {judge.texts} texts of feeds"
    print(f"{strings} strings, {seen}: {len(judge.wrong)} wrong")
    sys.exit(bool(judge.wrong))


if __name__ == "__main__":
    main()
