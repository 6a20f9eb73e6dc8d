"""Raw pages beside the site that was made of them, for those who ask for that: packed, so that no browser runs them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

from mujaz.cli.provenance import read_container
from mujaz.errors import Problems
from mujaz.publish.manifest import MANIFEST, digest_of, read_manifest
from mujaz.site.settings import SiteSettings

FOLDER = "raw/"
ENDING = ".gz"


def add_raw_pages(site: Path, settings: SiteSettings) -> None:
    """Put the raw page of every article that is published in full into a built site, under its SHA-256."""
    manifest = read_manifest(site)
    for sha256, data in _pages(settings, manifest):
        name = f"{FOLDER}{sha256}{ENDING}"
        (site / FOLDER).mkdir(exist_ok=True)
        (site / name).write_bytes(gzip.compress(data, 9, mtime=0))
        manifest[name] = digest_of(site / name)
    lines = (f"{digest}  {name}\n" for name, digest in sorted(manifest.items()))
    (site / MANIFEST).write_bytes("".join(lines).encode("ascii"))


def has_raw_pages(site: Path) -> bool:
    """Tell whether a release was published with raw pages."""
    return (site / FOLDER).is_dir()


def is_raw_page(site: Path, name: str) -> bool:
    """Tell whether a file of a site is a raw page with the digest that its name says."""
    if not (name.startswith(FOLDER) and name.endswith(ENDING)):
        return False
    try:
        data = gzip.decompress((site / name).read_bytes())
    except (OSError, EOFError):
        return False
    return hashlib.sha256(data).hexdigest() == name.removeprefix(FOLDER).removesuffix(ENDING)


def _pages(settings: SiteSettings, manifest: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield digest and bytes of the raw pages of which all may be seen: no rights reserved, nothing hidden."""
    from mujaz.cli.status_command import read_items  # noqa: PLC0415 - stages that other commands do not need
    from mujaz.export.redaction import share_redactions  # noqa: PLC0415
    from mujaz.register import load  # noqa: PLC0415
    from mujaz.site.editions import rights_of  # noqa: PLC0415

    register = load(settings.root, settings.archive.languages, Problems())
    items = share_redactions(read_items(settings, Problems()))
    slugs = {item.slug for item in items if item.shared_redactions or item.status != "published"}
    hidden = {item.raw_sha256 for item in items if item.slug in slugs}
    for item in items:
        shown = f"{item.language}/briefings/{item.slug}/index.html" in manifest and item.raw_sha256 not in hidden
        if shown and item.raw and item.raw_sha256 and rights_of(item, register, settings) == "full":
            file = settings.root / item.raw.partition("#")[0]
            page = read_container(file).get(item.raw_sha256) if file.is_file() else None
            if page is not None and hashlib.sha256(page.data).hexdigest() == item.raw_sha256:
                yield item.raw_sha256, page.data
