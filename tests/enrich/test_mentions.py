from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.enrich.mentions import Matcher, count
from mujaz.errors import Problems
from mujaz.model import Alias, Mention, Record, RecordKind, Validity
from mujaz.register import load_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAPS = Path(__file__).with_name("traps.txt")
LABELLED = Path(__file__).parents[2] / "benchmarks" / "mentions"


def record(
    key: str,
    *names: str,
    weak: tuple[str, ...] = (),
    cues: Mapping[str, tuple[str, ...]] | None = None,
    blocked: Mapping[str, tuple[str, ...]] | None = None,
    is_a: str | None = None,
) -> Record:
    """Return a record of `kind/id` whose names are Arabic or English by their first letter."""
    kind, identifier = key.split("/")
    strong = [Alias(name, language(name)) for name in names]
    return Record(
        kind="actors" if kind == "actors" else "places",
        id=identifier,
        path=f"content/{key}.yaml",
        names=((language(names[0]), names[0]),),
        aliases=(*strong, *(Alias(name, language(name), "weak") for name in weak)),
        cues=tuple((cues or {}).items()),
        blocked_by=tuple((blocked or {}).items()),
        type=is_a,
    )


def language(name: str) -> str:
    return "en" if name[0].isascii() else "ar"


RECORDS = (
    record("actors/ali", "علي", "Ali", is_a="person"),
    record("actors/bashar-al-assad", "بشار الأسد", "الأسد", "Assad", is_a="person"),
    record("actors/international-coalition", "التحالف الدولي", "International Coalition"),
    record("actors/iran", "إيران", "Iran", is_a="state"),
    record("actors/isis", "داعش", "تنظيم الدولة الإسلامية", "تنظيم داعش", "ISIS", "Islamic State"),
    record("actors/russia", "روسيا", "Russia", is_a="state"),
    record("actors/sdf", "قوات سوريا الديمقراطية", "قسد", "Syrian Democratic Forces", "SDF"),
    record("actors/syrian-government", "النظام السوري", "حكومة النظام", weak=("النظام",), cues={"ar": ("قوات",)}),
    record("actors/united-states", "الولايات المتحدة", "United States", "US", "U.S.", is_a="state"),
    record("actors/who", "منظمة الصحة العالمية", "World Health Organization", "WHO"),
    record("actors/ypg", "وحدات حماية الشعب", "People's Protection Units"),
    record("places/aleppo", "حلب", "Aleppo"),
    record(
        "places/deir-ez-zor",
        "دير الزور",
        "Deir ez-Zor",
        weak=("الدير", "Deir"),
        cues={"ar": ("محافظة", "ريف", "مدينة"), "en": ("city of", "countryside")},
        blocked={"ar": ("شارع دير الزور",)},
    ),
    record("places/egypt", "مصر", "Egypt", blocked={"ar": ("بنك مصر",)}),
    record("places/hama", "حماة", "Hama"),
    record("places/hasakah", "الحسكة", "Al-Hasakah"),
    record("places/idlib", "إدلب", "Idlib"),
    record("places/jordan", "الأردن", "Jordan"),
    record("places/qatar", "قطر", "Qatar"),
    record("places/raqqa", "الرقة", "Raqqa", "Ar-Raqqah"),
    record("places/syria", "سوريا", "سورية", "Syria"),
    record("places/turkey", "تركيا", "Turkey"),
    Record(
        "places",
        "quiet",
        "content/places/quiet.yaml",
        names=(("ar", "اسم ظاهر"),),
        aliases=(Alias("مخفية", "ar", "hidden"), Alias("بيان", "ar", "never")),
    ),
)

MATCHER = Matcher(RECORDS)
WORLD = Matcher(load_folder(LABELLED / "world", Problems()).all_records)  # type: ignore[union-attr]
"""A register without `blocked_by`, in which single words such as محمد, Jordan and Assad are strong names."""


def surfaces(text: str, language: str = "ar", matcher: Matcher = MATCHER) -> list[tuple[str, str]]:
    """Return (id, surface) of each mention, after checking that its offsets say the same."""
    mentions = matcher.find(text, language)
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    return [(mention.id, mention.surface) for mention in mentions]


