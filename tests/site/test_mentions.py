"""Links from a text to what its item lists: the first mention, and nothing that may not hold a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.enrich.names import RecordKey
from mujaz.model import Alias, Record, RecordKind
from mujaz.site.mention_memory import MentionMemory
from mujaz.site.mentions import Question, find_places, link_mentions


def record(kind: RecordKind, identifier: str, arabic: str, english: str) -> Record:
    names = (("ar", arabic), ("en", english))
    return Record(kind, identifier, "", names, tuple(Alias(text, language) for language, text in names))


RECORDS = (
    record("places", "raqqa", "الرقة", "Raqqa"),
    record("places", "egypt", "مصر", "Egypt"),
    record("actors", "bank", "بنك مصر", "Bank of Egypt"),
    record("actors", "isis", "داعش", "ISIS"),
)
MATCHER = Matcher(RECORDS)
RAQQA, EGYPT, ISIS = ("places", "raqqa"), ("places", "egypt"), ("actors", "isis")


def link(html: str, language: str, *listed: RecordKey) -> str:
    return link_mentions(html, MATCHER, Question(language, "2020", listed), lambda _, identifier: f"/{identifier}/")


def test_the_first_mention_of_a_listed_record_is_linked_and_no_other() -> None:
    assert link("<p>From Raqqa to Raqqa.</p><p>Raqqa, ISIS</p>", "en", RAQQA) == (
        '<p>From <a class="mention" href="/raqqa/">Raqqa</a> to Raqqa.</p><p>Raqqa, ISIS</p>'
    )


def test_an_arabic_word_is_linked_whole_with_its_proclitics() -> None:
    assert link("<p>الطريق للرقة ثم والرقة</p>", "ar", RAQQA) == (
        '<p>الطريق <a class="mention" href="/raqqa/">للرقة</a> ثم والرقة</p>'
    )


@pytest.mark.parametrize("tag", ["a", "h2", "code", "pre", "figcaption", "sup"])
def test_nothing_is_linked_in_links_headings_code_and_captions(tag: str) -> None:
    html = f"<{tag}>Raqqa <em>Raqqa</em></{tag}>"
    assert link(html, "en", RAQQA) == html
    assert link(f"{html}<p>Raqqa</p>", "en", RAQQA) == f'{html}<p><a class="mention" href="/raqqa/">Raqqa</a></p>'


def test_escaped_characters_stay_escaped_and_move_no_link() -> None:
    assert link("<p>&lt;b&gt; &amp; &quot;Raqqa&quot; &amp; ISIS</p>", "en", RAQQA, ISIS) == (
        '<p>&lt;b&gt; &amp; &quot;<a class="mention" href="/raqqa/">Raqqa</a>&quot; &amp; '
        '<a class="mention" href="/isis/">ISIS</a></p>'
    )


def test_a_name_that_a_tag_cuts_in_two_is_passed_over() -> None:
    assert link("<p>Raq<em>qa</em> and <strong>Raqqa</strong></p>", "en", RAQQA) == (
        '<p>Raq<em>qa</em> and <strong><a class="mention" href="/raqqa/">Raqqa</a></strong></p>'
    )


def test_a_bracket_that_a_name_opens_closes_within_its_link() -> None:
    jet = record("actors", "jet", "إف-16 (أمريكا)", "F-16 (USA)!")
    found = link_mentions(
        "<p>Then F-16 (USA)! And (F-16) too.</p>",
        Matcher((jet,)),
        Question("en", "2020", [("actors", "jet")]),
        lambda *_: "/jet/",
    )
    assert found.count(">F-16 (USA)</a>! And (F-16) too.") == 1


def test_names_do_not_span_blocks() -> None:
    assert link("<p>بنك</p><p>مصر</p>", "ar", EGYPT) == '<p>بنك</p><p><a class="mention" href="/egypt/">مصر</a></p>'


def test_a_longer_name_of_another_record_hides_a_listed_one() -> None:
    assert link("<p>بنك مصر</p>", "ar", EGYPT) == "<p>بنك مصر</p>"


def test_a_text_without_listed_records_is_as_it_was() -> None:
    assert link("<p>Raqqa</p>", "en") == "<p>Raqqa</p>"
    assert link("", "en", RAQQA) == ""


def test_a_text_that_was_searched_before_is_not_searched_again(tmp_path: Path) -> None:
    question = Question("en", "2020", (RAQQA,))
    found = find_places("<p>Raqqa</p>", MATCHER, question)
    first = MentionMemory(tmp_path, RECORDS)
    assert first.find("raqqa en", "<p>Raqqa</p>", question, lambda: found) == [(3, 8, "places", "raqqa")]
    first.save(["raqqa en"])
    again = MentionMemory(tmp_path, RECORDS)
    assert again.find("raqqa en", "<p>Raqqa</p>", question, list) == [(3, 8, "places", "raqqa")]
    assert again.find("raqqa en", "<p>Raqqa </p>", question, list) == []


def test_texts_that_a_build_does_not_ask_for_stay_in_memory_as_long_as_they_are_there(tmp_path: Path) -> None:
    question = Question("en", "2020", (RAQQA,))
    for name in ("one en", "two en"):
        memory = MentionMemory(tmp_path, RECORDS)
        memory.find(name, "<p>Raqqa</p>", question, lambda: [(3, 8, "places", "raqqa")])
        memory.save(["one en", "two en"])
    assert MentionMemory(tmp_path, RECORDS).find("one en", "<p>Raqqa</p>", question, list) == [
        (3, 8, "places", "raqqa")
    ]
    MentionMemory(tmp_path, RECORDS).save(["two en"])
    assert MentionMemory(tmp_path, RECORDS).find("one en", "<p>Raqqa</p>", question, list) == []


def test_other_names_make_what_is_remembered_void(tmp_path: Path) -> None:
    question = Question("en", "2020", (RAQQA,))
    first = MentionMemory(tmp_path, RECORDS)
    first.find("raqqa en", "<p>Raqqa</p>", question, lambda: [(3, 8, "places", "raqqa")])
    first.save(["raqqa en"])
    assert MentionMemory(tmp_path, RECORDS[1:]).find("raqqa en", "<p>Raqqa</p>", question, list) == []


def test_a_memory_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "mentions.state").write_text("[", encoding="utf-8")
    question = Question("en", "2020", (RAQQA,))
    assert MentionMemory(tmp_path, RECORDS).find("raqqa en", "<p>Raqqa</p>", question, list) == []
