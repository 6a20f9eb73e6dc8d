"""Dumps that text browsers, mail programs and converters print are read as the page that they show."""

from __future__ import annotations

import textwrap

from mujaz.clean import clean
from mujaz.clean.account import tell_lines
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.printed import join_broken, unprint
from mujaz.model import CleanArticle, RawPage
from mujaz.register import Register

PARAGRAPHS = (
    "A cargo ship with more than 26,000 tonnes of corn left the port of Odesa on Monday, the first one since February.",
    "The ship was bound for Tripoli in Lebanon and was to be inspected near Istanbul by officials of the four parties.",
    "Another sixteen loaded ships were waiting in the ports of the region, the ministry of infrastructure said.",
)
ARABIC = (
    "غادرت سفينة محملة بأكثر من ستة وعشرين ألف طن من الذرة ميناء أوديسا يوم الاثنين، وهي الأولى منذ شهر شباط.",
    "وتتجه السفينة إلى طرابلس في لبنان، على أن يفتشها قرب إسطنبول مسؤولون من الأطراف الأربعة التي وقعت الاتفاق.",
    "وكانت ست عشرة سفينة أخرى تنتظر في موانئ المنطقة حتى مساء اليوم نفسه، بحسب وزارة البنية التحتية الأوكرانية.",
)
BROWSER = """   #[1]Harbour Dispatch
     * [2]News
     * [3]Ports

Grain ship leaves Odesa

   By [4]Peter Lund | Monday, 1 August 2022

{text}

   Tags: [5]grain

References

   Visible links
   1. https://dispatch.example/
   2. https://dispatch.example/news
"""
MARKDOWN = """[ ![Harbour Dispatch](/logo.png) ](https://dispatch.example/)

  * [News](/news)
  * [Ports](/ports)

# Grain ship leaves Odesa

By [Peter Lund](/by/lund) • August 1, 2022

![The ship at anchor](/ship.jpg)

A cargo ship loaded with _more than_ 26,000 tonnes of corn left the [port](/tag/port) on Monday, the first one to sail.

> "This is a day of relief for **those who wait** for that grain," a spokesman said.

## What comes next

Another 16 ships were waiting in the ports of the region, the ministry of infrastructure said.

* * *

© 2022 Harbour Dispatch
"""
SHEETS = """7/14/22, 9:03 AM          Grain ship leaves Odesa | Harbour Dispatch

By Peter Lund
August 1, 2022

{first}

https://dispatch.example/grain-ship-leaves                         1/2
7/14/22, 9:03 AM          Grain ship leaves Odesa | Harbour Dispatch

{second}

https://dispatch.example/grain-ship-leaves                         2/2
"""


def _read(dump: str) -> CleanArticle:
    return clean(RawPage("page.txt", dump.encode(), ""), Register(()), languages=None)


def _texts(dump: str) -> list[str]:
    return list(paragraphs_of(_read(dump).blocks))


def _broken(text: str, indent: str = "") -> str:
    return textwrap.fill(text, 72, initial_indent=indent, subsequent_indent=indent)


def test_the_lines_of_a_broken_paragraph_are_one_again() -> None:
    for paragraphs in (PARAGRAPHS, ARABIC):
        dump = "\n\n".join(["العنوان" if paragraphs is ARABIC else "Headline", *map(_broken, paragraphs)])
        assert [line for line in join_broken(dump).split("\n") if line][1:] == list(paragraphs)


def test_a_page_of_a_text_browser_is_read_without_its_marks() -> None:
    dump = BROWSER.format(
        text="\n\n".join(_broken(text, "   ") for text in PARAGRAPHS).replace("Lebanon", "[6]Lebanon")
    )
    article = _read(dump)
    assert (article.headline, article.byline) == ("Grain ship leaves Odesa", "Peter Lund")
    assert list(paragraphs_of(article.blocks)) == list(PARAGRAPHS)


def test_markdown_is_read_without_its_marks() -> None:
    assert _read(MARKDOWN).headline == "Grain ship leaves Odesa"
    assert _texts(MARKDOWN) == [
        "A cargo ship loaded with more than 26,000 tonnes of corn left the port on Monday, the first one to sail.",
        '"This is a day of relief for those who wait for that grain," a spokesman said.',
        "What comes next",
        "Another 16 ships were waiting in the ports of the region, the ministry of infrastructure said.",
    ]


