"""Lines that terminals, printers and converters broke at a width are the paragraphs that they were."""

from __future__ import annotations

import textwrap

from mujaz.clean.widths import has_paragraph, join_broken

PARAGRAPHS = (
    "بدأت صباح الثلاثاء الرحلات التجريبية على خط القطار الخفيف بين المدينتين من دون ركاب، وتستمر شهرين كاملين.",
    "ويبلغ طول الخط اثنين وعشرين كيلومترا وفيه إحدى عشرة محطة، ويقطع القطار المسافة كلها في خمس وعشرين دقيقة.",
    "وقال مدير المشروع إن ثمن التذكرة لم يحدد بعد، وإنه لن يزيد على ثمن تذكرة الحافلة إلا قليلا كما وعد من قبل.",
    "وتنقل الحافلات اليوم نحو أربعين ألف راكب بين المدينتين، وتحتاج الرحلة فيها إلى ساعة وربع الساعة وقت الذروة.",
)
HEADLINES = (
    "افتتاح جسر جديد فوق النهر بعد عامين من العمل",
    "موسم القطاف يبدأ مبكرا في القرى الجبلية هذا العام",
    "مكتبة متنقلة تزور عشرين مدرسة في ريف المحافظة",
    "إعادة تشغيل محطة المياه الرئيسية في البلدة القديمة",
    "معرض للصور القديمة في بيت الحكمة حتى نهاية الشهر",
)


def _broken(width: int, between: str, indent: str = "") -> str:
    wrapped = (textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent) for text in PARAGRAPHS)
    return between.join("\n".join(lines) for lines in wrapped)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in join_broken(text).split("\n") if line.strip())


def test_what_a_terminal_broke_is_joined_with_blank_lines_between_the_paragraphs() -> None:
    assert _paragraphs(_broken(72, "\n\n", "   ")) == PARAGRAPHS


def test_what_a_terminal_broke_is_joined_without_blank_lines_too() -> None:
    assert _paragraphs(_broken(60, "\n")) == PARAGRAPHS


def test_the_marks_of_vowels_take_no_room_on_a_terminal() -> None:
    lines = _broken(60, "\n\n").split("\n")
    marked = [line.replace("ال", "الْ") if number % 2 else line for number, line in enumerate(lines)]
    plain = tuple(text.replace("\u0652", "") for text in _paragraphs("\n".join(marked)))
    assert plain == PARAGRAPHS


def test_on_paper_the_lines_of_a_paragraph_have_different_lengths() -> None:
    words = " ".join(PARAGRAPHS).split()
    lines, line = [], ""
    for number, word in enumerate(words):
        if line and len(line) + len(word) > (70, 76, 66)[number % 3]:
            lines, line = [*lines, line], word
        else:
            line = f"{line} {word}".strip()
    assert " ".join(_paragraphs("\n".join([*lines, line]))) == " ".join(PARAGRAPHS)
    assert len(_paragraphs("\n".join([*lines, line]))) < len(lines)


def test_headlines_of_about_one_length_are_no_paragraph() -> None:
    text = "\n".join(HEADLINES * 2)
    assert join_broken(text) == text


def test_a_menu_above_the_text_stays_as_it_is() -> None:
    assert _paragraphs("الرئيسية\nمحليات\nرياضة\n\n" + _broken(72, "\n\n"))[:3] == ("الرئيسية", "محليات", "رياضة")


def test_the_items_of_a_list_stay_apart() -> None:
    items = [f"* {text}" for text in HEADLINES]
    found = _paragraphs(_broken(60, "\n\n") + "\n\n" + "\n".join(items))
    assert found == (*PARAGRAPHS, *items)


def test_each_line_keeps_its_place() -> None:
    text = _broken(72, "\n\n")
    joined = join_broken(text).split("\n")
    assert len(joined) == text.count("\n") + 1
    assert joined[0] == PARAGRAPHS[0]
    assert joined[1] == ""


def test_a_link_of_markdown_that_was_broken_is_one_where_a_print_is_sure() -> None:
    assert (
        join_broken("بحسب [وزارة السياحة\nوالآثار](/tag/mota).", sure=True)
        == "بحسب [وزارة السياحة والآثار](/tag/mota).\n"
    )


def test_a_dump_with_a_long_line_was_not_broken_but_an_address_tells_nothing() -> None:
    long, address = " ".join(PARAGRAPHS), "https://rased.example/" + "a" * 200
    assert has_paragraph(long, [long])
    assert not has_paragraph(address, [address])