@pytest.mark.parametrize(
    "trap",
    [line for line in TRAPS.read_text("utf-8").splitlines() if not line.startswith("# ")],
)
def test_a_trap_holds_no_mention(trap: str) -> None:
    assert MATCHER.find(trap, language(trap)) == ()
    assert WORLD.find(trap, language(trap)) == ()


def test_there_are_at_least_four_hundred_traps() -> None:
    assert sum(not line.startswith("# ") for line in TRAPS.read_text("utf-8").splitlines()) >= 400


CHAINS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")

NAMES = tuple(Path(__file__).with_name("names.txt").read_text("utf-8").split())
MATCHERS = tuple((name, Matcher([record(f"places/p{number}", name)])) for number, name in enumerate(NAMES))
WITH_ARTICLE = tuple(name for name in NAMES if name.startswith("ال"))


def written(chain: str, name: str) -> str:
    """Return `name` with the proclitics of `chain` as Arabic spells it."""
    if chain.endswith("ل") and name.startswith("ال"):
        return chain + "ل" + name[2:].removeprefix("ل")
    return chain + name


@pytest.mark.parametrize("chain", CHAINS)
def test_every_legal_chain_is_taken_off_every_name(chain: str) -> None:
    assert len(NAMES) >= 300
    for number, (name, matcher) in enumerate(MATCHERS):
        word = written(chain, name)
        text = f"قال {word} أمس"
        found = matcher.find(text, "ar")
        start = 4 + len(chain)
        surface = word[len(chain) :]
        expected = (Mention(start, 4 + len(word), "places", f"p{number}", surface, "strong"),)
        assert found == expected, (chain, name)


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_a_name_with_an_article_is_not_found_without_it(name: str) -> None:
    matcher = Matcher([record("places/p", name)])
    for chain in CHAINS:
        text = f"قال {chain}{name[2:]} أمس"
        if chain.endswith("ل") and name.startswith("الل"):
            continue  # للجنة is لجنة or اللجنة, and the writer alone knows
        assert matcher.find(text, "ar") == (), text


@pytest.mark.parametrize(("first", "second"), tuple(product(("و", "ف", "ب", "ل", "ك"), repeat=2)))
def test_an_illegal_chain_is_left_alone(first: str, second: str) -> None:
    if first + second in CHAINS:
        return
    assert Matcher([record("places/p", "دمشق")]).find(f"{first}{second}دمشق", "ar") == ()


def test_a_paragraph_names_its_actors_and_places_at_their_offsets() -> None:
    text = (
        "نفى «التحالف الدولي» الاستعداد لأي عملية ضد إيران في سوريا، وقال إن قوات سوريا الديمقراطية "
        'تلاحق تنظيم "داعش" بريف دير الزور وبالرقة، ووجّه رسالةً للنظام السوري وللرّوس ولروسيا.'
    )
    assert [(mention.start, mention.end, mention.id, mention.surface) for mention in MATCHER.find(text, "ar")] == [
        (5, 19, "international-coalition", "التحالف الدولي"),
        (44, 49, "iran", "إيران"),
        (53, 58, "syria", "سوريا"),
        (68, 90, "sdf", "قوات سوريا الديمقراطية"),
        (97, 108, "isis", 'تنظيم "داعش'),
        (115, 124, "deir-ez-zor", "دير الزور"),
        (127, 132, "raqqa", "الرقة"),
        (148, 160, "syrian-government", "لنظام السوري"),
        (171, 176, "russia", "روسيا"),
    ]


def test_an_english_paragraph_names_its_actors_and_places_at_their_offsets() -> None:
    text = (
        "Russia's envoy met the Syrian Democratic Forces in Deir-ez-Zor and Al Hasakah; "
        "US officials told us that the Islamic State (ISIS) had left Ar-Raqqah for Turkey."
    )
    assert [(mention.start, mention.end, mention.id, mention.surface) for mention in MATCHER.find(text, "en")] == [
        (0, 6, "russia", "Russia"),
        (23, 47, "sdf", "Syrian Democratic Forces"),
        (51, 62, "deir-ez-zor", "Deir-ez-Zor"),
        (67, 77, "hasakah", "Al Hasakah"),
        (79, 81, "united-states", "US"),
        (109, 122, "isis", "Islamic State"),
        (124, 128, "isis", "ISIS"),
        (139, 148, "raqqa", "Ar-Raqqah"),
        (153, 159, "turkey", "Turkey"),
    ]


