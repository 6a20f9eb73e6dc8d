"""What a host does not take is told before anything is sent, with the parts that are large."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.errors import UsageError
from mujaz.publish.targets.limits import Limits, check_limits, limits_of


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    sizes = {"media/a.jpg": 900_000, "ar/briefings/a/index.html": 300_000, "robots.txt": 10}
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    return list(sizes)


def test_a_site_and_a_file_that_are_too_large_are_told(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        check_limits(tmp_path, names, Limits("Example Pages", 1_000_000, 500_000))
    assert str(caught.value).splitlines() == [
        "The site has 1.2 MB; Example Pages takes 1.0 MB.",
        "media/a.jpg has 0.9 MB; Example Pages takes files of 0.5 MB.",
        "Large are: media/ 0.9 MB, ar/briefings/ 0.3 MB, files at the top 0.0 MB. Nothing was sent.",
    ]


def test_what_a_host_takes_passes(tmp_path: Path, names: list[str]) -> None:
    check_limits(tmp_path, names, Limits("Example Pages", 2_000_000, None))


def test_hosts_are_known_by_their_remotes() -> None:
    github = limits_of("https://github.com/a/b")
    assert github is not None
    assert (github.site, github.file) == (10**9, 10**8)
    assert limits_of("git@gitlab.com:a/b.git") is not None
    assert limits_of("/srv/a.git") is None
