from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from mujaz.enrich.mentions import Matcher, count
from mujaz.model import Record, RecordKind

MakeRecord = Callable[..., Record]
Surfaces = Callable[..., list[tuple[str, str]]]


def test_a_paragraph_names_its_actors_and_places_at_their_offsets(known: Matcher) -> None:
    text = (
        "نفى «التحالف الدولي» الاستعداد لأي عملية ضد إيران في سوريا، وقال إن قوات سوريا الديمقراطية "
        'تلاحق تنظيم "داعش" بريف دير الزور وبالرقة، ووجّه رسالةً للنظام السوري وللرّوس ولروسيا.'
    )
    assert [(mention.start, mention.end, mention.id, mention.surface) for mention in known.find(text, "ar")] == [
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


def test_an_english_paragraph_names_its_actors_and_places_at_their_offsets(known: Matcher) -> None:
    text = (
        "Russia's envoy met the Syrian Democratic Forces in Deir-ez-Zor and Al Hasakah; "
        "US officials told us that the Islamic State (ISIS) had left Ar-Raqqah for Turkey."
    )
    assert [(mention.start, mention.end, mention.id, mention.surface) for mention in known.find(text, "en")] == [
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


def test_the_longest_name_wins(surfaces: Surfaces) -> None:
    assert surfaces("قوات سوريا الديمقراطية") == [("sdf", "قوات سوريا الديمقراطية")]
    assert surfaces("قوات سوريا") == [("syria", "سوريا")]
    assert surfaces("the Syrian Democratic Forces", "en") == [("sdf", "Syrian Democratic Forces")]


def test_the_leftmost_of_overlapping_names_wins(surfaces: Surfaces) -> None:
    assert surfaces("حكومة النظام السوري") == [("syrian-government", "حكومة النظام")]


def test_a_weak_name_needs_its_cue(surfaces: Surfaces) -> None:
    assert surfaces("في محافظة الدير") == [("deir-ez-zor", "الدير")]
    assert surfaces("بمحافظة «الدير»") == [("deir-ez-zor", "الدير")]
    assert surfaces("وريف الدير الشرقي") == [("deir-ez-zor", "الدير")]
    assert surfaces("رهبان الدير") == []
    assert surfaces("المحافظة، الدير") == []


def test_a_weak_english_name_needs_its_cue(surfaces: Surfaces) -> None:
    assert surfaces("the city of Deir", "en") == [("deir-ez-zor", "Deir")]
    assert surfaces("The countryside Deir", "en") == [("deir-ez-zor", "Deir")]
    assert surfaces("the deer of Deir", "en") == []


def test_a_cue_of_one_language_does_not_serve_the_other(surfaces: Surfaces) -> None:
    assert surfaces("محافظة Deir") == []


def test_a_weak_mention_says_that_it_is_weak(known: Matcher) -> None:
    assert [mention.strength for mention in known.find("محافظة الدير ودير الزور", "ar")] == [
        "weak",
        "strong",
    ]


def test_a_weak_name_with_its_cue_goes_before_a_strong_one_of_another_record(
    record: MakeRecord, surfaces: Surfaces
) -> None:
    matcher = Matcher(
        (
            record("places/jerusalem", "القدس"),
            record("actors/al-quds-newspaper", "جريدة القدس العربي", weak=("القدس",), cues={"ar": ("صحيفة",)}),
        ),
    )
    assert surfaces("قالت صحيفة القدس", matcher=matcher) == [("al-quds-newspaper", "القدس")]
    assert surfaces("في القدس", matcher=matcher) == [("jerusalem", "القدس")]


def test_a_blocked_phrase_hides_its_own_record_only(
    record: MakeRecord, records: tuple[Record, ...], surfaces: Surfaces
) -> None:
    assert surfaces("بنك مصر في حلب") == [("aleppo", "حلب")]
    assert surfaces("بنك مصر في مصر") == [("egypt", "مصر")]
    assert surfaces("وبشارع دير الزور في دير الزور") == [("deir-ez-zor", "دير الزور")]
    bank = record("actors/banque-misr", "بنك مصر")
    assert surfaces("من بنك مصر", matcher=Matcher((*records, bank))) == [("banque-misr", "بنك مصر")]


def test_ali_is_found_and_on_is_not(surfaces: Surfaces) -> None:
    assert surfaces("على وعلي وعلى ولعلي وبعلى") == [("ali", "علي"), ("ali", "علي")]


def test_a_long_name_is_found_with_either_yeh(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher((record("actors/mustafa", "مصطفى"), record("actors/musa", "موسى")))
    assert surfaces("مصطفي ومصطفى وموسي لموسى", matcher=matcher) == [
        ("mustafa", "مصطفي"),
        ("mustafa", "مصطفى"),
        ("musa", "موسي"),
        ("musa", "موسى"),
    ]


def test_harakat_tatweel_and_invisible_marks_do_not_hide_a_name(surfaces: Surfaces) -> None:
    assert surfaces("وَلِلنِّظَامِ السُّورِيِّ") == [("syrian-government", "لنِّظَامِ السُّورِيِّ")]
    assert surfaces("بـ\u200fالرقّـة") == [("raqqa", "الرقّـة")]
    assert surfaces("\u202bحلب\u202c.") == [("aleppo", "حلب")]
    assert surfaces("لـ«داعش» وبـ(قسد)") == [("isis", "داعش"), ("sdf", "قسد")]


def test_presentation_forms_are_letters(surfaces: Surfaces) -> None:
    # beh, alef, lam, reh, qaf, teh marbuta, as a PDF of 2003 writes them
    assert surfaces("\ufe91\ufe8e\ufedf\ufeae\ufed7\ufe94") == [("raqqa", "\ufe8e\ufedf\ufeae\ufed7\ufe94")]


def test_latin_names_are_found_in_arabic_text_and_the_reverse(surfaces: Surfaces) -> None:
    assert surfaces("قال الـISIS في Deir Ezzor و Deir ez-Zor") == [
        ("isis", "ISIS"),
        ("deir-ez-zor", "Deir ez-Zor"),
    ]
    assert surfaces("It is called وبالرقة in Arabic.", "en") == [("raqqa", "الرقة")]


def test_an_apostrophe_s_is_not_the_name(surfaces: Surfaces) -> None:
    assert surfaces("Russia's, Russia’s and Deir ez-Zor's", "en") == [
        ("russia", "Russia"),
        ("russia", "Russia"),
        ("deir-ez-zor", "Deir ez-Zor"),
    ]
    assert surfaces("the People’s Protection Units", "en") == [("ypg", "People’s Protection Units")]


def test_initials_are_one_name(surfaces: Surfaces) -> None:
    assert surfaces("the U.S. said", "en") == [("united-states", "U.S.")]


def test_a_hashtag_is_a_name(surfaces: Surfaces) -> None:
    assert surfaces("#دير_الزور #حلب") == [("deir-ez-zor", "دير_الزور"), ("aleppo", "حلب")]


def test_a_name_may_run_over_a_line_but_not_over_a_paragraph_or_bullet(surfaces: Surfaces) -> None:
    assert surfaces("في دير\nالزور") == [("deir-ez-zor", "دير\nالزور")]
    assert surfaces("في دير\n\nالزور") == []
    assert surfaces("في دير\n- الزور") == []


def test_capitals_tell_a_name_from_a_word(surfaces: Surfaces) -> None:
    assert surfaces("TURKEY and Turkey, not turkey", "en") == [("turkey", "TURKEY"), ("turkey", "Turkey")]
    assert surfaces("WHO knows who is who; Who?", "en") == [("who", "WHO")]
    assert surfaces("isis, Isis, the international coalition", "en") == [
        ("isis", "isis"),
        ("isis", "Isis"),
        ("international-coalition", "international coalition"),
    ]


def test_only_listed_records_are_located(known: Matcher) -> None:
    text = "بنك مصر ومصر وحلب وقوات سوريا الديمقراطية"
    listed: set[tuple[RecordKind, str]] = {("places", "egypt"), ("places", "syria")}
    assert [(mention.id, mention.start) for mention in known.find_listed(text, "ar", listed)] == [("egypt", 9)]
    assert known.find_listed(text, "ar", ()) == ()


def test_a_listed_record_goes_before_another_of_the_same_name(record: MakeRecord) -> None:
    matcher = Matcher((record("actors/iran", "إيران"), record("places/iran", "إيران")))
    assert [mention.kind for mention in matcher.find("إيران", "ar")] == ["actors"]
    assert [mention.kind for mention in matcher.find_listed("إيران", "ar", [("places", "iran")])] == ["places"]


def test_mentions_are_counted_by_number_and_then_by_place(known: Matcher) -> None:
    found = known.find("حلب وروسيا ثم روسيا وإيران وحلب ودمشق", "ar")
    assert count(found) == (("places", "aleppo", 2), ("actors", "russia", 2), ("actors", "iran", 1))
    assert count(()) == ()


def test_the_order_of_the_register_does_not_matter(records: tuple[Record, ...], known: Matcher) -> None:
    text = (
        Path(__file__).with_name("traps.txt").read_text("utf-8")
        + " وبالرقة وقوات سوريا الديمقراطية ومحافظة الدير Russia's Iran"
    )
    shuffled = list(records)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - any order will do
    assert Matcher(shuffled).find(text, "ar") == known.find(text, "ar")


def test_an_empty_register_and_an_empty_text_hold_no_mention(known: Matcher) -> None:
    assert Matcher(()).find("الرقة", "ar") == ()
    assert known.find("", "ar") == ()