def test_the_longest_name_wins() -> None:
    assert surfaces("قوات سوريا الديمقراطية") == [("sdf", "قوات سوريا الديمقراطية")]
    assert surfaces("قوات سوريا") == [("syria", "سوريا")]
    assert surfaces("the Syrian Democratic Forces", "en") == [("sdf", "Syrian Democratic Forces")]


def test_the_leftmost_of_overlapping_names_wins() -> None:
    assert surfaces("حكومة النظام السوري") == [("syrian-government", "حكومة النظام")]


def test_a_weak_name_needs_its_cue() -> None:
    assert surfaces("في محافظة الدير") == [("deir-ez-zor", "الدير")]
    assert surfaces("بمحافظة «الدير»") == [("deir-ez-zor", "الدير")]
    assert surfaces("وريف الدير الشرقي") == [("deir-ez-zor", "الدير")]
    assert surfaces("رهبان الدير") == []
    assert surfaces("المحافظة، الدير") == []


def test_a_weak_english_name_needs_its_cue() -> None:
    assert surfaces("the city of Deir", "en") == [("deir-ez-zor", "Deir")]
    assert surfaces("The countryside Deir", "en") == [("deir-ez-zor", "Deir")]
    assert surfaces("the deer of Deir", "en") == []


def test_a_cue_of_one_language_does_not_serve_the_other() -> None:
    assert surfaces("محافظة Deir") == []


def test_a_weak_mention_says_that_it_is_weak() -> None:
    assert [mention.strength for mention in MATCHER.find("محافظة الدير ودير الزور", "ar")] == [
        "weak",
        "strong",
    ]


def test_a_weak_name_with_its_cue_goes_before_a_strong_one_of_another_record() -> None:
    matcher = Matcher(
        (
            record("places/jerusalem", "القدس"),
            record("actors/al-quds-newspaper", "جريدة القدس العربي", weak=("القدس",), cues={"ar": ("صحيفة",)}),
        ),
    )
    assert surfaces("قالت صحيفة القدس", matcher=matcher) == [("al-quds-newspaper", "القدس")]
    assert surfaces("في القدس", matcher=matcher) == [("jerusalem", "القدس")]


def test_a_blocked_phrase_hides_its_own_record_only() -> None:
    assert surfaces("بنك مصر في حلب") == [("aleppo", "حلب")]
    assert surfaces("بنك مصر في مصر") == [("egypt", "مصر")]
    assert surfaces("وبشارع دير الزور في دير الزور") == [("deir-ez-zor", "دير الزور")]
    bank = record("actors/banque-misr", "بنك مصر")
    assert surfaces("من بنك مصر", matcher=Matcher((*RECORDS, bank))) == [("banque-misr", "بنك مصر")]


def test_ali_is_found_and_on_is_not() -> None:
    assert surfaces("على وعلي وعلى ولعلي وبعلى") == [("ali", "علي"), ("ali", "علي")]


def test_a_long_name_is_found_with_either_yeh() -> None:
    matcher = Matcher((record("actors/mustafa", "مصطفى"), record("actors/musa", "موسى")))
    assert surfaces("مصطفي ومصطفى وموسي لموسى", matcher=matcher) == [
        ("mustafa", "مصطفي"),
        ("mustafa", "مصطفى"),
        ("musa", "موسي"),
        ("musa", "موسى"),
    ]


def test_harakat_tatweel_and_invisible_marks_do_not_hide_a_name() -> None:
    assert surfaces("وَلِلنِّظَامِ السُّورِيِّ") == [("syrian-government", "لنِّظَامِ السُّورِيِّ")]
    assert surfaces("بـ\u200fالرقّـة") == [("raqqa", "الرقّـة")]
    assert surfaces("\u202bحلب\u202c.") == [("aleppo", "حلب")]
    assert surfaces("لـ«داعش» وبـ(قسد)") == [("isis", "داعش"), ("sdf", "قسد")]


