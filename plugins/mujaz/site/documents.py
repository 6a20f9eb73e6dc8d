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
SUFFIX = ".md"


def read_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Document]:
    """Yield every readable Markdown file below a folder of the content, in the order of their paths."""
    for path in find_documents(settings, folder, problems):
        document = read_document(settings.root, path, problems)
        if document is not None:
            yield document


def find_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[Path]:
    """Yield the Markdown files below a folder of the content, sorted; name every file that is none."""
    return map(settings.root.joinpath, list_documents(settings, folder, problems))


def list_documents(settings: SiteSettings, folder: str, problems: Problems) -> Iterator[str]:
    """Yield the same as paths relative to the archive, which for many thousands of files takes a third of the time."""
    front = f"{settings.root}{os.sep}"
    for base, folders, names in os.walk(settings.content / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = base.removeprefix(front).replace(os.sep, "/")
        for name in folders:
            if Path(base, name).is_symlink():
                problems.add(f"{shown}/{name}", 0,
                             "A link to a folder is not followed; put its files here, or delete the link.",
                             severity="integrity")  # fmt: skip
        for name in sorted(names):
            if name.casefold() == GUIDE:
                continue
            if name.endswith(SUFFIX) and name != SUFFIX:
                yield f"{shown}/{name}"
            elif not name.startswith(".") and not name.endswith("~"):
                problems.add(f"{shown}/{name}", 0,
                             "Only Markdown files (.md) belong here; move it to content/inbox/ or rename it.",
                             severity="integrity")  # fmt: skip
