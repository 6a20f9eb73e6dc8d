"""The lite variant: the same pages without fonts, pictures and cards."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from conftest import Site

MakeItem = Callable[..., str]


def test_a_lite_site_links_to_its_pictures_and_shows_none(site: Site, make_item: MakeItem) -> None:
    written = io.BytesIO()
    Image.new("RGB", (600, 400), "navy").save(written, "PNG")
    name = f"media/{hashlib.sha256(written.getvalue()).hexdigest()}.png"
    site.write(name, written.getvalue())
    site.write("briefings/en/2024/picture.md", make_item(f"Text.\n\n![A sea & sky]({name})\n"))
    site.build(MUJAZ_LITE=True)
    page = site.tree["en/briefings/2024-05-01-example-item/index.html"].decode()
    assert "<img" not in page
    assert "Picture: A sea &amp; sky</a>" in page
    assert "preload" not in page
    assert "og:image" in page
    assert not any(path.endswith(("card.png", ".woff2")) for path in site.tree)
    assert not any(b"@font-face" in data for path, data in site.tree.items() if path.endswith(".css"))
