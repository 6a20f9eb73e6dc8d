"""How long `mujaz check` takes on a made-up archive: the first time, again, and after one edit; in CPU seconds.

`python benchmarks/check.py --files 2000` writes the archive of `benchmarks/site/generate.py` into a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

GENERATE = Path(__file__).parent / "site" / "generate.py"
THEME = Path(__file__).parents[1] / "theme"
FILES_AN_ITEM = 1.4
"""An item is in so many languages in the made-up archive."""


def measure(root: Path) -> float:
    """Return the CPU seconds that one check takes."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "mujaz", "check"], cwd=root, capture_output=True, text=True, check=False
    )
    after = os.times()
    assert done.returncode == 0, done.stdout + done.stderr  # noqa: S101 - a figure of a failed run says nothing
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    count = parser.parse_args().files
    with TemporaryDirectory() as folder:
        root = Path(folder, "archive")
        items = str(round(count / FILES_AN_ITEM))
        subprocess.run([sys.executable, str(GENERATE), str(root), "--items", items], check=True, capture_output=True)  # noqa: S603
        with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"THEME = {str(THEME)!r}\n")
        files = sorted((root / "content" / "briefings").rglob("*.md"))
        print(f"{len(files)} files")
        print(f"first time      {measure(root):5.2f} CPU s")
        print(f"nothing changed {measure(root):5.2f} CPU s")
        with files[len(files) // 2].open("a", encoding="utf-8") as file:
            file.write("\nAn edit.\n")
        print(f"one text edited {measure(root):5.2f} CPU s")
        text = files[0].read_text("utf-8")
        files[0].write_text(text.replace("\ntitle: ", "\ntitle: New ", 1), "utf-8")
        print(f"one title       {measure(root):5.2f} CPU s")


if __name__ == "__main__":
    main()
