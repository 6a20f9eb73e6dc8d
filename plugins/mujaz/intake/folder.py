"""Which files of a folder are pages: not those that a browser or the system has put there beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

COMPANIONS = (
    "_files", ".files", "_fichiers", "-Dateien", "_archivos", "_arquivos", "_ficheiros", "_file", "-filer",
    "_bestanden", "_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", "_datoteke", "_fitxers", "_fajlovi",
    "_ملفات", "_پرونده‌ها",
)  # fmt: skip
"""How browsers in their languages name the folder with a page's pictures, behind the page's own name."""
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
UNFINISHED = frozenset({".part", ".partial", ".crdownload", ".download", ".tmp", ".opdownload"})
"""What browsers call a file while it is being written."""
OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "readme.md"})


def find_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are somebody's pages, in order."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.lower() in OF_THE_SYSTEM or path.suffix.lower() in UNFINISHED:
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink() and not _is_companion(path):
            yield from find_files(path)


def _is_companion(folder: Path) -> bool:
    """Tell whether a folder holds what a browser saved along with the page beside it."""
    stems = (folder.name.removesuffix(ending) for ending in COMPANIONS if folder.name.endswith(ending))
    return any((folder.parent / f"{stem}{suffix}").exists() for stem in stems for suffix in PAGE_SUFFIXES)
