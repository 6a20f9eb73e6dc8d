"""The script of the page stays small, and is made from nothing but the theme's files."""

from __future__ import annotations

import gzip
from pathlib import Path

from mujaz.site.scripts import bundle

SCRIPT = Path(__file__).parents[2] / "theme/static/js/search.js"
MOST = 8 * 1024


def test_the_script_is_at_most_8_kb_as_it_is_sent() -> None:
    assert len(gzip.compress(bundle(SCRIPT).encode(), 9, mtime=0)) <= MOST


def test_the_script_needs_no_more_than_the_policy_allows() -> None:
    text = bundle(SCRIPT)
    assert not [word for word in ("eval(", "innerHTML", "WebAssembly", "insertAdjacentHTML", "http:") if word in text]
