"""Publications by host and by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from mujaz.register import Register

Make = Callable[[Mapping[str, str]], Register]

FILES = {
    "sources/baladi-news.yaml": (
        "names: {ar: بلدي نيوز, en: Baladi News}\n"
        "aliases: {en: [{text: Baladi, match: never}]}\n"
        "url: https://www.baladi-news.example/\n"
        "domains: [baladi-news.example, موقع.example, shared.example]\n"
        'headline_suffixes: ["It\'s Over 9000!"]\n'
        "bylines: [بلدي نيوز - خاص]\n"
    ),
    "sources/sample-wire.yaml": (
        "names: {ar: وكالة المثال, en: Example Wire}\n"
        "url: https://wire.example/en\n"
        "domains: [shared.example, ar.shared.example]\n"
    ),
}


@pytest.fixture
def register(make_register: Make) -> Register:
    return make_register(FILES)


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("baladi-news.example", "baladi-news"),
        ("WWW.Baladi-News.example.", "baladi-news"),
        ("ar.baladi-news.example:443", "baladi-news"),
        ("موقع.example", "baladi-news"),
        ("xn--4gbrim.example", "baladi-news"),
        ("wire.example", "sample-wire"),
        ("ar.shared.example", "sample-wire"),
        ("shared.example", None),
        ("not-baladi-news.example", None),
        ("example", None),
        ("", None),
        ("." * 300, None),
        ("é" * 300, None),
    ],
)
def test_a_host_leads_to_its_publication(register: Register, host: str, source: str | None) -> None:
    assert register.source_of_host(host) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("بلدي نيوز - خاص", "baladi-news"),
        ("بلدي نيوز", "baladi-news"),
        ("(بلدي نيوز) - ", "baladi-news"),
        ("| It's Over 9000!", "baladi-news"),
        ("وكاله المثال", "sample-wire"),
        ("EXAMPLE WIRE", "sample-wire"),
        ("Baladi", None),
        ("خاص", None),
        ("", None),
    ],
)
def test_a_byline_leads_to_its_publication(register: Register, text: str, source: str | None) -> None:
    assert register.source_named(text) == source
