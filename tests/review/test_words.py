"""The desk's own words: every message of its templates and code stands in the Arabic catalogue, and no other."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from mujaz.review.words import words

FOLDER = Path(__file__).parents[2] / "plugins/mujaz/review"
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None, "mark": None, "count": (1, 2)}


def messages() -> set[str | tuple[str, ...]]:
    rows = extract_from_dir(
        FOLDER,
        [("**.py", "python"), ("templates/**.html", "jinja2")],
        {"templates/**.html": {"silent": "false"}},
        keywords=KEYWORDS,
    )
    return {message for _, _, message, _, _ in rows}


def test_the_catalogue_holds_every_message_and_no_other() -> None:
    with (FOLDER / "ar.po").open("rb") as file:
        assert {message.id for message in read_po(file, locale="ar") if message.id} == messages()


def test_every_message_is_translated_with_its_gaps() -> None:
    speaking = words("ar")
    for message in messages():
        if isinstance(message, str):
            said = speaking.catalogue.gettext(message) if speaking.catalogue else message
            assert said != message
            assert {gap for gap in said.split() if gap.startswith("%(")} == {
                gap for gap in message.split() if gap.startswith("%(")
            }


def test_a_number_has_its_form() -> None:
    forms = [words("ar").count("named once", "named %(num)s times", n) for n in (1, 2, 3, 11, 100)]
    assert forms == ["ذُكر مرة واحدة", "ذُكر مرتين", "ذُكر 3 مرات", "ذُكر 11 مرة", "ذُكر 100 مرة"]
    assert words("en").count("named once", "named %(num)s times", 3) == "named 3 times"
