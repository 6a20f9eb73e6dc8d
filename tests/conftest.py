"""What all tests share: `--accept` records what the cases give now."""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

settings.register_profile("mujaz", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("mujaz")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the cases give as what is expected")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def fresh_settings() -> None:
    """Let no test's `publishconf.py` import the settings that Pelican has read for another test."""
    for name in ("pelicanconf", "publishconf"):
        sys.modules.pop(name, None)
