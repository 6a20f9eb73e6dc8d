"""From a raw page to a file in the archive: prepare (keep, clean, ask), then finish (compare, enrich, export)."""

from __future__ import annotations

from mujaz.pipeline.archive import Archive
from mujaz.pipeline.finish import age, finish
from mujaz.pipeline.prepare import Ready, prepare
from mujaz.pipeline.values import Given, Incoming, Outcome

__all__ = ["Archive", "Given", "Incoming", "Outcome", "Ready", "age", "finish", "import_page", "prepare"]


def import_page(archive: Archive, page: Incoming, given: Given) -> Outcome:
    """Return what became of `page`: an item of the archive, nothing new, or nothing yet and why.

    A page that leaves a question open (its date, its publication) is kept in the inbox. A file that is no article
    stays where it is and nothing is written; from standard input, where it would be lost, it is kept.
    """
    ready = prepare(archive, page, given)
    return ready if isinstance(ready, Outcome) else finish(archive, ready, given)
