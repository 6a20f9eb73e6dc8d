"""What a search finds, and in which order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.model import Alias
from mujaz.site.search.query import Answer

Find = Callable[..., Answer]

FILLER = ["خبر عن الطقس في الساحل", "a note about rivers", "سوق الخضار صباحاً"]

CLASSES = {
    "hamza seats": ["إسرائيل", "اسرائيل", "أسرائيل"],
    "hamza on waw and yeh": ["مسؤول", "مسئول"],
    "teh marbuta": ["مدرسة", "مدرسه"],
    "alef maksura": ["مستشفى", "مستشفي"],
    "harakat": ["مُظاهَرة", "مظاهرة"],
    "tatweel": ["حـــلـــب", "حلب"],
    "digits": ["2254", "٢٢٥٤", "۲۲۵۴"],
    "hidden marks": ["دم\u200cشق", "دمشق", "\u200fدمشق\u200e"],
    "Persian letters": ["کردستان", "كردستان"],
    "presentation forms": ["ﺣﻠﺐ", "حلب"],
    "article": ["هدنة", "الهدنة"],
    "proclitics": ["قوات", "وقوات", "فقوات", "بقوات", "لقوات", "كقوات"],
    "proclitics and article": ["القوات", "والقوات", "فالقوات", "بالقوات", "للقوات", "كالقوات", "وبالقوات"],
    "proclitics with and without": ["هجوم", "والهجوم", "بهجوم", "للهجوم", "ولهجوم"],
    "a word that begins with lam": ["لجنة", "اللجنة", "للجنة"],
    "broken plurals": ["صاروخ", "صواريخ", "الصواريخ"],
    "plurals that share a stem": ["قرية", "قرى", "القرى"],
    "Syria": ["سوريا", "سورية", "لسورية", "وسوريا"],
    "America": ["أمريكا", "أميركا", "اميركا", "لأمريكا"],
    "feminine nisbas": ["ألماني", "ألمانية", "الألمانيين"],
    "broken plurals with endings": ["قوات", "قواته", "قواتهم", "القوة"],
    "broken plurals with hamza": ["لواء", "ألوية", "الألوية"],
    "short feminine words": ["لغة", "لغات", "اللغات"],
    "duals": ["مدينتين", "مدينة", "المدينتان"],
    "English plurals": ["agency", "agencies"],
    "English past of -y": ["deny", "denied", "denies"],
    "British and American": ["organisation", "organization", "organizations"],
    "English verbs": ["strike", "strikes", "striking"],
    "accents": ["Ḥasakah", "Hasakah"],
    "English possessives": ["Russia", "Russia’s", "Russia's"],
}


@pytest.mark.parametrize("spellings", CLASSES.values(), ids=CLASSES)
def test_every_spelling_of_a_word_finds_all_others(find: Find, spellings: list[str]) -> None:
    texts = [*spellings, *FILLER]
    found = {asked: {hit.document for hit in find(asked, texts).hits} for asked in spellings}
    assert found == {asked: set(range(len(spellings))) for asked in spellings}


def test_paper_is_not_raqqa(find: Find, make_record: Callable[..., object]) -> None:
    raqqa = [make_record("places", "raqqa", "الرقة", "Raqqa")]
    assert [hit.document for hit in find("الرقة", ["ورقة بيضاء", "والرقة بعيدة"], raqqa).hits] == [1]
    assert [hit.document for hit in find("ورقة", ["ورقة بيضاء", "والرقة بعيدة"], raqqa).hits] == [0]


def test_the_nearer_form_stands_first(find: Find) -> None:
    found = find("المدرسة", ["مدارس", "المدرسه", "مدرسة", "المدرسة"])
    assert [hit.document for hit in found.hits] == [3, 1, 2, 0]


def test_a_title_stands_before_a_summary_and_that_before_a_text(
    find: Find, make_document: Callable[..., object]
) -> None:
    documents = [
        make_document(0, "هدنة هدنة هدنة"),
        make_document(1, "نص", summary="هدنة"),
        make_document(2, "نص", title="هدنة"),
    ]
    assert [hit.document for hit in find("هدنة", documents).hits] == [2, 1, 0]


NAMES = ("دير الزور", "Deir ez-Zor")
ALIASES = (Alias("Dayr az-Zawr", "en"), Alias("Deir Ezzor", "en", "hidden"), Alias("الدير", "ar", "weak"))


@pytest.mark.parametrize("asked", [*NAMES, "Dayr az-Zawr", "deir ezzor"])
def test_every_name_of_a_place_finds_the_same(find: Find, make_document: Callable[..., object],
                                              make_record: Callable[..., object], asked: str) -> None:  # fmt: skip
    places = [make_record("places", "deir-ez-zor", *NAMES, *ALIASES)]
    documents = [
        make_document(0, "قصف قرب دير الزور"),
        make_document(1, "Shelling near Deir Ezzor.", language="en"),
        make_document(2, "نص لا يسميها", records=(("places", "deir-ez-zor"),)),
        make_document(3, "Nothing of the kind.", language="en"),
    ]
    answer = find(asked, documents, places)
    assert {hit.document for hit in answer.hits} == {0, 1, 2}
    assert [found.id for found in answer.records] == ["deir-ez-zor"]


@pytest.mark.parametrize("asked", ["بدير الزور", "وبدير الزور", "لدير الزور", "ودير الزور", "فلدير الزور"])
def test_a_name_of_two_words_is_found_behind_what_is_written_onto_it(
    find: Find, make_document: Callable[..., object], make_record: Callable[..., object], asked: str
) -> None:
    places = [make_record("places", "deir-ez-zor", *NAMES, *ALIASES)]
    documents = [
        make_document(0, "قصف قرب دير الزور"),
        make_document(1, "Shelling near Deir Ezzor.", language="en"),
        make_document(2, "انفجار وبدير الزور قصف"),
        make_document(3, "زور ودير بعيدان"),
    ]
    answer = find(asked, documents, places)
    assert {hit.document for hit in answer.hits} >= {0, 1, 2}
    assert [found.id for found in answer.records] == ["deir-ez-zor"]
    assert 2 in {hit.document for hit in find("Deir ez-Zor", documents, places).hits}


@pytest.mark.parametrize("asked", ["وزارة الدفاع", "لوزارة الدفاع", "بوزارة الدفاع", "Defence Ministry"])
def test_a_name_that_begins_with_what_looks_like_a_conjunction_is_found_too(
    find: Find, make_document: Callable[..., object], make_record: Callable[..., object], asked: str
) -> None:
    actors = [make_record("actors", "defence-ministry", "وزارة الدفاع", "Defence Ministry")]
    documents = [make_document(0, "بيان لوزارة الدفاع"), make_document(1, "The Defence Ministry said.", language="en")]
    assert {hit.document for hit in find(asked, documents, actors).hits} == {0, 1}


@pytest.mark.parametrize("asked", ["داعش", "لداعش", "وداعش", "ISIS"])
def test_a_name_of_one_word_is_found_behind_what_is_written_onto_it(
    find: Find, make_document: Callable[..., object], make_record: Callable[..., object], asked: str
) -> None:
    actors = [make_record("actors", "isis", "داعش", "ISIS")]
    documents = [make_document(0, "هجوم لداعش"), make_document(1, "An ISIS attack", language="en")]
    assert {hit.document for hit in find(asked, documents, actors).hits} == {0, 1}


def test_a_phrase_is_found_behind_what_is_written_onto_its_first_word(find: Find) -> None:
    texts = ["قرار لمجلس الأمن", "ومجلس الأمن", "مجلس الأمن", "مجالس أمن", "الأمن والمجلس"]
    assert {hit.document for hit in find('"مجلس الأمن"', texts).hits} == {0, 1, 2, 3}


def test_a_minus_leaves_out_an_item_in_all_its_languages(find: Find, make_document: Callable[..., object]) -> None:
    documents = [
        make_document(0, "قرار 2254 عن حلب", slug="item"),
        make_document(1, "Resolution 2254", slug="item", first=False, language="en"),
        make_document(2, "قرار 2254", slug="other"),
    ]
    assert [hit.document for hit in find("2254 -حلب", documents).hits] == [2]


def test_filters_alone_find_what_passes_them(find: Find, make_document: Callable[..., object]) -> None:
    documents = [
        make_document(0, "نص", date="2022-05-01", kind="briefing"),
        make_document(1, "نص", date="2023-05-01", kind="briefing"),
        make_document(2, "نص", date="2023-06-01"),
    ]
    assert [hit.document for hit in find("", documents, year=2023).hits] == [2, 1]
    assert [hit.document for hit in find("", documents, year=2023, kind="briefing").hits] == [1]
    assert [hit.document for hit in find("نص", documents, kind="briefing", newest_first=True).hits] == [1, 0]
    assert find("", documents, year=1999).hits == []


def test_a_weak_name_leads_to_its_place_and_stands_for_nothing(find: Find, make_record: Callable[..., object]) -> None:
    answer = find("الدير", ["راهب في الدير", "دير الزور"], [make_record("places", "deir-ez-zor", *NAMES, *ALIASES)])
    assert [found.id for found in answer.records] == ["deir-ez-zor"]
    assert 0 in {hit.document for hit in answer.hits}


def test_a_phrase_is_found_in_its_order_only(find: Find) -> None:
    texts = ["مجلس الأمن الدولي", "الأمن في المجلس", "رجال الأمن ومجلس المدينة"]
    assert [hit.document for hit in find('"مجلس الأمن"', texts).hits] == [0]
    assert [hit.document for hit in find("«مجلس الأمن»", texts).hits] == [0]
    assert {hit.document for hit in find("مجلس الأمن", texts).hits} == {0, 1, 2}


def test_a_phrase_does_not_cross_from_one_paragraph_to_the_next(find: Find) -> None:
    assert find('"حلب دمشق"', ["حلب\nدمشق"]).hits == []


def test_a_minus_leaves_a_word_out_and_one_inside_a_name_does_not(find: Find) -> None:
    texts = ["حلب ودمشق", "حلب وحمص", "Deir ez-Zor"]
    assert [hit.document for hit in find("حلب -دمشق", texts).hits] == [1]
    assert [hit.document for hit in find("ez-Zor", texts).hits] == [2]


def test_where_no_item_has_all_words_those_with_some_are_found_and_it_is_said(find: Find) -> None:
    answer = find("حلب زلزال", ["حلب", "زلزال", "حمص"])
    assert ({hit.document for hit in answer.hits}, answer.some) == ({0, 1}, True)


def test_the_languages_of_an_item_are_one_result_in_the_readers_language(
    find: Find, make_document: Callable[..., object]
) -> None:
    documents = [
        make_document(0, "قرار 2254", slug="item"),
        make_document(1, "Resolution 2254", slug="item", first=False, language="en"),
    ]
    assert [hit.document for hit in find("2254", documents).hits] == [0]
    assert [hit.document for hit in find("2254", documents, language="en").hits] == [1]


@pytest.mark.parametrize(
    "asked",
    ["", " ", "x", "في من على", "the of", "🙂", "\u202e\u200f", "<b onerror=x>.*[", '"', '""', "-", "--", '-"', "\0",
     "ء", "(" * 10_000, "حلب " * 5000, "\ud800"],
    ids=repr,
)  # fmt: skip
def test_bad_input_is_answered(find: Find, asked: str) -> None:
    answer = find(asked, ["حلب", "<b>onerror</b>"])
    assert len(answer.hits) <= 2
