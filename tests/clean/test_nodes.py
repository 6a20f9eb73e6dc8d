"""Dumps with one line for each text node are read as the paragraphs that the page shows."""

from __future__ import annotations

from mujaz.clean import clean
from mujaz.clean.account import tell_lines
from mujaz.clean.nodes import join_nodes
from mujaz.clean.plain import paragraphs_of
from mujaz.model import RawPage
from mujaz.register import Register

ARABIC = """عودة الماء إلى الحي القديم
12 آب 2023
قالت
هيئة الأنهار
، أمس السبت، إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات.
ورافق الوفد مدير المشروع
سالم النجار
الذي شرح للأهالي مراحل العمل في المضخة وما بقي منها حتى نهاية الشهر.
وأضافت الهيئة في
بيان
أن الضخ يعود غداً."""
ENGLISH = """Water returns to the old quarter
12 August 2023
The river board said on Saturday that the level was back and that
the lower road
, shut since May, would open.
The head of the works,
Ann Lee
, showed residents the new pump and told them what is left to do before June.
She had said so in
a statement
last week."""


def _texts(dump: str) -> list[str]:
    return list(paragraphs_of(clean(RawPage("page.txt", dump.encode(), ""), Register(()), languages=None).blocks))


def test_an_arabic_sentence_around_a_link_is_one_paragraph() -> None:
    assert _texts(ARABIC)[1:] == [
        "ورافق الوفد مدير المشروع سالم النجار الذي شرح للأهالي مراحل العمل في المضخة وما بقي منها حتى نهاية الشهر.",
        "وأضافت الهيئة في بيان أن الضخ يعود غداً.",
    ]


def test_an_english_sentence_around_a_link_is_one_paragraph() -> None:
    assert _texts(ENGLISH) == [
        "The river board said on Saturday that the level was back and that the lower road, shut since May, would open.",
        "The head of the works, Ann Lee, showed residents the new pump and told them what is left to do before June.",
        "She had said so in a statement last week.",
    ]


def test_lines_with_blank_ones_between_all_of_them_are_joined_too() -> None:
    assert _texts(ENGLISH.replace("\n", "\n\n")) == _texts(ENGLISH)


def test_tags_with_a_comma_in_a_line_of_its_own_are_one_line() -> None:
    assert join_nodes("الوسم\nالوسوم:\nمخيم\n،\nمياه\n،\nسكان") == "الوسم\nالوسوم:\nمخيم، مياه، سكان\n\n\n\n"


def test_every_line_keeps_its_number() -> None:
    assert join_nodes("Head\nThe mayor met\nAnn Lee\n, again.\n\nLast.").split("\n")[5] == "Last."


def test_a_label_that_ends_with_a_comma_stands_for_itself() -> None:
    dump = "Boat found\nImage source,\nCoastguard\nThe boat was found by\nAnn Lee\n, a walker."
    assert join_nodes(dump).split("\n")[1:3] == ["Image source,", "Coastguard"]


def test_a_dump_without_such_lines_stays_as_it_is() -> None:
    dump = "The council met on Monday and\nvoted twice\n\nNobody was there to see it."
    assert join_nodes(dump) == dump


def test_a_headline_above_a_bold_place_is_not_joined_to_it() -> None:
    dump = "Ferry returns to the old harbour\nTARSEN\n, June 21 – The ferry came back.\n"
    assert join_nodes(dump).split("\n")[0] == "Ferry returns to the old harbour"


def test_each_line_is_told_of_with_the_paragraph_that_it_is_a_part_of() -> None:
    raw = RawPage("page.txt", ARABIC.encode(), "")
    told = tell_lines(raw, clean(raw, Register(()), languages=None))
    assert [line.number for line in told] == list(range(1, 12))
    assert [line.fate for line in told[4:]] == ["kept"] * 7
