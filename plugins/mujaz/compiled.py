"""Modules that were compiled to machine code, and whether they may stand for their sources.

`invoke compile` has mypyc make them, and puts them into the environment, never beside their sources: there Python would
prefer them to what is written, whatever had been changed since.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from importlib.util import find_spec, source_hash
from pathlib import Path

PACKAGE = "mujaz_compiled"
"""The folder of the environment in which they stand, each package of ours in a folder of its name."""
SOURCES = "sources.json"
"""The file in it that says of which sources they were made."""
INTERPRETED = "MUJAZ_INTERPRETED"
"""The variable of the environment with which they are left aside, so that both ways can be compared."""


def compiled_folder(package: str, sources: str) -> str | None:
    """Return the folder with the compiled modules of a package of ours (`mujaz.clean`), if they are of its sources.

    `sources` is the folder of the sources. Nothing is returned where nothing was compiled, where a single source is
    another now than the one that was compiled (for the modules call each other as they were), and where
    `MUJAZ_INTERPRETED` is set.
    """
    if os.environ.get(INTERPRETED):
        return None
    spec = find_spec(PACKAGE)
    for root in map(Path, (spec.submodule_search_locations or ()) if spec else ()):
        try:
            made_of: dict[str, str] = json.loads((root / SOURCES).read_bytes())[package]
            if made_of == digests(made_of, sources):
                return str(root.joinpath(*package.split(".")))
        except (OSError, ValueError, KeyError):
            continue
    return None


def digests(modules: Iterable[str], sources: str) -> dict[str, str]:
    """Return the digest of each module's source, as Python tells by it whether its own compiled files still count."""
    return {module: source_hash(Path(sources, f"{module}.py").read_bytes()).hex() for module in modules}