def test_the_heads_and_feet_of_sheets_are_no_text() -> None:
    dump = SHEETS.format(first=_broken(PARAGRAPHS[0]), second="\n\n".join(map(_broken, PARAGRAPHS[1:])))
    assert _texts(dump) == list(PARAGRAPHS)
    assert _read(dump).headline == "Grain ship leaves Odesa"


def test_a_word_that_was_parted_is_one_again_unless_it_has_a_hyphen_elsewhere() -> None:
    start = "They went to the harbour to look at the new "
    parts = ("gal-\naxies of lamps.", "long-\nterm plan.", "long-term\nplan for it.")
    text = "\n\n".join(f"{start}{part}" for part in parts)
    joined = join_broken(text)
    assert "new galaxies of lamps" in joined
    assert "new long-term plan" in joined


def test_lines_as_their_authors_ended_them_stay() -> None:
    poem = "I walked along the river to the mill\nand nobody was there but the old wheel\nstill."
    headlines = "\n".join(("Insurers wait for clarity on the Black Sea corridor", "Wheat futures ease", *PARAGRAPHS))
    for text in (poem, headlines, "One [note](1) only\nand more", "قال [1] ثم سكت\nوانصرف"):
        assert unprint(text) == text


def test_each_line_of_the_file_is_told_of() -> None:
    dump = "\n\n".join(["Grain ship leaves Odesa", *map(_broken, PARAGRAPHS)])
    raw = RawPage("page.txt", dump.encode(), "")
    told = tell_lines(raw, clean(raw, Register(()), languages=None))
    assert [(line.number, line.text) for line in told] == [
        (number, line) for number, line in enumerate(dump.split("\n"), 1) if line
    ]
    assert [line.fate for line in told][:3] == ["read", "kept", "kept"]


def test_a_message_of_a_chat_program_is_read_without_its_stamp_and_the_signs_around_bold_words() -> None:
    message = (
        "[18/3/2022, 6:41:07 م] أخبار الساحل: إعادة فتح طريق الجبل أمام الشاحنات\n\n"
        "أعلنت مديرية الأشغال إعادة فتح الطريق صباح الأحد، والسرعة القصوى *40 كيلومترا في الساعة* حتى نهاية الشهر."
    )
    assert unprint(message) == (
        "إعادة فتح طريق الجبل أمام الشاحنات\n\n"
        "أعلنت مديرية الأشغال إعادة فتح الطريق صباح الأحد، والسرعة القصوى 40 كيلومترا في الساعة حتى نهاية الشهر."
    )


def test_the_day_of_printing_is_taken_off_the_title_though_no_time_stands_beside_it() -> None:
    sheet = "4/18/2019        نهر العاصي يستعيد جريانه\n\nنص\n\nhttps://ghab.example/2019 1/2\n"
    assert unprint(sheet).split("\n")[0] == "نهر العاصي يستعيد جريانه"


def test_markdown_without_a_link_is_known_by_its_headings_and_bold_words() -> None:
    headed = "# Grain ship leaves Odesa\n\n_A first since spring._\n\n  * **Corn** for Tripoli\n\n> Wait."
    assert unprint(headed) == "Grain ship leaves Odesa\n\nA first since spring.\n\nCorn for Tripoli\n\nWait."
    bold = f"Grain ship leaves Odesa\n\n**ODESA** - {PARAGRAPHS[0]}\n\n**_What comes next_**\n\n{PARAGRAPHS[1]}"
    assert unprint(bold) == bold.replace("**", "").replace("_", "")


def test_signs_that_only_look_like_markdown_stay() -> None:
    for text in (
        "# سوريا\nنص قصير هنا",
        "#1 in the list\n\nText",
        "He paid 5 ** 2, not **more",
        "**Note** the _order_",
    ):
        assert unprint(text) == text


def test_an_address_that_runs_a_script_is_no_line_of_text() -> None:
    links = (
        "References\n\n   1. https://a.example/\n  41. javascript:Form_Do(new Options(a, b, c, d, e, true, true, x, y))"
    )
    dump = "\n\n".join(["[1]Grain ship leaves Odesa", *map(_broken, PARAGRAPHS), links])
    assert PARAGRAPHS[0] in unprint(dump).split("\n")
