"""What the index is made of, kept between builds: a document that has not changed is not read again.

It lies in one file of the state folder, which may be deleted at any time; one that cannot be read counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from mujaz import arabic
from mujaz.site.search.names import NameLine, Names
from mujaz.site.search.vocabulary import Vocabulary
from mujaz.site.search.words import Numbers

FORMAT = 3
DIGEST = 16
"""How many bytes a digest of a document has."""


def _none() -> Numbers:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class Kept:
    """The words of an archive, the documents of each word, and the names of its register."""

    documents: tuple[bytes, ...] = ()
    """The digest of each document, in their order."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    postings: Numbers = field(default_factory=_none)
    pairs: Numbers = field(default_factory=_none)
    mentions: Numbers = field(default_factory=_none)
    """Keys, as `invert` and `names` make them, sorted."""
    names: Names = field(default_factory=Names)
    names_digest: str = ""


@cache
def _rules() -> str:
    """Return a digest of the analyser and the index: words that other rules made are of no use."""
    found = hashlib.sha256(str(FORMAT).encode())
    for folder in (Path(arabic.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.iterdir()):
            if path.suffix in {".py", ".toml"}:
                found.update(path.read_bytes())
    return found.hexdigest()


def load(file: Path) -> Kept:
    """Return what the last build kept; nothing if that is not there, damaged, or of other rules."""
    try:
        with np.load(file, allow_pickle=False) as saved:
            return _read(saved) if str(saved["rules"]) == _rules() else Kept()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return Kept()


def _read(saved: Any) -> Kept:
    digests = saved["documents"].tobytes()
    stems, lines = _lines(saved["name_stems"]), _lines(saved["name_lines"])
    records, keys = saved["records"].tolist(), _lines(saved["keys"])
    return Kept(
        tuple(digests[start : start + DIGEST] for start in range(0, len(digests), DIGEST)),
        Vocabulary(
            forms=_lines(saved["forms"]),
            stems=_lines(saved["stems"]),
            **{name: saved[name] for name in ("cores", "bare", "rests", "marks", "row_forms", "row_targets")},
        ),
        saved["postings"],
        saved["pairs"],
        saved["mentions"],
        Names(
            tuple(map(NameLine, stems, lines)),
            frozenset(_lines(saved["guarded"])),
            frozenset(_lines(saved["single"])),
            tuple(zip(records, keys, strict=True)),
        ),
        str(saved["names_digest"]),
    )


def save(file: Path, kept: Kept) -> None:
    """Keep what was read for the next build; where nothing can be kept, that reads all texts again."""
    vocabulary, names = kept.vocabulary, kept.names
    arrays: dict[str, Any] = {
        "rules": np.array(_rules()),
        "documents": np.frombuffer(b"".join(kept.documents), np.uint8),
        "forms": _bytes(vocabulary.forms),
        "stems": _bytes(vocabulary.stems),
        "name_stems": _bytes([line.stem for line in names.lines]),
        "name_lines": _bytes([line.line for line in names.lines]),
        "guarded": _bytes(sorted(names.guarded)),
        "single": _bytes(sorted(names.single)),
        "records": np.array([record for record, _ in names.keys], np.int64),
        "keys": _bytes([key for _, key in names.keys]),
        "names_digest": np.array(kept.names_digest),
    }
    arrays |= {
        name: getattr(vocabulary, name) for name in ("cores", "bare", "rests", "marks", "row_forms", "row_targets")
    }
    arrays |= {name: getattr(kept, name) for name in ("postings", "pairs", "mentions")}
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as opened:
            np.savez(opened, **arrays)
        unfinished.replace(file)


def _lines(data: Numbers) -> list[str]:
    text = data.tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []


def _bytes(lines: Iterable[str]) -> Numbers:
    return np.frombuffer("\n".join(lines).encode("utf-8", "surrogatepass"), np.uint8)