def test_presentation_forms_are_letters() -> None:
    # beh, alef, lam, reh, qaf, teh marbuta, as a PDF of 2003 writes them
    assert surfaces("\ufe91\ufe8e\ufedf\ufeae\ufed7\ufe94") == [("raqqa", "\ufe8e\ufedf\ufeae\ufed7\ufe94")]


def test_latin_names_are_found_in_arabic_text_and_the_reverse() -> None:
    assert surfaces("قال الـISIS في Deir Ezzor و Deir ez-Zor") == [
        ("isis", "ISIS"),
        ("deir-ez-zor", "Deir ez-Zor"),
    ]
    assert surfaces("It is called وبالرقة in Arabic.", "en") == [("raqqa", "الرقة")]


def test_an_apostrophe_s_is_not_the_name() -> None:
    assert surfaces("Russia's, Russia’s and Deir ez-Zor's", "en") == [
        ("russia", "Russia"),
        ("russia", "Russia"),
        ("deir-ez-zor", "Deir ez-Zor"),
    ]
    assert surfaces("the People’s Protection Units", "en") == [("ypg", "People’s Protection Units")]


def test_initials_are_one_name() -> None:
    assert surfaces("the U.S. said", "en") == [("united-states", "U.S.")]


def test_a_hashtag_is_a_name() -> None:
    assert surfaces("#دير_الزور #حلب") == [("deir-ez-zor", "دير_الزور"), ("aleppo", "حلب")]


def test_a_name_may_run_over_a_line_but_not_over_a_paragraph_or_bullet() -> None:
    assert surfaces("في دير\nالزور") == [("deir-ez-zor", "دير\nالزور")]
    assert surfaces("في دير\n\nالزور") == []
    assert surfaces("في دير\n- الزور") == []


def test_capitals_tell_a_name_from_a_word() -> None:
    assert surfaces("TURKEY and Turkey, not turkey", "en") == [("turkey", "TURKEY"), ("turkey", "Turkey")]
    assert surfaces("WHO knows who is who; Who?", "en") == [("who", "WHO")]
    assert surfaces("isis, Isis, the international coalition", "en") == [
        ("isis", "isis"),
        ("isis", "Isis"),
        ("international-coalition", "international coalition"),
    ]


def test_only_listed_records_are_located() -> None:
    text = "بنك مصر ومصر وحلب وقوات سوريا الديمقراطية"
    listed: set[tuple[RecordKind, str]] = {("places", "egypt"), ("places", "syria")}
    assert [(mention.id, mention.start) for mention in MATCHER.find_listed(text, "ar", listed)] == [("egypt", 9)]
    assert MATCHER.find_listed(text, "ar", ()) == ()


def test_a_listed_record_goes_before_another_of_the_same_name() -> None:
    matcher = Matcher((record("actors/iran", "إيران"), record("places/iran", "إيران")))
    assert [mention.kind for mention in matcher.find("إيران", "ar")] == ["actors"]
    assert [mention.kind for mention in matcher.find_listed("إيران", "ar", [("places", "iran")])] == ["places"]


def test_mentions_are_counted_by_number_and_then_by_place() -> None:
    found = MATCHER.find("حلب وروسيا ثم روسيا وإيران وحلب ودمشق", "ar")
    assert count(found) == (("places", "aleppo", 2), ("actors", "russia", 2), ("actors", "iran", 1))
    assert count(()) == ()


def test_the_order_of_the_register_does_not_matter() -> None:
    text = TRAPS.read_text("utf-8") + " وبالرقة وقوات سوريا الديمقراطية ومحافظة الدير Russia's Iran"
    shuffled = list(RECORDS)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - any order will do
    assert Matcher(shuffled).find(text, "ar") == MATCHER.find(text, "ar")


def test_an_empty_register_and_an_empty_text_hold_no_mention() -> None:
    assert Matcher(()).find("الرقة", "ar") == ()
    assert MATCHER.find("", "ar") == ()


WORDS = ("وبالرقة", "للنظام", "السوري", "دير", "الزور", "الدير", "محافظة", "بنك", "مصر", "على", "Russia's")
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from("US.   \n«»-ﷺʿéß1علي\u200f\u0651\u0640"))


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_mentions_are_true_to_the_text_and_do_not_overlap(text: str) -> None:
    place = 0
    for mention in MATCHER.find(text, "ar"):
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        place = mention.end


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(mention.surface for mention in MATCHER.find(text, "en"))


