"""Stage 4, Markdown to pages: the Pelican plugin (`PLUGINS = ["mujaz.site"]`).

settings    what an archive may set
gather      read and check everything         → archive (with checks, editions)
desk        one language's words and links
pages/      the archive as pages              → page, views
feeds/      RSS, Atom, JSON Feed, OPML
render      a page's bytes
output      a folder kept equal to the pages
plugin      where Pelican calls all of this
"""

from __future__ import annotations


def register() -> None:
    """Connect the plugin's handlers to Pelican's signals."""
    from pelican.plugins import signals  # noqa: PLC0415 - only a build needs Pelican

    from mujaz.site import plugin  # noqa: PLC0415

    signals.initialized.connect(plugin.prepare)
    signals.get_generators.connect(plugin.add_generator)
