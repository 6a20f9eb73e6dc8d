"""A register of two openly invented publications, and pages made of text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from mujaz.clean import clean
from mujaz.model import Alias, CleanArticle, RawPage, Record, SourceRules
from mujaz.register import Register

NORTH = Record(
    "sources",
    "north-gazette",
    "content/sources/north-gazette.yaml",
    (("ar", "جريدة الشمال"), ("en", "North Gazette")),
    aliases=(Alias("جريدة الشمال", "ar"), Alias("North Gazette", "en")),
    rules=SourceRules(domains=("gazette.example",), headline_suffixes=("Up North!",), related_markers=("من أخبارنا",)),
)
COAST = Record(
    "sources",
    "coast-wire",
    "content/sources/coast-wire.yaml",
    (("ar", "وكالة الساحل"), ("en", "Coast Wire")),
    aliases=(Alias("وكالة الساحل", "ar"), Alias("Coast Wire", "en")),
    rules=SourceRules(domains=("coast.example",)),
)

Clean = Callable[..., CleanArticle]


@pytest.fixture
def register() -> Register:
    return Register((NORTH, COAST))


@pytest.fixture
def clean_page(register: Register) -> Clean:
    def run(page: str | bytes, name: str = "page.txt", headline: str | None = None) -> CleanArticle:
        data = page.encode() if isinstance(page, str) else page
        return clean(RawPage(name, data, hashlib.sha256(data).hexdigest()), register, headline=headline)

    return run
