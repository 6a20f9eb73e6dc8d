"""Draw the pictures of static/images/ from the pages beside this script."""  # noqa: INP001 - a script

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "static" / "images"
FLAGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--force-device-scale-factor=1",
)


def photograph(page: Path, width: int, height: int) -> Image.Image:
    """Return a page as the browser shows it."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        size = (f"--screenshot={shot}", f"--window-size={width},{height}", f"--user-data-dir={folder}/profile")
        command = [os.environ.get("CHROME", "chromium"), *FLAGS, *size, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the browser that is asked for
        return Image.open(shot).convert("RGB")


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, which is all that flat drawings need."""
    picture.quantize(48, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)


def main() -> None:
    """Draw every picture."""
    icon = photograph(HERE / "icon.html", 1024, 1024)
    save(icon.resize((512, 512), Image.Resampling.LANCZOS), "icon-512.png")
    save(icon.resize((144, 144), Image.Resampling.LANCZOS), "feed-144.png")
    icon.save(IMAGES / "favicon.ico", sizes=[(32, 32), (16, 16)])
    for language in ("ar", "en"):
        save(photograph(HERE / f"social-{language}.html", 1200, 630), f"social-{language}.png")


if __name__ == "__main__":
    main()