PERIODS = Matcher(
    (
        Record(
            "actors",
            "nusra",
            "content/actors/nusra.yaml",
            names=(("ar", "جبهة النصرة"),),
            aliases=(
                Alias("جبهة النصرة", "ar", valid=Validity("2012-01", "2016-07-28")),
                Alias("النصرة القديمة", "ar"),
            ),
        ),
        Record(
            "actors",
            "old-ministry",
            "content/actors/old-ministry.yaml",
            names=(("ar", "وزارة الإعلام"),),
            aliases=(Alias("وزارة الإعلام", "ar"),),
            valid=Validity("1970", "2016"),
        ),
        Record(
            "actors",
            "new-ministry",
            "content/actors/new-ministry.yaml",
            names=(("ar", "وزارة الإعلام"),),
            aliases=(Alias("وزارة الإعلام", "ar"),),
            valid=Validity("2017"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2011-12-31", 0),
        ("2012-01-01", 1),
        ("2016-07-28", 1),
        ("2016-07-29", 0),
        ("2016-07", 1),
        ("2016", 1),
        ("2017", 0),
        (None, 1),
    ],
)
def test_an_alias_counts_only_while_it_is_borne(day: str | None, found: int) -> None:
    assert len(PERIODS.find("قالت جبهة النصرة", "ar", day)) == found
    assert len(PERIODS.find("قالت النصرة القديمة", "ar", day)) == 1


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("1969-05-05", []),
        ("1975-05-05", ["old-ministry"]),
        ("2016-12-31", ["old-ministry"]),
        ("2020", ["new-ministry"]),
    ],
)
def test_of_two_bodies_of_one_name_that_of_the_day_is_meant(day: str, meant: list[str]) -> None:
    assert [mention.id for mention in PERIODS.find("أعلنت وزارة الإعلام", "ar", day)] == meant


def test_what_has_ended_is_still_named() -> None:
    ended = Record(
        "actors", "a", "a.yaml", (("ar", "جيش"),), (Alias("جيش العشائر", "ar"),), valid=Validity("2013", "2018")
    )
    assert len(Matcher([ended]).find("كان جيش العشائر هناك", "ar", "2023-01-01")) == 1
    assert Matcher([ended]).find("كان جيش العشائر هناك", "ar", "2012-01-01") == ()


def test_listed_records_are_located_by_day_too() -> None:
    listed: set[tuple[RecordKind, str]] = {("actors", "nusra")}
    assert len(PERIODS.find_listed("جبهة النصرة", "ar", listed, "2014")) == 1
    assert PERIODS.find_listed("جبهة النصرة", "ar", listed, "2020") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("زار بوتين مصر أمس", ["vladimir-putin", "egypt"]),
        ("التقى بوتين محمد بن سلمان", ["vladimir-putin", "mohammed-bin-salman"]),
        ("استقبل الرئيس الأسد ماكرون", ["bashar-al-assad", "emmanuel-macron"]),
        ("قال محمد إنه بخير", ["muhammad"]),
        ("وصل علي أمس", ["ali"]),
        ("على علي أن يعود", ["ali"]),
        ("بنك مصر في مصر", ["egypt"]),
        ("قرب شارع بغداد في دمشق", ["damascus"]),
        ("أعلنت روسيا اليوم أنها مستعدة", ["russia"]),
        ("سفارة مصر في ليبيا", ["egypt", "libya"]),
        ("قتل في سوريا 24 شخصاً", ["syria"]),
        ("حكومة العراق ورئيس لبنان", ["iraq", "lebanon"]),
    ],
)
def test_an_arabic_name_beside_plain_words_is_found(text: str, found: list[str]) -> None:
    assert [identifier for identifier, _ in surfaces(text, matcher=WORLD)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "When Putin met Erdogan, President Assad left.",
            ["vladimir-putin", "recep-tayyip-erdogan", "bashar-al-assad"],
        ),
        ("Putin Meets Erdogan As Syria Peace Talks Resume", ["vladimir-putin", "recep-tayyip-erdogan", "syria"]),
        ("Russian President Putin on Monday", ["vladimir-putin"]),
        ("Syria-Iraq and Turkey/Iran", ["syria", "iraq", "turkey", "iran"]),
        ("IRAN QUALIFY FOR FINAL", ["iran"]),
        ("US Secretary of State and UK Foreign Office", ["united-states", "united-kingdom"]),
        ("Damascus International Airport", ["damascus"]),
        ("Aleppo Governorate, Hama Province and Raqqa City", ["aleppo", "hama", "raqqa"]),
        ("Qatar’s emir in Jordan on Tuesday", ["qatar", "jordan"]),
        ("in Sudan Saturday", ["sudan"]),
        ("the U.S. and the UN", ["united-states", "united-nations"]),
        ("Syria's Assad", ["syria", "bashar-al-assad"]),
    ],
)
def test_a_latin_name_beside_plain_words_is_found(text: str, found: list[str]) -> None:
    assert [identifier for identifier, _ in surfaces(text, "en", WORLD)] == found


