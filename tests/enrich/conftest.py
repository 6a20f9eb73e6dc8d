"""A small register to match with, and what makes another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.errors import Problems
from mujaz.model import Alias, Record
from mujaz.register import load_folder

LABELLED = Path(__file__).parents[2] / "benchmarks" / "mentions"


def make_record(
    key: str,
    *names: str,
    weak: tuple[str, ...] = (),
    cues: Mapping[str, tuple[str, ...]] | None = None,
    blocked: Mapping[str, tuple[str, ...]] | None = None,
    is_a: str | None = None,
) -> Record:
    """Return a record of `kind/id` whose names are Arabic or English by their first letter."""
    kind, identifier = key.split("/")
    strong = [Alias(name, language_of(name)) for name in names]
    return Record(
        kind="actors" if kind == "actors" else "places",
        id=identifier,
        path=f"content/{key}.yaml",
        names=((language_of(names[0]), names[0]),),
        aliases=(*strong, *(Alias(name, language_of(name), "weak") for name in weak)),
        cues=tuple((cues or {}).items()),
        blocked_by=tuple((blocked or {}).items()),
        type=is_a,
    )


def language_of(name: str) -> str:
    return "en" if name[0].isascii() else "ar"


RECORDS = (
    make_record("actors/ali", "علي", "Ali", is_a="person"),
    make_record("actors/bashar-al-assad", "بشار الأسد", "الأسد", "Assad", is_a="person"),
    make_record("actors/international-coalition", "التحالف الدولي", "International Coalition"),
    make_record("actors/iran", "إيران", "Iran", is_a="state"),
    make_record("actors/isis", "داعش", "تنظيم الدولة الإسلامية", "تنظيم داعش", "ISIS", "Islamic State"),
    make_record("actors/russia", "روسيا", "Russia", is_a="state"),
    make_record("actors/sdf", "قوات سوريا الديمقراطية", "قسد", "Syrian Democratic Forces", "SDF"),
    make_record("actors/syrian-government", "النظام السوري", "حكومة النظام", weak=("النظام",), cues={"ar": ("قوات",)}),
    make_record("actors/united-states", "الولايات المتحدة", "United States", "US", "U.S.", is_a="state"),
    make_record("actors/who", "منظمة الصحة العالمية", "World Health Organization", "WHO"),
    make_record("actors/ypg", "وحدات حماية الشعب", "People's Protection Units"),
    make_record("places/aleppo", "حلب", "Aleppo"),
    make_record(
        "places/deir-ez-zor",
        "دير الزور",
        "Deir ez-Zor",
        weak=("الدير", "Deir"),
        cues={"ar": ("محافظة", "ريف", "مدينة"), "en": ("city of", "countryside")},
        blocked={"ar": ("شارع دير الزور",)},
    ),
    make_record("places/egypt", "مصر", "Egypt", blocked={"ar": ("بنك مصر",)}),
    make_record("places/hama", "حماة", "Hama"),
    make_record("places/hasakah", "الحسكة", "Al-Hasakah"),
    make_record("places/idlib", "إدلب", "Idlib"),
    make_record("places/jordan", "الأردن", "Jordan"),
    make_record("places/qatar", "قطر", "Qatar"),
    make_record("places/raqqa", "الرقة", "Raqqa", "Ar-Raqqah"),
    make_record("places/syria", "سوريا", "سورية", "Syria"),
    make_record("places/turkey", "تركيا", "Turkey"),
    Record(
        "places",
        "quiet",
        "content/places/quiet.yaml",
        names=(("ar", "اسم ظاهر"),),
        aliases=(Alias("مخفية", "ar", "hidden"), Alias("بيان", "ar", "never")),
    ),
)

MATCHER = Matcher(RECORDS)


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Return what makes a record of `kind/id`, with names, weak names, cues and blocked phrases."""
    return make_record


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    """Return the records of the small register."""
    return RECORDS


@pytest.fixture(scope="session")
def known() -> Matcher:
    """Return the matcher of the small register."""
    return MATCHER


@pytest.fixture(scope="session")
def world() -> Matcher:
    """Return one without `blocked_by`, in which single words such as محمد, Jordan and Assad are strong names."""
    register = load_folder(LABELLED / "world", Problems())
    assert register is not None
    return Matcher(register.all_records)


@pytest.fixture(scope="session")
def surfaces() -> Callable[..., list[tuple[str, str]]]:
    """Return what tells (id, surface) of each mention, after checking that its offsets say the same."""

    def find(text: str, language: str = "ar", matcher: Matcher = MATCHER) -> list[tuple[str, str]]:
        mentions = matcher.find(text, language)
        assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
        return [(mention.id, mention.surface) for mention in mentions]

    return find
