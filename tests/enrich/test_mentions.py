from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.enrich.mentions import Matcher, count
from mujaz.model import Alias, Mention, Record, RecordKind

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAPS = Path(__file__).with_name("traps.txt")


def record(
    key: str,
    *names: str,
    weak: tuple[str, ...] = (),
    cues: Mapping[str, tuple[str, ...]] | None = None,
    blocked: Mapping[str, tuple[str, ...]] | None = None,
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
    )


def language(name: str) -> str:
    return "en" if name[0].isascii() else "ar"


RECORDS = (
    record("actors/ali", "علي", "Ali"),
    record("actors/bashar-al-assad", "بشار الأسد", "الأسد", "Assad", blocked={"ar": ("بحيرة الأسد",)}),
    record("actors/international-coalition", "التحالف الدولي", "International Coalition"),
    record("actors/iran", "إيران", "Iran"),
    record("actors/isis", "داعش", "تنظيم الدولة الإسلامية", "تنظيم داعش", "ISIS", "Islamic State"),
    record("actors/russia", "روسيا", "Russia"),
    record("actors/sdf", "قوات سوريا الديمقراطية", "قسد", "Syrian Democratic Forces", "SDF"),
    record("actors/syrian-government", "النظام السوري", "حكومة النظام", weak=("النظام",), cues={"ar": ("قوات",)}),
    record("actors/united-states", "الولايات المتحدة", "United States", "US", "U.S."),
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


def test_there_are_at_least_sixty_traps() -> None:
    assert sum(not line.startswith("# ") for line in TRAPS.read_text("utf-8").splitlines()) >= 60


CHAINS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")

NAMES = tuple(Path(__file__).with_name("names.txt").read_text("utf-8").split())
WITH_ARTICLE = tuple(name for name in NAMES if name.startswith("ال"))


def written(chain: str, name: str) -> str:
    """Return `name` with the proclitics of `chain` as Arabic spells it."""
    if chain.endswith("ل") and name.startswith("ال"):
        return chain + "ل" + name[2:].removeprefix("ل")
    return chain + name


@pytest.mark.parametrize("chain", CHAINS)
def test_every_legal_chain_is_taken_off_every_name(chain: str) -> None:
    assert len(NAMES) >= 40
    for number, name in enumerate(NAMES):
        matcher = Matcher([record(f"places/p{number}", name)])
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
    assert surfaces("the U.S. said", "en") == [("united-states", "U.S")]


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