def test_a_record_of_the_longer_name_is_found() -> None:
    matcher = Matcher((record("places/jordan", "الأردن", "Jordan"), record("actors/michael-jordan", "Michael Jordan")))
    assert surfaces("Michael Jordan left Jordan.", "en", matcher) == [
        ("michael-jordan", "Michael Jordan"),
        ("jordan", "Jordan"),
    ]
    bank = Matcher(
        (record("places/egypt", "مصر"), record("actors/new-mexico", "New Mexico"), record("places/mexico", "Mexico"))
    )
    assert surfaces("New Mexico and Mexico", "en", bank) == [("new-mexico", "New Mexico"), ("mexico", "Mexico")]


def test_more_words_than_are_remembered_do_not_confuse() -> None:
    matcher = Matcher([record("places/aleppo", "حلب")])
    for start in range(0, 900_000, 300_000):
        text = " ".join(map(str, range(start, start + 300_000))) + " حلب"
        assert [mention.start for mention in matcher.find(text, "ar")] == [len(text) - 3]


def test_a_text_without_a_space_is_read_in_bounds() -> None:
    assert MATCHER.find("سوريا" * 200_000, "ar") == ()
    assert MATCHER.find("ا" + "\u200f" * 1_000_000, "ar") == ()
    assert len(MATCHER.find("Syria-" * 10_000, "en")) == 10_000


def test_5_megabytes_without_a_space_are_read_in_bounds() -> None:
    assert MATCHER.find("ا" * 2_500_000, "ar") == ()  # two bytes each
    assert MATCHER.find("a" * 5_000_000, "en") == ()


def test_a_name_in_three_scripts_is_one_record() -> None:
    kurds = Matcher([record("places/kobani", "كوباني", "Kobani", "Kobanî", "Кобани")])
    assert surfaces("كوباني (Kobanî, Кобани)", matcher=kurds) == [
        ("kobani", "كوباني"),
        ("kobani", "Kobanî"),
        ("kobani", "Кобани"),
    ]


def test_broken_surrogates_are_read() -> None:
    assert [mention.start for mention in MATCHER.find("\ud800حلب\udfff حلب", "ar")] == [1, 6]


def test_a_family_name_behind_the_own_given_name_is_the_person() -> None:
    bush = record("actors/bush", "جورج دبليو بوش", "بوش", "George W. Bush", "Bush", is_a="person")
    matcher = Matcher([bush])
    assert surfaces("قال جورج بوش", matcher=matcher) == [("bush", "بوش")]
    assert surfaces("قالت لورا بوش", matcher=matcher) == []
    assert surfaces("when George Bush spoke", "en", matcher) == [("bush", "Bush")]
    assert surfaces("when Laura Bush spoke", "en", matcher) == []


def test_a_person_is_known_by_a_given_name_where_the_record_does_not_say() -> None:
    matcher = Matcher(
        [record("actors/assad", "بشار الأسد", "الأسد"), record("actors/front", "الجبهة الوطنية", "الجبهة")]
    )
    assert surfaces("حافظ الأسد", matcher=matcher) == []
    assert surfaces("قال الأسد للجبهة", matcher=matcher) == [("assad", "الأسد"), ("front", "لجبهة")]
