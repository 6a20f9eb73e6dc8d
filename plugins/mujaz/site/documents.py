"""The Markdown files of an archive, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.shelf import GUIDE
from mujaz.site.settings import SiteSettings

BRIEFINGS, PAGES = "briefings", "pages"
FOLDERS = (BRIEFINGS, PAGES)
"""The folders of the content whose files are Markdown."""


def read_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Document]:
    """Yield every readable Markdown file below a folder of the content, in the order of their paths."""
    for path in find_documents(settings, folder, problems):
        document = read_document(settings.root, path, problems)
        if document is not None:
            yield document


def find_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Path]:
    """Yield the Markdown files below a folder of the content, sorted; name every file that is none."""
    root = settings.root
    for base, folders, names in os.walk(settings.content / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if Path(base, name).is_symlink():
                problems.add(Path(base, name).relative_to(root).as_posix(), 0,
                             "A link to a folder is not followed; put its files here, or delete the link.",
                             severity="integrity")  # fmt: skip
        for name in sorted(names):
            path = Path(base, name)
            if name.casefold() == GUIDE:
                continue
            if path.suffix == ".md":
                yield path
            elif not name.startswith(".") and not name.endswith("~"):
                problems.add(path.relative_to(root).as_posix(), 0,
                             "Only Markdown files (.md) belong here; move it to content/inbox/ or rename it.",
                             severity="integrity")  # fmt: skip
