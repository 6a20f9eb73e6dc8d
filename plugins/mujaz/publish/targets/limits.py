"""What hosts take at most, told before anything is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from mujaz.errors import UsageError
from mujaz.frozen import frozen

MEGABYTE = 10**6
LARGEST = 5
"""So many parts of the site are named."""


@frozen
class Limits:
    """What a host takes at most, in bytes."""

    host: str
    site: int | None = None
    file: int | None = None


HOSTS = (
    ("github", Limits("GitHub Pages", 1000 * MEGABYTE, 100 * MEGABYTE)),
    ("gitlab", Limits("GitLab Pages", 1000 * MEGABYTE, None)),
    ("codeberg", Limits("Codeberg Pages", 750 * MEGABYTE, None)),
)
"""Part of a remote's address → what its host takes, as the hosts' documents said in 2026."""


def limits_of(address: str) -> Limits | None:
    """Return what the host of a git remote takes.

    >>> limits_of("git@github.com:a/b.git").host
    'GitHub Pages'
    >>> limits_of("/srv/git/a.git") is None
    True
    """
    return next((limits for part, limits in HOSTS if part in address.lower()), None)


def check_limits(folder: Path, names: Iterable[str], limits: Limits) -> None:
    """Raise `UsageError` if the files of a site are more than a host takes, with the parts that are large."""
    sizes = {name: (folder / name).stat().st_size for name in names}
    told = list(_too_large(sizes, limits))
    if told:
        parts = Counter[str]()
        for name, size in sizes.items():
            parts[_part(name)] += size
        large = ", ".join(f"{part} {_shown(size)}" for part, size in parts.most_common(LARGEST))
        raise UsageError("\n".join([*told, f"Large are: {large}. Nothing was sent."]))


def _too_large(sizes: dict[str, int], limits: Limits) -> Iterator[str]:
    total = sum(sizes.values())
    if limits.site is not None and total > limits.site:
        yield f"The site has {_shown(total)}; {limits.host} takes {_shown(limits.site)}."
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        if limits.file is not None and size > limits.file:
            yield f"{name} has {_shown(size)}; {limits.host} takes files of {_shown(limits.file)}."


def _part(name: str) -> str:
    """Return the part of the site to which a file belongs: a folder, of a language the one within it."""
    first, *rest = name.split("/")
    if not rest:
        return "files at the top"
    return f"{first}/{rest[0]}/" if len(rest) > 1 and len(first) <= 3 else f"{first}/"  # noqa: PLR2004 - codes of languages


def _shown(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
