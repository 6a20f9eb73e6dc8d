"""BagIt 1.0 (RFC 8493): a folder that says of every byte what it has to be, for those who keep copies for decades."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mujaz.errors import EnvironmentLack
from mujaz.publish.manifest import digest_of, list_files
from mujaz.publish.modes import set_modes

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECLARED = "bagit.txt"
INFO = "bag-info.txt"
PAYLOAD = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
AGENT = "Bag-Software-Agent"
DATA = "data"
MODE = 0o644


def write_bag(folder: Path, parts: Mapping[str, Path], info: Mapping[str, str]) -> int:
    """Write a bag into the new folder: each of `parts` (name in the bag → file here); return how many files it packs.

    The same files give the same bytes, whenever and wherever; no date of packing is written.
    """
    size = 0
    digests = {}
    for name, source in sorted(parts.items()):
        digests[f"{DATA}/{name}"] = _copy(source, folder / DATA / name)
        size += (folder / DATA / name).stat().st_size
    (folder / DATA).mkdir(parents=True, exist_ok=True)
    told = {**info, "Payload-Oxum": f"{size}.{len(digests)}"}
    tags = {
        DECLARED: DECLARATION,
        INFO: "".join(f"{key}: {' '.join(value.split())}\n" for key, value in told.items()),
        PAYLOAD: _lines(digests),
    }
    for name, text in tags.items():
        _write(folder / name, text)
    _write(folder / TAGS, _lines({name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}))
    set_modes(folder)
    return len(digests)


def is_bag(folder: Path) -> bool:
    """Tell whether a folder says that it is a bag."""
    return (folder / DECLARED).is_file()


def read_info(folder: Path) -> dict[str, str]:
    """Return what a bag says of itself; nothing of what is no bag."""
    try:
        lines = (folder / INFO).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {key: value for key, mark, value in (line.partition(": ") for line in lines) if mark}


def check_bag(folder: Path) -> Iterator[str]:
    """Yield what of a bag is not as its manifests say, every byte read."""
    try:
        declared = (folder / DECLARED).read_bytes()
        tags, payload = _read(folder / TAGS), _read(folder / PAYLOAD)
    except (OSError, ValueError) as error:
        yield f"damaged: {error}"
        return
    if declared != DECLARATION.encode():
        yield f"changed: {DECLARED}"
    if {DECLARED, INFO, PAYLOAD} - tags.keys() or _lines(tags).encode() != (folder / TAGS).read_bytes():
        yield f"changed: {TAGS}"
    present = set(list_files(folder)) - {TAGS}
    known = {**tags, **payload}
    for name in sorted(known):
        if name not in present:
            yield f"missing: {name}"
        elif digest_of(folder / name) != known[name]:
            yield f"changed: {name}"
    yield from (f"foreign: {name}" for name in sorted(present - known.keys()))


def _copy(source: Path, target: Path) -> str:
    """Copy a file; return its SHA-256. `EnvironmentLack` if it changed while it was read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    target.write_bytes(data)
    target.chmod(MODE)
    digest = hashlib.sha256(data).hexdigest()
    if digest_of(target) != digest:
        raise EnvironmentLack(f"{target} is not as it was written; the disk may be failing.")
    return digest


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    path.chmod(MODE)


def _lines(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {_encoded(name)}\n" for name, digest in sorted(digests.items()))


def _encoded(name: str) -> str:
    """Return a path as manifests write it: line ends, and the sign that stands for them, encoded."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _read(path: Path) -> dict[str, str]:
    """Return a manifest of a bag; ValueError if a line is none, or leads out of the bag."""
    *lines, end = path.read_bytes().decode("utf-8").split("\n")
    found: dict[str, str] = {}
    for line in lines:
        digest, mark, name = line.partition("  ")
        if not mark or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or name in found:
            raise ValueError(f"{path.name} has the line {line!r}")
        found[name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")] = digest
    if end:
        raise ValueError(f"{path.name} was cut off")
    return found


def files_below(folder: Path, name: str, skip: Iterable[str] = ()) -> dict[str, Path]:
    """Return the files below a folder under their names in the bag, but for hidden ones and what is to be skipped."""
    left_out = tuple(skip)
    return {
        f"{name}/{path}": folder / path
        for path in list_files(folder)
        if not path.startswith(left_out or "\0") and not any(part.startswith(".") for part in path.split("/"))
    }
