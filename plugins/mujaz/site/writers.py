"""What writes the pages for machines, in Python instead of templates; each is imported when it first writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

WRITERS = {
    "feed.rss": "feeds.rss.write_rss",
    "feed.atom": "feeds.atom.write_atom",
    "feed.json": "feeds.jsonfeed.write_json_feed",
    "feeds.opml": "feeds.opml.write_opml",
    "citation.bib": "citing.bibtex.write_citation_bib",
    "citation.ris": "citing.ris.write_citation_ris",
    "citation.json": "citing.csl.write_citation_json",
    "list.bib": "citing.bibtex.write_list_bib",
    "table.csv": "citing.table.write_table",
    "lines.json": "dataset.write.write_json_lines",
    "list.json": "dataset.write.write_json_list",
    "sitemap.xml": "machines.write_sitemap",
    "sitemap-index.xml": "machines.write_sitemap_index",
    "robots.txt": "machines.write_robots",
    "_headers": "machines.write_headers",
    "opensearch.xml": "machines.write_opensearch",
    "search": "machines.write_file",
    "picture": "media.write_picture",
    "card": "cards.draw.write_card",
}
"""Machine format → module and name of what writes it, in this package."""


@cache
def writer_of(template: str) -> Callable[[Any], bytes] | None:
    """Return what writes the pages of a machine format; None for those that a template renders."""
    if template not in WRITERS:
        return None
    module, _, name = WRITERS[template].rpartition(".")
    writer: Callable[[Any], bytes] = getattr(import_module(f"{__package__}.{module}"), name)
    return writer
