"""What the records say about one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS, Alias, Record
from mujaz.register import Register
from mujaz.register import claims as claims_module
from mujaz.register.lint import lint

Check = Callable[[Mapping[str, str]], list[str]]

SYRIA = "names: {ar: سوريا, en: Syria}\n"
HOMS = "names: {ar: حمص, en: Homs}\n"
ALEPPO = "names: {ar: حلب, en: Aleppo}\n"


def test_a_sound_register_has_no_problems(check: Check) -> None:
    assert check({"places/syria.yaml": SYRIA, "places/homs.yaml": HOMS + "part_of: syria\n"}) == []


@pytest.mark.parametrize(("mine", "theirs"), [("بحيرة الطبقة", "بُحَيرة الطبقه"), ("Lake Tabqa", "LAKE  TABQA")])
def test_two_records_of_any_kind_cannot_share_a_strong_alias(check: Check, mine: str, theirs: str) -> None:
    files = {
        "actors/council.yaml": f"names: {{ar: مجلس الطبقة, en: Tabqa Council}}\naliases:\n  ar: [{mine}]\n",
        "places/lake.yaml": f"names: {{ar: سد الطبقة, en: Tabqa Dam}}\naliases: {{ar: [{theirs}]}}\n",
    }
    assert check(files) == [
        (
            f'content/places/lake.yaml:2: alias "{theirs}" already belongs to content/actors/council.yaml; '
            f"keep it in one of them, or write it here as `{{text: {theirs}, match: weak}}`."
        )
    ]


def test_a_preferred_name_beats_an_alias(check: Check) -> None:
    files = {
        "actors/homs-brigade.yaml": "names: {ar: لواء حمص, en: Homs Brigade}\naliases: {en: [Homs]}\n",
        "places/homs.yaml": HOMS,
    }
    assert check(files) == [
        (
            'content/actors/homs-brigade.yaml:2: alias "Homs" already belongs to content/places/homs.yaml; '
            "keep it in one of them, or write it here as `{text: Homs, match: weak}`."
        )
    ]


def test_two_records_cannot_share_a_preferred_name(check: Check) -> None:
    files = {"places/homs.yaml": HOMS, "places/city.yaml": "names: {ar: مدينة حمص, en: Homs}\n"}
    assert check(files) == [
        (
            'content/places/homs.yaml:1: name "Homs" already belongs to content/places/city.yaml; '
            "choose another, or list it again under `aliases` as `{text: Homs, match: weak}`."
        )
    ]


@pytest.mark.parametrize("strength", ["weak", "hidden", "never"])
def test_a_shared_alias_that_is_strong_in_one_record_only_is_right(check: Check, strength: str) -> None:
    alias = f"aliases: {{ar: [{{text: حمص, match: {strength}}}], en: [{{text: Homs, match: {strength}}}]}}\n"
    files = {
        "actors/homs-brigade.yaml": "names: {ar: لواء حمص, en: Homs Brigade}\n" + alias,
        "places/homs.yaml": HOMS,
    }
    assert check(files) == []


@pytest.mark.parametrize(("language", "alias"), [("ar", "الاسد"), ("ar", "مُحمّد"), ("en", "WHO"), ("en", "The")])
def test_a_common_word_is_a_weak_alias_only(check: Check, language: str, alias: str) -> None:
    record = "names: {ar: بشار العلي, en: Bashar Ali}\ncues: {ar: [الرئيس]}\naliases:\n  "
    assert check({"actors/bashar-ali.yaml": f"{record}{language}: [{alias}]\n"}) == [
        (
            f'content/actors/bashar-ali.yaml:4: alias "{alias}" is a common word too; '
            f"write it as `{{text: {alias}, match: weak}}` and give `cues`."
        )
    ]
    assert check({"actors/bashar-ali.yaml": f"{record}{language}: [{{text: {alias}, match: weak}}]\n"}) == []


@pytest.mark.parametrize(("arabic", "english", "name"), [("الباب", "Al-Bab", "الباب"), ("الطبقة", "Hope", "Hope")])
def test_a_common_word_as_preferred_name_is_listed_again_as_weak(
    check: Check, arabic: str, english: str, name: str
) -> None:
    names = f"names: {{ar: {arabic}, en: {english}}}\n"
    assert check({"places/al-bab.yaml": names}) == [
        (
            f'content/places/al-bab.yaml:1: name "{name}" is a common word too; list it again '
            f"under `aliases` as `{{text: {name}, match: weak}}` and give `cues`."
        )
    ]
    language = "ar" if name == arabic else "en"
    again = f"aliases: {{{language}: [{{text: {name}, match: weak}}]}}\n"
    assert check({"places/al-bab.yaml": names + again}) == []


def test_a_name_that_contains_a_common_word_is_right(check: Check) -> None:
    assert check({"places/bab-al-hawa.yaml": "names: {ar: باب الهوى, en: Gate of the Winds}\n"}) == []


def test_the_common_words_stand_in_order_and_once() -> None:
    lines = claims_module.COMMON_WORDS.read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(words)
    assert len(set(words)) == len(words)
    assert [word for word in words if " " in word or not word] == []
    assert {
        "باب",
        "آب",
        "الخميس",
        "بيان",
        "محمد",
        "أحمد",
        "علي",
        "الأسد",
        "الوحدة",
        "السلام",
        "الشعب",
    } <= set(words)


@pytest.mark.parametrize("kind", ["actors", "places", "topics"])
def test_part_of_leads_to_a_record_of_the_same_kind(check: Check, kind: str) -> None:
    files = {f"{kind}/syria.yaml": SYRIA, f"{kind}/homs.yaml": HOMS + "part_of: syra\n"}
    assert check(files) == [
        (
            f"content/{kind}/homs.yaml:2: `part_of` is `syra`, which no record has as its id; "
            "the nearest are syria (Syria)."
        )
    ]


def test_a_link_to_nothing_like_it_says_to_add_a_file(check: Check) -> None:
    assert check({"actors/homs.yaml": HOMS + "succeeded_by: zzyzx\n"}) == [
        (
            "content/actors/homs.yaml:2: `succeeded_by` is `zzyzx`, which no record has as its id; "
            "add its file, or take the line out."
        )
    ]


def test_an_actor_is_not_part_of_a_place(check: Check) -> None:
    files = {"places/syria.yaml": SYRIA, "actors/homs.yaml": HOMS + "part_of: syria\n"}
    assert check(files) == [
        "content/actors/homs.yaml:2: `part_of` is `syria`, which is a place; it can only be an actor."
    ]


def test_a_link_may_lead_to_a_merged_id(check: Check) -> None:
    files = {
        "places/syria.yaml": SYRIA + "merged_ids: [sy]\n",
        "places/homs.yaml": HOMS + "part_of: sy\n",
    }
    assert check(files) == []


@pytest.mark.parametrize("key", ["part_of", "succeeded_by"])
def test_links_go_in_no_circle(check: Check, key: str) -> None:
    files = {
        "places/syria.yaml": SYRIA + f"{key}: aleppo\n",
        "places/homs.yaml": HOMS + f"{key}: syria\n",
        "places/aleppo.yaml": ALEPPO + f"{key}: syria\n",
    }
    assert check(files) == [
        (
            f"content/places/aleppo.yaml:2: `{key}` goes in a circle (aleppo → syria → aleppo); "
            "take it out of one of them."
        )
    ]


def test_nothing_is_part_of_itself(check: Check) -> None:
    assert check({"places/homs.yaml": HOMS + "part_of: homs\n"}) == [
        "content/places/homs.yaml:2: `part_of` goes in a circle (homs → homs); take it out of one of them."
    ]


def test_an_id_belongs_to_one_file_of_its_kind(check: Check) -> None:
    files = {"places/a/homs.yaml": HOMS, "places/b/homs.yaml": HOMS, "actors/homs.yaml": ALEPPO}
    assert check(files) == [
        (
            "content/places/b/homs.yaml: The id `homs` already belongs to content/places/a/homs.yaml; "
            "rename one of the files."
        )
    ]


@pytest.mark.parametrize(
    ("mine", "theirs", "messages"),
    [
        (
            "old-homs",
            "old-homs",
            [("content/places/homs.yaml:2: `merged_ids` has `old-homs`, which "
"content/places/aleppo.yaml claims too; "
             "keep it in one of them.")],
        ),
        (
            "aleppo",
            "old-aleppo",
            [("content/places/homs.yaml:2: `merged_ids` has `aleppo`, which "
"content/places/aleppo.yaml still uses; "
             "take it out, or delete that file.")],
        ),
        ("homs", "old-aleppo", [("content/places/homs.yaml:2: `merged_ids` has `homs`, "
"which is this record's own id; "
                                "take it out.")]),
        ("old-homs", "old-aleppo", []),
    ],
)  # fmt: skip
def test_a_merged_id_belongs_to_one_record(check: Check, mine: str, theirs: str, messages: list[str]) -> None:
    files = {
        "places/homs.yaml": HOMS + f"merged_ids: [{mine}]\n",
        "places/aleppo.yaml": ALEPPO + f"merged_ids: [{theirs}]\n",
    }
    assert check(files) == messages


@pytest.mark.parametrize(("key", "identifier"), [("wikidata", "Q41183"), ("geonames", "170063")])
def test_an_identifier_belongs_to_one_record(check: Check, key: str, identifier: str) -> None:
    files = {
        "places/aleppo.yaml": ALEPPO + f'same_as: {{{key}: "{identifier}"}}\n',
        "places/homs.yaml": HOMS + f'same_as:\n  {key}: "{identifier}"\n',
    }
    assert check(files) == [
        (
            f"content/places/homs.yaml:3: {key} {identifier} already belongs to content/places/aleppo.yaml; "
            "keep it in one of them, or merge the two."
        )
    ]
    assert check({**files, "places/homs.yaml": HOMS + f'same_as: {{{key}: "{identifier[:-1]}"}}\n'}) == []


def test_a_place_far_from_what_it_is_part_of_is_an_integrity_warning() -> None:
    syria = Record("places", "syria", "syria.yaml", (("en", "Syria"),), coordinates=(35.0, 38.0))
    swapped = Record("places", "hama", "hama.yaml", (("en", "Hama"),), part_of="syria", coordinates=(36.75, 45.1))
    near = Record("places", "raqqa", "raqqa.yaml", (("en", "Raqqa"),), part_of="syria", coordinates=(35.9, 39.0))
    problems = Problems()
    lint(Register((syria, swapped, near), {"hama.yaml": {("coordinates", ""): 9}}), problems)
    assert list(map(str, problems)) == [
        (
            "hama.yaml:9: `coordinates` lie 7.1 degrees from those of `syria`, of which this is part; "
            "check both, latitude first."
        )
    ]
    assert problems.errors() == ()


@pytest.mark.parametrize(("of_type", "warnings"), [("country", 0), ("governorate", 1), ("town", 1), (None, 0)])
def test_how_far_is_too_far_depends_on_what_the_place_is_part_of(of_type: str | None, warnings: int) -> None:
    whole = Record("places", "whole", "whole.yaml", (("en", "Whole"),), type=of_type, coordinates=(35.0, 38.0))
    part = Record("places", "part", "part.yaml", (("en", "Part"),), part_of="whole", coordinates=(35.0, 41.0))
    problems = Problems()
    lint(Register((whole, part)), problems)
    assert len(problems) == warnings


def test_the_far_side_of_the_date_line_is_near() -> None:
    fiji = Record("places", "fiji", "fiji.yaml", (("en", "Fiji"),), coordinates=(-17.0, 178.0))
    lau = Record("places", "lau", "lau.yaml", (("en", "Lau"),), part_of="fiji", coordinates=(-18.0, -179.0))
    problems = Problems()
    lint(Register((fiji, lau)), problems)
    assert len(problems) == 0


def test_all_problems_are_told_at_once(check: Check) -> None:
    files = {
        "places/aleppo.yaml": ALEPPO + "part_of: nowhere\nmerged_ids: [homs]\n",
        "places/homs.yaml": HOMS + "aliases: {ar: [حلب, باب]}\nsucceeded_by: homs\n",
    }
    assert [message.partition(": ")[0] for message in check(files)] == [
        "content/places/aleppo.yaml:2",
        "content/places/aleppo.yaml:3",
        "content/places/homs.yaml:2",
        "content/places/homs.yaml:2",
        "content/places/homs.yaml:3",
    ]


SHARED = """names: {{ar: {id} عربي, en: {id} name}}
aliases: {{ar: [{{text: وزارة الإعلام, valid: {{{period}}}}}]}}
"""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("until: 2016", "from: 2017", 0),
        ("until: 2016-07-28", "from: 2016-07-29", 0),
        ("until: 2016", "from: 2016-07-29", 1),
        ("from: 2010", "from: 2012, until: 2013", 1),
    ],
)
def test_two_records_may_bear_one_name_one_after_the_other(check: Check, one: str, other: str, found: int) -> None:
    files = {
        "actors/alpha.yaml": SHARED.format(id="alpha", period=one),
        "actors/beta.yaml": SHARED.format(id="beta", period=other),
    }
    assert sum("already belongs" in message for message in check(files)) == found


def test_problems_are_the_same_in_any_order_of_the_records() -> None:
    def tell(records: tuple[Record, ...]) -> list[str]:
        problems = Problems()
        lint(Register(records), problems)
        return list(map(str, problems))

    records = tuple(
        Record(
            kind, f"record-{number}", f"{kind}/{number}.yaml", (("en", "Same"),), (Alias("Same", "en"),),
            part_of=f"record-{(number + 1) % 3}", merged_ids=("old",), same_as=(("wikidata", "Q1"),),
        )
        for kind in RECORD_KINDS
        for number in range(3)
    )  # fmt: skip
    assert tell(records) == tell(records[::-1]) != []


def test_the_register_imports_nothing_downstream() -> None:
    folder = Path(claims_module.__file__).parent
    imports = {
        line.split()[1]
        for file in folder.glob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("from mujaz", "import mujaz"))
    }
    base = ("mujaz.model", "mujaz.errors", "mujaz.frozen", "mujaz.garbage", "mujaz.sourcefile")
    allowed = (*base, "mujaz.yamltext", "mujaz.yamledit", "mujaz.arabic.fold", "mujaz.register")
    assert [name for name in sorted(imports) if not name.startswith(allowed)] == []
