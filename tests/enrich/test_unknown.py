from __future__ import annotations

from mujaz.enrich.mentions import Matcher
from mujaz.enrich.unknown import Example, find_unknown
from mujaz.model import Alias, Record

MATCHER = Matcher(
    [
        Record("places", "aleppo", "aleppo.yaml", (("ar", "حلب"),), (Alias("حلب", "ar"), Alias("Aleppo", "en"))),
        Record("actors", "annan", "annan.yaml", (("en", "Kofi Annan"),), (Alias("Annan", "en", "weak"),)),
    ],
)


def test_an_arabic_name_behind_a_title_is_listed_once_it_returns() -> None:
    found = find_unknown(
        [
            ("a.md", "ar", "قال وزير الخارجية السوري وليد المعلم في حلب إن الاجتماع تأجل."),
            ("b.md", "ar", "والتقى الوزير وليد المعلم أمس. وزار مدينة جرمانا، ووصل إلى مدينة جرمانا وفد."),
            ("c.md", "ar", "استقبل وزير الخارجية وليد المعلم وفداً من مدينة حلب."),
        ],
        MATCHER,
    )
    assert [(u.surface, u.kind, u.type, u.count, u.files) for u in found] == [
        ("جرمانا", "places", "city", 2, ("b.md",)),
        ("وليد المعلم", "actors", "person", 2, ("a.md", "c.md")),
    ]
    assert found[1].examples[0] == Example(
        "a.md", "قال وزير الخارجية السوري ", "وليد المعلم", " في حلب إن الاجتماع تأجل."
    )


def test_an_english_name_is_told_by_its_capitals() -> None:
    found = find_unknown(
        [
            ("a.md", "en", "The envoy met Walid al-Muallem in Jaramana. The Syria Recovery Fund paid."),
            ("b.md", "en", "In Aleppo, Walid al-Muallem’s aide spoke. A fund from Jaramana helped."),
            ("c.md", "en", "He praised the Syria Recovery Fund on Monday; Turks and Russians came to the fund."),
        ],
        MATCHER,
    )
    assert [(u.surface, u.kind, u.type, u.count) for u in found] == [
        ("Jaramana", "places", None, 2),
        ("Syria Recovery Fund", "actors", "organisation", 2),
        ("Walid al-Muallem", "actors", "person", 2),
    ]


def test_peoples_and_numbered_parts_have_no_names() -> None:
    text = "We met American and African envoys under Chapter VII. The American envoy of Phase II cited Chapter VII."
    assert find_unknown([("a", "en", text), ("b", "en", "An African, in Phase II.")], MATCHER) == ()


def test_a_dash_begins_something_new() -> None:
    text = "It came on 12 July – The Walid Fund paid for what was there, and nobody else did anything at all."
    found = find_unknown([("a", "en", text), ("b", "en", text)], MATCHER)
    assert [unknown.surface for unknown in found] == ["Walid Fund"]


def test_what_is_only_planned_has_no_name() -> None:
    text = "شكلت هيئة حكم انتقالية، وهيئة حكم انتقالية ثانية."
    assert find_unknown([("a", "ar", text)], MATCHER) == ()


def test_what_a_record_bears_is_not_unknown_even_if_it_does_not_match() -> None:
    assert find_unknown([("a", "en", "So Annan went to Aleppo, and Annan came back to Aleppo.")], MATCHER) == ()


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    assert find_unknown([("a", "en", "We met the Board. We saw the Board. A board is made of wood.")], MATCHER) == ()


def test_a_name_must_return_as_often_as_is_asked() -> None:
    texts = [("a", "en", "People in Jaramana and in Jaramana.")]
    assert [unknown.count for unknown in find_unknown(texts, MATCHER)] == [2]
    assert find_unknown(texts, MATCHER, at_least=3) == ()


def test_no_text_and_no_register_have_no_unknown_name() -> None:
    assert find_unknown([], Matcher(())) == ()
    assert find_unknown([("a", "ar", "")], Matcher(())) == ()
